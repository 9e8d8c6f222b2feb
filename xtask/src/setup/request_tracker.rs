//! Request Tracker 5 from Debian, for the end-to-end tests. The database that its package makes is left
//! alone: the tests make their own.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::apt;

const SERVER: &str = "/usr/share/request-tracker5/libexec/rt-server";
const SETUP: &str = "/usr/sbin/rt-setup-database-5";

/// What its package for SQLite leaves behind, which has no program of its own.
const SQLITE: &str = "/usr/share/doc/rt5-db-sqlite";

/// The last one is a mail program without a server of its own, which RT's package insists on.
const PACKAGES: [&str; 5] =
    ["request-tracker5", "rt5-standalone", "rt5-db-sqlite", "dbconfig-sqlite3", "msmtp-mta"];

const HELP: &str = "the end-to-end tests need Request Tracker 5 as Debian ships it";

/// Its programs.
pub struct RequestTracker {
    /// Serves it.
    pub server: PathBuf,
    /// Makes a database.
    pub setup: PathBuf,
}

/// Debian's, installed when they are missing.
pub fn ensure() -> Result<RequestTracker> {
    if let Some(programs) = find() {
        return Ok(programs);
    }
    apt::install(&PACKAGES).context(HELP)?;
    find().context(HELP)
}

fn find() -> Option<RequestTracker> {
    if !Path::new(SQLITE).is_dir() {
        return None;
    }
    let file = |path: &str| Path::new(path).is_file().then(|| PathBuf::from(path));
    Some(RequestTracker { server: file(SERVER)?, setup: file(SETUP)? })
}
