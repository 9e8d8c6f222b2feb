//! What a ledger is asked and what it answers, in one place that both sides share.

use chrono::{DateTime, Utc};
use desk::{
    Attachment, Category, Event, Extras, Lang, ReplyText, SiteId, Status, What, closing::Waiting,
    standing::Standing,
};
use serde::{Deserialize, Serialize};

/// The name of the ledger's binding in wrangler.toml.
pub const BINDING: &str = "LEDGER";

/// A question to one site's ledger.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum Ask {
    /// Keep this ticket and give it a number.
    Submit(Box<Submit>),
    /// Files are about to be stored for a ticket to come.
    Upload {
        /// The site.
        site: SiteId,
        /// The idempotency key's digest.
        key: String,
        /// Submissions with files that the site may leave open in an hour.
        per_hour: u32,
    },
    /// Which file is that?
    File {
        /// The ticket's running number.
        serial: u32,
        /// The file's place among the ticket's files.
        n: u32,
    },
    /// Which files has that ticket?
    Files {
        /// The ticket's running number.
        serial: u32,
    },
    /// What may the holder of this token see?
    Status {
        /// The token's digest.
        token: String,
    },
    /// The holder of this token wants no more mails about the ticket.
    StopMail {
        /// The token's digest.
        token: String,
    },
    /// The holder of this token answers the desk.
    Answer {
        /// The token's digest.
        token: String,
        /// The idempotency key's digest.
        key: String,
        /// What they wrote.
        text: ReplyText,
    },
    /// Something happened to a ticket at a backend.
    Happened {
        /// The ticket's running number.
        serial: u32,
        /// The backend at which it happened.
        backend: String,
        /// What makes it unmistakable, so that it counts once however often it is told.
        id: String,
        /// When it happened.
        at: DateTime<Utc>,
        /// What happened.
        what: What,
        /// Whether the backend itself says so: then it must have the ticket.
        #[serde(default)]
        heard: bool,
    },
    /// What has a reseller that may pass a ticket on to know of it?
    Passing {
        /// The ticket's running number.
        serial: u32,
    },
    /// The reseller that keeps the contact passes a ticket on to the desk.
    PassOn {
        /// The ticket's running number.
        serial: u32,
        /// The reseller's backend that says so; nothing for somebody with the link.
        backend: Option<String>,
    },
    /// How many tickets are there?
    Count {
        /// When the month began, in milliseconds since 1970.
        since_ms: i64,
    },
    /// A backend may know something new of a ticket: ask it.
    Look {
        /// The ticket's running number.
        serial: u32,
        /// The backend.
        backend: String,
        /// Answer first: the backend waits for the answer, and may take no question before it has it.
        later: bool,
    },
    /// Try deliveries again now: one, or all that have failed.
    Replay {
        /// One ticket's running number; all tickets where there is none.
        serial: Option<u32>,
        /// One backend; all where there is none.
        backend: Option<String>,
    },
    /// See to it that nothing waits for an alarm that was lost.
    Wake,
}

/// A report that is to become a ticket.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Submit {
    /// What the reporter told: a `desk::Report` in its canonical JSON, as it will be kept.
    pub report: String,
    /// What the desk knows of the reporter.
    #[serde(default)]
    pub standing: Standing,
    /// The language that the reporter reads.
    pub lang: Lang,
    /// The idempotency key's digest.
    pub key: String,
    /// The digest of what was sent, to tell a repetition from another payload.
    pub payload: String,
    /// The random text from which the status token is derived.
    pub nonce: String,
    /// The status token's digest.
    pub token: String,
    /// The desk's origin as the reporter addressed it.
    pub base: String,
    /// By when the desk promises an answer, in milliseconds since 1970.
    #[serde(default)]
    pub answer_by_ms: Option<i64>,
    /// The files, which are in the bucket already.
    #[serde(default)]
    pub attachments: Vec<Stored>,
    /// The backends that get the ticket.
    pub backends: Vec<String>,
    /// Tickets that the site may file in an hour.
    pub tickets_per_hour: u32,
}

/// A file in the bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// What is known of it.
    pub file: Attachment,
    /// Its key in the bucket.
    pub key: String,
}

/// An answer of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum Reply {
    /// The ticket is kept: now, or since the same key came first.
    Kept {
        /// The site's own running number.
        serial: u32,
        /// When it was received, in milliseconds since 1970.
        received_at_ms: i64,
        /// The nonce that was kept with it.
        nonce: String,
        /// By when the desk promised an answer, in milliseconds since 1970.
        answer_by_ms: Option<i64>,
    },
    /// The key was used for another payload.
    KeyReused,
    /// Files may be stored.
    Upload {
        /// The key has its ticket already, so nothing needs to be stored again.
        known: bool,
    },
    /// A file of a ticket.
    File(Stored),
    /// All files of a ticket.
    Files {
        /// In their order.
        files: Vec<Attachment>,
    },
    /// The site has filed its share for this hour.
    Limited {
        /// When it may file again, in seconds.
        seconds: u32,
    },
    /// What the holder of a token may see.
    Seen(Box<Seen>),
    /// A ticket that a reseller may pass on, or has.
    Passing {
        /// Its title.
        title: String,
        /// When it was passed on, in milliseconds since 1970; nothing where it was not yet.
        at_ms: Option<i64>,
    },
    /// How many tickets there are.
    Counted(Count),
    /// It is done, or was done before.
    Done,
    /// There is no such ticket.
    Unknown,
    /// It could not be done now; later it may.
    NotNow,
}

/// How many tickets a site has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// All of them.
    pub all: u32,
    /// Those of this month.
    pub month: u32,
    /// Those that a backend has not taken yet, though it was tried.
    pub undelivered: u32,
}

/// A ticket as its reporter sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The site's own running number.
    pub serial: u32,
    /// Its title.
    pub title: String,
    /// The error text that was reported.
    pub error: String,
    /// What kind of request it is; a ledger of an older build does not say.
    #[serde(default)]
    pub category: Option<Category>,
    /// What was filled in beside.
    #[serde(default)]
    pub fields: Extras,
    /// Where it is.
    pub status: Status,
    /// The language that its reporter reads.
    pub lang: Lang,
    /// When it was received, in milliseconds since 1970.
    pub received_at_ms: i64,
    /// Its files.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// By when the desk promised an answer, in milliseconds since 1970.
    pub answer_by_ms: Option<i64>,
    /// Since when it waits for its reporter, in milliseconds since 1970; nothing where it does not.
    #[serde(default)]
    pub waiting_since_ms: Option<i64>,
    /// When its reporter was reminded of that, in milliseconds since 1970.
    #[serde(default)]
    pub reminded_at_ms: Option<i64>,
    /// A sealed text came along.
    #[serde(default)]
    pub sealed: bool,
    /// Whether a helpdesk has it.
    #[serde(default)]
    pub taken: bool,
    /// What happened to it, in order, all of it public.
    pub events: Vec<Event>,
}

impl Seen {
    /// How long it waits for its reporter, if it does.
    pub fn waiting(&self) -> Option<Waiting> {
        Some(Waiting {
            since: DateTime::from_timestamp_millis(self.waiting_since_ms?)?,
            reminded_at: self.reminded_at_ms.and_then(DateTime::from_timestamp_millis),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_answers_survive_the_way() {
        let ask = Ask::Happened {
            serial: 7,
            backend: "inbox".into(),
            id: "a1".into(),
            at: DateTime::UNIX_EPOCH,
            what: What::status(Status::Open),
            heard: true,
        };
        let text = serde_json::to_string(&ask).unwrap();
        assert!(matches!(serde_json::from_str(&text).unwrap(), Ask::Happened { serial: 7, .. }));
        let reply = Reply::Limited { seconds: 9 };
        assert_eq!(serde_json::from_str::<Reply>(&serde_json::to_string(&reply).unwrap()).unwrap(), reply);
    }
}
