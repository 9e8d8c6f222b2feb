//! A text that was encrypted in the browser for the people at the desk. Nothing between the two can
//! read it.
//!
//! It is a JWE in compact form (RFC 7516, section 7.1): ECDH-ES straight to the desk's P-256 key
//! (RFC 7518, section 4.6) with A256GCM. Here only its outline is looked at, which tells it from
//! plain text; its parts are checked where the desk's keys are known (`config::Sealing`).

use crate::{Code, limits, text::checked_text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A JWE in compact form, as far as its shape tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sealed(String);

impl Sealed {
    /// Reads one.
    ///
    /// # Errors
    /// [`Code::SealedLong`] beyond [`limits::SEALED_MAX`], [`Code::SealedFormat`] for what is no
    /// compact JWE, such as a plain text.
    pub fn parse(text: &str) -> Result<Self, Code> {
        if text.len() > limits::SEALED_MAX {
            return Err(Code::SealedLong);
        }
        let sealed = text.bytes().filter(|byte| *byte == b'.').count() == 4
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        if sealed { Ok(Self(text.to_owned())) } else { Err(Code::SealedFormat) }
    }

    /// Its five parts in base64url: header, encrypted key, nonce, text, tag.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('.')
    }
}

checked_text!(Sealed);

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by the `PyPI` package jwcrypto.
    const JWE: &str = include_str!("../../unseal/tests/jwcrypto.jwe").trim_ascii();

    #[test]
    fn a_compact_jwe_is_one() {
        assert_eq!(Sealed::parse(JWE).unwrap().as_str(), JWE);
        assert_eq!(Sealed::parse(JWE).unwrap().parts().nth(1), Some(""));
    }

    #[test]
    fn a_plain_text_is_none() {
        for text in [
            "hunter2",
            "not a.b.c.d.e",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbiJ9.c2ln",
            &format!("{JWE}.x"),
            &format!(" {JWE}"),
            &JWE.replacen("..", "..é", 1),
        ] {
            assert_eq!(Sealed::parse(text), Err(Code::SealedFormat), "{text}");
        }
        assert_eq!(Sealed::parse(&"x".repeat(limits::SEALED_MAX + 1)), Err(Code::SealedLong));
    }
}
