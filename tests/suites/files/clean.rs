//! What cameras and programs write beside the pixels is gone from what is kept.

use crate::{
    kept,
    sample::{SECRET, contains, exif, photo, picture, pixels, png},
};
use image::ImageFormat;
use std::io::Cursor;
use tests::encode::File;

/// The tags that another reader of EXIF finds.
fn tags(bytes: &[u8]) -> Vec<exif::Tag> {
    let read = exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
    read.map(|found| found.fields().map(|field| field.tag).collect()).unwrap_or_default()
}

#[test]
fn a_photo_says_nothing_of_place_and_owner() {
    let photo = photo(1);
    assert!(tags(&photo).contains(&exif::Tag::GPSLatitude), "the test's own photo has its place");
    let kept = kept(File::new("foto.jpg", photo.clone()));
    assert_eq!(tags(&kept), [], "EXIF is left");
    assert!(!contains(&kept, SECRET.as_bytes()) && !contains(&kept, b"PK\x03\x04"));
    assert_eq!(pixels(&kept), pixels(&photo));
}

#[test]
fn a_photo_of_an_upright_phone_stays_upright() {
    let kept = kept(File::new("foto.jpg", photo(6)));
    assert_eq!(tags(&kept), [exif::Tag::Orientation]);
    let found = exif::Reader::new().read_from_container(&mut Cursor::new(&kept)).unwrap();
    let side = found.get_field(exif::Tag::Orientation, exif::In::PRIMARY).unwrap();
    assert_eq!(side.value.get_uint(0), Some(6));
    assert!(!contains(&kept, SECRET.as_bytes()));
}

#[test]
fn a_screenshot_says_nothing_of_its_program() {
    let plain = png();
    let chunk = |kind: &[u8], data: &[u8]| {
        let body = [kind, data].concat();
        let sum = crc(&body).to_be_bytes();
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], &body, &sum].concat()
    };
    let text = [b"Author\0", SECRET.as_bytes()].concat();
    let full = [
        &plain[..33],
        &chunk(b"tEXt", &text),
        &chunk(b"eXIf", &exif(1)),
        &chunk(b"tIME", &[7, 234, 11, 22, 6, 0, 0]),
        &plain[33..],
        b"<script>alert(1)</script>",
    ]
    .concat();
    assert_eq!(kept(File::new("scherm.png", full)), plain);
}

#[test]
fn a_webp_and_a_gif_say_nothing_either() {
    let webp = picture(ImageFormat::WebP);
    assert_eq!(kept(File::new("a.webp", [webp.as_slice(), SECRET.as_bytes()].concat())), webp);
    let gif = picture(ImageFormat::Gif);
    let end = gif.len() - 1;
    let comment =
        [b"\x21\xfe", &[u8::try_from(SECRET.len()).unwrap()][..], SECRET.as_bytes(), b"\0"].concat();
    let full = [&gif[..end], &comment, &gif[end..], SECRET.as_bytes()].concat();
    assert_eq!(kept(File::new("a.gif", full)), gif);
}

/// The checksum of PNG, bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}
