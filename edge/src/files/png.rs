//! PNG (W3C, third edition): a signature, then chunks with a checksum each.

use super::{Damaged, Image, array, orientation, slice};

const SIGNATURE: usize = 8;

/// The chunks of which a picture is made: its pixels, its colours, its size on paper, its frames.
/// Every other one is left out, such as tEXt, zTXt, iTXt, eXIf, tIME, and whatever programs invent.
const KEPT: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

/// The picture alone.
pub fn clean(bytes: &[u8]) -> Result<Image, Damaged> {
    let mut out = slice(bytes, 0, SIGNATURE)?.to_vec();
    let mut at = SIGNATURE;
    let (mut pixels, mut painted) = (None, false);
    loop {
        let length = usize::try_from(u32::from_be_bytes(array(bytes, at)?)).map_err(|_| Damaged)?;
        let kind: [u8; 4] = array(bytes, at + 4)?;
        let chunk = slice(bytes, at, length.checked_add(12).ok_or(Damaged)?)?;
        let (body, sum) = chunk[4..].split_at(4 + length);
        if sum != crc32fast::hash(body).to_be_bytes() || (pixels.is_none() && &kind != b"IHDR") {
            return Err(Damaged);
        }
        match &kind {
            b"IHDR" if pixels.is_some() || length != 13 => return Err(Damaged),
            b"IHDR" => pixels = Some(area(&body[4..])?),
            b"IDAT" => painted = true,
            b"eXIf" => {
                if let Some(block) = orientation::alone(&body[4..]) {
                    out.extend(exif(&block));
                }
            }
            _ => {}
        }
        if KEPT.contains(&&kind) {
            out.extend_from_slice(chunk);
        }
        at += chunk.len();
        if &kind == b"IEND" {
            break;
        }
    }
    let pixels = pixels.filter(|_| painted).ok_or(Damaged)?;
    Ok(Image { bytes: out, pixels })
}

fn area(header: &[u8]) -> Result<u64, Damaged> {
    let width = u32::from_be_bytes(array(header, 0)?);
    let height = u32::from_be_bytes(array(header, 4)?);
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 { Err(Damaged) } else { Ok(pixels) }
}

/// A chunk with EXIF in it.
fn exif(block: &[u8; orientation::LENGTH]) -> Vec<u8> {
    let mut chunk = vec![0, 0, 0, 26];
    chunk.extend_from_slice(b"eXIf");
    chunk.extend_from_slice(block);
    chunk.extend(crc32fast::hash(&chunk[4..]).to_be_bytes());
    chunk
}
