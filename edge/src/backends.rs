//! Helpdesks that tickets are delivered to. An adapter builds requests and reads answers, and does
//! no input or output itself: `io::exchange` sends what it builds.

pub mod inbox;
pub mod standard_webhooks;
pub mod webhook;

use chrono::{DateTime, Utc};
use desk::{Event, Lang, Report, Status, TicketNumber, config, delivery::Failure};
use serde::{Deserialize, Serialize};

/// A ticket on its way to a backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number, which every backend shows and can be asked for.
    pub number: TicketNumber,
    /// When the desk received it.
    pub received_at: DateTime<Utc>,
    /// The language that the reporter reads.
    pub lang: Lang,
    /// What the reporter told.
    pub report: Report,
    /// What the backend calls it, once it said so.
    pub remote: Option<String>,
}

/// What a delivery is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Action {
    /// Make the ticket at the backend.
    Create,
    /// Tell the backend what happened to the ticket elsewhere.
    Append {
        /// The event's place in the ticket's timeline, which makes its delivery unmistakable.
        seq: i64,
        /// What happened.
        event: Event,
    },
}

/// What goes out to a backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exchange {
    /// A POST over HTTP; redirects are not followed.
    Http {
        /// Where to, from desk.toml alone.
        url: String,
        /// Headers, none of which holds text of a reporter.
        headers: Vec<(&'static str, String)>,
        /// The body, JSON.
        body: String,
    },
    /// A statement to the inbox's own database.
    Sql {
        /// The statement, with `?` for each value.
        sql: &'static str,
        /// The values, in order.
        values: Vec<String>,
    },
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An HTTP answer.
    Http {
        /// Its status.
        status: u16,
        /// Its Retry-After, in seconds.
        retry_after_s: Option<i64>,
    },
    /// The rows of a statement, each by its first column.
    Rows(Vec<String>),
    /// No answer: refused, reset, late. What was sent may have arrived.
    Nothing,
}

/// A delivery that did not succeed: what to do, and a label that the inbox has words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What to do about it.
    pub failure: Failure,
    /// A bounded label: `fault-backend-<label>` in the texts.
    pub label: &'static str,
}

/// Every label of a [`Fault`].
pub const LABELS: [&str; 8] =
    ["busy", "credentials", "error", "gone", "no-answer", "not-configured", "redirect", "refused"];

/// A backend that took the ticket.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// What it calls the ticket.
    pub remote: Option<String>,
}

/// What every helpdesk can do. Where it cannot search, a delivery whose outcome is unknown is sent
/// again, and the helpdesk may get it twice.
pub trait Adapter {
    /// Makes the ticket. `now` is the attempt's own time.
    fn create(&self, job: &Job, now: DateTime<Utc>) -> Result<Exchange, Fault>;

    /// Reads whether it was made.
    fn created(&self, answer: &Answer) -> Result<Taken, Fault>;

    /// Looks the ticket up by its number; nothing for a helpdesk that cannot search.
    fn find(&self, number: TicketNumber) -> Option<Exchange>;

    /// Reads whether it is there.
    fn found(&self, answer: &Answer) -> Result<Option<Taken>, Fault>;

    /// Appends what happened to the ticket elsewhere.
    fn append(&self, job: &Job, seq: i64, event: &Event, now: DateTime<Utc>) -> Result<Exchange, Fault>;

    /// Reads whether it was appended.
    fn appended(&self, answer: &Answer) -> Result<(), Fault>;

    /// Asks for the ticket's status; nothing for a helpdesk that cannot be asked.
    fn status(&self, number: TicketNumber) -> Option<Exchange>;

    /// Reads the status.
    fn read_status(&self, answer: &Answer) -> Result<Option<Status>, Fault>;
}

/// The adapter of a backend. `secret` looks a secret up by its name.
pub fn adapter(
    backend: Option<&config::Backend>,
    secret: impl Fn(&str) -> Option<String>,
) -> Result<Box<dyn Adapter>, Fault> {
    match backend {
        Some(config::Backend::Inbox) => Ok(Box::new(inbox::Inbox)),
        Some(config::Backend::Webhook { url, secrets }) => {
            let secrets: Option<Vec<String>> = secrets.iter().map(|name| secret(name)).collect();
            let webhook = secrets.and_then(|secrets| webhook::Webhook::new(url.clone(), &secrets));
            Ok(Box::new(webhook.ok_or(Fault::NOT_CONFIGURED)?))
        }
        None => Err(Fault::NOT_CONFIGURED),
    }
}

impl Fault {
    /// A secret that is not set or not usable, or a backend that desk.toml no longer has.
    pub const NOT_CONFIGURED: Self = Self { failure: Failure::NeedsPerson, label: "not-configured" };

    /// No answer.
    pub const NO_ANSWER: Self = Self { failure: Failure::Unknown, label: "no-answer" };

    /// An answer that cannot be read.
    pub const UNREADABLE: Self = Self { failure: Failure::Unknown, label: "error" };

    /// What an HTTP status says about a delivery; nothing for success.
    pub fn of_status(status: u16, retry_after_s: Option<i64>) -> Option<Self> {
        let transient = Failure::Transient { retry_after_s };
        let (failure, label) = match status {
            200..=299 => return None,
            300..=399 => (Failure::NeedsPerson, "redirect"),
            401 | 403 => (Failure::NeedsPerson, "credentials"),
            410 => (Failure::NeedsPerson, "gone"),
            408 | 425 | 429 | 503 => (transient, "busy"),
            // It may have kept the ticket and then failed.
            500..=599 => (Failure::Unknown, "error"),
            _ => (transient, "refused"),
        };
        Some(Self { failure, label })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_its_consequence() {
        assert_eq!(Fault::of_status(204, None), None);
        for (status, failure) in [
            (302, Failure::NeedsPerson),
            (401, Failure::NeedsPerson),
            (403, Failure::NeedsPerson),
            (410, Failure::NeedsPerson),
            (400, Failure::Transient { retry_after_s: Some(7) }),
            (429, Failure::Transient { retry_after_s: Some(7) }),
            (503, Failure::Transient { retry_after_s: Some(7) }),
            (500, Failure::Unknown),
        ] {
            let fault = Fault::of_status(status, Some(7)).unwrap();
            assert_eq!(fault.failure, failure, "{status}");
            assert!(LABELS.contains(&fault.label));
        }
    }

    #[test]
    fn a_missing_backend_or_secret_waits_for_a_person() {
        let webhook = config::Backend::Webhook { url: "https://a.example".into(), secrets: vec!["S".into()] };
        for (backend, secret) in
            [(None, Some("whsec_c2VjcmV0")), (Some(&webhook), None), (Some(&webhook), Some("whsec_!"))]
        {
            let fault = adapter(backend, |_| secret.map(str::to_owned)).err();
            assert_eq!(fault, Some(Fault::NOT_CONFIGURED));
        }
    }
}
