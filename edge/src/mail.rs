//! Letters by e-mail: what they say, and how they are written down (RFC 5322, MIME).
//!
//! A [`Mail`] cannot hold a bad header. Addresses, lines and links are types of their own, what a
//! header may say is a field here, and none of them is a free text.

pub mod address;
pub mod compose;
pub mod letter;
pub mod line;
pub mod link;
pub mod refusal;
pub mod reporter;
pub mod sender;
pub mod visible;

use address::{Address, Mailbox};
use chrono::{DateTime, Utc};
use desk::{Lang, TicketNumber};
use line::Line;
use link::Link;

/// A mail, ready to be composed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Who sends it: an address of a domain that the platform lets the desk send from.
    pub from: Mailbox,
    /// Who gets it.
    pub to: Mailbox,
    /// Where an answer goes; to the sender where there is none.
    pub reply_to: Option<Mailbox>,
    /// Its subject.
    pub subject: Line,
    /// Which mail it is: the same letter sent twice has the same place.
    pub place: Place,
    /// When it was written.
    pub date: DateTime<Utc>,
    /// Whether programs that answer by themselves should keep quiet (RFC 3834).
    pub automatic: bool,
    /// How to stop mails of this kind; nothing for a mail that comes once.
    pub stop: Option<Stop>,
    /// The language of its words.
    pub lang: Lang,
    /// Its words.
    pub text: String,
    /// Its words again as HTML.
    pub html: Option<String>,
    /// Files that come with it.
    pub files: Vec<Enclosed>,
}

/// Which mail it is; its Message-ID and References come from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A letter in a ticket's thread.
    Ticket {
        /// The ticket.
        number: TicketNumber,
        /// Whom it is for, since the same event is told to both.
        whom: Whom,
        /// The event that it is about; nothing for the first letter.
        seq: Option<i64>,
    },
    /// A test of the desk's mail.
    Check,
}

/// Whom a mail is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The one who filed the ticket.
    Reporter,
    /// The desk.
    Desk,
    /// The reseller that reads along.
    Reseller,
}

/// How a reader stops a kind of mail (RFC 2369, section 3.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// A page that takes a POST of one click (RFC 8058).
    pub page: Option<Link>,
    /// Whom to write to instead.
    pub address: Address,
    /// The ticket that no more mails are wanted about.
    pub number: TicketNumber,
}

/// A file that comes with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// Its name.
    pub name: Line,
    /// Its media type.
    pub media: desk::attachment::MediaType,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Whom {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Desk => "desk",
            Self::Reseller => "reseller",
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
