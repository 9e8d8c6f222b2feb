//! The desk's key: a JWK (RFC 7517) on P-256 in a file.

use crate::fault::Fault;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The bytes of a coordinate, and of the private number.
const COORDINATE: usize = 32;

/// A private key with its ID. It overwrites itself when it is dropped.
pub struct Key {
    secret: SecretKey,
    kid: String,
}

/// A private key as it is written (RFC 7518, section 6.2.2).
#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
struct Jwk {
    kty: String,
    crv: String,
    d: String,
    kid: Option<String>,
}

impl Key {
    /// A new key, named by its thumbprint.
    pub fn generate() -> Result<Self, Fault> {
        let mut bytes = Zeroizing::new([0; COORDINATE]);
        loop {
            getrandom::fill(&mut bytes[..]).map_err(Fault::Random)?;
            // One in four billion is no number of the curve's group.
            if let Ok(secret) = SecretKey::from_slice(&bytes[..]) {
                return Ok(Self { kid: thumbprint(&secret.public_key()), secret });
            }
        }
    }

    /// Reads a key from its file.
    pub fn read(file: &Path) -> Result<Self, Fault> {
        let read = fs::read_to_string(file).map_err(|error| Fault::Read(file.to_owned(), error))?;
        Self::parse(&Zeroizing::new(read)).ok_or_else(|| Fault::Key(file.to_owned()))
    }

    /// Reads a JWK. Without an ID it has that of its thumbprint.
    pub fn parse(json: &str) -> Option<Self> {
        let jwk: Jwk = serde_json::from_str(json).ok()?;
        if jwk.kty != "EC" || jwk.crv != "P-256" {
            return None;
        }
        let bytes = Zeroizing::new(BASE64.decode(&jwk.d).ok().filter(|bytes| bytes.len() == COORDINATE)?);
        let secret = SecretKey::from_slice(&bytes).ok()?;
        let kid = jwk.kid.clone().unwrap_or_else(|| thumbprint(&secret.public_key()));
        Some(Self { secret, kid })
    }

    /// Writes the key into a new file that only its owner may read.
    pub fn write(&self, file: &Path) -> Result<(), Fault> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let fault = |error: std::io::Error| match error.kind() {
            ErrorKind::AlreadyExists => Fault::Exists(file.to_owned()),
            _ => Fault::Write(file.to_owned(), error),
        };
        options.open(file).and_then(|mut open| open.write_all(self.jwk().as_bytes())).map_err(fault)
    }

    /// The setting in desk.toml, which holds the public half.
    pub fn setting(&self) -> String {
        let (x, y) = coordinates(&self.secret.public_key());
        let kid = &self.kid;
        format!(r#"key = {{ kty = "EC", crv = "P-256", x = "{x}", y = "{y}", kid = "{kid}" }}"#)
    }

    /// Its ID.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The secret that this key shares with a public one (NIST SP 800-56A).
    pub fn agree(&self, with: &PublicKey) -> Zeroizing<[u8; COORDINATE]> {
        let shared = diffie_hellman(self.secret.to_nonzero_scalar(), with.as_affine());
        Zeroizing::new((*shared.raw_secret_bytes()).into())
    }

    fn jwk(&self) -> Zeroizing<String> {
        let (x, y) = coordinates(&self.secret.public_key());
        let bytes = Zeroizing::new(<[u8; COORDINATE]>::from(self.secret.to_bytes()));
        let d = Zeroizing::new(BASE64.encode(&bytes[..]));
        let (kid, d) = (&self.kid, d.as_str());
        Zeroizing::new(format!(
            r#"{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}","d":"{d}","kid":"{kid}"}}
"#
        ))
    }
}

/// The public key of those coordinates, if they are a point of the curve.
pub fn point(x: &str, y: &str) -> Option<PublicKey> {
    let mut point = vec![4];
    for coordinate in [x, y] {
        point.extend(BASE64.decode(coordinate).ok().filter(|bytes| bytes.len() == COORDINATE)?);
    }
    PublicKey::from_sec1_bytes(&point).ok()
}

/// The coordinates of a public key in base64url.
fn coordinates(key: &PublicKey) -> (String, String) {
    // 4, then both coordinates (SEC 1, section 2.3.3).
    let bytes = p256::elliptic_curve::sec1::ToSec1Point::to_sec1_point(key, false);
    let (x, y) = bytes.as_bytes()[1..].split_at(COORDINATE);
    (BASE64.encode(x), BASE64.encode(y))
}

/// The name that a key has by itself (RFC 7638).
fn thumbprint(key: &PublicKey) -> String {
    let (x, y) = coordinates(key);
    BASE64.encode(Sha256::digest(format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_own_file() {
        let key = Key::generate().unwrap();
        let back = Key::parse(&key.jwk()).unwrap();
        assert_eq!((back.setting(), back.kid()), (key.setting(), key.kid()));
        assert!(!key.setting().contains(" d ="), "the private half stays at home");
        assert_eq!(key.kid().len(), 43);
    }

    #[test]
    fn what_is_no_private_key_is_refused() {
        let good = include_str!("../tests/test-key.json");
        assert!(Key::parse(good).is_some());
        for (from, to) in
            [("P-256", "P-384"), ("EC", "OKP"), ("\"d\"", "\"e\""), ("u8e9", "u8e"), ("u8e9", "!!!!")]
        {
            assert!(Key::parse(&good.replace(from, to)).is_none(), "{to}");
        }
    }
}
