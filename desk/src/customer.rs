//! The customer ID by which a contract's holder is known.

use crate::{Code, limits, text::checked_text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A customer ID as it stands on a contract: letters, digits, spaces and `- . _ / #`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CustomerId(String);

impl CustomerId {
    /// Reads a customer ID; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = text.trim();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -._/#".contains(&byte);
        if text.is_empty() {
            Err(Code::CustomerIdMissing)
        } else if text.len() > limits::CUSTOMER_ID_MAX || !text.bytes().all(plain) {
            Err(Code::CustomerIdFormat)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

checked_text!(CustomerId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_a_contract() {
        for good in ["K-2001/7", "12345", " NL 0042.b_1 ", "#7"] {
            assert_eq!(CustomerId::parse(good).unwrap().as_str(), good.trim());
        }
        assert_eq!(CustomerId::parse(" "), Err(Code::CustomerIdMissing));
        for bad in ["K\n1", "<b>", "a@b.example", "é1", &"7".repeat(41)] {
            assert_eq!(CustomerId::parse(bad), Err(Code::CustomerIdFormat), "{bad}");
        }
    }
}
