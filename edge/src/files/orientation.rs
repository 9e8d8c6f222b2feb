//! Which side of a picture is up. Cameras store it in EXIF, beside the place and the owner; without
//! it a photo taken with an upright phone lies on its side. It stays, and nothing else of EXIF does.

/// An EXIF block that says one thing.
pub const LENGTH: usize = 26;

/// The tag of the orientation (EXIF 2.3, section 4.6.4).
const TAG: u16 = 0x0112;

/// What remains of an EXIF block: a block with the orientation alone. Nothing where there is none,
/// or where it is the usual one.
pub fn alone(exif: &[u8]) -> Option<[u8; LENGTH]> {
    let side = read(exif).filter(|side| (2..=8).contains(side))?;
    let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    block[19] = side;
    Some(block)
}

/// The orientation in the first directory of a TIFF structure.
fn read(tiff: &[u8]) -> Option<u8> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let u16_at = |at: usize| -> Option<u16> {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let directory = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    let directory = usize::try_from(directory).ok()?;
    let count = usize::from(u16_at(directory)?);
    let entry =
        (0..count).map(|n| directory.saturating_add(2 + 12 * n)).find(|at| u16_at(*at) == Some(TAG))?;
    u8::try_from(u16_at(entry.checked_add(8)?)?).ok()
}
