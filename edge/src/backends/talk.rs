//! A talk with a helpdesk: what goes out, what comes back, and what to do next.

use super::Fault;
use crate::mail::{Mail, refusal::Refusal};
use desk::delivery::Failure;

/// What to do next in a talk, given the answers so far.
#[derive(Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// Send this; its answer comes with the next question.
    Send(Exchange),
    /// The talk is over.
    Done(T),
}

/// The next step, or why there is none.
pub type Next<T> = Result<Step<T>, Fault>;

impl<T> Step<T> {
    /// What the talk came to, if it is over.
    pub fn done(self) -> Option<T> {
        match self {
            Step::Done(value) => Some(value),
            Step::Send(_) => None,
        }
    }

    /// What goes out, if the talk goes on.
    pub fn sent(self) -> Option<Exchange> {
        match self {
            Step::Send(exchange) => Some(exchange),
            Step::Done(_) => None,
        }
    }
}

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes, or appends.
    Post,
    /// Sets.
    Put,
    /// Sets in part.
    Patch,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// There is none.
    None,
    /// A text, such as JSON.
    Text(String),
    /// Bytes, such as a file's.
    Bytes(Vec<u8>),
}

/// What goes out to a backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exchange {
    /// A request over HTTP; redirects are not followed.
    Http {
        /// Its method.
        method: Method,
        /// Where to, from desk.toml alone; text of a reporter only where it is percent-encoded.
        url: String,
        /// Headers, none of which holds text of a reporter.
        headers: Vec<(&'static str, String)>,
        /// The body.
        body: Body,
    },
    /// A statement to the inbox's own database.
    Sql {
        /// The statement, with `?` for each value.
        sql: &'static str,
        /// The values, in order.
        values: Vec<String>,
    },
    /// A mail.
    Mail(Box<Mail>),
}

impl Exchange {
    /// As the next step of a talk.
    pub fn next<T>(self) -> Next<T> {
        Ok(Step::Send(self))
    }
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
        /// Its body; one that is too long for an answer comes without.
        body: Vec<u8>,
    },
    /// The rows of a statement, each by its first column.
    Rows(Vec<String>),
    /// The mail was taken to be sent.
    Sent,
    /// The mail was not taken.
    Unsent(Refusal),
    /// No answer: refused, reset, late. What was sent may have arrived.
    Nothing,
}

impl Answer {
    /// The body of an HTTP answer that says success.
    pub fn success(&self) -> Result<&[u8], Fault> {
        match self {
            Answer::Http { status, retry_after_s, body } => {
                Fault::of_status(*status, *retry_after_s).map_or(Ok(body.as_slice()), Err)
            }
            Answer::Nothing => Err(Fault::NO_ANSWER),
            Answer::Rows(_) | Answer::Sent | Answer::Unsent(_) => Err(Fault::UNREADABLE),
        }
    }

    /// Whether a mail is on its way. An address that is refused concerns its own ticket alone; a
    /// sender that is refused concerns all.
    pub fn sent(&self) -> Result<(), Fault> {
        let busy = |retry_after_s| Fault { failure: Failure::Transient { retry_after_s }, label: "busy" };
        match self {
            Answer::Sent => Ok(()),
            Answer::Unsent(Refusal::Sender) => Err(Fault::NOT_CONFIGURED),
            Answer::Unsent(Refusal::Recipient) => Err(Fault::RECIPIENT),
            Answer::Unsent(Refusal::Busy(retry_after_s)) => Err(busy(*retry_after_s)),
            Answer::Unsent(Refusal::TooLarge) => {
                Err(Fault { failure: Failure::NeedsPerson, label: "refused" })
            }
            Answer::Unsent(Refusal::Unclear) | Answer::Nothing => Err(Fault::NO_ANSWER),
            Answer::Http { .. } | Answer::Rows(_) => Err(Fault::UNREADABLE),
        }
    }

    /// The JSON of an HTTP answer that says success. A page in its place is an answer in doubt: the
    /// helpdesk may have done what it was asked.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, Fault> {
        serde_json::from_slice(self.success()?).map_err(|_| Fault::UNREADABLE)
    }

    /// Whether the body of an HTTP answer speaks of something, given in small letters.
    pub fn says(&self, word: &str) -> bool {
        let Answer::Http { body, .. } = self else { return false };
        String::from_utf8_lossy(body).to_lowercase().contains(word)
    }

    /// The status of an HTTP answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Answer::Http { status, .. } => Some(*status),
            Answer::Rows(_) | Answer::Sent | Answer::Unsent(_) | Answer::Nothing => None,
        }
    }
}

#[cfg(test)]
impl Answer {
    /// An HTTP answer with a body, for tests.
    pub fn of(status: u16, body: &str) -> Self {
        Self::Http { status, retry_after_s: None, body: body.as_bytes().to_vec() }
    }
}
