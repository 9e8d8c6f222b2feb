//! Whatever happened to a file on its way, looking at it ends, and never in a crash.

use super::sample::{
    exif, gif, insert, jpeg, jpeg_segment, picture, pixels, png, png_chunk, webp, webp_chunk, webp_extended,
};
use crate::files::{examine, orientation};
use desk::Code;
use proptest::prelude::*;

/// One file of each kind, with something around the pixels too.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let block = exif(6);
    vec![
        ("a.png", insert(&png(), 33, &png_chunk(*b"eXIf", &block))),
        ("a.jpg", insert(&jpeg(), 2, &jpeg_segment(0xe1, &[b"Exif\0\0", block.as_slice()].concat()))),
        ("a.webp", webp_extended(0x08, &[], &[webp_chunk(*b"EXIF", &block)])),
        ("a.webp", webp()),
        ("a.gif", gif()),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n%%EOF".to_vec()),
        ("a.json", b"{\"a\":[1,{\"b\":null}]}".to_vec()),
    ]
}

#[test]
fn a_file_that_breaks_off_is_damaged_wherever_it_breaks() {
    for (name, bytes) in files() {
        for length in 1..bytes.len() {
            let code = examine(name, "", bytes[..length].to_vec()).expect_err(name);
            assert!(matches!(code, Code::FileDamaged | Code::FileContent), "{name} {length}: {code:?}");
        }
    }
}

#[test]
fn a_png_with_one_wrong_bit_is_damaged() {
    let bytes = png();
    for at in 8..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x10;
        assert!(examine("a.png", "", bytes).is_err(), "{at}");
    }
}

#[test]
fn a_picture_without_pixels_is_damaged() {
    let bare = [&png()[..33], &png_chunk(*b"IEND", b"")].concat();
    let empty = [&gif()[..13 + 3 * 256], b";"].concat();
    for (name, bytes) in [("a.png", bare), ("a.jpg", b"\xff\xd8\xff\xd9".to_vec()), ("a.gif", empty)] {
        assert_eq!(examine(name, "", bytes), Err(Code::FileDamaged), "{name}");
    }
}

proptest! {
    #[test]
    fn flipped_bits_never_crash(which in 0_usize..7, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let (name, mut bytes) = files().swap_remove(which);
        for (at, bits) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= bits;
        }
        if let Ok(sound) = examine(name, "", bytes) {
            let again = examine(name, "", sound.bytes.clone());
            prop_assert_eq!(again.map(|again| again.bytes), Ok(sound.bytes), "cleaning twice changes nothing");
        }
    }

    #[test]
    fn random_bytes_behind_a_signature_never_crash(name in prop::sample::select(vec!["a.png", "a.jpg", "a.webp", "a.gif"]), tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let head: &[u8] = match name {
            "a.png" => b"\x89PNG\r\n\x1a\n",
            "a.jpg" => b"\xff\xd8\xff",
            "a.webp" => b"RIFF\x40\0\0\0WEBP",
            _ => b"GIF89a",
        };
        let _ = examine(name, "", [head, &tail].concat());
    }

    #[test]
    fn any_exif_is_read_without_a_crash(block in prop::collection::vec(any::<u8>(), 0..200), little in any::<bool>()) {
        let head: &[u8] = if little { b"II*\0" } else { b"MM\0*" };
        let _ = orientation::alone(&[head, &block].concat());
    }

    #[test]
    fn pixels_never_change(extra in prop::collection::vec(any::<u8>(), 0..300)) {
        for (name, bytes) in [
            ("a.png", insert(&png(), 33, &png_chunk(*b"tEXt", &extra))),
            ("a.jpg", insert(&jpeg(), 2, &jpeg_segment(0xfe, &extra))),
            ("a.webp", webp_extended(0, &[webp_chunk(*b"ABCD", &extra)], &[])),
        ] {
            let kept = examine(name, "", bytes.clone()).unwrap().bytes;
            prop_assert!(kept.len() < bytes.len());
            prop_assert_eq!(pixels(&kept), pixels(&bytes));
            if name != "a.jpg" {
                prop_assert_eq!(pixels(&kept), picture().to_rgba8().into_raw());
            }
        }
    }
}
