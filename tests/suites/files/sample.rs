//! Files of every type, made by other programs than the one that is tested.

use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::Cursor;
use tests::encode::File;

/// Stands in everything that has to go.
pub const SECRET: &str = "An Voorbeeld, 51.0543 N 3.7174 E";

/// A picture with a gradient, so that a wrong pixel shows.
pub fn picture(format: ImageFormat) -> Vec<u8> {
    let shade = |part: u32| u8::try_from(part * 7 % 256).unwrap();
    let picture = RgbImage::from_fn(48, 32, |x, y| image::Rgb([shade(x), shade(y), shade(x + y)]));
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A screenshot.
pub fn png() -> Vec<u8> {
    picture(ImageFormat::Png)
}

/// A PDF as far as anyone looks here.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";

/// A file of every type that is taken.
pub fn every() -> Vec<File> {
    vec![
        File::new("scherm.png", png()),
        File::new("foto.jpg", picture(ImageFormat::Jpeg)),
        File::new("scherm.webp", picture(ImageFormat::WebP)),
        File::new("scherm.gif", picture(ImageFormat::Gif)),
        File::new("brief.pdf", PDF),
        File::new("nota.txt", "één\r\ntwee\n"),
        File::new("console.log", "\u{1b}[31mError\u{1b}[0m"),
        File::new("data.json", "{\"a\": [1, 2, null]}"),
        File::new("page.har", "{\"log\": {\"entries\": []}}"),
    ]
}

/// EXIF with an orientation, a place and a name, in the order of a camera.
pub fn exif(orientation: u16) -> Vec<u8> {
    use exif::{Field, In, Rational, Tag, Value, experimental::Writer};
    let place = [51, 3, 15].map(|num| Rational { num, denom: 1 }).to_vec();
    let fields = [
        (Tag::Orientation, Value::Short(vec![orientation])),
        (Tag::Artist, Value::Ascii(vec![SECRET.as_bytes().to_vec()])),
        (Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
        (Tag::GPSLatitude, Value::Rational(place)),
    ]
    .map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value });
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut out = Cursor::new(Vec::new());
    writer.write(&mut out, false).unwrap();
    out.into_inner()
}

/// A photo as a phone makes it: EXIF, XMP, IPTC, a comment, and a second file behind the end.
pub fn photo(orientation: u16) -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, data].concat()
    };
    let jpeg = picture(ImageFormat::Jpeg);
    let secret = SECRET.as_bytes();
    [
        &jpeg[..2],
        &segment(0xe1, &[b"Exif\0\0", exif(orientation).as_slice()].concat()),
        &segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", secret].concat()),
        &segment(0xed, &[b"Photoshop 3.0\0", secret].concat()),
        &segment(0xfe, secret),
        &jpeg[2..],
        b"PK\x03\x04",
        secret,
    ]
    .concat()
}

/// Whether something stands in these bytes.
pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The pixels, by a decoder.
pub fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().to_rgba8().into_raw()
}
