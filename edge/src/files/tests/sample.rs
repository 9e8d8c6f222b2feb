//! Pictures with a little in them and much around them.

use image::{Delay, DynamicImage, Frame, ImageFormat, RgbImage, codecs::gif::GifEncoder};
use std::io::Cursor;

/// Stands in everything that has to go.
pub const SECRET: &[u8] = b"An Example, 51.0543 N 3.7174 E";

/// A picture with a gradient, so that a wrong pixel shows.
pub fn picture() -> DynamicImage {
    let shade = |part: u32| u8::try_from(part * 7 % 256).unwrap();
    DynamicImage::ImageRgb8(RgbImage::from_fn(24, 16, |x, y| image::Rgb([shade(x), shade(y), shade(x + y)])))
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture().write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub fn png() -> Vec<u8> {
    encoded(ImageFormat::Png)
}

pub fn jpeg() -> Vec<u8> {
    encoded(ImageFormat::Jpeg)
}

pub fn webp() -> Vec<u8> {
    encoded(ImageFormat::WebP)
}

/// Two frames, repeated.
pub fn gif() -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new(&mut out);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    for picture in [picture(), picture().rotate180()] {
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder.encode_frame(Frame::from_parts(picture.to_rgba8(), 0, 0, delay)).unwrap();
    }
    drop(encoder);
    out
}

/// The pixels of every frame.
pub fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().to_rgba8().into_raw()
}

/// EXIF with an orientation, a place and a text.
pub fn exif(orientation: u16) -> Vec<u8> {
    use exif::{Field, In, Rational, Tag, Value, experimental::Writer};
    let text = String::from_utf8(SECRET.to_vec()).unwrap();
    let place = [51, 3, 15].map(|num| Rational { num, denom: 1 }).to_vec();
    let fields = [
        (Tag::Orientation, Value::Short(vec![orientation])),
        (Tag::Make, Value::Ascii(vec![text.clone().into_bytes()])),
        (Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
        (Tag::GPSLatitude, Value::Rational(place)),
    ]
    .map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value });
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut out = Cursor::new(Vec::new());
    writer.write(&mut out, true).unwrap();
    out.into_inner()
}

pub fn png_chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut body = kind.to_vec();
    body.extend_from_slice(data);
    let sum = crc32fast::hash(&body);
    [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], &body, &sum.to_be_bytes()].concat()
}

pub fn jpeg_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker][..], &length, data].concat()
}

pub fn webp_chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_le_bytes();
    [&kind[..], &length, data, &vec![0; data.len() % 2]].concat()
}

pub fn gif_extension(label: u8, blocks: &[&[u8]]) -> Vec<u8> {
    let mut out = vec![0x21, label];
    for block in blocks {
        out.push(u8::try_from(block.len()).unwrap());
        out.extend_from_slice(block);
    }
    out.push(0);
    out
}

/// Puts bytes into others.
pub fn insert(bytes: &[u8], at: usize, more: &[u8]) -> Vec<u8> {
    [&bytes[..at], more, &bytes[at..]].concat()
}

/// A WebP in the extended format, with these chunks around the picture.
pub fn webp_extended(flags: u8, before: &[Vec<u8>], after: &[Vec<u8>]) -> Vec<u8> {
    let simple = webp();
    let head = [flags, 0, 0, 0, 23, 0, 0, 15, 0, 0];
    let body = [
        b"WEBP".to_vec(),
        webp_chunk(*b"VP8X", &head),
        before.concat(),
        simple[12..].to_vec(),
        after.concat(),
    ]
    .concat();
    [b"RIFF".to_vec(), u32::try_from(body.len()).unwrap().to_le_bytes().to_vec(), body].concat()
}

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
