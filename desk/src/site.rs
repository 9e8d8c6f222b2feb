//! A site ID: four digits that name one customer's site.

use crate::Code;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A site ID of exactly four ASCII digits; leading zeros count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SiteId(u16);

impl SiteId {
    /// Reads four digits.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = text.trim();
        if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Code::SiteFormat);
        }
        text.parse().map(Self).map_err(|_| Code::SiteFormat)
    }

    /// The digits read as a number, 0 to 9999.
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for SiteId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.0)
    }
}

crate::text::text_conversions!(SiteId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits_and_nothing_else() {
        assert_eq!(SiteId::parse("0042").unwrap().to_string(), "0042");
        assert_eq!(SiteId::parse(" 1234 ").unwrap().value(), 1234);
        for bad in ["", "123", "12345", "12a4", "+123", "１２３４", "12 4"] {
            assert_eq!(SiteId::parse(bad), Err(Code::SiteFormat), "{bad}");
        }
    }
}
