//! Status tokens: whoever has one can read one ticket, and nothing else opens it.

use crate::guard::secret::Secret;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use desk::SiteId;

/// Random bytes per ticket: 128 bits, from a generator fit for secrets.
pub const NONCE_BYTES: usize = 16;

/// A ticket's status token: its site, then 256 bits that nobody can guess.
///
/// They are derived from the ticket's nonce and the desk's secret rather than kept, so that the
/// first answer can be given again, and a copy of the ledger alone opens no ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusToken {
    site: SiteId,
    text: String,
}

impl StatusToken {
    /// The token of the ticket with that nonce.
    pub fn derive(secret: &Secret, site: SiteId, nonce: &str) -> Self {
        let code = secret.mac("status token", &format!("{site}\n{nonce}"));
        Self { site, text: format!("{site}.{}", base64url(&code)) }
    }

    /// Reads a token as it stands in an address; nothing for what cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let (site, code) = text.split_once('.')?;
        let plain =
            code.len() == 43 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        let site = SiteId::parse(site).ok().filter(|id| id.to_string() == site)?;
        plain.then(|| Self { site, text: text.to_owned() })
    }

    /// The site whose ledger knows the ticket.
    pub fn site(&self) -> SiteId {
        self.site
    }

    /// The token as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What the ledger keeps of it.
    pub fn digest(&self) -> String {
        sha256(self.text.as_bytes())
    }
}

/// SHA-256 in base64url.
pub fn sha256(bytes: &[u8]) -> String {
    base64url(&hmac_sha256::Hash::hash(bytes))
}

/// Bytes in base64url without padding (RFC 4648, section 5).
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_derived_and_read_back() {
        let secret = Secret::new("0123456789abcdef0123456789abcdef".into()).unwrap();
        let site = SiteId::parse("0042").unwrap();
        let token = StatusToken::derive(&secret, site, "nonce");
        assert_eq!(StatusToken::parse(token.as_str()), Some(token.clone()));
        assert_ne!(token, StatusToken::derive(&secret, site, "other"));
        assert_ne!(
            token.digest(),
            StatusToken::derive(&secret, SiteId::parse("0043").unwrap(), "nonce").digest()
        );
    }

    #[test]
    fn what_cannot_be_a_token_is_none() {
        let code = "A".repeat(43);
        for bad in [
            "",
            "1234",
            "1234.",
            &format!("123.{code}"),
            &format!("12345.{code}"),
            &format!("1234.{code}A"),
            &format!(" 1234.{code}"),
            &format!("1234.{}/", "A".repeat(42)),
        ] {
            assert_eq!(StatusToken::parse(bad), None, "{bad}");
        }
    }
}
