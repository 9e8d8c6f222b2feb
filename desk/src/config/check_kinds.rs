//! Whether what desk.toml says of kinds, lines and extra fields can work.

use super::{
    Backend, BackendId, Choice, ExtraField, Hours, Kinds, Line, LineId, LocalText, Place, RequestKind,
    Routes, check::Check, check_options::Options, complaints::Complaint, file::Names, place::PlaceTable,
};
use crate::{Category, FieldRule, KindRule, Rules, Urgency, hours::Calendar, limits};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct KindTable {
    #[serde(default)]
    label: Option<Spanned<LocalText>>,
    #[serde(default)]
    help: Option<Spanned<LocalText>>,
    #[serde(default)]
    line: Option<Spanned<String>>,
    #[serde(default)]
    backends: Option<Names>,
    #[serde(default)]
    answer_within: Option<Spanned<String>>,
    #[serde(default)]
    urgency: Option<Urgency>,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
    #[serde(default)]
    at: BTreeMap<Spanned<String>, PlaceTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LineTable {
    name: Spanned<LocalText>,
    #[serde(default)]
    pub hours: Option<Spanned<String>>,
    #[serde(default)]
    answer_within: Option<Spanned<String>>,
    #[serde(default)]
    backends: Option<Names>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct FieldTable {
    label: Spanned<LocalText>,
    #[serde(default)]
    hint: Option<Spanned<LocalText>>,
    #[serde(default = "required")]
    required: bool,
    #[serde(default)]
    long: Option<Spanned<bool>>,
    #[serde(default)]
    limit: Option<Spanned<usize>>,
    #[serde(default)]
    options: Option<Options>,
}

/// An extra field is there to be filled in, as the others are.
const fn required() -> bool {
    true
}

/// The tables of kinds, lines and fields, each kind with its place in the file.
pub(super) struct KindTables {
    pub kinds: BTreeMap<Spanned<Category>, KindTable>,
    pub lines: BTreeMap<Spanned<String>, LineTable>,
    pub fields: BTreeMap<Spanned<String>, FieldTable>,
}

impl Check<'_> {
    pub(super) fn kinds(
        &mut self,
        tables: KindTables,
        hours: &Hours,
        backends: &BTreeMap<BackendId, Backend>,
    ) -> (Kinds, Option<Complaint>) {
        let mut kinds = Kinds::default();
        for (name, table) in tables.lines {
            self.name("line", &name);
            let line = self.line(table, hours, backends);
            kinds.lines.insert(name.into_inner(), line);
        }
        for (name, mut table) in tables.fields {
            self.name("field", &name);
            let options = self.options(table.options.take(), &kinds, hours, backends);
            let field = self.field(name.get_ref(), table, options);
            kinds.fields.insert(name.into_inner(), field);
        }
        let mut complaint = None;
        for (name, table) in tables.kinds {
            if *name.get_ref() == Category::Complaint {
                let named = table.backends.iter().flat_map(Spanned::get_ref);
                let backends = named.map(|name| (name.get_ref().clone(), name.span())).collect();
                let line = table.line.as_ref().map(Spanned::span);
                complaint = Some(Complaint { kind: name.span(), line, backends });
            }
            let category = *name.get_ref();
            let kind = self.kind(category, table, &mut kinds, hours, backends);
            kinds.offered.insert(category, kind);
        }
        (kinds, complaint)
    }

    fn name(&mut self, what: &str, name: &Spanned<String>) {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if name.get_ref().is_empty()
            || name.get_ref().len() > limits::NAME_MAX
            || !name.get_ref().bytes().all(good)
        {
            self.fault(&name.span(), format!("name a {what} with small letters, digits and hyphens"));
        }
    }

    fn field(&mut self, name: &str, table: FieldTable, options: Vec<Choice>) -> ExtraField {
        if !options.is_empty() {
            let stray = [table.long.as_ref().map(Spanned::span), table.limit.as_ref().map(Spanned::span)];
            for at in stray.into_iter().flatten() {
                self.fault(&at, "leave this out: what the field takes is in its options");
            }
        }
        let (required, long) = (table.required, table.long.is_some_and(Spanned::into_inner));
        let limit = match table.limit {
            Some(limit) if !(1..=limits::EXTRA_MAX).contains(limit.get_ref()) => {
                self.fault(&limit.span(), format!("write a limit of 1 to {} characters", limits::EXTRA_MAX));
                limits::EXTRA_MAX
            }
            Some(limit) => limit.into_inner(),
            None if long => limits::EXTRA_TEXT,
            None => limits::EXTRA_LINE,
        };
        ExtraField {
            label: self.short(&table.label, limits::LABEL_MAX),
            hint: table.hint.map(|hint| self.short(&hint, limits::HELP_MAX)),
            rule: FieldRule {
                name: name.to_owned(),
                required,
                long,
                limit,
                options: options.iter().map(Choice::offered).collect(),
                kinds: Vec::new(),
            },
            options,
        }
    }

    fn line(&mut self, table: LineTable, hours: &Hours, backends: &BTreeMap<BackendId, Backend>) -> Line {
        let own = table.hours.and_then(|name| self.calendar_name(&name, hours));
        let calendar = own.as_ref().and_then(|id| hours.calendars.get(id)).or_else(|| hours.calendar());
        Line {
            name: self.short(&table.name, limits::LABEL_MAX),
            promise: table.answer_within.and_then(|text| self.promise(&text, calendar)),
            backends: table.backends.and_then(|names| self.names(&names, backends)),
            hours: own,
        }
    }

    fn kind(
        &mut self,
        category: Category,
        table: KindTable,
        kinds: &mut Kinds,
        hours: &Hours,
        backends: &BTreeMap<BackendId, Backend>,
    ) -> RequestKind {
        let line = table.line.and_then(|name| self.line_named(&name, kinds));
        let calendar = kinds.calendar(line.as_ref(), hours);
        let promise = table.answer_within.and_then(|text| self.promise(&text, calendar));
        RequestKind {
            label: table.label.map(|label| self.short(&label, limits::LABEL_MAX)),
            help: table.help.map(|help| self.short(&help, limits::HELP_MAX)),
            line,
            backends: table.backends.and_then(|names| self.names(&names, backends)),
            promise,
            urgency: table.urgency.unwrap_or(Urgency::Normal),
            fields: self.asked(category, &table.fields, kinds),
            at: self.places(table.at, backends),
        }
    }

    /// The extra fields that a kind asks.
    fn asked(&mut self, category: Category, names: &[Spanned<String>], kinds: &mut Kinds) -> Vec<String> {
        let mut asked: Vec<String> = Vec::new();
        let mut leading: Option<String> = None;
        for name in names {
            let id = name.get_ref();
            let leads = kinds.fields.get(id).is_some_and(ExtraField::leads) && !asked.contains(id);
            if leads && category == Category::Complaint {
                let say = "leads away from whoever takes complaints";
                self.fault(&name.span(), format!("leave \"{id}\" out: an option of it {say}"));
            } else if let Some(other) = leading.as_ref().filter(|_| leads) {
                let say =
                    format!("leave \"{id}\" out: the options of \"{other}\" say already who takes this kind");
                self.fault(&name.span(), say);
            } else if leads {
                leading = Some(id.clone());
            }
            match kinds.fields.get_mut(id) {
                None => self.fault(&name.span(), format!("there is no field \"{id}\": add [fields.{id}]")),
                Some(_) if asked.contains(id) => {
                    self.fault(&name.span(), format!("field \"{id}\" stands here twice"));
                }
                Some(_) if asked.len() == limits::EXTRAS_COUNT => {
                    let most = limits::EXTRAS_COUNT;
                    self.fault(&name.span(), format!("leave fields out: a kind asks at most {most} of them"));
                }
                Some(field) => {
                    field.rule.kinds.push(category);
                    asked.push(id.clone());
                }
            }
        }
        asked
    }

    fn places(
        &mut self,
        tables: BTreeMap<Spanned<String>, PlaceTable>,
        backends: &BTreeMap<BackendId, Backend>,
    ) -> BTreeMap<BackendId, Place> {
        let mut places = BTreeMap::new();
        for (name, table) in tables {
            let id = name.get_ref();
            let Some(backend) = backends.get(id) else {
                self.fault(&name.span(), format!("there is no backend \"{id}\": add [backends.{id}]"));
                continue;
            };
            if let Some(place) = self.place(&name.span(), backend, table) {
                places.insert(id.clone(), place);
            }
        }
        places
    }

    pub(super) fn short(&mut self, text: &Spanned<LocalText>, limit: usize) -> LocalText {
        if !text.get_ref().is_filled_up_to(limit) {
            self.fault(&text.span(), format!("write a text of at most {limit} characters here"));
        }
        text.get_ref().clone()
    }
}

impl Kinds {
    /// The backends that a kind, or else its line, names for itself.
    pub(super) fn own_backends(&self, category: Category) -> Option<&[BackendId]> {
        let kind = self.offered.get(&category)?;
        let line = kind.line.as_ref().and_then(|id| self.lines.get(id)?.backends.as_ref());
        kind.backends.as_ref().or(line).map(Vec::as_slice)
    }

    /// Where tickets of the desk's own sites go.
    pub(super) fn routes(&self, usual: Vec<BackendId>) -> Routes {
        let own = |category: &Category| Some((*category, self.own_backends(*category)?.to_vec()));
        let led = |category: &Category| (*category, self.led(*category, &usual));
        Routes {
            by_category: self.offered.keys().filter_map(own).collect(),
            by_option: self.offered.keys().map(led).collect(),
            usual,
        }
    }

    /// The hours of whoever takes what goes to a line, or to none.
    pub(super) fn calendar<'a>(&self, line: Option<&LineId>, hours: &'a Hours) -> Option<&'a Calendar> {
        let own = line.and_then(|id| self.lines.get(id)?.hours.as_ref());
        own.and_then(|id| hours.calendars.get(id)).or_else(|| hours.calendar())
    }

    /// What forms have to hold to.
    pub(super) fn rules(&self) -> Rules {
        let kinds = self
            .offered
            .iter()
            .map(|(category, kind)| KindRule { category: *category, urgency: kind.urgency });
        Rules {
            kinds: kinds.collect(),
            fields: self.fields.values().map(|field| field.rule.clone()).collect(),
            ..Rules::default()
        }
    }
}
