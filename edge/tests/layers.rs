//! What decides imports no platform: it is tested natively and stays so.

#![allow(clippy::unwrap_used, reason = "a test fails by unwrapping")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What must know nothing of the platform, seen from `edge/src`.
const PURE: [&str; 16] = [
    "backends",
    "backends.rs",
    "files",
    "files.rs",
    "guard",
    "guard.rs",
    "intake.rs",
    "knowledge.rs",
    "mail",
    "mail.rs",
    "negotiate.rs",
    "pages",
    "problem.rs",
    "route.rs",
    "texts",
    "texts.rs",
];

/// Signs that a file knows the platform, or reaches through one that does.
const PLATFORM: [&str; 5] = ["worker::", "wasm_bindgen", "js_sys", "web_sys", "crate::io"];

fn sources(at: &Path, found: &mut Vec<PathBuf>) {
    if at.is_dir() {
        for entry in fs::read_dir(at).unwrap() {
            sources(&entry.unwrap().path(), found);
        }
    } else {
        found.push(at.to_owned());
    }
}

fn offences(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.filter(|line| PLATFORM.iter().any(|sign| line.contains(sign)))
        .map(|line| format!("{}: {}", file.display(), line.trim()))
        .collect()
}

#[test]
fn decisions_know_no_platform() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for place in PURE {
        let place = root.join(place);
        assert!(place.exists(), "{} is gone", place.display());
        sources(&place, &mut files);
    }
    let offences: Vec<String> = files.iter().flat_map(|file| offences(file)).collect();
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn the_check_sees_an_offence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert!(!offences(&root.join("io/clock.rs")).is_empty());
}

#[test]
fn the_domain_knows_no_platform() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../desk/Cargo.toml");
    let manifest = fs::read_to_string(manifest).unwrap();
    for name in ["worker", "wasm-bindgen", "js-sys", "web-sys", "getrandom", "\"clock\"", "\"now\""] {
        assert!(!manifest.contains(name), "desk depends on {name}");
    }
}
