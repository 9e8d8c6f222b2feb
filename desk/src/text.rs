//! The texts of a ticket: one-line fields, and the error message itself.

use crate::{Code, limits};
use serde::{Deserialize, Serialize};
use std::fmt;
use validator::ValidateLength;

/// Lets serde read a type through its `parse` and write it as it displays.
macro_rules! text_conversions {
    ($type:ty) => {
        impl TryFrom<String> for $type {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                <$type>::parse(&text).map_err(|code| code.as_str())
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }
    };
}
pub(crate) use text_conversions;

/// A newtype over a checked string that displays as that string.
macro_rules! shown_text {
    ($type:ident) => {
        impl $type {
            /// The text as it is kept.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}
pub(crate) use shown_text;

/// The same, read by serde through its `parse`.
macro_rules! checked_text {
    ($type:ident) => {
        crate::text::shown_text!($type);
        crate::text::text_conversions!($type);
    };
}
pub(crate) use checked_text;

/// A ticket's title: one line that sums it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Title(String);

impl Title {
    /// Reads a title; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = text.trim();
        if text.is_empty() {
            Err(Code::TitleMissing)
        } else if text.chars().any(is_line_break) {
            Err(Code::TitleLines)
        } else if text.chars().any(char::is_control) {
            Err(Code::TitleCharacters)
        } else if fits(text, limits::TITLE_MIN - 1) {
            Err(Code::TitleShort)
        } else if !fits(text, limits::TITLE_MAX) {
            Err(Code::TitleLong)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

checked_text!(Title);

/// The reporter's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// Reads a name; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = text.trim();
        if text.is_empty() {
            Err(Code::NameMissing)
        } else if text.chars().any(|c| is_line_break(c) || c.is_control()) {
            Err(Code::NameCharacters)
        } else if !fits(text, limits::NAME_MAX) {
            Err(Code::NameLong)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

checked_text!(Name);

/// The full error message, as the reporter typed or pasted it; empty where a picture shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ErrorText(String);

impl ErrorText {
    /// Reads an error text. Line ends become LF, since forms send CRLF for what was typed as LF;
    /// blank lines around it are dropped. A NUL is refused, since helpdesks cut text off at it.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = lines(text);
        let text = text.trim();
        if text.is_empty() {
            Err(Code::ErrorMissing)
        } else if text.contains('\0') {
            Err(Code::ErrorCharacters)
        } else if !fits(text, limits::ERROR_MAX) {
            Err(Code::ErrorLong)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

shown_text!(ErrorText);

impl TryFrom<String> for ErrorText {
    type Error = &'static str;

    /// Reads what was kept, which may be empty.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.is_empty() { Ok(Self::default()) } else { Self::parse(&text).map_err(Code::as_str) }
    }
}

impl From<ErrorText> for String {
    fn from(text: ErrorText) -> Self {
        text.0
    }
}

/// Whether a text has no more than so many characters.
pub(crate) fn fits(text: &str, most: usize) -> bool {
    text.validate_length(None, Some(most as u64), None)
}

/// The text with every line end as LF.
pub(crate) fn lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' {
            chars.next_if_eq(&'\n');
        }
        lines.push(if c == '\r' { '\n' } else { c });
    }
    lines
}

/// A character at which some program, somewhere, starts a new line.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_is_one_line_of_3_to_150_characters() {
        assert_eq!(Title::parse("  Login fails ").unwrap().as_str(), "Login fails");
        assert!(Title::parse(&"é".repeat(150)).is_ok());
        assert_eq!(Title::parse(" \n "), Err(Code::TitleMissing));
        assert_eq!(Title::parse("x"), Err(Code::TitleShort));
        assert_eq!(Title::parse(&"é".repeat(151)), Err(Code::TitleLong));
        assert_eq!(Title::parse("a\r\nBcc: b"), Err(Code::TitleLines));
        assert_eq!(Title::parse("one\u{2028}two"), Err(Code::TitleLines));
        assert_eq!(Title::parse("nul\0here"), Err(Code::TitleCharacters));
    }

    #[test]
    fn an_error_text_keeps_its_lines_and_refuses_nul() {
        assert_eq!(ErrorText::parse("a\r\nb\rc\n").unwrap().as_str(), "a\nb\nc");
        assert_eq!(ErrorText::parse("a\0b"), Err(Code::ErrorCharacters));
        assert_eq!(ErrorText::parse("\u{1b}[31mred").unwrap().as_str(), "\u{1b}[31mred");
        assert_eq!(ErrorText::parse(&"x".repeat(50_001)), Err(Code::ErrorLong));
    }

    proptest! {
        #[test]
        fn what_parses_parses_again_to_the_same(text in any::<String>()) {
            if let Ok(title) = Title::parse(&text) {
                prop_assert_eq!(Title::parse(title.as_str()).unwrap(), title);
            }
            if let Ok(error) = ErrorText::parse(&text) {
                prop_assert_eq!(ErrorText::parse(error.as_str()).unwrap(), error);
            }
        }

        #[test]
        fn no_title_or_name_holds_a_control_character(text in "[a-z\\x00-\\x1f\\u{2028}]{0,12}") {
            for kept in [Title::parse(&text).ok().map(String::from), Name::parse(&text).ok().map(String::from)] {
                let bad = kept.is_some_and(|kept| kept.chars().any(|c| c.is_control() || is_line_break(c)));
                prop_assert!(!bad);
            }
        }
    }
}
