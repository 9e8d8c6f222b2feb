//! What comes back from a helpdesk, and what an admin is told of one.

use super::Fault;
use chrono::{DateTime, Utc};
use desk::{TicketNumber, What};
use serde::Serialize;
use serde_json::Value;

/// A backend that took the ticket.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// What it calls the ticket.
    pub remote: Option<String>,
}

impl Taken {
    /// A ticket that its backend calls by the number in `id`.
    pub fn numbered(ticket: &Value) -> Result<Self, Fault> {
        let id = ticket["id"].as_u64().ok_or(Fault::UNREADABLE)?;
        Ok(Self { remote: Some(id.to_string()) })
    }
}

/// A ticket as both sides know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// Its number.
    pub number: TicketNumber,
    /// What the helpdesk calls it, where that is known.
    pub remote: Option<String>,
}

/// Something that happened at the helpdesk and that the reporter may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What makes it unmistakable at its helpdesk, however often it is told.
    pub id: String,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: What,
}

/// The tickets that changed at a helpdesk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changed {
    /// The tickets.
    pub tickets: Vec<Tracked>,
    /// Up to when the helpdesk told, by its own clock; the next question starts there.
    pub until: Option<DateTime<Utc>>,
}

/// A webhook as it came in.
pub struct Hook<'a> {
    /// A header's value, by its name in small letters.
    pub header: &'a dyn Fn(&str) -> Option<String>,
    /// The body as it was signed.
    pub body: &'a [u8],
}

/// What a webhook says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Something changed: the ticket's history is asked for.
    Look(Tracked),
    /// The same, but the helpdesk waits for the answer: it is only asked afterwards.
    LookLater(Tracked),
    /// This happened.
    Happened(TicketNumber, Change),
    /// A reseller passes the ticket on to the desk.
    PassOn(TicketNumber),
    /// Nothing that concerns a ticket of the desk.
    Nothing,
}

/// Why a webhook is not listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deaf {
    /// This backend sends none.
    NoHooks,
    /// Its signature is missing, wrong or too old.
    Signature,
    /// It is signed, and not what its sender should say.
    Unreadable,
}

/// One thing that was looked at when a backend was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at: `credentials`, `queue`, `field number`.
    pub subject: String,
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found and, where it is not good, what to do.
    pub say: String,
}

impl Finding {
    /// Something that is as it should be.
    pub fn good(subject: &str, say: impl Into<String>) -> Self {
        Self { subject: subject.into(), ok: true, say: say.into() }
    }

    /// Something that has to be mended.
    pub fn bad(subject: &str, say: impl Into<String>) -> Self {
        Self { subject: subject.into(), ok: false, say: say.into() }
    }
}
