//! The contract as it is published, held against the server by Schemathesis.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

use std::{
    fs::{self, File},
    process::{Command, Stdio},
};
use tests::{env, secrets::ADMIN_TOKEN, workspace::Limits, world::World};

/// Enough to try each rule of the contract several times, in about a minute.
const EXAMPLES: &str = "30";

/// What the contract cannot say: which sites a desk has, and which text is a desk.toml that holds.
const INEXPRESSIBLE: &str = "positive_data_acceptance";

#[test]
fn the_server_keeps_the_contract() {
    let world = World::start("openapi", Limits::Wide, |desk, _| {
        desk.site("1234", &["inbox"]);
    })
    .unwrap();
    let folder = env::artifacts("openapi").unwrap();
    let log = folder.join("schemathesis.log");
    let output = File::create(&log).unwrap();
    let status = Command::new(env::schemathesis().unwrap())
        .args(["run", &format!("{}/openapi.json", world.server.origin())])
        .args(["--checks", "all", "--exclude-checks", INEXPRESSIBLE])
        // One worker: two threads that parse at once bring older Pythons down (gh-106905).
        .args(["--max-examples", EXAMPLES, "--seed", "20260801", "--workers", "1", "--no-color"])
        .args(["--header", &format!("Authorization: Bearer {ADMIN_TOKEN}")])
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("PYTHONPATH", env::root().unwrap().join("tests/suites/openapi"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(&folder)
        .stdin(Stdio::null())
        .stdout(output.try_clone().unwrap())
        .stderr(output)
        .status()
        .unwrap();
    assert!(status.success(), "{}", fs::read_to_string(&log).unwrap());
}
