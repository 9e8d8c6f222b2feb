//! What the plugins cost.

use std::{fs, io::Write as _};

/// Shows a line, also when the test succeeds, and keeps it with the artifacts.
pub fn show(name: &str, line: &str) {
    let line = format!("cms, {name}: {line}\n");
    // The macros would be silenced by the test harness.
    std::io::stderr().write_all(line.as_bytes()).unwrap();
    fs::write(tests::env::artifacts("cms").unwrap().join(format!("{name}.txt")), line).unwrap();
}
