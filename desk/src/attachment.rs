//! Files that came with a report: their types, and how they are named.

mod name;
mod offer;

use serde::{Deserialize, Serialize};

pub use name::{safe_name, shown_name};
pub use offer::{Offer, faults, together};

/// A file of a ticket, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its place among the ticket's files, from 1.
    pub n: u32,
    /// Its name, from [`safe_name`].
    pub name: String,
    /// What it is, by its own bytes.
    pub media: MediaType,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

macro_rules! media_types {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $extensions:expr, $declared:expr;)+) => {
        /// A type of file that a desk takes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum MediaType {
            $($(#[$doc])* #[serde(rename = $word)] $name,)+
        }

        impl MediaType {
            /// All of them, images first.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The endings that a file of this type is known by, without the dot; the first is given
            /// to the file that is kept.
            pub const fn extensions(self) -> &'static [&'static str] {
                match self { $(Self::$name => &$extensions,)+ }
            }

            /// The names that browsers have for this type (RFC 6838); under the first it is served.
            pub const fn declared(self) -> &'static [&'static str] {
                match self { $(Self::$name => &$declared,)+ }
            }
        }
    };
}

media_types! {
    /// A screenshot, mostly.
    Png = "png", ["png"], ["image/png"];
    /// A photo, mostly.
    Jpeg = "jpeg", ["jpg", "jpeg", "jpe", "jfif"], ["image/jpeg", "image/jpg", "image/pjpeg"];
    /// A screenshot or photo, smaller.
    Webp = "webp", ["webp"], ["image/webp"];
    /// An image that may move.
    Gif = "gif", ["gif"], ["image/gif"];
    /// A document.
    Pdf = "pdf", ["pdf"], ["application/pdf"];
    /// Plain text.
    Txt = "txt", ["txt"], ["text/plain"];
    /// What a program wrote about itself.
    Log = "log", ["log"], ["text/plain", "text/x-log"];
    /// Data.
    Json = "json", ["json"], ["application/json", "text/json"];
    /// What a browser recorded of a page's requests.
    Har = "har", ["har"], ["application/json", "application/har+json", "text/json"];
}

impl MediaType {
    /// The type that a file's name promises; nothing where a desk takes no such file.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL.iter().copied().find(|media| media.extensions().iter().any(|known| ends_in(name, known)))
    }

    /// The ending that a file of this type gets.
    pub const fn extension(self) -> &'static str {
        self.extensions()[0]
    }

    /// The type as HTTP and mail name it.
    pub const fn essence(self) -> &'static str {
        self.declared()[0]
    }

    /// Whether it is a picture, which can stand in for the error's text.
    pub const fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif)
    }

    /// Whether a file with this ending is of this type.
    fn has_extension(self, extension: &str) -> bool {
        self.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension))
    }
}

/// Whether a name ends in a dot and that.
fn ends_in(name: &str, extension: &str) -> bool {
    let name = name.as_bytes();
    let Some((stem, end)) = name.len().checked_sub(extension.len()).and_then(|at| name.split_at_checked(at))
    else {
        return false;
    };
    stem.last() == Some(&b'.') && end.eq_ignore_ascii_case(extension.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_promises_a_type_by_its_last_ending() {
        assert_eq!(MediaType::of_name("Scherm.PNG"), Some(MediaType::Png));
        assert_eq!(MediaType::of_name("photo.jpeg "), Some(MediaType::Jpeg));
        assert_eq!(MediaType::of_name("requests.png.har"), Some(MediaType::Har));
        for other in ["", "png", "a.exe", "a.png.exe", "a.svg", "a.html", "a."] {
            assert_eq!(MediaType::of_name(other), None, "{other}");
        }
    }

    #[test]
    fn no_two_types_share_an_ending() {
        let mut all: Vec<&str> =
            MediaType::ALL.iter().flat_map(|media| media.extensions()).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn what_is_kept_is_read_back() {
        let kept = Attachment {
            n: 1,
            name: "screen.png".into(),
            media: MediaType::Jpeg,
            size: 3,
            sha256: "00".repeat(32),
        };
        let json = serde_json::to_string(&kept).unwrap();
        assert!(json.contains(r#""media":"jpeg""#), "{json}");
        assert_eq!(serde_json::from_str::<Attachment>(&json).unwrap(), kept);
    }
}
