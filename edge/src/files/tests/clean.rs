//! Metadata goes, pixels stay.

use super::sample::{
    SECRET, contains, exif, gif, gif_extension, insert, jpeg, jpeg_segment, pixels, png, png_chunk, webp,
    webp_chunk, webp_extended,
};
use crate::files::examine;
use desk::MediaType;
use std::io::Cursor;

fn cleaned(name: &str, bytes: &[u8]) -> Vec<u8> {
    examine(name, "", bytes.to_vec()).unwrap_or_else(|code| panic!("{name}: {code:?}")).bytes
}

/// The fields that another reader of EXIF finds.
fn fields(bytes: &[u8]) -> Vec<(exif::Tag, String)> {
    let Ok(found) = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) else {
        return Vec::new();
    };
    found.fields().map(|field| (field.tag, field.display_value().to_string())).collect()
}

#[test]
fn a_file_with_nothing_to_remove_stays_as_it_is_byte_by_byte() {
    for (name, bytes) in [
        ("a.png", png()),
        ("a.jpg", jpeg()),
        ("a.webp", webp()),
        ("a.webp", webp_extended(0, &[], &[])),
        ("a.gif", gif()),
        ("a.pdf", b"%PDF-1.7\n%%EOF\n".to_vec()),
        ("a.txt", "één\n".into()),
        ("a.log", b"\xef\xbb\xbfline\r\n\x1b[31mred".to_vec()),
        ("a.json", b" {\"a\": [1, 2]}\n".to_vec()),
        ("a.har", b"{\"log\":{}}".to_vec()),
    ] {
        let sound = examine(name, "", bytes.clone()).unwrap();
        assert_eq!(sound.bytes, bytes, "{name}");
        assert_eq!(Some(sound.media), MediaType::of_name(name));
    }
}

#[test]
fn png_loses_its_texts_and_keeps_its_pixels() {
    let plain = png();
    let text = [b"Author\0", SECRET].concat();
    let mut full = plain.clone();
    for chunk in [
        png_chunk(*b"tEXt", &text),
        png_chunk(*b"zTXt", &text),
        png_chunk(*b"iTXt", &text),
        png_chunk(*b"tIME", &[7, 234, 11, 22, 6, 0, 0]),
        png_chunk(*b"caBX", SECRET),
        png_chunk(*b"eXIf", &exif(1)),
    ] {
        full = insert(&full, 33, &chunk);
    }
    full.extend_from_slice(b"PK\x03\x04");
    full.extend_from_slice(SECRET);
    assert!(fields(&full).len() >= 3);
    assert_eq!(cleaned("a.png", &full), plain);
}

#[test]
fn png_keeps_its_colours() {
    let full =
        insert(&png(), 33, &[png_chunk(*b"gAMA", &[0, 0, 177, 143]), png_chunk(*b"pHYs", &[0; 9])].concat());
    assert_eq!(cleaned("a.png", &full), full);
}

#[test]
fn jpeg_loses_what_the_camera_wrote_and_keeps_its_pixels() {
    let plain = jpeg();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat();
    let full = [
        jpeg_segment(0xe1, &[b"Exif\0\0", exif(1).as_slice()].concat()),
        jpeg_segment(0xe1, &xmp),
        jpeg_segment(0xe2, &[b"MPF\0", SECRET].concat()),
        jpeg_segment(0xed, &[b"Photoshop 3.0\0", SECRET].concat()),
        jpeg_segment(0xef, SECRET),
        jpeg_segment(0xfe, SECRET),
    ]
    .into_iter()
    .fold(plain.clone(), |bytes, segment| insert(&bytes, 2, &segment));
    let full = [full.as_slice(), &plain, SECRET].concat();
    assert!(fields(&full).iter().any(|(tag, _)| *tag == exif::Tag::GPSLatitude));
    let kept = cleaned("a.jpg", &full);
    assert!(fields(&kept).is_empty() && !contains(&kept, SECRET));
    assert_eq!(kept, plain);
}

#[test]
fn jpeg_keeps_its_colours_but_no_thumbnail() {
    let icc = jpeg_segment(0xe2, b"ICC_PROFILE\0\x01\x01profile");
    let adobe = jpeg_segment(0xee, b"Adobe\0\x64\0\0\0\0\x01");
    let full = insert(&jpeg(), 20, &[icc, adobe].concat());
    assert_eq!(cleaned("a.jpg", &full), full);

    let head = |thumbnail: &[u8]| jpeg_segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01", thumbnail].concat());
    let rest = jpeg()[20..].to_vec();
    let with =
        [b"\xff\xd8".to_vec(), head(b"\x01\x01abc"), jpeg_segment(0xe0, b"JFXX\0\x10abc"), rest.clone()]
            .concat();
    assert_eq!(cleaned("a.jpg", &with), [b"\xff\xd8".to_vec(), head(&[0, 0]), rest].concat());
}

#[test]
fn a_comment_between_the_scans_of_a_jpeg_goes_too() {
    let plain = jpeg();
    let end = plain.len() - 2;
    let kept = cleaned("a.jpg", &insert(&plain, end, &jpeg_segment(0xfe, SECRET)));
    assert_eq!(kept, plain);
}

#[test]
fn webp_loses_exif_and_xmp_and_keeps_its_pixels() {
    let full = webp_extended(
        0x0c,
        &[],
        &[webp_chunk(*b"EXIF", &exif(1)), webp_chunk(*b"XMP ", SECRET), webp_chunk(*b"MINE", SECRET)],
    );
    let full = [full.as_slice(), SECRET].concat();
    assert!(fields(&full).len() >= 3);
    let kept = cleaned("a.webp", &full);
    assert_eq!(kept, webp_extended(0, &[], &[]));
    assert_eq!(pixels(&kept), pixels(&webp()));
}

#[test]
fn webp_frames_lose_what_is_unknown() {
    let frame = |more: &[u8]| {
        let head = [0, 0, 0, 0, 0, 0, 23, 0, 0, 15, 0, 0, 100, 0, 0, 0];
        webp_chunk(*b"ANMF", &[&head, &webp()[12..], more].concat())
    };
    let anim = webp_chunk(*b"ANIM", &[0; 6]);
    let wrap = |frame: Vec<u8>| {
        let head = webp_chunk(*b"VP8X", &[2, 0, 0, 0, 23, 0, 0, 15, 0, 0]);
        let body = [b"WEBP".to_vec(), head, anim.clone(), frame].concat();
        [b"RIFF".to_vec(), u32::try_from(body.len()).unwrap().to_le_bytes().to_vec(), body].concat()
    };
    let plain = wrap(frame(&[]));
    assert_eq!(cleaned("a.webp", &plain), plain);
    assert_eq!(cleaned("a.webp", &wrap(frame(&webp_chunk(*b"MINE", SECRET)))), plain);
}

#[test]
fn gif_loses_comments_and_xmp_and_keeps_its_frames() {
    let plain = gif();
    let first = 13 + if plain[10] & 0x80 == 0 { 0 } else { 3 << ((plain[10] & 7) + 1) };
    let more = [
        gif_extension(0xfe, &[SECRET]),
        gif_extension(0xff, &[b"XMP DataXMP", SECRET]),
        gif_extension(0x01, &[&[0; 12], SECRET]),
    ]
    .concat();
    let full = [insert(&plain, first, &more).as_slice(), SECRET].concat();
    assert_eq!(cleaned("a.gif", &full), plain);
}

#[test]
fn which_side_is_up_stays_and_nothing_else_does() {
    let only = |tag: &[(exif::Tag, String)]| tag.iter().map(|(tag, _)| *tag).collect::<Vec<_>>();
    for side in 1..=9 {
        let block = exif(side);
        for (name, plain, full) in [
            (
                "a.jpg",
                jpeg(),
                insert(&jpeg(), 2, &jpeg_segment(0xe1, &[b"Exif\0\0", block.as_slice()].concat())),
            ),
            ("a.png", png(), insert(&png(), 33, &png_chunk(*b"eXIf", &block))),
            ("a.webp", webp_extended(0, &[], &[]), webp_extended(0x08, &[], &[webp_chunk(*b"EXIF", &block)])),
        ] {
            let kept = cleaned(name, &full);
            assert!(!contains(&kept, SECRET), "{name}");
            if (2..=8).contains(&side) {
                assert_eq!(only(&fields(&kept)), [exif::Tag::Orientation], "{name} {side}");
                let read =
                    |bytes: &[u8]| fields(bytes).into_iter().find(|(tag, _)| *tag == exif::Tag::Orientation);
                assert_eq!(read(&kept), read(&full), "{name}");
                assert_eq!(cleaned(name, &kept), kept, "cleaning twice changes nothing");
            } else {
                assert_eq!(kept, plain, "{name} {side}");
            }
            assert_eq!(pixels(&kept), pixels(&plain), "{name}");
        }
    }
}
