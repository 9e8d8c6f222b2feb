//! WebP (RFC 9649): one RIFF container with chunks of an even length.

use super::{Damaged, Image, array, orientation, slice};

/// Bits in the first byte of VP8X that announce EXIF and XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// What stands before the chunks of a frame: its place, size, duration and blending.
const FRAME_HEAD: usize = 16;

/// The picture alone: no EXIF but for the orientation, no XMP, no unknown chunk, and nothing behind
/// the end.
pub fn clean(bytes: &[u8]) -> Result<Image, Damaged> {
    let length = usize::try_from(u32::from_le_bytes(array(bytes, 4)?)).map_err(|_| Damaged)?;
    let body = slice(bytes, 8, length)?;
    let mut work = Work { out: b"WEBP".to_vec(), pixels: 0, painted: false, upright: true, flags_at: None };
    work.chunks(body.get(4..).ok_or(Damaged)?, false)?;
    let Work { mut out, pixels, painted, upright, flags_at } = work;
    if let Some(flags) = flags_at.and_then(|at| out.get_mut(at)) {
        *flags &= !HAS_XMP;
        if upright {
            *flags &= !HAS_EXIF;
        }
    }
    if pixels == 0 || !painted {
        return Err(Damaged);
    }
    let mut whole = b"RIFF".to_vec();
    whole.extend(u32::try_from(out.len()).map_err(|_| Damaged)?.to_le_bytes());
    whole.append(&mut out);
    Ok(Image { bytes: whole, pixels })
}

struct Work {
    out: Vec<u8>,
    pixels: u64,
    painted: bool,
    /// No orientation is kept.
    upright: bool,
    /// Where the first byte of VP8X stands in `out`.
    flags_at: Option<usize>,
}

impl Work {
    fn chunks(&mut self, mut rest: &[u8], in_frame: bool) -> Result<(), Damaged> {
        while !rest.is_empty() {
            let kind: [u8; 4] = array(rest, 0)?;
            let length = usize::try_from(u32::from_le_bytes(array(rest, 4)?)).map_err(|_| Damaged)?;
            let data = slice(rest, 8, length)?;
            self.chunk(kind, data, in_frame)?;
            // Some programs leave the last chunk at an odd length.
            let end = (8 + length).next_multiple_of(2).min(rest.len());
            rest = &rest[end..];
        }
        Ok(())
    }

    fn chunk(&mut self, kind: [u8; 4], data: &[u8], in_frame: bool) -> Result<(), Damaged> {
        match &kind {
            b"VP8 " => self.paint(kind, data, lossy(data)?),
            b"VP8L" => self.paint(kind, data, lossless(data)?),
            b"ALPH" => self.put(kind, data),
            b"VP8X" if !in_frame && self.flags_at.is_none() => {
                self.flags_at = Some(self.out.len() + 8);
                self.pixels = self.pixels.max(area(u24(data, 4)? + 1, u24(data, 7)? + 1));
                self.put(kind, data);
            }
            b"ICCP" | b"ANIM" if !in_frame => self.put(kind, data),
            b"ANMF" if !in_frame => {
                let start = self.out.len();
                self.put(kind, &[]);
                self.out.extend_from_slice(slice(data, 0, FRAME_HEAD)?);
                self.chunks(&data[FRAME_HEAD..], true)?;
                let length = u32::try_from(self.out.len() - start - 8).map_err(|_| Damaged)?;
                self.out[start + 4..start + 8].copy_from_slice(&length.to_le_bytes());
            }
            b"EXIF" if !in_frame && self.upright => {
                let tiff = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
                if let Some(block) = orientation::alone(tiff).filter(|_| self.flags_at.is_some()) {
                    self.upright = false;
                    self.put(kind, &block);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn paint(&mut self, kind: [u8; 4], data: &[u8], pixels: u64) {
        self.pixels = self.pixels.max(pixels);
        self.painted = true;
        self.put(kind, data);
    }

    fn put(&mut self, kind: [u8; 4], data: &[u8]) {
        self.out.extend_from_slice(&kind);
        // It was read from a length of 32 bits.
        self.out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
        self.out.extend_from_slice(data);
        if !data.len().is_multiple_of(2) {
            self.out.push(0);
        }
    }
}

/// The size in the head of a lossy picture, without the bits for scaling (RFC 6386, section 9.1).
fn lossy(data: &[u8]) -> Result<u64, Damaged> {
    if slice(data, 3, 3)? != [0x9d, 0x01, 0x2a] {
        return Err(Damaged);
    }
    let side = |at| array(data, at).map(|pair| u32::from(u16::from_le_bytes(pair) & 0x3fff));
    Ok(area(side(6)?, side(8)?))
}

/// The size in the head of a lossless picture: twice 14 bits, less one (RFC 9649, section 3.4).
fn lossless(data: &[u8]) -> Result<u64, Damaged> {
    if data.first() != Some(&0x2f) {
        return Err(Damaged);
    }
    let bits = u32::from_le_bytes(array(data, 1)?);
    Ok(area((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
}

fn u24(data: &[u8], at: usize) -> Result<u32, Damaged> {
    let [low, middle, high] = array(data, at)?;
    Ok(u32::from_le_bytes([low, middle, high, 0]))
}

fn area(width: u32, height: u32) -> u64 {
    u64::from(width) * u64::from(height)
}
