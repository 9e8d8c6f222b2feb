//! GIF (version 89a): a screen, then images and extensions in blocks of at most 255 bytes.

use super::{Damaged, Image, array, slice};

const EXTENSION: u8 = 0x21;
const PICTURE: u8 = 0x2c;
const TRAILER: u8 = 0x3b;
/// How the next picture is shown.
const CONTROL: u8 = 0xf9;
const APPLICATION: u8 = 0xff;

/// Extensions of programs that change how the picture looks: how often it repeats, and its colours.
/// XMP and all others are left out, and comments with them.
const APPLICATIONS: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// The picture alone, without anything behind its end.
pub fn clean(bytes: &[u8]) -> Result<Image, Damaged> {
    let screen = slice(bytes, 0, 13)?;
    let mut pixels = area(bytes, 6)?;
    let mut at = 13 + table(screen[10]);
    let mut out = slice(bytes, 0, at)?.to_vec();
    let mut painted = false;
    loop {
        let [introducer] = array(bytes, at)?;
        let end = match introducer {
            TRAILER => break,
            PICTURE => {
                let [flags] = array(bytes, at + 9)?;
                pixels = pixels.max(area(bytes, at + 5)?);
                painted = true;
                // Behind the colours stands one byte, the size of the codes.
                blocks_end(bytes, at + 11 + table(flags))?
            }
            EXTENSION => blocks_end(bytes, at + 2)?,
            _ => return Err(Damaged),
        };
        let block = slice(bytes, at, end - at)?;
        if introducer == PICTURE || is_kept(block) {
            out.extend_from_slice(block);
        }
        at = end;
    }
    if pixels == 0 || !painted {
        return Err(Damaged);
    }
    out.push(TRAILER);
    Ok(Image { bytes: out, pixels })
}

fn is_kept(extension: &[u8]) -> bool {
    match extension {
        [_, CONTROL, ..] => true,
        [_, APPLICATION, 11, rest @ ..] => APPLICATIONS.iter().any(|name| rest.starts_with(name)),
        _ => false,
    }
}

/// The bytes of a colour table that these flags announce.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where a row of blocks ends, behind the empty one.
fn blocks_end(bytes: &[u8], mut at: usize) -> Result<usize, Damaged> {
    loop {
        let [length] = array(bytes, at)?;
        at += 1 + usize::from(length);
        if length == 0 {
            return Ok(at);
        }
    }
}

fn area(bytes: &[u8], at: usize) -> Result<u64, Damaged> {
    let side = |at| array(bytes, at).map(|pair| u64::from(u16::from_le_bytes(pair)));
    Ok(side(at)? * side(at + 2)?)
}
