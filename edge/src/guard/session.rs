//! The inbox's session: a signed cookie that holds nothing but its end.

use crate::guard::{secret::Secret, token::base64url};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use subtle::ConstantTimeEq;

/// The cookie's name.
pub const COOKIE: &str = "ticket-inbox";

/// How long somebody stays logged in: a working day with its breaks.
const LASTS: Duration = Duration::hours(12);

const PURPOSE: &str = "inbox session";

/// The Set-Cookie value (RFC 6265) of a new session. `admin` is part of the signed text, so a new
/// admin token ends all sessions.
pub fn start(secret: &Secret, admin: &Secret, now: DateTime<Utc>, secure: bool) -> String {
    let end = (now + LASTS).timestamp();
    let mac = base64url(&secret.mac(PURPOSE, &signed(admin, &end.to_string())));
    cookie(&format!("{end}.{mac}"), LASTS.num_seconds(), secure)
}

/// The Set-Cookie value that ends the session.
pub fn end(secure: bool) -> String {
    cookie("", 0, secure)
}

/// Whether a Cookie header carries a session that still runs.
pub fn is_open(secret: &Secret, admin: &Secret, header: Option<&str>, now: DateTime<Utc>) -> bool {
    let cookies = header.unwrap_or_default().split(';');
    let value = cookies.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == COOKIE);
    let Some((end, mac)) = value.and_then(|(_, value)| value.split_once('.')) else { return false };
    let Ok(mac) = URL_SAFE_NO_PAD.decode(mac) else { return false };
    let expected = secret.mac(PURPOSE, &signed(admin, end));
    bool::from(expected.as_slice().ct_eq(&mac)) && end.parse::<i64>().is_ok_and(|end| end > now.timestamp())
}

/// What is signed: the end, and a trace of the admin token.
fn signed(admin: &Secret, end: &str) -> String {
    format!("{end}\n{}", base64url(&admin.mac(PURPOSE, "")))
}

fn cookie(value: &str, max_age_s: i64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path=/inbox; Max-Age={max_age_s}; HttpOnly; SameSite=Strict{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Secret {
        Secret::new("0123456789abcdef0123456789abcdef".into()).unwrap()
    }

    fn admin() -> Secret {
        Secret::new("an admin token of thirty-two characters".into()).unwrap()
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn header(set_cookie: &str) -> String {
        format!("other=1; {}", set_cookie.split(';').next().unwrap())
    }

    #[test]
    fn a_session_opens_the_inbox_until_its_end() {
        let cookie = start(&secret(), &admin(), now(), true);
        assert!(cookie.contains("HttpOnly; SameSite=Strict; Secure"));
        let header = header(&cookie);
        assert!(is_open(&secret(), &admin(), Some(&header), now()));
        assert!(!is_open(&secret(), &admin(), Some(&header), now() + Duration::hours(13)));
        assert!(!is_open(&secret(), &secret(), Some(&header), now()));
    }

    #[test]
    fn nothing_else_does() {
        let good = header(&start(&secret(), &admin(), now(), false));
        let longer = good.replacen("=1790", "=1890", 1);
        for bad in [
            "",
            "ticket-inbox=",
            "ticket-inbox=9999999999.",
            "ticket-inbox=9999999999.AAAA",
            &longer,
            &header(&end(false)),
        ] {
            assert!(!is_open(&secret(), &admin(), Some(bad), now()), "{bad}");
        }
        assert!(!is_open(&secret(), &admin(), None, now()));
    }
}
