//! JPEG (ITU-T T.81): segments between markers, and compressed pixels behind each start of a scan.

use super::{Damaged, Image, array, orientation, slice};

const START: [u8; 2] = [0xff, 0xd8];
const END: [u8; 2] = [0xff, 0xd9];
const SCAN: u8 = 0xda;
const ICC: &[u8] = b"ICC_PROFILE\0";
const EXIF: &[u8] = b"Exif\0\0";

/// The picture alone: no EXIF but for the orientation, no XMP, IPTC, comment, thumbnail or second
/// picture, and nothing behind the end.
pub fn clean(bytes: &[u8]) -> Result<Image, Damaged> {
    if !bytes.starts_with(&START) {
        return Err(Damaged);
    }
    let mut out = START.to_vec();
    let (mut at, mut pixels, mut painted) = (START.len(), 0, false);
    loop {
        let (marker, body_at) = next_marker(bytes, at)?;
        match marker {
            // The end; what stands behind it belongs to no picture.
            0xd9 => break,
            // Markers without a body have no meaning between segments.
            0x00 | 0x01 | 0xd0..=0xd8 => at = body_at,
            _ => {
                let length = usize::from(u16::from_be_bytes(array(bytes, body_at)?));
                let body = slice(bytes, body_at + 2, length.checked_sub(2).ok_or(Damaged)?)?;
                if is_frame(marker) {
                    pixels = pixels.max(area(body)?);
                }
                if let Some(kept) = kept(marker, body) {
                    out.extend([0xff, marker]);
                    out.extend(u16::try_from(kept.len() + 2).map_err(|_| Damaged)?.to_be_bytes());
                    out.extend(kept);
                }
                at = body_at + length;
                if marker == SCAN {
                    let end = scan_end(bytes, at)?;
                    out.extend_from_slice(&bytes[at..end]);
                    (at, painted) = (end, true);
                }
            }
        }
    }
    if pixels == 0 || !painted {
        return Err(Damaged);
    }
    out.extend(END);
    Ok(Image { bytes: out, pixels })
}

/// The next marker from `at` on, and where its body begins.
fn next_marker(bytes: &[u8], at: usize) -> Result<(u8, usize), Damaged> {
    let rest = bytes.get(at..).ok_or(Damaged)?;
    let found = at + rest.iter().position(|byte| *byte == 0xff).ok_or(Damaged)?;
    let fill = bytes[found..].iter().position(|byte| *byte != 0xff).ok_or(Damaged)?;
    Ok((bytes[found + fill], found + fill + 1))
}

/// Where the compressed pixels end: at the first marker that is not part of them.
fn scan_end(bytes: &[u8], at: usize) -> Result<usize, Damaged> {
    let rest = bytes.get(at..).ok_or(Damaged)?;
    let inside = |byte: u8| matches!(byte, 0x00 | 0xd0..=0xd7 | 0xff);
    let end = rest.windows(2).position(|pair| pair[0] == 0xff && !inside(pair[1]));
    end.map(|end| at + end).ok_or(Damaged)
}

/// What is kept of a segment: all that makes the pixels, and of the others what makes them look right.
fn kept(marker: u8, body: &[u8]) -> Option<Vec<u8>> {
    match marker {
        // JFIF, without its thumbnail.
        0xe0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => Some([&body[..12], &[0, 0]].concat()),
        0xe1 if body.starts_with(EXIF) => {
            orientation::alone(&body[EXIF.len()..]).map(|block| [EXIF, block.as_slice()].concat())
        }
        0xe2 if body.starts_with(ICC) => Some(body.to_vec()),
        // How the colours are stored.
        0xee if body.starts_with(b"Adobe") && body.len() >= 12 => Some(body[..12].to_vec()),
        // Frames, scans and their tables.
        0xc0..=0xcf | 0xda..=0xdf => Some(body.to_vec()),
        _ => None,
    }
}

/// The starts of a frame, among which three markers mean something else.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn area(frame: &[u8]) -> Result<u64, Damaged> {
    let height = u16::from_be_bytes(array(frame, 1)?);
    let width = u16::from_be_bytes(array(frame, 3)?);
    Ok(u64::from(height) * u64::from(width))
}
