//! What a file is by its first bytes, and whether name, declaration and bytes agree.

use desk::MediaType;

/// Types under which a client sends what it does not know.
const UNDECLARED: [&str; 2] = ["", "application/octet-stream"];

/// Whether the bytes and the declared type are those of the type that the name promises.
pub fn agrees(media: MediaType, declared: &str, bytes: &[u8]) -> bool {
    let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let known = UNDECLARED.contains(&essence.as_str()) || media.declared().contains(&essence.as_str());
    known && is_a(media, bytes)
}

/// Whether the bytes begin as those of this type do. Text has no beginning of its own, so it only
/// must not begin as something else.
fn is_a(media: MediaType, bytes: &[u8]) -> bool {
    let found = by_signature(bytes);
    match media {
        MediaType::Txt | MediaType::Log | MediaType::Json | MediaType::Har => found.is_none(),
        media => found == Some(media),
    }
}

fn by_signature(bytes: &[u8]) -> Option<MediaType> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => MediaType::Png,
        [0xff, 0xd8, 0xff, ..] => MediaType::Jpeg,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => MediaType::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => MediaType::Webp,
        [b'%', b'P', b'D', b'F', b'-', ..] => MediaType::Pdf,
        _ => return None,
    })
}
