//! The key that reporters seal passwords for. Only its public half ever stands in desk.toml.

use super::{check::Check, file::SealedTable};
use crate::{Code, Sealed};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::PublicKey;
use serde::Deserialize;
use serde_json::json;

/// The longest ID of a key: a thumbprint (RFC 7638) has 43 characters.
const KID_MAX: usize = 64;

/// The bytes of a coordinate on P-256.
const COORDINATE: usize = 32;

/// The bytes of a nonce, and of a tag (RFC 7518, section 5.3).
const NONCE: usize = 12;
const TAG: usize = 16;

/// How a desk takes sealed texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealing {
    x: String,
    y: String,
    kid: String,
    previous: Vec<String>,
}

/// What the header of a sealed text has to say (RFC 7516, section 4.1).
#[derive(Deserialize)]
struct Header {
    alg: String,
    enc: String,
    kid: String,
    epk: Point,
    /// Compressed, or with extensions that have to be understood: neither is.
    zip: Option<serde_json::Value>,
    crit: Option<serde_json::Value>,
}

/// A public key as a JWK (RFC 7518, section 6.2.1).
#[derive(Deserialize)]
struct Point {
    kty: String,
    crv: String,
    x: String,
    y: String,
}

impl Sealing {
    /// The public key as a JWK (RFC 7517), for the browser.
    pub fn jwk(&self) -> String {
        json!({ "kty": "EC", "crv": "P-256", "x": self.x, "y": self.y, "kid": self.kid }).to_string()
    }

    /// Whether the desk can open a sealed text, as far as its header tells.
    ///
    /// # Errors
    /// [`Code::SealedFormat`] for another way of sealing, [`Code::SealedKey`] for another key.
    pub fn admits(&self, sealed: &Sealed) -> Result<(), Code> {
        let decoded = sealed.parts().map(|part| BASE64.decode(part).map_err(|_| Code::SealedFormat));
        let parts = decoded.collect::<Result<Vec<_>, _>>()?;
        let [header, encrypted_key, nonce, text, tag] = &parts[..] else { return Err(Code::SealedFormat) };
        if !encrypted_key.is_empty() || nonce.len() != NONCE || text.is_empty() || tag.len() != TAG {
            return Err(Code::SealedFormat);
        }
        let header: Header = serde_json::from_slice(header).map_err(|_| Code::SealedFormat)?;
        let Header { alg, enc, kid, epk, zip, crit } = header;
        let names = [alg.as_str(), &enc, &epk.kty, &epk.crv];
        let plain = zip.is_none() && crit.is_none();
        if names != ["ECDH-ES", "A256GCM", "EC", "P-256"] || !plain || point(&epk.x, &epk.y).is_none() {
            return Err(Code::SealedFormat);
        }
        if kid == self.kid || self.previous.contains(&kid) { Ok(()) } else { Err(Code::SealedKey) }
    }
}

/// The point of those coordinates, if it lies on the curve.
fn point(x: &str, y: &str) -> Option<PublicKey> {
    let mut point = vec![4];
    for coordinate in [x, y] {
        point.extend(BASE64.decode(coordinate).ok().filter(|bytes| bytes.len() == COORDINATE)?);
    }
    PublicKey::from_sec1_bytes(&point).ok()
}

fn is_kid(text: &str) -> bool {
    (1..=KID_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

impl Check<'_> {
    pub(super) fn sealing(&mut self, table: Option<SealedTable>) -> Option<Sealing> {
        const KID: &str = "write the key's ID: up to 64 letters, digits, hyphens, points and underscores";
        let SealedTable { key, previous } = table?;
        let at = key.span();
        let key = key.into_inner();
        if let Some(private) = key.d {
            self.fault(
                &private.span(),
                "take `d` out: it is the private half of the key, which opens everything. Keep it off this \
                 desk, and make a new key with `ticket-unseal keygen`, since this one has been passed on",
            );
        }
        for (given, expected) in [(&key.kty, "EC"), (&key.crv, "P-256")] {
            if given.get_ref() != expected {
                let message = format!("write \"{expected}\": make the key with `ticket-unseal keygen`");
                self.fault(&given.span(), message);
            }
        }
        if point(&key.x, &key.y).is_none() {
            self.fault(
                &at,
                "copy `x` and `y` again from what `ticket-unseal keygen` printed: together they are no key on P-256",
            );
        }
        for kid in previous.iter().chain([&key.kid]) {
            if !is_kid(kid.get_ref()) {
                self.fault(&kid.span(), KID);
            }
        }
        Some(Sealing {
            x: key.x,
            y: key.y,
            kid: key.kid.into_inner(),
            previous: previous.into_iter().map(toml::Spanned::into_inner).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Code, Sealed, config::Desk};
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};

    /// Made by the `PyPI` package jwcrypto for the key below.
    const JWE: &str = include_str!("../../../unseal/tests/jwcrypto.jwe").trim_ascii();

    const SEALED: &str = r#"
[sealed]
key = { kty = "EC", crv = "P-256", x = "jR8utzvH-DiuziYiHB4SmP_Dsb1vA9PSMYZqOBhoALo", y = "ORklKGyWqsejfuvk1zk8ClOMqPBuBxDlO35lT67jPo0", kid = "test-key-of-no-desk" }
"#;

    const DESK: &str = r#"
[desk]
name = "Example desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["en"]
backends = ["inbox"]

[[sites]]
id = "1234"
name = "Demo town"

[backends.inbox]
kind = "inbox"
"#;

    fn desk(change: impl Fn(&str) -> String) -> Result<Desk, String> {
        let source = format!("{DESK}{}", change(SEALED));
        Desk::parse(&source)
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    fn faults(from: &str, to: &str) -> String {
        assert!(SEALED.contains(from), "{from}");
        desk(|toml| toml.replace(from, to)).unwrap_err()
    }

    /// The fixture with something else in its header.
    fn with_header(from: &str, to: &str) -> Sealed {
        let (header, rest) = JWE.split_once('.').unwrap();
        let header = String::from_utf8(BASE64.decode(header).unwrap()).unwrap();
        assert!(header.contains(from), "{header}");
        Sealed::parse(&format!("{}.{rest}", BASE64.encode(header.replacen(from, to, 1)))).unwrap()
    }

    #[test]
    fn a_key_is_handed_to_browsers_without_its_private_half() {
        let sealing = desk(str::to_owned).unwrap().sealing.unwrap();
        let jwk: serde_json::Value = serde_json::from_str(&sealing.jwk()).unwrap();
        assert_eq!(jwk["kid"], "test-key-of-no-desk");
        assert!(jwk.get("d").is_none());
        assert_eq!(sealing.admits(&Sealed::parse(JWE).unwrap()), Ok(()));
        assert_eq!(desk(|_| String::new()).unwrap().sealing, None);
    }

    #[test]
    fn a_header_of_another_make_is_refused() {
        let sealing = desk(str::to_owned).unwrap().sealing.unwrap();
        for (from, to) in [
            ("ECDH-ES", "ECDH-ES+A256KW"),
            ("A256GCM", "A128GCM"),
            ("P-256", "P-384"),
            ("\"x\":\"yrj", "\"x\":\"yrk"),
            ("{\"alg\"", "{\"zip\":\"DEF\",\"alg\""),
            ("{\"alg\"", "{\"crit\":[\"exp\"],\"alg\""),
            ("{\"alg\"", "{\"gla\""),
            ("{", "["),
        ] {
            assert_eq!(sealing.admits(&with_header(from, to)), Err(Code::SealedFormat), "{to}");
        }
        assert_eq!(sealing.admits(&with_header("test-key", "other")), Err(Code::SealedKey));
    }

    #[test]
    fn parts_of_another_length_are_refused() {
        let sealing = desk(str::to_owned).unwrap().sealing.unwrap();
        let parts: Vec<&str> = JWE.split('.').collect();
        for (at, part) in [(1, "AAAA"), (2, "AAAA"), (3, ""), (4, "AAAA"), (0, ""), (4, "A")] {
            let mut parts = parts.clone();
            parts[at] = part;
            let sealed = Sealed::parse(&parts.join(".")).unwrap();
            assert_eq!(sealing.admits(&sealed), Err(Code::SealedFormat), "{at} {part}");
        }
    }

    #[test]
    fn forms_that_were_open_when_the_key_changed_still_reach_the_desk() {
        let rotated = desk(|toml| {
            toml.replace("test-key-of-no-desk", "key-2") + "previous = [\"test-key-of-no-desk\"]\n"
        });
        assert_eq!(rotated.unwrap().sealing.unwrap().admits(&Sealed::parse(JWE).unwrap()), Ok(()));
    }

    #[test]
    fn a_private_key_is_refused_and_not_repeated() {
        let said = faults("kid =", "d = \"u8e9pnQJBmQ\", kid =");
        assert!(said.starts_with("line 17, column 142: take `d` out: it is the private half"), "{said}");
        assert!(!said.contains("u8e9pnQJBmQ"));
    }

    #[test]
    fn every_wrong_value_is_named_in_its_place() {
        assert_eq!(
            faults("P-256", "P-384"),
            "line 17, column 27: write \"P-256\": make the key with `ticket-unseal keygen`"
        );
        assert_eq!(
            faults("\"EC\"", "\"RSA\""),
            "line 17, column 15: write \"EC\": make the key with `ticket-unseal keygen`"
        );
        for (from, to) in [("jR8ut", "jR8uu"), ("jR8ut", "jR8u"), ("jR8ut", "jR8u=")] {
            assert_eq!(
                faults(from, to),
                "line 17, column 7: copy `x` and `y` again from what `ticket-unseal keygen` printed: together \
                 they are no key on P-256"
            );
        }
        for kid in ["", "a b", "é"] {
            assert_eq!(
                faults("test-key-of-no-desk", kid),
                "line 17, column 144: write the key's ID: up to 64 letters, digits, hyphens, points and underscores"
            );
        }
        assert!(faults("key =", "keys =").starts_with("line 17, column 1: unknown field `keys`"));
        assert!(
            faults("kid =", "use = \"enc\", kid =").starts_with("line 17, column 138: unknown field `use`")
        );
    }
}
