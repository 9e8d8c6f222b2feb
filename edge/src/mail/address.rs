//! Addresses as mail servers take them.

use super::line::{Line, NAME_MAX};
use desk::Email;
use std::fmt;

/// An address in ASCII: its domain as DNS knows it, its local part quoted where it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    local: String,
    domain: String,
}

/// An address with the name of whoever has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name; it may be empty.
    pub name: Line,
    /// The address.
    pub address: Address,
}

/// The longest name that DNS holds (RFC 1035, section 2.3.4), as it is written.
const DOMAIN_MAX: usize = 253;

/// The longest label of one, by the same section.
const LABEL_MAX: usize = 63;

impl Address {
    /// The address of an e-mail field; nothing where its domain cannot exist.
    pub fn of(email: &Email) -> Option<Self> {
        let (local, domain) = email.as_str().rsplit_once('@')?;
        let domain = idna::domain_to_ascii(domain).ok()?;
        (domain.len() <= DOMAIN_MAX && domain.split('.').all(is_label))
            .then(|| Self { local: quoted(local), domain })
    }

    /// Its domain.
    pub fn domain(&self) -> &str {
        &self.domain
    }
}

fn is_label(label: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=LABEL_MAX).contains(&label.len()) && label.bytes().all(plain)
}

/// A local part as RFC 5321, section 4.1.2, has it. An [`Email`] holds neither a quote nor a
/// backslash, so nothing in it needs to be escaped.
fn quoted(local: &str) -> String {
    if local.split('.').any(str::is_empty) { format!("\"{local}\"") } else { local.to_owned() }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{}", self.local, self.domain)
    }
}

impl Mailbox {
    /// A mailbox; nothing where the address cannot exist.
    pub fn of(name: &str, email: &Email) -> Option<Self> {
        Some(Self { name: Line::of(name, NAME_MAX), address: Address::of(email)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn address(text: &str) -> Option<String> {
        Address::of(&Email::parse(text).unwrap()).map(|address| address.to_string())
    }

    #[test]
    fn a_domain_is_written_as_dns_knows_it() {
        assert_eq!(address("an@Town.Example").as_deref(), Some("an@town.example"));
        assert_eq!(address("x@münchen.example").as_deref(), Some("x@xn--mnchen-3ya.example"));
        assert_eq!(address("x@例え.jp").as_deref(), Some("x@xn--r8jz45g.jp"));
    }

    #[test]
    fn a_local_part_that_mail_servers_would_misread_is_quoted() {
        assert_eq!(address("o'neil+desk@example.org").as_deref(), Some("o'neil+desk@example.org"));
        assert_eq!(address(".an@example.org").as_deref(), Some("\".an\"@example.org"));
        assert_eq!(address("a..n@example.org").as_deref(), Some("\"a..n\"@example.org"));
    }

    #[test]
    fn a_domain_that_cannot_exist_has_no_address() {
        for bad in ["x@a\u{ff0f}b.example", "x@xn--a.example", &format!("x@{}.example", "éü".repeat(31))] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_address_is_ascii_without_a_place_to_hide(text in "[a-z.!#$%&'*+/=?^_`{|}~-]{1,20}@[a-zà-ÿ\\u{100}-\\u{2fff}0-9.-]{1,30}\\.[a-z]{2,6}") {
            if let Some(address) = Email::parse(&text).ok().and_then(|email| Address::of(&email)) {
                let written = address.to_string();
                let plain = written.bytes().all(|b| b.is_ascii_graphic() && !b"<>(),:;[]\\".contains(&b));
                prop_assert!(plain, "{}", written);
                prop_assert_eq!(written.matches('@').count(), 1);
            }
        }
    }
}
