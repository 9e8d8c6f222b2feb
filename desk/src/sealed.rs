//! A text that was encrypted in the browser for the people at the desk. Nothing between the two can
//! read it.
//!
//! It is a JWE in compact form (RFC 7516, section 7.1): ECDH-ES straight to the desk's P-256 key
//! (RFC 7518, section 4.6) with A256GCM. Here only its shape is looked at; what its header says is
//! checked where the desk's keys are known (`config::Sealing`).

use crate::{Code, limits, text::checked_text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The characters of 12 bytes of nonce in base64url.
const NONCE: usize = 16;

/// The characters of 16 bytes of tag in base64url.
const TAG: usize = 22;

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
        let mut parts = text.split('.');
        let mut next = || parts.next().unwrap_or("!");
        let (header, key, nonce, content, tag) = (next(), next(), next(), next(), next());
        let whole = [header, content].into_iter().all(|part| !part.is_empty() && is_base64url(part))
            && key.is_empty()
            && nonce.len() == NONCE
            && is_base64url(nonce)
            && tag.len() == TAG
            && is_base64url(tag)
            && parts.next().is_none();
        if whole { Ok(Self(text.to_owned())) } else { Err(Code::SealedFormat) }
    }

    /// Its protected header, in base64url.
    pub fn header(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }
}

checked_text!(Sealed);

fn is_base64url(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by the `PyPI` package jwcrypto.
    const JWE: &str = include_str!("../../unseal/tests/jwcrypto.jwe").trim_ascii();

    #[test]
    fn a_compact_jwe_is_one() {
        assert_eq!(Sealed::parse(JWE).unwrap().as_str(), JWE);
        assert!(JWE.starts_with(Sealed::parse(JWE).unwrap().header()));
    }

    #[test]
    fn a_plain_text_is_none() {
        let (head, rest) = JWE.split_once("..").unwrap();
        for text in [
            "hunter2",
            "a.b.c.d.e",
            "....",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbiJ9.c2ln",
            &format!("{JWE}.x"),
            &format!(" {JWE}"),
            &format!("{head}.key.{rest}"),
            &JWE[..JWE.len() - 1],
            &JWE.replacen("..", "..é", 1),
        ] {
            assert_eq!(Sealed::parse(text), Err(Code::SealedFormat), "{text}");
        }
        assert_eq!(Sealed::parse(&"x".repeat(limits::SEALED_MAX + 1)), Err(Code::SealedLong));
    }
}
