//! What a kind of request is at a helpdesk: its queue there, its type, its priority.

use super::{Backend, Kind, check::Check};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// What a kind of request is at a helpdesk. What is not named stays as `[backends]` has it, or as the
/// helpdesk itself does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In Request Tracker.
    RequestTracker {
        /// The queue, by its name.
        queue: Option<String>,
        /// The priority.
        priority: Option<u32>,
    },
    /// In Redmine.
    Redmine {
        /// The tracker, by its ID.
        tracker: Option<u32>,
        /// The priority, by its ID.
        priority: Option<u32>,
    },
    /// In Zammad.
    Zammad {
        /// The group, by its name.
        group: Option<String>,
        /// The priority, by its name.
        priority: Option<String>,
    },
    /// In `TOPdesk`, everything by its name.
    Topdesk {
        /// The call type.
        call_type: Option<String>,
        /// The category.
        category: Option<String>,
        /// The subcategory.
        subcategory: Option<String>,
        /// The operator group.
        operator_group: Option<String>,
        /// The priority.
        priority: Option<String>,
    },
    /// In Zendesk.
    Zendesk {
        /// The type: one of [`ZENDESK_TYPES`].
        kind: Option<String>,
        /// The priority: one of [`ZENDESK_PRIORITIES`].
        priority: Option<String>,
        /// The group.
        group_id: Option<u64>,
    },
}

/// The types of Zendesk's tickets.
pub const ZENDESK_TYPES: [&str; 4] = ["problem", "incident", "question", "task"];

/// The priorities of Zendesk's tickets.
pub const ZENDESK_PRIORITIES: [&str; 4] = ["low", "normal", "high", "urgent"];

/// `[kinds.NAME.at.BACKEND]`: all that any helpdesk knows.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct PlaceTable {
    queue: Option<Spanned<Word>>,
    tracker: Option<Spanned<Word>>,
    r#type: Option<Spanned<Word>>,
    priority: Option<Spanned<Word>>,
    group: Option<Spanned<Word>>,
    group_id: Option<Spanned<Word>>,
    call_type: Option<Spanned<Word>>,
    category: Option<Spanned<Word>>,
    subcategory: Option<Spanned<Word>>,
    operator_group: Option<Spanned<Word>>,
}

/// A name or an ID.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Word {
    Id(u64),
    Name(String),
}

impl Check<'_> {
    /// What a kind of request is at that backend; nothing where the backend knows no such things.
    pub(super) fn place(
        &mut self,
        at: &Range<usize>,
        backend: &Backend,
        mut table: PlaceTable,
    ) -> Option<Place> {
        let (whole, table) = (at, &mut table);
        let place = match &backend.kind {
            Kind::RequestTracker(_) => Place::RequestTracker {
                queue: self.named("queue", table.queue.take()),
                priority: self.numbered("priority", table.priority.take()),
            },
            Kind::Redmine(_) => Place::Redmine {
                tracker: self.numbered("tracker", table.tracker.take()),
                priority: self.numbered("priority", table.priority.take()),
            },
            Kind::Zammad(_) => Place::Zammad {
                group: self.named("group", table.group.take()),
                priority: self.named("priority", table.priority.take()),
            },
            Kind::Topdesk(_) => Place::Topdesk {
                call_type: self.named("call-type", table.call_type.take()),
                category: self.named("category", table.category.take()),
                subcategory: self.named("subcategory", table.subcategory.take()),
                operator_group: self.named("operator-group", table.operator_group.take()),
                priority: self.named("priority", table.priority.take()),
            },
            Kind::Zendesk(_) => Place::Zendesk {
                kind: self.one_of("type", table.r#type.take(), ZENDESK_TYPES),
                priority: self.one_of("priority", table.priority.take(), ZENDESK_PRIORITIES),
                group_id: self.id("group-id", table.group_id.take()),
            },
            Kind::Inbox | Kind::Webhook(_) | Kind::Email(_) => {
                self.fault(
                    whole,
                    "leave this table out: this backend gets the kind's name and has no queues",
                );
                return None;
            }
        };
        self.nothing_else(&backend.kind, table);
        Some(place)
    }

    /// What is left in the table is nothing that the backend knows.
    fn nothing_else(&mut self, kind: &Kind, table: &PlaceTable) {
        let known = match kind {
            Kind::RequestTracker(_) => "Request Tracker knows queue and priority",
            Kind::Redmine(_) => "Redmine knows tracker and priority",
            Kind::Zammad(_) => "Zammad knows group and priority",
            Kind::Topdesk(_) => "TOPdesk knows call-type, category, subcategory, operator-group and priority",
            _ => "Zendesk knows type, priority and group-id",
        };
        let left = [
            &table.queue,
            &table.tracker,
            &table.r#type,
            &table.priority,
            &table.group,
            &table.group_id,
            &table.call_type,
            &table.category,
            &table.subcategory,
            &table.operator_group,
        ];
        for word in left.into_iter().flatten() {
            self.fault(&word.span(), format!("leave this out: {known}"));
        }
    }

    fn named(&mut self, key: &str, word: Option<Spanned<Word>>) -> Option<String> {
        let word = word?;
        match word.get_ref() {
            Word::Name(name) if !name.trim().is_empty() => Some(name.clone()),
            _ => {
                self.fault(&word.span(), format!("write the name of the {key}, in quotes"));
                None
            }
        }
    }

    fn numbered(&mut self, key: &str, word: Option<Spanned<Word>>) -> Option<u32> {
        let word = word?;
        let number = match word.get_ref() {
            Word::Id(id) => u32::try_from(*id).ok(),
            Word::Name(_) => None,
        };
        if number.is_none() {
            self.fault(&word.span(), format!("write the {key} as a number, without quotes"));
        }
        number
    }

    fn id(&mut self, key: &str, word: Option<Spanned<Word>>) -> Option<u64> {
        let word = word?;
        if let Word::Id(id) = word.get_ref() {
            return Some(*id);
        }
        self.fault(&word.span(), format!("write the {key} as a number, without quotes"));
        None
    }

    fn one_of(&mut self, key: &str, word: Option<Spanned<Word>>, words: [&str; 4]) -> Option<String> {
        let word = word?;
        match word.get_ref() {
            Word::Name(name) if words.contains(&name.as_str()) => Some(name.clone()),
            _ => {
                self.fault(
                    &word.span(),
                    format!("write one of Zendesk's words for {key}: {}", words.join(", ")),
                );
                None
            }
        }
    }
}
