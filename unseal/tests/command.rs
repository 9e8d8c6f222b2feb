//! The program as people use it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ticket-unseal"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end before it has read anything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn file(name: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&file);
    file
}

#[test]
fn a_sealed_text_opens_even_with_its_lines_broken() {
    let key = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/test-key.json");
    let sealed = include_str!("jwcrypto.jwe");
    let lines: Vec<&str> = sealed.as_bytes().chunks(76).map(|line| str::from_utf8(line).unwrap()).collect();
    let broken = lines.join("\r\n  ");
    let opened = run(&["open", "--key", key], &broken);
    assert!(opened.status.success());
    assert_eq!(opened.stdout, "An invented password: été-2026 🧯\nand a second line".as_bytes());
}

#[test]
fn a_key_is_for_its_owner_alone_and_is_never_overwritten_or_printed() {
    let file = file("made.json");
    let path = file.to_str().unwrap();
    let made = run(&["keygen", path], "");
    assert!(made.status.success(), "{made:?}");
    let printed = String::from_utf8(made.stdout).unwrap();
    let private = fs::read_to_string(&file).unwrap();
    let secret = private.split("\"d\":\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(secret.len(), 43);
    assert!(printed.contains("[sealed]\nkey = { kty = \"EC\"") && !printed.contains(secret));
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777,
        0o600
    );
    let again = run(&["keygen", path], "");
    assert!(!again.status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), private);
    let other = run(&["open", "--key", path], include_str!("jwcrypto.jwe"));
    let said = String::from_utf8(other.stderr).unwrap();
    assert!(said.contains("test-key-of-no-desk") && !said.contains(secret), "{said}");
}

#[test]
fn another_command_line_shows_how() {
    let shown = run(&["unseal"], "");
    assert!(!shown.status.success());
    assert!(String::from_utf8(shown.stderr).unwrap().contains("ticket-unseal open --key FILE"));
}
