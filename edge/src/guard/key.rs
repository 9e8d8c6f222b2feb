//! Idempotency keys, after the IETF draft "The Idempotency-Key HTTP Header Field".

use crate::guard::token::sha256;
use desk::limits::{KEY_MAX, KEY_MIN};

/// A key that a client made for one submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

/// Why there is no usable key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFault {
    /// The client sent none.
    Missing,
    /// Not 16 to 128 visible ASCII characters.
    Format,
}

impl IdempotencyKey {
    /// The key of a request: of its header, else of its form. Whichever is there must be a key.
    pub fn parse(header: Option<&str>, field: Option<&str>) -> Result<Self, KeyFault> {
        let given = |text: Option<&str>| {
            text.map(str::trim).filter(|text| !text.is_empty()).map(Self::read).transpose()
        };
        let (header, field) = (given(header)?, given(field)?);
        header.or(field).ok_or(KeyFault::Missing)
    }

    fn read(text: &str) -> Result<Self, KeyFault> {
        // The draft's header is a structured string, in quotes; most clients send it bare.
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let fits =
            (KEY_MIN..=KEY_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Self(text.to_owned())) } else { Err(KeyFault::Format) }
    }

    /// What the ledger keeps: it has no use for the key itself.
    pub fn digest(&self) -> String {
        sha256(self.0.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_goes_before_the_field() {
        let key = IdempotencyKey::parse(Some("\"0123456789abcdef\""), Some("fedcba9876543210"));
        assert_eq!(key, Ok(IdempotencyKey("0123456789abcdef".into())));
        assert!(IdempotencyKey::parse(None, Some("fedcba9876543210")).is_ok());
    }

    #[test]
    fn missing_and_malformed_are_different_faults() {
        assert_eq!(IdempotencyKey::parse(None, Some(" ")), Err(KeyFault::Missing));
        for bad in ["short", "with a space in it", "naïve-naïve-naïve", &"x".repeat(129)] {
            assert_eq!(IdempotencyKey::parse(Some(bad), None), Err(KeyFault::Format), "{bad}");
            assert_eq!(
                IdempotencyKey::parse(Some("0123456789abcdef"), Some(bad)),
                Err(KeyFault::Format),
                "{bad}"
            );
        }
    }
}
