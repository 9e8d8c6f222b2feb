//! Redmine with what it runs on, for the end-to-end tests: a helpdesk that many already have.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::apt;
use crate::{project::which, run::Run};

/// Where Debian puts it.
const HOME: &str = "/usr/share/redmine";

const PACKAGES: [&str; 4] = ["redmine", "redmine-sqlite", "puma", "ruby-sqlite3"];

/// The tests make databases of their own, so the package need not make one: it would take a minute,
/// and stay behind.
const ANSWER: &str = "redmine redmine/instances/default/dbconfig-install boolean false";

const HELP: &str = "the end-to-end tests need Redmine 5 as Debian ships it, with puma and SQLite";

/// The folder that holds its program.
pub fn ensure() -> Result<PathBuf> {
    if let Some(home) = find() {
        return Ok(home);
    }
    // Who has it already may use its database.
    if !Path::new(HOME).exists() {
        apt::answer(ANSWER).context(HELP)?;
    }
    apt::install(&PACKAGES).context(HELP)?;
    find().context(HELP)
}

fn find() -> Option<PathBuf> {
    let home = Path::new(HOME);
    let whole = home.join("config.ru").is_file()
        && which("puma").is_some()
        && which("bundle").is_some()
        && Run::new("ruby").args(["-r", "sqlite3", "-e", ""]).text().is_ok();
    whole.then(|| home.to_owned())
}
