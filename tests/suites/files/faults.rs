//! What can be wrong with a file: each has its own words, in the reporter's language, with the
//! file's name in them.

use crate::{faults, sample};
use desk::limits::FILE_MAX;
use tests::encode::File;

/// One file is refused with this code, and the words say this in Dutch and in English.
fn refused(file: File, code: &str, dutch: &str, english: &str) {
    let name = file.name.clone();
    for (found, words) in faults(&[file]).into_iter().zip([dutch, english]) {
        let [(pointer, found, message)] = &found[..] else { panic!("{name}: {found:?}") };
        assert_eq!((pointer.as_str(), found.as_str()), ("/attachments/0", code), "{name}: {message}");
        assert!(message.contains(words) && message.contains(&name), "{message}");
    }
}

#[test]
fn a_type_that_is_not_taken() {
    for name in ["logo.svg", "page.html", "setup.exe", "brief.docx", "scherm.png.exe", "foto.heic", "README"]
    {
        refused(File::new(name, sample::png()), "file-type", "Kies een ander bestand", "Choose another file");
    }
}

#[test]
fn contents_that_are_not_what_the_name_says() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (name, bytes) in [
        ("setup.png", &b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"[..]),
        ("logo.png", svg.as_bytes()),
        ("page.gif", b"<!doctype html><script>alert(1)</script>"),
        ("scherm.jpg", &sample::png()),
        ("scherm.pdf", &sample::png()),
        ("brief.txt", sample::PDF),
    ] {
        refused(File::new(name, bytes), "file-content", "past niet bij de naam", "does not fit its name");
    }
}

#[test]
fn a_declared_type_that_is_not_what_the_name_says() {
    for declared in ["application/pdf", "image/svg+xml", "text/html"] {
        let file = File::new("scherm.png", sample::png()).declared(declared);
        refused(file, "file-content", "past niet bij de naam", "does not fit its name");
    }
    let html = File::new("page.txt", "<!doctype html>").declared("text/html");
    refused(html, "file-content", "past niet bij de naam", "does not fit its name");
}

#[test]
fn text_that_is_none() {
    let windows = File::new("nota.txt", b"caf\xe9".as_slice());
    refused(windows, "file-text", "gewone tekst in UTF-8", "plain text in UTF-8");
    let program = File::new("setup.log", b"MZ\x90\0".as_slice());
    refused(program, "file-text", "gewone tekst in UTF-8", "plain text in UTF-8");
}

#[test]
fn an_empty_file() {
    refused(File::new("leeg.png", ""), "file-empty", "er staat niets in", "there is nothing in it");
}

#[test]
fn a_file_that_is_too_large() {
    let large = vec![b'a'; usize::try_from(FILE_MAX).unwrap() + 1];
    refused(File::new("groot.log", large), "file-large", "hoogstens 10 MB", "at most 10 MB");
}

#[test]
fn a_picture_of_too_many_pixels() {
    let mut wide = sample::picture(image::ImageFormat::Gif);
    wide[6..10].copy_from_slice(&[0xff; 4]);
    refused(File::new("breed.gif", wide), "file-pixels", "hoogstens 40 miljoen", "at most 40 million");
}

#[test]
fn a_file_that_is_damaged() {
    let png = sample::png();
    for (name, bytes) in
        [("half.png", &png[..png.len() / 2]), ("half.json", b"{\"a\":"), ("half.pdf", &sample::PDF[..20])]
    {
        refused(File::new(name, bytes), "file-damaged", "Sla ", "Save ");
    }
}

#[test]
fn too_many_files() {
    let files: Vec<File> = (0..6).map(|n| File::new(&format!("{n}.log"), format!("line {n}"))).collect();
    for (found, words) in faults(&files).into_iter().zip(["hoogstens 5 bestanden", "at most 5 files"]) {
        let [(pointer, code, message)] = &found[..] else { panic!("{found:?}") };
        assert_eq!((pointer.as_str(), code.as_str()), ("/attachments", "files-many"));
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn files_that_are_too_large_together() {
    let part = |n: u8| File::new(&format!("{n}.log"), vec![b'a' + n; 9_000_000]);
    for (found, words) in
        faults(&[part(0), part(1), part(2)]).into_iter().zip(["hoogstens 25 MB", "at most 25 MB"])
    {
        let [(pointer, code, message)] = &found[..] else { panic!("{found:?}") };
        assert_eq!((pointer.as_str(), code.as_str()), ("/attachments", "files-large"));
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn all_faults_of_all_files_at_once_each_at_its_place() {
    let files =
        [File::new("goed.png", sample::png()), File::new("leeg.log", ""), File::new("setup.exe", "MZ")];
    let [dutch, _] = faults(&files);
    let places: Vec<_> = dutch.iter().map(|(pointer, code, _)| (pointer.as_str(), code.as_str())).collect();
    assert_eq!(places, [("/attachments/2", "file-type"), ("/attachments/1", "file-empty")]);
}
