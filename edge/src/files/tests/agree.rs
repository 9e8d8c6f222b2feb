//! Name, declared type and bytes must say the same.

use super::sample::{gif, jpeg, png, png_chunk, webp};
use crate::files::examine;
use desk::Code;

const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0";
const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
const HTML: &[u8] = b"<!doctype html><script>alert(1)</script>";
const PDF: &[u8] = b"%PDF-1.4\n%%EOF";

fn verdict(name: &str, declared: &str, bytes: &[u8]) -> Result<(), Code> {
    examine(name, declared, bytes.to_vec()).map(|_| ())
}

#[test]
fn every_type_is_taken_under_its_own_name() {
    for (name, declared, bytes) in [
        ("a.png", "image/png", png()),
        ("a.JPEG", "image/jpeg", jpeg()),
        ("a.webp", "image/webp", webp()),
        ("a.gif", "IMAGE/GIF", gif()),
        ("a.pdf", "application/pdf", PDF.to_vec()),
        ("a.txt", "text/plain; charset=utf-8", b"text".to_vec()),
        ("a.log", "text/plain", HTML.to_vec()),
        ("a.log", "application/octet-stream", b"line".to_vec()),
        ("a.json", "application/json", b"{}".to_vec()),
        ("a.har", "", b"{\"log\":{}}".to_vec()),
    ] {
        assert_eq!(verdict(name, declared, &bytes), Ok(()), "{name} {declared}");
    }
}

#[test]
fn other_types_are_refused_by_name() {
    for name in ["a.svg", "a.html", "a.htm", "a.exe", "a.png.exe", "a.zip", "a.docx", "a.heic", "a", ""] {
        assert_eq!(verdict(name, "", &png()), Err(Code::FileType), "{name}");
    }
}

#[test]
fn nothing_passes_under_another_s_name() {
    for (name, bytes) in [
        ("a.png", EXE),
        ("a.png", SVG),
        ("a.png", HTML),
        ("a.png", PDF),
        ("a.pdf", b"\n%PDF-1.4\n%%EOF"),
        ("a.gif", SVG),
        ("a.txt", PDF),
        ("a.json", b"GIF89a"),
    ] {
        assert_eq!(verdict(name, "", bytes), Err(Code::FileContent), "{name}");
    }
    assert_eq!(verdict("a.jpg", "image/jpeg", &png()), Err(Code::FileContent));
    assert_eq!(verdict("a.txt", "text/plain", EXE), Err(Code::FileText));
}

#[test]
fn nothing_passes_under_another_s_type() {
    for declared in ["application/pdf", "image/svg+xml", "text/html", "image/jpeg", "x"] {
        assert_eq!(verdict("a.png", declared, &png()), Err(Code::FileContent), "{declared}");
    }
    for declared in ["text/html", "image/svg+xml", "application/xhtml+xml"] {
        assert_eq!(verdict("a.txt", declared, HTML), Err(Code::FileContent), "{declared}");
    }
}

#[test]
fn text_is_utf_8_and_json_parses() {
    for bytes in [&b"a\0b"[..], b"caf\xe9", b"\xff\xfea\0"] {
        assert_eq!(verdict("a.log", "", bytes), Err(Code::FileText));
        assert_eq!(verdict("a.json", "", bytes), Err(Code::FileText));
    }
    for bytes in [&b"{"[..], b"{} {}", b"{'a':1}", &b"[".repeat(100_000)] {
        assert_eq!(verdict("a.har", "", bytes), Err(Code::FileDamaged));
    }
    assert_eq!(verdict("a.json", "", b"\xef\xbb\xbf[]"), Ok(()));
}

#[test]
fn an_empty_file_says_nothing() {
    assert_eq!(verdict("a.png", "image/png", b""), Err(Code::FileEmpty));
}

#[test]
fn a_picture_may_take_40_million_pixels() {
    // Its head says how large it is; what follows is never unpacked.
    let sized = |width: u32, height: u32| {
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [png()[..8].to_vec(), png_chunk(*b"IHDR", &head), png_chunk(*b"IDAT", b"x"), png_chunk(*b"IEND", b"")]
            .concat()
    };
    assert_eq!(verdict("a.png", "", &sized(8_000, 5_000)), Ok(()));
    assert_eq!(verdict("a.png", "", &sized(8_000, 5_001)), Err(Code::FilePixels));
    assert_eq!(verdict("a.png", "", &sized(u32::MAX, u32::MAX)), Err(Code::FilePixels));
    assert_eq!(verdict("a.png", "", &sized(0, 5)), Err(Code::FileDamaged));

    let mut wide = jpeg();
    let frame = wide.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    wide[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(verdict("a.jpg", "", &wide), Err(Code::FilePixels));

    let mut wide = gif();
    wide[6..10].copy_from_slice(&[0xff; 4]);
    assert_eq!(verdict("a.gif", "", &wide), Err(Code::FilePixels));

    let mut wide = webp();
    wide[21..25].copy_from_slice(&[0xff; 4]);
    assert_eq!(verdict("a.webp", "", &wide), Err(Code::FilePixels));
}
