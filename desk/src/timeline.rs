//! What happened to a ticket, in order.

use crate::{Status, report::words};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// Who did something.
    Party {
        /// The requester.
        Reporter = "reporter",
        /// Someone at the desk.
        Desk = "desk",
    }
}

words! {
    /// Why the desk itself changed a status, without anybody's doing at a helpdesk.
    Why {
        /// It still waits, and reminds the reporter of it.
        Reminder = "reminder",
        /// The reporter did not answer in time.
        Silence = "silence",
        /// The reporter answered.
        Answer = "answer",
    }
}

/// Something that happened to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    /// The ticket got its number.
    Received,
    /// A backend took it.
    Delivered {
        /// The backend's name in desk.toml.
        backend: String,
    },
    /// A backend could not take it yet, and somebody has to look.
    Held {
        /// The backend's name in desk.toml.
        backend: String,
    },
    /// Its status changed.
    Status {
        /// What it is now.
        to: Status,
        /// Why, where nobody set it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<Why>,
    },
    /// Somebody wrote something that the reporter may read.
    Reply {
        /// Who wrote it.
        by: Party,
        /// What they wrote.
        text: String,
    },
    /// The helpdesk made something else of it: another kind, queue or project.
    Moved {
        /// What the helpdesk calls it.
        #[serde(rename = "place")]
        to: String,
    },
    /// The reseller that keeps the contact passed it on to the desk.
    PassedOn {
        /// The desk's name.
        #[serde(rename = "place")]
        to: String,
    },
    /// Somebody else who has the ticket did something: the desk behind a reseller, or the reseller
    /// before a desk. Only helpdesks hear of it.
    Elsewhere {
        /// Their name.
        whose: String,
        /// What they did.
        did: Box<What>,
    },
}

impl What {
    /// Somebody set the status.
    pub const fn status(to: Status) -> Self {
        What::Status { to, why: None }
    }

    /// Whether the reporter sees it. How the ticket travels between machines is the desk's affair.
    pub const fn is_public(&self) -> bool {
        !matches!(self, What::Delivered { .. } | What::Held { .. } | What::Elsewhere { .. })
    }
}

/// Something that happened, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it happened (RFC 3339, UTC).
    pub at: DateTime<Utc>,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_without_a_reason_is_written_as_it_always_was() {
        let written = r#"{"what":"status","to":"closed"}"#;
        assert_eq!(serde_json::to_string(&What::status(Status::Closed)).unwrap(), written);
        assert_eq!(serde_json::from_str::<What>(written).unwrap(), What::status(Status::Closed));
        let why = What::Status { to: Status::Closed, why: Some(Why::Silence) };
        let written = r#"{"what":"status","to":"closed","why":"silence"}"#;
        assert_eq!(serde_json::to_string(&why).unwrap(), written);
        assert_eq!(serde_json::from_str::<What>(written).unwrap(), why);
    }
}
