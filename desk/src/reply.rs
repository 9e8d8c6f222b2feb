//! What somebody writes under a ticket.

use crate::{limits::REPLY_MAX, text::lines};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A reply: one character or more, at most [`REPLY_MAX`] of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReplyText(String);

/// Why a text is no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReplyFault {
    /// There is none.
    #[error("a reply says something")]
    Missing,
    /// It is longer than [`REPLY_MAX`].
    #[error("a reply has at most {REPLY_MAX} characters")]
    Long,
    /// A character that cannot be kept.
    #[error("a reply holds no NUL")]
    Characters,
}

impl ReplyFault {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Missing, Self::Long, Self::Characters];

    /// The code as it stands in an answer.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "reply-missing",
            Self::Long => "reply-long",
            Self::Characters => "reply-characters",
        }
    }
}

impl ReplyText {
    /// Reads a reply as a form sends it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ReplyFault> {
        let text = lines(text).trim().to_owned();
        match text.chars().count() {
            0 => Err(ReplyFault::Missing),
            _ if text.contains('\0') => Err(ReplyFault::Characters),
            count if count > REPLY_MAX => Err(ReplyFault::Long),
            _ => Ok(Self(text)),
        }
    }
}

impl TryFrom<String> for ReplyText {
    type Error = ReplyFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ReplyText> for String {
    fn from(text: ReplyText) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_tidied_and_bounded() {
        let read = |text: &str| ReplyText::parse(text).map(String::from);
        assert_eq!(read(" It works.\r\n\r\nThanks! \n"), Ok("It works.\n\nThanks!".into()));
        assert_eq!(read(&"é".repeat(REPLY_MAX)), Ok("é".repeat(REPLY_MAX)));
        assert_eq!(read(&"é".repeat(REPLY_MAX + 1)), Err(ReplyFault::Long));
        assert_eq!(read(" \r\n"), Err(ReplyFault::Missing));
        assert_eq!(read("a\0b"), Err(ReplyFault::Characters));
    }
}
