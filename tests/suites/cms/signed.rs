//! Tokens as a CMS signs them, written by hand so that tests can break them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};
use tests::cms::{self, SITE_SECRET};

/// The header of a token that the desk takes.
pub const HS256: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

/// The time in seconds.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// What a CMS says of somebody, for five minutes.
pub fn claims(login: &str, site: &str) -> Value {
    json!({ "sub": "7", "name": "Edith Example", "email": cms::email(login), "phone": "02 555 01 00",
            "site": site, "exp": now() + 300 })
}

/// What a token says, whoever signed it.
pub fn read(token: &str) -> Value {
    let claims = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

/// The token of these claims.
pub fn sign(header: &str, claims: &Value, secret: &str) -> String {
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims.to_string()));
    let mac = hmac_sha256::HMAC::mac(&signed, secret);
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac))
}

/// A token for somebody at a site that holds for so many seconds; it has ended where they are negative.
pub fn token(login: &str, site: &str, seconds: i64) -> String {
    let mut claims = claims(login, site);
    claims["exp"] = now().saturating_add_signed(seconds).into();
    sign(HS256, &claims, SITE_SECRET)
}
