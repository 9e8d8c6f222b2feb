//! Who is logged in to a site's CMS: a short-lived JWT (RFC 7519) that the CMS signs with the site's
//! secret and the widget passes on.
//!
//! Claims: `sub` (the account's name or number in the CMS), `name`, `email`, `phone` (may be left
//! out), `site` (the site ID) and `exp`. The algorithm is HS256 (RFC 7518, section 3.2) and no other.

use crate::guard::secret::Secret;
use chrono::{DateTime, Duration, Utc};
use desk::{Email, Name, Phone, SiteId, standing::Vouched};
use jwt_compact::{
    AlgorithmExt, TimeOptions, UntrustedToken, ValidationError,
    alg::{Hs256, Hs256Key},
};
use serde::Deserialize;
use thiserror::Error;
use validator::Validate;

/// How long a token may hold from when it is looked at: a stolen one is soon worth nothing.
const LASTS: Duration = Duration::minutes(10);

/// How far a CMS's clock may be off, to either side.
const LEEWAY: Duration = Duration::minutes(5);

/// The longest token, in bytes: every claim at its longest, encoded, takes half of it.
pub const TOKEN_MAX: usize = 2_048;

/// The longest name of an account in a CMS, in characters.
const SUBJECT_MAX: u64 = 100;

/// Why a token vouches for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TokenFault {
    /// Longer than [`TOKEN_MAX`], not a JWT, or another algorithm than HS256.
    #[error("is no JWT with HS256 of at most 2048 bytes")]
    Format,
    /// None of the site's secrets signed it.
    #[error("is not signed with the site's secret")]
    Signature,
    /// A claim is missing or cannot be what it says.
    #[error("lacks a claim: sub, name, email, site and exp")]
    Claims,
    /// It is for another site.
    #[error("is for another site")]
    Site,
    /// Its time is over.
    #[error("has expired")]
    Expired,
    /// It holds for longer than [`LASTS`].
    #[error("holds for longer than ten minutes, or a clock is wrong")]
    Lasting,
}

#[derive(Deserialize, Validate)]
struct Claims {
    #[validate(length(max = SUBJECT_MAX), custom(function = on_one_line))]
    sub: String,
    name: String,
    email: String,
    #[serde(default)]
    phone: Option<String>,
    site: String,
}

/// Whom a token vouches for on that site. Any of the site's secrets may have signed it, so that one can
/// be replaced while the CMS still uses the other.
pub fn verify(
    token: &str,
    secrets: &[Secret],
    site: SiteId,
    now: DateTime<Utc>,
) -> Result<Vouched, TokenFault> {
    if token.len() > TOKEN_MAX {
        return Err(TokenFault::Format);
    }
    let token = UntrustedToken::new(token).map_err(|_| TokenFault::Format)?;
    if token.algorithm() != "HS256" {
        return Err(TokenFault::Format);
    }
    // A signature that holds over claims that cannot be read is no forgery.
    let mut unreadable = false;
    for secret in secrets {
        match Hs256.validator::<Claims>(&Hs256Key::new(secret.bytes())).validate(&token) {
            Ok(token) => return vouched(token.claims(), site, now),
            Err(fault) => unreadable |= matches!(fault, ValidationError::MalformedClaims(_)),
        }
    }
    Err(if unreadable { TokenFault::Claims } else { TokenFault::Signature })
}

fn vouched(
    claims: &jwt_compact::Claims<Claims>,
    site: SiteId,
    now: DateTime<Utc>,
) -> Result<Vouched, TokenFault> {
    let ends = claims.expiration.ok_or(TokenFault::Claims)?;
    let own = &claims.custom;
    if SiteId::parse(&own.site) != Ok(site) {
        return Err(TokenFault::Site);
    }
    let time = TimeOptions::new(LEEWAY, || now);
    claims.validate_expiration(&time).map_err(|_| TokenFault::Expired)?;
    if ends > now + LASTS + LEEWAY {
        return Err(TokenFault::Lasting);
    }
    own.validate().map_err(|_| TokenFault::Claims)?;
    let phone = own.phone.as_deref().filter(|phone| !phone.trim().is_empty());
    Ok(Vouched {
        account: own.sub.trim().to_owned(),
        name: Name::parse(&own.name).map_err(|_| TokenFault::Claims)?,
        email: Email::parse(&own.email).map_err(|_| TokenFault::Claims)?,
        // A number that cannot be called is no reason to turn its owner away.
        phone: phone.and_then(|phone| Phone::parse(phone).ok()),
    })
}

/// An account has a name, and no line of a log or a ticket is broken by it.
fn on_one_line(account: &str) -> Result<(), validator::ValidationError> {
    if account.trim().is_empty() || account.contains(char::is_control) {
        return Err(validator::ValidationError::new("account"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use serde_json::{Value, json};

    const NOW: i64 = 1_790_000_000;

    fn secret(name: &str) -> Secret {
        Secret::new(format!("{name}: a secret of a site, for tests only")).unwrap()
    }

    fn site() -> SiteId {
        SiteId::parse("1234").unwrap()
    }

    /// Written down by hand, as a CMS in another language does.
    fn token(header: &str, claims: &Value, key: &Secret) -> String {
        let head = URL_SAFE_NO_PAD.encode(header);
        let body = URL_SAFE_NO_PAD.encode(claims.to_string());
        let signed = format!("{head}.{body}");
        let mac = hmac_sha256::HMAC::mac(&signed, key.bytes());
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac))
    }

    fn claims() -> Value {
        json!({ "sub": "7", "name": "Edith Example", "email": "edith@town.example", "phone": "02 555 01 00",
                "site": "1234", "exp": NOW + 300 })
    }

    fn with(name: &str, value: Value) -> Value {
        let mut claims = claims();
        claims[name] = value;
        claims
    }

    fn without(name: &str) -> Value {
        let mut claims = claims();
        claims.as_object_mut().unwrap().remove(name);
        claims
    }

    fn look(token: &str) -> Result<Vouched, TokenFault> {
        verify(token, &[secret("new"), secret("old")], site(), DateTime::from_timestamp(NOW, 0).unwrap())
    }

    const HS256: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

    #[test]
    fn a_cms_vouches_for_its_editor_with_either_secret() {
        for name in ["new", "old"] {
            let vouched = look(&token(HS256, &claims(), &secret(name))).unwrap();
            assert_eq!(vouched.email.as_str(), "edith@town.example");
            assert_eq!((vouched.account.as_str(), vouched.name.as_str()), ("7", "Edith Example"));
            assert_eq!(vouched.phone.unwrap().as_str(), "02 555 01 00");
        }
        assert_eq!(look(&token(HS256, &without("phone"), &secret("new"))).unwrap().phone, None);
        assert_eq!(look(&token(HS256, &with("phone", json!("home")), &secret("new"))).unwrap().phone, None);
    }

    #[test]
    fn what_is_forged_foreign_or_over_vouches_for_nobody() {
        let good = token(HS256, &claims(), &secret("new"));
        let (unsigned, _) = good.rsplit_once('.').unwrap();
        let other = good.replace(
            &URL_SAFE_NO_PAD.encode(claims().to_string()),
            &URL_SAFE_NO_PAD.encode(with("sub", json!("1")).to_string()),
        );
        for (bad, fault) in [
            (String::new(), TokenFault::Format),
            ("a.b.c".into(), TokenFault::Format),
            (unsigned.into(), TokenFault::Format),
            (format!("{good}{}", "A".repeat(TOKEN_MAX)), TokenFault::Format),
            (token(r#"{"alg":"none"}"#, &claims(), &secret("new")), TokenFault::Format),
            (token(r#"{"alg":"HS512"}"#, &claims(), &secret("new")), TokenFault::Format),
            (token(r#"{"alg":"RS256"}"#, &claims(), &secret("new")), TokenFault::Format),
            (format!("{unsigned}."), TokenFault::Signature),
            (token(HS256, &claims(), &secret("another site")), TokenFault::Signature),
            (other, TokenFault::Signature),
            (token(HS256, &with("site", json!("1235")), &secret("new")), TokenFault::Site),
            (token(HS256, &with("site", json!(1234)), &secret("new")), TokenFault::Claims),
            (token(HS256, &with("email", json!("edith")), &secret("new")), TokenFault::Claims),
            (token(HS256, &with("name", json!("Edith\r\nBcc: x")), &secret("new")), TokenFault::Claims),
            (token(HS256, &with("sub", json!(" ")), &secret("new")), TokenFault::Claims),
            (token(HS256, &without("exp"), &secret("new")), TokenFault::Claims),
            (token(HS256, &without("email"), &secret("new")), TokenFault::Claims),
            (token(HS256, &with("exp", json!(NOW - 301)), &secret("new")), TokenFault::Expired),
            (token(HS256, &with("exp", json!(NOW + 901)), &secret("new")), TokenFault::Lasting),
        ] {
            assert_eq!(look(&bad), Err(fault), "{bad}");
        }
        assert_eq!(
            verify(&good, &[], site(), DateTime::from_timestamp(NOW, 0).unwrap()),
            Err(TokenFault::Signature)
        );
    }

    #[test]
    fn a_clock_that_is_five_minutes_off_does_no_harm() {
        // A CMS whose tokens hold ten minutes by a clock that is five minutes ahead, and one that is behind.
        for end in [NOW + 900, NOW - 299] {
            assert!(look(&token(HS256, &with("exp", json!(end)), &secret("new"))).is_ok(), "{end}");
        }
    }
}
