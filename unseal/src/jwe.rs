//! Opening a JWE in compact form (RFC 7516, section 7.1) that was made with ECDH-ES (RFC 7518,
//! section 4.6) and A256GCM (section 5.3).

use crate::{fault::Fault, kdf, key, key::Key};
use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use serde::Deserialize;
use zeroize::Zeroizing;

const METHOD: (&str, &str) = ("ECDH-ES", "A256GCM");

/// The bytes of a nonce.
const NONCE: usize = 12;

/// The bytes of a tag.
const TAG: usize = 16;

#[derive(Deserialize)]
struct Header {
    alg: String,
    enc: String,
    kid: Option<String>,
    epk: Point,
    #[serde(default)]
    apu: String,
    #[serde(default)]
    apv: String,
    zip: Option<serde_json::Value>,
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Point {
    kty: String,
    crv: String,
    x: String,
    y: String,
}

/// The text that was sealed for this key.
pub fn open(key: &Key, sealed: &str) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let parts: Vec<&str> = sealed.split('.').collect();
    let [protected, "", nonce, content, tag] = parts[..] else { return Err(Fault::Shape) };
    let decode = |part: &str| BASE64.decode(part).map_err(|_| Fault::Shape);
    let (nonce, mut content, tag) = (decode(nonce)?, decode(content)?, decode(tag)?);
    let header: Header = serde_json::from_slice(&decode(protected)?).map_err(|_| Fault::Shape)?;
    if (header.alg.as_str(), header.enc.as_str()) != METHOD || header.zip.is_some() || header.crit.is_some() {
        return Err(Fault::Method);
    }
    if let Some(kid) = header.kid.filter(|kid| kid != key.kid()) {
        return Err(Fault::OtherKey(kid));
    }
    let Point { kty, crv, x, y } = header.epk;
    let point = key::point(&x, &y).filter(|_| kty == "EC" && crv == "P-256").ok_or(Fault::Method)?;
    let secret = key.agree(&point);
    let secret = kdf::derive(&secret[..], METHOD.1, &decode(&header.apu)?, &decode(&header.apv)?);
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Fault::Shape)?;
    if tag.len() != TAG {
        return Err(Fault::Shape);
    }
    content.extend(tag);
    let payload = Payload { msg: &content, aad: protected.as_bytes() };
    let cipher = Aes256Gcm::new(&(*secret).into());
    cipher.decrypt(&nonce.into(), payload).map(Zeroizing::new).map_err(|_| Fault::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All three made by the `PyPI` package jwcrypto 1.x.
    const KEY: &str = include_str!("../tests/test-key.json");
    const SEALED: &str = include_str!("../tests/jwcrypto.jwe").trim_ascii();
    const WITH_PARTIES: &str = include_str!("../tests/jwcrypto-apu.jwe").trim_ascii();

    fn opened(sealed: &str) -> Result<String, Fault> {
        open(&Key::parse(KEY).unwrap(), sealed).map(|text| String::from_utf8(text.to_vec()).unwrap())
    }

    #[test]
    fn what_another_library_sealed_opens() {
        assert_eq!(opened(SEALED).unwrap(), "An invented password: été-2026 🧯\nand a second line");
        assert_eq!(opened(WITH_PARTIES).unwrap(), "with apu and apv");
    }

    #[test]
    fn whatever_is_changed_does_not_open() {
        let parts: Vec<&str> = SEALED.split('.').collect();
        for at in [2, 3, 4] {
            let mut changed = parts.clone();
            let part = changed[at].to_owned();
            let other = if part.starts_with('A') { "B" } else { "A" };
            let part = format!("{other}{}", &part[1..]);
            changed[at] = &part;
            assert!(matches!(opened(&changed.join(".")), Err(Fault::Broken)), "{at}");
        }
        // Another header of the same meaning.
        let header = BASE64.encode(String::from_utf8(BASE64.decode(parts[0]).unwrap()).unwrap() + " ");
        let changed = SEALED.replacen(parts[0], &header, 1);
        assert!(matches!(opened(&changed), Err(Fault::Broken)));
    }

    #[test]
    fn what_is_not_ours_is_named() {
        let header = |from: &str, to: &str| {
            let (header, rest) = SEALED.split_once('.').unwrap();
            let header = String::from_utf8(BASE64.decode(header).unwrap()).unwrap();
            opened(&format!("{}.{rest}", BASE64.encode(header.replacen(from, to, 1))))
        };
        assert!(
            matches!(header("test-key", "other"), Err(Fault::OtherKey(kid)) if kid == "other-of-no-desk")
        );
        assert!(matches!(header("A256GCM", "A128GCM"), Err(Fault::Method)));
        assert!(matches!(header("yrj7", "yrj8"), Err(Fault::Method)), "a point beside the curve");
        for text in ["", "hunter2", "a..b.c.d", &format!("{SEALED}.x")] {
            assert!(matches!(opened(text), Err(Fault::Shape)), "{text}");
        }
    }
}
