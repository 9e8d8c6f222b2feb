//! Secrets, and comparing them without telling how much was right.

use hmac_sha256::HMAC;
use std::fmt;
use subtle::ConstantTimeEq;

/// A secret of the deployment. It shows itself to nobody, not even to a log.
#[derive(Clone)]
pub struct Secret(String);

/// The fewest characters of a secret: 128 bits in hexadecimal.
pub const SECRET_MIN: usize = 32;

impl Secret {
    /// A secret that is long enough; nothing for a shorter one.
    pub fn new(text: String) -> Option<Self> {
        (text.len() >= SECRET_MIN).then_some(Self(text))
    }

    /// Whether a text is this secret, in constant time.
    pub fn is(&self, text: &str) -> bool {
        // Digests of one length compare in a time that tells nothing of either text.
        let digest = |text: &str| hmac_sha256::Hash::hash(text.as_bytes());
        digest(&self.0).ct_eq(&digest(text)).into()
    }

    /// Its bytes, for a standard that says itself what is signed.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// A message authentication code for one purpose, so that no code serves another.
    pub fn mac(&self, purpose: &str, message: &str) -> [u8; 32] {
        HMAC::mac(format!("{purpose}\n{message}"), self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_long_silent_and_itself() {
        assert!(Secret::new("short".into()).is_none());
        let secret = Secret::new("0123456789abcdef0123456789abcdef".into()).unwrap();
        assert!(secret.is("0123456789abcdef0123456789abcdef"));
        assert!(!secret.is("0123456789abcdef0123456789abcdeF") && !secret.is(""));
        assert_eq!(format!("{secret:?}"), "Secret");
        assert_ne!(secret.mac("a", "m"), secret.mac("b", "m"));
    }
}
