//! Files that a reporter sends: what each really is, and what of it is kept.
//!
//! Nothing here decodes a picture or writes one anew. A cleaned image holds the same compressed
//! pixels, bit by bit, without what its camera or program wrote beside them: place, owner, device,
//! thumbnails, comments, and whatever stood behind its end. Two things stay, since the picture looks
//! wrong without them: the colour profile, and which side is up.

mod gif;
mod jpeg;
pub mod kept;
mod orientation;
mod png;
pub mod serve;
mod sniff;
mod text;
mod webp;

use desk::{Code, MediaType, limits::PIXELS_MAX};

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// What it is, by its own bytes.
    pub media: MediaType,
    /// What is kept of it.
    pub bytes: Vec<u8>,
}

/// An image whose parts were all read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Image {
    /// The image without its metadata.
    bytes: Vec<u8>,
    /// The pixels that it takes once it is opened.
    pixels: u64,
}

/// A file that ends too early or contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Damaged;

/// Looks at a file: its name, the type that the client declared, and its bytes must agree, and the
/// bytes must be whole.
pub fn examine(name: &str, declared: &str, bytes: Vec<u8>) -> Result<Sound, Code> {
    let media = MediaType::of_name(name).ok_or(Code::FileType)?;
    if bytes.is_empty() {
        return Err(Code::FileEmpty);
    }
    if !sniff::agrees(media, declared, &bytes) {
        return Err(Code::FileContent);
    }
    let image = match media {
        MediaType::Png => png::clean(&bytes),
        MediaType::Jpeg => jpeg::clean(&bytes),
        MediaType::Webp => webp::clean(&bytes),
        MediaType::Gif => gif::clean(&bytes),
        MediaType::Pdf => return text::pdf(bytes).map(|bytes| Sound { media, bytes }),
        MediaType::Txt | MediaType::Log => return text::plain(bytes).map(|bytes| Sound { media, bytes }),
        MediaType::Json | MediaType::Har => return text::json(bytes).map(|bytes| Sound { media, bytes }),
    };
    match image.map_err(|Damaged| Code::FileDamaged)? {
        Image { pixels, .. } if pixels > PIXELS_MAX => Err(Code::FilePixels),
        Image { bytes, .. } => Ok(Sound { media, bytes }),
    }
}

/// The bytes from `at` on, so many of them.
fn slice(bytes: &[u8], at: usize, count: usize) -> Result<&[u8], Damaged> {
    bytes.get(at..at.checked_add(count).ok_or(Damaged)?).ok_or(Damaged)
}

/// The bytes from `at` on, as an array.
fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Damaged> {
    slice(bytes, at, N)?.try_into().map_err(|_| Damaged)
}

#[cfg(test)]
mod tests;
