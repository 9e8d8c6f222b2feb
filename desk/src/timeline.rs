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
