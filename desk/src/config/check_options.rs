//! Whether the options of an extra field can be chosen, and lead somewhere.

use super::{
    Backend, BackendId, Hours, Kinds, LineId, LocalText,
    check::Check,
    file::Names,
    matter::{Choice, Lead},
};
use crate::{Urgency, limits};
use serde::{Deserialize, Deserializer, de};
use std::{collections::BTreeMap, fmt};
use toml::Spanned;

/// The options of a field, each in its place.
pub(super) type Options = Spanned<Vec<Spanned<OptionTable>>>;

/// An option: a value that is its own label, or a table.
#[derive(Debug, Default)]
pub(super) struct OptionTable {
    /// Checked in the place of the option, of which it may be all.
    value: Option<String>,
    led: LedTable,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct LedTable {
    value: Option<String>,
    label: Option<Spanned<LocalText>>,
    line: Option<Spanned<String>>,
    backends: Option<Names>,
    answer_within: Option<Spanned<String>>,
    urgency: Option<Urgency>,
}

impl<'de> Deserialize<'de> for OptionTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OptionVisitor)
    }
}

struct OptionVisitor;

impl<'de> de::Visitor<'de> for OptionVisitor {
    type Value = OptionTable;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, or a table with a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<OptionTable, E> {
        Ok(OptionTable { value: Some(text.to_owned()), led: LedTable::default() })
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<OptionTable, A::Error> {
        let mut led = LedTable::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(OptionTable { value: led.value.take(), led })
    }
}

impl Check<'_> {
    /// What can be chosen in a field; nothing where it takes a text.
    pub(super) fn options(
        &mut self,
        table: Option<Options>,
        kinds: &Kinds,
        hours: &Hours,
        backends: &BTreeMap<BackendId, Backend>,
    ) -> Vec<Choice> {
        let mut options: Vec<Choice> = Vec::new();
        let Some(table) = table else { return options };
        if table.get_ref().len() < 2 {
            self.fault(&table.span(), "name at least two options to choose from");
        }
        for option in table.into_inner() {
            let at = option.span();
            let OptionTable { value, led } = option.into_inner();
            let value = value.unwrap_or_default();
            let is_one_line = value.trim() == value && !value.chars().any(char::is_control);
            if value.is_empty() {
                self.fault(&at, "give this option a value, such as { value = \"mail\" }");
            } else if !is_one_line || value.chars().count() > limits::LABEL_MAX {
                let most = limits::LABEL_MAX;
                self.fault(
                    &at,
                    format!(
                        "write a value on one line, of at most {most} characters, with no space around it"
                    ),
                );
            } else if options.iter().any(|other| other.value == value) {
                self.fault(&at, format!("option \"{value}\" stands here twice"));
            }
            let label = match &led.label {
                Some(label) => self.short(label, limits::LABEL_MAX),
                None => LocalText::One(value.clone()),
            };
            options.push(Choice { value, label, lead: self.lead(led, kinds, hours, backends) });
        }
        options
    }

    fn lead(
        &mut self,
        table: LedTable,
        kinds: &Kinds,
        hours: &Hours,
        backends: &BTreeMap<BackendId, Backend>,
    ) -> Lead {
        let line = table.line.and_then(|name| self.line_named(&name, kinds));
        let calendar = kinds.calendar(line.as_ref(), hours);
        Lead {
            promise: table.answer_within.and_then(|text| self.promise(&text, calendar)),
            backends: table.backends.and_then(|names| self.names(&names, backends)),
            urgency: table.urgency,
            line,
        }
    }

    /// The line of that name.
    pub(super) fn line_named(&mut self, name: &Spanned<String>, kinds: &Kinds) -> Option<LineId> {
        let id = name.get_ref();
        let known = kinds.lines.contains_key(id);
        if !known {
            self.fault(&name.span(), format!("there is no line \"{id}\": add [lines.{id}]"));
        }
        known.then(|| id.clone())
    }
}
