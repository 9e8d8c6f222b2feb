//! Helpdesks that tickets are delivered to. An adapter says what to send and what an answer means,
//! and does no input or output itself: the ledger leads the talk, and `io::exchange` sends.

pub mod describe;
pub mod email;
mod fault;
pub mod inbox;
mod news;
pub mod plain;
pub mod redmine;
pub mod reporter_mail;
pub mod request_tracker;
mod script;
pub mod standard_webhooks;
mod talk;
pub mod topdesk;
pub mod webhook;
pub mod zammad;
pub mod zendesk;

pub use fault::{BEHIND, Fault, LABELS, SHUT_LABELS};
pub use news::{Change, Changed, Deaf, Finding, Heard, Hook, Taken, Tracked};
pub use talk::{Answer, Body, Exchange, Method, Next, Step};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk::{
    Attachment, Event, Lang, Report, TicketNumber,
    config::{Desk, Kind, REPORTER_MAIL, Reseller},
    standing::Standing,
};
use serde::{Deserialize, Serialize};

/// A ticket on its way to a backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number, which every backend shows and can be asked for.
    pub number: TicketNumber,
    /// When the desk received it.
    pub received_at: DateTime<Utc>,
    /// By when the desk promised an answer; nothing where it promised none.
    pub answer_by: Option<DateTime<Utc>>,
    /// When it closes, unless its reporter answers; nothing where it does not wait for them.
    pub closes_at: Option<DateTime<Utc>>,
    /// The language that the reporter reads.
    pub lang: Lang,
    /// The zone in which the desk shows times.
    pub zone: Tz,
    /// The language that the desk reads.
    pub desk_lang: Lang,
    /// What the reporter told.
    pub report: Report,
    /// What the desk knew of the reporter.
    pub standing: Standing,
    /// The name of the contract that it came under.
    pub contract: Option<String>,
    /// What its kind of request asked beside, labelled in the language that the desk reads.
    pub extras: Vec<(String, String)>,
    /// The line that takes it, by its name in desk.toml.
    pub line: Option<String>,
    /// That line's own name, in the language that the desk reads.
    pub line_name: Option<String>,
    /// What the backend calls it, once it said so.
    pub remote: Option<String>,
    /// What the backend [gave out](Adapter::prepare) for it, or for the file that is brought now.
    pub voucher: Option<String>,
    /// The reporter's own page about it; nothing where the desk's secret is not set.
    pub status_url: Option<String>,
    /// Where the reporter stops mails about it; nothing where there is no page about it.
    pub stop_url: Option<String>,
    /// Whether the reporter did.
    pub mail_stopped: bool,
    /// Where the reseller that has it passes it on to the desk; nothing for everybody else.
    pub pass_on_url: Option<String>,
    /// The reporter's name, on a ticket that a reseller passed on: its requester is the reseller.
    pub customer: Option<String>,
    /// The reseller that keeps the contact with its reporter; nothing where the desk does.
    pub keeper: Option<Reseller>,
    /// Its files.
    pub attachments: Vec<Attached>,
}

impl Job {
    /// What the backend calls the ticket, where that is a number.
    pub fn remote_id(&self) -> Result<u64, Fault> {
        self.remote.as_deref().and_then(|id| id.parse().ok()).ok_or(Fault::UNREADABLE)
    }
}

/// A file of a ticket on its way to a backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// What is known of it.
    pub file: Attachment,
    /// Where it can be fetched; whoever has the address can.
    pub url: String,
    /// Its content, for an adapter that [carries](Adapter::carries_files) files within the ticket.
    pub bytes: Option<Vec<u8>>,
}

/// What a delivery is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Action {
    /// Make the ticket at the backend.
    Create,
    /// Bring one of the ticket's files.
    Attach {
        /// The file's place among the ticket's files.
        n: u32,
    },
    /// Tell the backend what happened to the ticket elsewhere.
    Append {
        /// The event's place in the ticket's timeline, which makes its delivery unmistakable.
        seq: i64,
        /// What happened.
        event: Event,
    },
}

/// What every helpdesk can do. Each method is one talk: it gets the answers to all that it sent so
/// far, and says what to send next or what the talk came to.
///
/// Where a helpdesk cannot search, a delivery whose outcome is unknown is sent again, and the helpdesk
/// may get it twice.
pub trait Adapter {
    /// Signs in, where credentials have to be exchanged for a token first.
    fn sign_in(&self) -> Option<Exchange> {
        None
    }

    /// Reads the token, and how many seconds it holds.
    fn signed_in(&self, _answer: &Answer) -> Result<(String, i64), Fault> {
        Err(Fault::CREDENTIALS)
    }

    /// Takes the token that all requests carry from now on.
    fn carry(&mut self, _token: String) {}

    /// Gets a voucher, where the helpdesk has something that only one ticket can use up. It is kept
    /// before the ticket is made and comes with every attempt, so that one that the helpdesk gets to
    /// very late makes no second ticket.
    fn prepare(&self, _job: &Job, _answers: &[Answer]) -> Next<Option<String>> {
        Ok(Step::Done(None))
    }

    /// Makes the ticket. `now` is the attempt's own time.
    fn create(&self, job: &Job, now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken>;

    /// Whether [`create`](Adapter::create) needs the files' contents.
    fn carries_files(&self) -> bool {
        false
    }

    /// Looks the ticket up by its number, before a create whose forerunner may have succeeded.
    fn find(&self, _job: &Job, _answers: &[Answer]) -> Next<Option<Taken>> {
        Ok(Step::Done(None))
    }

    /// Reads back what was stored, and mends what was dropped. What the helpdesk calls the ticket was
    /// kept before.
    fn verify(&self, _job: &Job, _answers: &[Answer]) -> Next<()> {
        Ok(Step::Done(()))
    }

    /// Whether files are brought one by one, each with an entry of its own in the outbox.
    fn takes_files(&self) -> bool {
        false
    }

    /// Gets a voucher that one file of the ticket uses up, as [`prepare`](Adapter::prepare) does.
    fn prepare_file(
        &self,
        _job: &Job,
        _file: &Attachment,
        _bytes: &[u8],
        _answers: &[Answer],
    ) -> Next<Option<String>> {
        Ok(Step::Done(None))
    }

    /// Brings one file.
    fn attach(&self, _job: &Job, _file: &Attachment, _bytes: &[u8], _answers: &[Answer]) -> Next<()> {
        Ok(Step::Done(()))
    }

    /// Looks whether the file is there, before an attach whose forerunner may have succeeded.
    fn find_file(&self, _job: &Job, _file: &Attachment, _answers: &[Answer]) -> Next<bool> {
        Ok(Step::Done(false))
    }

    /// Appends what happened to the ticket elsewhere. The event's `seq` makes it unmistakable.
    fn append(&self, job: &Job, seq: i64, event: &Event, now: DateTime<Utc>, answers: &[Answer]) -> Next<()>;

    /// All that happened to a ticket at the helpdesk and that its reporter may see, in order; nothing
    /// for a helpdesk that cannot be asked. What the desk itself appended is not among it.
    fn history(&self, _ticket: &Tracked, _answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        Ok(Step::Done(None))
    }

    /// The tickets of the desk that changed since then; nothing for a helpdesk that cannot be asked.
    fn changed(&self, _since: Option<DateTime<Utc>>, _answers: &[Answer]) -> Next<Option<Changed>> {
        Ok(Step::Done(None))
    }

    /// Listens to a webhook of the helpdesk.
    fn hear(&self, _hook: &Hook, _now: DateTime<Utc>) -> Result<Heard, Deaf> {
        Err(Deaf::NoHooks)
    }

    /// Tries credentials, queue and fields; every finding says what to mend, in English, for admins.
    fn check(&self, now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>>;
}

/// The adapter of a backend. `secret` looks a secret up by its name.
pub fn adapter(
    desk: &Desk,
    backend: &str,
    secret: impl Fn(&str) -> Option<String>,
) -> Result<Box<dyn Adapter>, Fault> {
    if backend == REPORTER_MAIL {
        let mail = reporter_mail::ReporterMail::new(desk);
        return Ok(Box::new(mail.ok_or(Fault::NOT_CONFIGURED)?));
    }
    if let Some(reseller) = desk.copied(backend) {
        return ready(email::Mailroom::copy(desk, reseller));
    }
    let places = desk.places(backend);
    let backend = desk.backends.get(backend).ok_or(Fault::NOT_CONFIGURED)?;
    match &backend.kind {
        Kind::Inbox => Ok(Box::new(inbox::Inbox)),
        Kind::Email(it) => {
            let mailroom = email::Mailroom::new(desk, &it.to, backend.mails_reporter);
            Ok(Box::new(mailroom.ok_or(Fault::NOT_CONFIGURED)?))
        }
        Kind::Webhook(it) => {
            let secrets: Option<Vec<String>> = it.secrets.iter().map(|name| secret(name)).collect();
            let webhook = secrets.and_then(|secrets| webhook::Webhook::new(it.url.clone(), &secrets));
            Ok(Box::new(webhook.ok_or(Fault::NOT_CONFIGURED)?))
        }
        Kind::Redmine(it) => {
            let key = secret(&it.key).ok_or(Fault::NOT_CONFIGURED)?;
            Ok(Box::new(redmine::Redmine::new(it.clone(), key).placed(places)))
        }
        Kind::Zammad(it) => ready(zammad::Zammad::new(it, secret).map(|it| it.placed(places))),
        Kind::Topdesk(it) => ready(topdesk::Topdesk::new(it, secret).map(|it| it.placed(places))),
        Kind::Zendesk(it) => ready(zendesk::Zendesk::new(it, secret).map(|it| it.placed(places))),
        Kind::RequestTracker(it) => {
            let rt = request_tracker::RequestTracker::new(it, backend.mails_reporter, secret);
            ready(rt.map(|rt| rt.placed(places)))
        }
    }
}

fn ready(adapter: Option<impl Adapter + 'static>) -> Result<Box<dyn Adapter>, Fault> {
    adapter.map(|adapter| Box::new(adapter) as Box<dyn Adapter>).ok_or(Fault::NOT_CONFIGURED)
}

#[cfg(test)]
#[allow(clippy::missing_panics_doc, reason = "a test fails by panicking")]
pub mod tests;
