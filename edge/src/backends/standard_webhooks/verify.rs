//! Whether a webhook was signed as Standard Webhooks 1.0.0 says.

use super::SigningSecret;
use crate::backends::{Deaf, Hook};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use hmac_sha256::HMAC;
use subtle::ConstantTimeEq;

/// How far a webhook's time may be from this clock, in seconds, so that an old one cannot be sent again.
const TOLERANCE_S: i64 = 300;

/// What was signed beside the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The message's `webhook-id`, the same each time that it is sent.
    pub id: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

/// Verifies a webhook: one of its signatures is of one of the secrets, so that secrets can rotate on
/// either side, and it was sent not long ago.
pub fn verify(secrets: &[SigningSecret], hook: &Hook, now: DateTime<Utc>) -> Result<Stamp, Deaf> {
    let header = |name: &str| (hook.header)(name).ok_or(Deaf::Signature);
    let (id, time, signatures) =
        (header("webhook-id")?, header("webhook-timestamp")?, header("webhook-signature")?);
    let message = [id.as_bytes(), b".", time.as_bytes(), b".", hook.body].concat();
    let is_signed = signatures.split_whitespace().any(|signature| {
        let given = signature.strip_prefix("v1,").and_then(|text| STANDARD.decode(text).ok());
        given.is_some_and(|given| {
            secrets.iter().any(|secret| HMAC::mac(&message, &secret.0).as_slice().ct_eq(&given).into())
        })
    });
    let seconds: i64 = time.parse().map_err(|_| Deaf::Signature)?;
    let is_fresh = now.timestamp().saturating_sub(seconds).saturating_abs() <= TOLERANCE_S;
    let sent_at = DateTime::from_timestamp(seconds, 0).ok_or(Deaf::Signature)?;
    if id.is_empty() || !is_signed || !is_fresh {
        return Err(Deaf::Signature);
    }
    Ok(Stamp { id, sent_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of the specification's libraries.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const SENT: i64 = 1_614_265_330;
    const SIGNED: &str = "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    fn heard(secrets: &[&str], id: &str, signature: &str, body: &[u8], later: i64) -> Result<Stamp, Deaf> {
        let secrets: Vec<_> = secrets.iter().map(|text| SigningSecret::parse(text).unwrap()).collect();
        let header = |name: &str| match name {
            "webhook-id" => Some(id.to_owned()),
            "webhook-timestamp" => Some(SENT.to_string()),
            "webhook-signature" => Some(signature.to_owned()).filter(|it| !it.is_empty()),
            _ => None,
        };
        let now = DateTime::from_timestamp(SENT + later, 0).unwrap();
        verify(&secrets, &Hook { header: &header, body }, now)
    }

    #[test]
    fn the_vector_of_the_specification_and_nothing_near_it() {
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        let other = "whsec_c29tZXRoaW5nIGVsc2U=";
        let stamp = heard(&[other, SECRET], id, SIGNED, BODY, 300).unwrap();
        assert_eq!((stamp.id.as_str(), stamp.sent_at.timestamp()), (id, SENT));
        for refused in [
            heard(&[other], id, SIGNED, BODY, 0),
            heard(&[SECRET], "msg_other", SIGNED, BODY, 0),
            heard(&[SECRET], id, SIGNED, b"{}", 0),
            heard(&[SECRET], id, "v1,AAAA v1 v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", BODY, 0),
            heard(&[SECRET], id, "", BODY, 0),
            heard(&[SECRET], id, SIGNED, BODY, 301),
            heard(&[SECRET], id, SIGNED, BODY, -301),
            heard(&[], id, SIGNED, BODY, 0),
        ] {
            assert_eq!(refused, Err(Deaf::Signature));
        }
    }
}
