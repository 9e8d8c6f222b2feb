//! E-mail addresses as a browser's own field takes them.

use crate::{
    Code, limits,
    text::{checked_text, fits},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An e-mail address after the grammar of the HTML Standard, section "E-mail state", with two
/// differences: a domain has at least two labels, since `jan@gmail` is a slip and no address, and
/// its labels may hold letters beyond ASCII, since people type such domains as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The longest label of a domain (RFC 1035, section 2.3.4).
const LABEL_MAX: usize = 63;

impl Email {
    /// Reads an address; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Code::EmailMissing);
        }
        if !fits(text, limits::EMAIL_MAX) {
            return Err(Code::EmailLong);
        }
        let (local, domain) = text.split_once('@').ok_or(Code::EmailFormat)?;
        if is_local(local) && is_domain(domain) { Ok(Self(text.to_owned())) } else { Err(Code::EmailFormat) }
    }

    /// Whether mail to either reaches the same person: servers tell no case apart.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

checked_text!(Email);

fn is_local(local: &str) -> bool {
    !local.is_empty()
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
}

fn is_domain(domain: &str) -> bool {
    domain.contains('.') && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '-' || is_beyond_ascii(c);
    !label.is_empty()
        && fits(label, LABEL_MAX)
        && label.chars().all(inside)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// A character that an internationalised domain may hold; what it maps to is the mail server's
/// business (RFC 5891), so only what can never stand in a name is refused.
fn is_beyond_ascii(c: char) -> bool {
    c >= '\u{c0}' && !c.is_whitespace() && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{fff0}'..='\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_that_people_have() {
        for good in [
            "an@example.be",
            "a.b+c@sub.example.co",
            "o'neil@example.org",
            "x@münchen.example",
            "x@例え.jp",
            " an@example.be ",
        ] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn slips_and_injections_are_refused() {
        assert_eq!(Email::parse("  "), Err(Code::EmailMissing));
        assert_eq!(Email::parse(&format!("{}@example.be", "a".repeat(250))), Err(Code::EmailLong));
        for bad in [
            "an",
            "an@",
            "@example.be",
            "an@gmail",
            "an@-a.be",
            "an@a..be",
            "an@a.be.",
            "a n@a.be",
            "an@a.be\r\nBcc: b@c.de",
            "an@@a.be",
            "\"a\"@a.be",
            "an@a_b.be",
            "ån@a.be",
        ] {
            assert_eq!(Email::parse(bad), Err(Code::EmailFormat), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_the_grammar_makes_is_taken(local in "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,20}", label in "[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", tld in "[a-z]{2,6}") {
            let address = format!("{local}@{label}.{tld}");
            prop_assert!(Email::parse(&address).is_ok());
        }

        #[test]
        fn no_address_holds_a_space_or_control(text in any::<String>()) {
            if let Ok(email) = Email::parse(&text) {
                prop_assert!(!email.as_str().chars().any(|c| c.is_whitespace() || c.is_control()));
            }
        }
    }
}
