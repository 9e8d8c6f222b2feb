//! Where files stand, and how they become those of a ticket.

use desk::{Attachment, MediaType, attachment::safe_name};
use serde::{Deserialize, Serialize};

/// The place of all files that came under one key: the site, then the key's digest.
pub fn folder(site: desk::SiteId, key: &str) -> String {
    format!("{site}/{key}/")
}

/// A file that is kept, before it belongs to a ticket.
///
/// It stands under the digest of its own bytes. So the same file sent again is the same file, and
/// another one never takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What its reporter called it.
    pub name: String,
    /// What it is.
    pub media: MediaType,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What a form says of a file that was kept when it was sent before: its digest and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// What its reporter called it.
    pub name: String,
}

impl Claim {
    /// Reads the value of the field.
    pub fn parse(value: &str) -> Option<Self> {
        let (sha256, name) = value.split_once(' ')?;
        let digits = sha256.len() == 64 && sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        digits.then(|| Self { sha256: sha256.to_owned(), name: name.to_owned() })
    }
}

impl Kept {
    /// The value of the field by which a form claims it again.
    pub fn claim(&self) -> String {
        format!("{} {}", self.sha256, self.name)
    }
}

/// The files of a ticket: each once, numbered and named in their order.
pub fn attachments(kept: &[Kept]) -> Vec<Attachment> {
    let mut files: Vec<Attachment> = Vec::new();
    for file in kept {
        if files.iter().any(|other| other.sha256 == file.sha256) {
            continue;
        }
        let taken: Vec<&str> = files.iter().map(|other| other.name.as_str()).collect();
        files.push(Attachment {
            n: u32::try_from(files.len() + 1).unwrap_or(u32::MAX),
            name: safe_name(&file.name, file.media, &taken),
            media: file.media,
            size: file.size,
            sha256: file.sha256.clone(),
        });
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(name: &str, digit: &str) -> Kept {
        Kept { name: name.to_owned(), media: MediaType::Png, size: 7, sha256: digit.repeat(64) }
    }

    #[test]
    fn a_file_is_claimed_by_its_digest() {
        let file = kept("mijn scherm.png", "a");
        let claim = Claim::parse(&file.claim()).unwrap();
        assert_eq!((claim.sha256, claim.name), (file.sha256, file.name));
        for bad in [
            "",
            "a b",
            &"a".repeat(64),
            &format!("{} x", "A".repeat(64)),
            &format!("{}/../x y", "a".repeat(60)),
        ] {
            assert_eq!(Claim::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_same_file_twice_is_one_and_names_differ() {
        let files =
            attachments(&[kept("a.png", "1"), kept("b.png", "1"), kept("A.png", "2"), kept("a.png", "3")]);
        let seen: Vec<(u32, &str)> = files.iter().map(|file| (file.n, file.name.as_str())).collect();
        assert_eq!(seen, [(1, "a.png"), (2, "A-2.png"), (3, "a-3.png")]);
    }
}
