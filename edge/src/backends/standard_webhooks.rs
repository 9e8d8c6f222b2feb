//! Signatures of Standard Webhooks 1.0.0.

pub mod verify;

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac_sha256::HMAC;

/// A signing secret: `whsec_` and base64, decoded.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(Vec<u8>);

impl SigningSecret {
    /// Reads a secret; nothing for what is none.
    pub fn parse(text: &str) -> Option<Self> {
        let key = STANDARD.decode(text.trim().strip_prefix("whsec_")?).ok()?;
        (!key.is_empty()).then_some(Self(key))
    }

    /// One signature of the `webhook-signature` header.
    pub fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        let mac = HMAC::mac(format!("{id}.{timestamp}.{body}"), &self.0);
        format!("v1,{}", STANDARD.encode(mac))
    }
}

/// The `webhook-signature` header: one signature per secret, so that secrets can rotate.
pub fn signatures(secrets: &[SigningSecret], id: &str, timestamp: i64, body: &str) -> String {
    let all: Vec<String> = secrets.iter().map(|secret| secret.sign(id, timestamp, body)).collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_the_specification() {
        let secret = SigningSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed = secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_text_that_is_no_secret_is_none() {
        for bad in ["", "whsec_", "whsec_***", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"] {
            assert!(SigningSecret::parse(bad).is_none(), "{bad}");
        }
    }
}
