//! What a receiver of Standard Webhooks 1.0.0 checks before it believes a message. Written after
//! the specification, not after the sender.

use base64::{Engine, engine::general_purpose::STANDARD};
use std::fmt;

/// How far a message's time may be from the receiver's, in seconds.
const TOLERANCE_S: i64 = 300;

/// Why a receiver refuses a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The status that it answers.
    pub status: u16,
    /// What is wrong.
    pub why: String,
}

impl Refusal {
    /// A refusal with its reason.
    pub fn new(status: u16, why: impl Into<String>) -> Self {
        Self { status, why: why.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.status, self.why)
    }
}

/// The three headers of a message.
#[derive(Debug, Clone, Default)]
pub struct Stamp {
    /// `webhook-id`.
    pub id: String,
    /// `webhook-timestamp`, in seconds.
    pub timestamp: String,
    /// `webhook-signature`: one or more, separated by spaces.
    pub signatures: String,
}

/// Whether a message was signed with this secret (`whsec_…`) not long before `now`.
pub fn verify(secret: &str, stamp: &Stamp, body: &[u8], now: i64) -> Result<(), Refusal> {
    if stamp.id.is_empty() || stamp.id.contains('.') && stamp.id.split('.').any(str::is_empty) {
        return Err(Refusal::new(400, format!("webhook-id {:?}", stamp.id)));
    }
    let time: i64 = stamp
        .timestamp
        .parse()
        .map_err(|_| Refusal::new(400, format!("webhook-timestamp {:?}", stamp.timestamp)))?;
    if (now - time).abs() > TOLERANCE_S {
        return Err(Refusal::new(400, format!("sent {} s ago", now - time)));
    }
    let expected = sign(secret, &stamp.id, time, body);
    if stamp.signatures.split(' ').any(|signature| signature == expected) {
        Ok(())
    } else {
        Err(Refusal::new(401, "no signature fits"))
    }
}

/// A signature of a message, as its sender makes it.
///
/// # Panics
/// For a secret that is none.
pub fn sign(secret: &str, id: &str, time: i64, body: &[u8]) -> String {
    let key = secret.strip_prefix("whsec_").expect("a secret starts with whsec_");
    let key = STANDARD.decode(key).expect("a secret is base64");
    let mut message = format!("{id}.{time}.").into_bytes();
    message.extend(body);
    format!("v1,{}", STANDARD.encode(hmac_sha256::HMAC::mac(message, key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own libraries.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;

    fn stamp() -> Stamp {
        Stamp {
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek".to_owned(),
            timestamp: "1614265330".to_owned(),
            signatures: "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=".to_owned(),
        }
    }

    fn refused(stamp: &Stamp, body: &[u8], now: i64) -> u16 {
        verify(SECRET, stamp, body, now).map_or_else(|refusal| refusal.status, |()| 200)
    }

    #[test]
    fn the_example_of_the_specification_holds() {
        assert_eq!(refused(&stamp(), BODY, 1_614_265_330 + 299), 200);
    }

    #[test]
    fn anything_else_does_not() {
        assert_eq!(refused(&stamp(), b"{}", 1_614_265_330), 401);
        assert_eq!(refused(&stamp(), BODY, 1_614_265_330 + 301), 400);
        assert_eq!(refused(&stamp(), BODY, 1_614_265_330 - 301), 400);
        let other = Stamp { id: "msg_other".to_owned(), ..stamp() };
        assert_eq!(refused(&other, BODY, 1_614_265_330), 401);
        let bare = Stamp { signatures: String::new(), ..stamp() };
        assert_eq!(refused(&bare, BODY, 1_614_265_330), 401);
    }
}
