//! The kinds of request that a desk offers, the lines that take them, and what they ask beside.
//!
//! What a kind says goes before what its line says, and that before what `[desk]` says; an option of a
//! field can say it anew: see [`Matter`](super::Matter). Where tickets go is decided per site: see
//! [`Routes`](super::Routes).

use super::{BackendId, CalendarId, Choice, Desk, LocalText, Place};
use crate::{Category, Extras, FieldRule, Lang, Urgency, promise::Promise};
use std::collections::BTreeMap;

/// The name of a line in desk.toml.
pub type LineId = String;

/// The name of an extra field in desk.toml, and in forms behind `fields.`.
pub type FieldId = String;

/// All that a desk says of kinds of request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Those that it offers, in the order in which it does; empty where it offers no choice.
    pub offered: BTreeMap<Category, RequestKind>,
    /// Its lines, by their names.
    pub lines: BTreeMap<LineId, Line>,
    /// The extra fields, by their names.
    pub fields: BTreeMap<FieldId, ExtraField>,
}

/// A kind of request. Its line and fields are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKind {
    /// What the form calls it, where the desk has a name of its own for it.
    pub label: Option<LocalText>,
    /// What the form says of it, likewise.
    pub help: Option<LocalText>,
    /// The line that takes it.
    pub line: Option<LineId>,
    /// Where it goes.
    pub backends: Option<Vec<BackendId>>,
    /// By when it is answered.
    pub promise: Option<Promise>,
    /// How much it presses where its reporter does not say.
    pub urgency: Urgency,
    /// What it asks beside, in the order of the form.
    pub fields: Vec<FieldId>,
    /// What it is at each backend.
    pub at: BTreeMap<BackendId, Place>,
}

/// A line of the desk: people with hours of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name, as reporters know it.
    pub name: LocalText,
    /// When it is open, where it has other hours than the desk.
    pub hours: Option<CalendarId>,
    /// By when it answers.
    pub promise: Option<Promise>,
    /// Where its tickets go.
    pub backends: Option<Vec<BackendId>>,
}

/// An extra field, as the form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraField {
    /// What it is called.
    pub label: LocalText,
    /// What belongs in it.
    pub hint: Option<LocalText>,
    /// What it takes.
    pub rule: FieldRule,
    /// What can be chosen in it; empty where it takes a text.
    pub options: Vec<Choice>,
}

impl Desk {
    /// What each kind of request is at a backend.
    pub fn places(&self, backend: &str) -> BTreeMap<Category, Place> {
        let offered = self.kinds.offered.iter();
        offered.filter_map(|(category, kind)| Some((*category, kind.at.get(backend)?.clone()))).collect()
    }

    /// What the desk calls an extra field.
    pub fn label(&self, field: &str, lang: Lang) -> Option<String> {
        self.kinds.fields.get(field).map(|field| field.label.get(lang).to_owned())
    }

    /// What was filled in beside, each with what the desk calls it; a field that it no longer has keeps
    /// its name, and an option its value.
    pub fn labelled(&self, extras: &Extras, lang: Lang) -> Vec<(String, String)> {
        let told = |(name, text): (&str, &str)| {
            let field = self.kinds.fields.get(name);
            let chosen = field.and_then(|field| field.options.iter().find(|option| option.value == text));
            let text = chosen.map_or(text, |option| option.label.get(lang));
            (self.label(name, lang).unwrap_or_else(|| name.to_owned()), text.to_owned())
        };
        extras.iter().map(told).collect()
    }
}
