//! Ticket numbers: `SSSS-NNNNN-CC`.

use crate::SiteId;
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// A ticket's number: the site, the site's own running number, and two check digits after ISO
/// 7064 MOD 97-10, so that a digit misheard on the phone is caught.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TicketNumber {
    site: SiteId,
    serial: u32,
}

/// Why a text is no ticket number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NumberError {
    /// Not four digits, a hyphen, at least five digits, a hyphen, two digits.
    #[error("a ticket number looks like 1234-00057-39")]
    Format,
    /// A digit was misread or misheard, or two were swapped.
    #[error("a digit of this ticket number is wrong")]
    CheckDigits,
}

impl TicketNumber {
    /// The number of a site's ticket. `serial` counts the site's tickets from 1.
    pub const fn new(site: SiteId, serial: u32) -> Self {
        Self { site, serial }
    }

    /// The site that the ticket was reported for.
    pub const fn site(self) -> SiteId {
        self.site
    }

    /// The site's own running number, from 1.
    pub const fn serial(self) -> u32 {
        self.serial
    }

    /// Reads a number as it is displayed; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let mut parts = text.trim().split('-');
        let (Some(site), Some(serial), Some(check), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NumberError::Format);
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        // A serial longer than five digits has no leading zero, so each number has one spelling.
        let canonical = serial.len() == 5 || (serial.len() > 5 && !serial.starts_with('0'));
        if site.len() != 4 || !digits(serial) || !canonical || check.len() != 2 || !digits(check) {
            return Err(NumberError::Format);
        }
        let site = SiteId::parse(site).map_err(|_| NumberError::Format)?;
        let number = Self::new(site, serial.parse().map_err(|_| NumberError::Format)?);
        if check.parse() == Ok(number.check_digits()) { Ok(number) } else { Err(NumberError::CheckDigits) }
    }

    /// ISO 7064 MOD 97-10: the two digits that make the whole leave 1 modulo 97.
    fn check_digits(self) -> u64 {
        let width = self.serial.checked_ilog10().map_or(1, |log| log + 1).max(5);
        let digits = u64::from(self.site.value()) * 10_u64.pow(width) + u64::from(self.serial);
        98 - digits * 100 % 97
    }
}

impl fmt::Display for TicketNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{:05}-{:02}", self.site, self.serial, self.check_digits())
    }
}

impl TryFrom<String> for TicketNumber {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<TicketNumber> for String {
    fn from(number: TicketNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(site: u16, serial: u32) -> TicketNumber {
        TicketNumber::new(SiteId::parse(&format!("{site:04}")).unwrap(), serial)
    }

    #[test]
    fn the_example_of_the_contract() {
        assert_eq!(number(1234, 57).to_string(), "1234-00057-39");
    }

    #[test]
    fn other_spellings_are_refused() {
        for bad in [
            "",
            "1234-57-39",
            "1234-000057-39",
            "1234 00057 39",
            "1234-00057-3",
            "1234-00057-39-1",
            "1234-+0057-32",
            "1234-99999999999-00",
        ] {
            assert_eq!(TicketNumber::parse(bad), Err(NumberError::Format), "{bad}");
        }
        assert_eq!(TicketNumber::parse("1234-00057-38"), Err(NumberError::CheckDigits));
    }

    proptest! {
        #[test]
        fn the_whole_leaves_1_modulo_97(site in 0..10_000_u16, serial in any::<u32>()) {
            let text = number(site, serial).to_string();
            let digits: u128 = text.replace('-', "").parse().unwrap();
            prop_assert_eq!(digits % 97, 1);
            prop_assert_eq!(TicketNumber::parse(&text), Ok(number(site, serial)));
        }

        #[test]
        fn one_wrong_digit_is_caught(site in 0..10_000_u16, serial in 0..4_000_000_u32, at in 0..13_usize, to in 0..10_u8) {
            let text = number(site, serial).to_string();
            let mut bytes = text.clone().into_bytes();
            prop_assume!(at < bytes.len() && bytes[at].is_ascii_digit() && bytes[at] != b'0' + to);
            bytes[at] = b'0' + to;
            prop_assert!(TicketNumber::parse(&String::from_utf8(bytes).unwrap()).is_err());
        }

        #[test]
        fn two_swapped_neighbours_are_caught(site in 0..10_000_u16, serial in 0..4_000_000_u32, at in 0..12_usize) {
            let mut bytes = number(site, serial).to_string().into_bytes();
            prop_assume!(at + 1 < bytes.len() && bytes[at] != b'-' && bytes[at + 1] != b'-' && bytes[at] != bytes[at + 1]);
            bytes.swap(at, at + 1);
            prop_assert!(TicketNumber::parse(&String::from_utf8(bytes).unwrap()).is_err());
        }
    }
}
