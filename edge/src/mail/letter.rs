//! What a letter says, before it is text or HTML: both are made of the same blocks, so neither says
//! less than the other.

mod html;
mod plain;

use super::{
    line::{Line, SUBJECT_MAX},
    link::Link,
    sender::Sender,
    visible::visible,
};
use crate::texts::Texts;
use desk::{Phone, TicketNumber};

pub use html::html;
pub use plain::plain;

/// The most of one text that a letter holds, in characters; the whole stands on the ticket's page.
const QUOTE_MAX: usize = 20_000;

/// A letter to a reporter.
pub struct Letter<'a> {
    /// The texts, which carry the letter's language.
    pub texts: &'a Texts,
    /// The desk that writes.
    pub sender: &'a Sender,
    /// What it is about, in a few words.
    pub heading: String,
    /// The ticket.
    pub number: TicketNumber,
    /// The reporter's own title.
    pub title: &'a str,
    /// What there is to say.
    pub blocks: Vec<Block<'a>>,
    /// Why the reader gets it, and other small print.
    pub notes: Vec<Note>,
}

/// A part of a letter.
pub enum Block<'a> {
    /// The ticket's number, large.
    Number(TicketNumber),
    /// A heading within the letter.
    Section(String),
    /// A sentence of ours.
    Words(String),
    /// A sentence of ours, and what counts in it.
    Term(String, String),
    /// What somebody wrote, as they wrote it.
    Quote(&'a str),
    /// A link that stands on its own.
    Link(String, Link),
    /// A sentence of ours that ends in a number to call.
    Call(String, &'a Phone),
    /// The same, large: it cannot wait.
    Alarm(String, &'a Phone),
}

/// A line of small print.
pub enum Note {
    /// A sentence of ours.
    Words(String),
    /// A link.
    Link(String, Link),
}

impl Letter<'_> {
    /// The line under which mail programs list the letter.
    pub fn subject(&self) -> Line {
        Line::of(&format!("[{}] {}", self.number, self.title), SUBJECT_MAX)
    }
}

/// A text as a letter quotes it, and whether its end was left out.
fn quoted(text: &str) -> (String, bool) {
    let text = visible(text);
    match text.char_indices().nth(QUOTE_MAX) {
        Some((end, _)) => (text[..end].to_owned(), true),
        None => (text, false),
    }
}
