//! What a request is about, as far as that decides who takes it: its kind, and the option that was chosen
//! in a field of that kind whose options lead somewhere.
//!
//! What an option says goes before what its kind says. An option with a line of its own leaves the kind's
//! line out.

use super::{BackendId, CalendarId, Desk, ExtraField, Kinds, Line, LineId, LocalText, RequestKind};
use crate::{Category, Offered, Report, Urgency, hours::Calendar, promise::Promise};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// What can be chosen in an extra field, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What a form sends for it.
    pub value: String,
    /// What the form calls it.
    pub label: LocalText,
    /// Where it leads.
    pub lead: Lead,
}

impl Choice {
    /// What forms have to know of it.
    pub(super) fn offered(&self) -> Offered {
        Offered { value: self.value.clone(), urgency: self.lead.urgency }
    }
}

/// Who takes a request in which something is chosen, as far as that differs from its kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lead {
    /// The line that takes it. It is there.
    pub line: Option<LineId>,
    /// Where it goes.
    pub backends: Option<Vec<BackendId>>,
    /// By when it is answered.
    pub promise: Option<Promise>,
    /// How much it presses where its reporter does not say.
    pub urgency: Option<Urgency>,
}

/// What a request is about.
#[derive(Debug, Clone, Copy)]
pub struct Matter<'a> {
    /// Its kind.
    pub category: Category,
    /// What was chosen; nothing where its kind has no field that leads, or where that was left empty.
    pub option: Option<&'a Choice>,
}

impl From<Category> for Matter<'_> {
    fn from(category: Category) -> Self {
        Self { category, option: None }
    }
}

impl ExtraField {
    /// Whether any of its options leads away from what a kind says.
    pub(super) fn leads(&self) -> bool {
        self.options.iter().any(|option| option.lead != Lead::default())
    }
}

impl Kinds {
    /// The field of a kind whose options lead. There is at most one.
    pub(super) fn leading(&self, category: Category) -> Option<&ExtraField> {
        let mut asked = self.offered.get(&category)?.fields.iter().filter_map(|name| self.fields.get(name));
        asked.find(|field| field.leads())
    }

    /// The lines that requests of a kind go to.
    pub(super) fn lines_of(&self, category: Category) -> impl Iterator<Item = &LineId> {
        let own = self.offered.get(&category).and_then(|kind| kind.line.as_ref());
        let led = self.leading(category).into_iter().flat_map(|field| &field.options);
        own.into_iter().chain(led.filter_map(|option| option.lead.line.as_ref()))
    }

    /// Where requests of a kind go by what is chosen in them, by the options' values. `usual` is where all
    /// go for which nothing else is said.
    pub(super) fn led(&self, category: Category, usual: &[BackendId]) -> BTreeMap<String, Vec<BackendId>> {
        let options = self.leading(category).into_iter().flat_map(|field| &field.options);
        let of_kind = self.offered.get(&category).and_then(|kind| kind.backends.as_deref());
        options
            .filter_map(|Choice { value, lead, .. }| {
                let of_line = |id| self.lines.get(id).and_then(|line| line.backends.as_deref()).or(of_kind);
                let at_line = || lead.line.as_ref().map(|id| of_line(id).unwrap_or(usual));
                Some((value.clone(), lead.backends.as_deref().or_else(at_line)?.to_vec()))
            })
            .collect()
    }
}

impl Desk {
    /// What a report is about.
    pub fn matter(&self, report: &Report) -> Matter<'_> {
        let category = report.category;
        let option = self.kinds.leading(category).and_then(|field| {
            let chosen = report.fields.get(&field.rule.name)?;
            field.options.iter().find(|option| option.value == chosen)
        });
        Matter { category, option }
    }

    /// All that a request of a kind can be about.
    pub fn matters(&self, category: Category) -> impl Iterator<Item = Matter<'_>> {
        let field = self.kinds.leading(category);
        let options = field.into_iter().flat_map(|field| &field.options);
        let nothing = field.is_none_or(|field| !field.rule.required).then(|| category.into());
        nothing.into_iter().chain(options.map(move |option| Matter { category, option: Some(option) }))
    }

    /// The name in desk.toml of the line that takes a request.
    pub fn line_id_of<'a>(&'a self, matter: impl Into<Matter<'a>>) -> Option<&'a LineId> {
        let Matter { category, option } = matter.into();
        let led = option.and_then(|option| option.lead.line.as_ref());
        led.or_else(|| self.kind_of(category)?.line.as_ref())
    }

    /// The line that takes a request.
    pub fn line_of<'a>(&'a self, matter: impl Into<Matter<'a>>) -> Option<&'a Line> {
        self.kinds.lines.get(self.line_id_of(matter)?)
    }

    fn kind_of(&self, category: Category) -> Option<&RequestKind> {
        self.kinds.offered.get(&category)
    }

    /// The hours of whoever takes a request at the desk: those of its line, or of the desk.
    pub fn own_hours<'a>(&'a self, matter: impl Into<Matter<'a>>) -> Option<&'a CalendarId> {
        self.line_of(matter).and_then(|line| line.hours.as_ref()).or(self.hours.usual.as_ref())
    }

    /// The same hours as a calendar.
    pub fn calendar_of<'a>(&'a self, matter: impl Into<Matter<'a>>) -> Option<&'a Calendar> {
        self.hours.calendars.get(self.own_hours(matter)?)
    }

    /// By when the desk itself answers what comes in now; nothing where nothing is promised, or where whoever takes
    /// it is closed for more than a year.
    pub fn own_answer_by<'a>(
        &'a self,
        matter: impl Into<Matter<'a>>,
        received_at: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let matter = matter.into();
        let of_line = self.line_of(matter).and_then(|line| line.promise);
        let of_kind = self.kind_of(matter.category).and_then(|kind| kind.promise);
        let lead = matter.option.map(|option| &option.lead);
        let promise = match lead {
            Some(Lead { promise: Some(promise), .. }) => Some(*promise),
            Some(Lead { line: Some(_), .. }) => of_line.or(of_kind),
            _ => of_kind.or(of_line),
        };
        promise.or(self.hours.promise)?.due(self.calendar_of(matter), received_at).ok()
    }
}
