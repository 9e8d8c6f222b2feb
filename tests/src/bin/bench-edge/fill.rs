//! 100,000 tickets at once, into the database of a ledger that is not running: a hundred times as
//! fast as filing them, and no route of the product has to exist for it.

use crate::server::{State, node};
use anyhow::{Context, Result};
use std::{ffi::OsStr, fs, path::PathBuf};
use tests::env;

/// Node has `SQLite` inside.
const SCRIPT: &str = "
    const { DatabaseSync } = require('node:sqlite');
    const { readFileSync } = require('node:fs');
    new DatabaseSync(process.argv[1]).exec(readFileSync(process.argv[2], 'utf8'));";

/// Fills the only ledger of a server that was stopped.
pub fn fill(state: &State) -> Result<()> {
    let (database, statements) = (ledger(state)?, env::root()?.join("tests/bench/fill.sql"));
    let arguments = [database.to_str(), statements.to_str()].map(Option::unwrap_or_default);
    node(&[&["--eval", SCRIPT][..], &arguments].concat()).map(drop)
}

/// The ledger's file; beside it lies one that workerd keeps about its objects.
fn ledger(state: &State) -> Result<PathBuf> {
    let files = fs::read_dir(state.path("ledger"))?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut ledgers = files.filter(|path| {
        path.extension() == Some(OsStr::new("sqlite")) && path.file_stem() != Some(OsStr::new("metadata"))
    });
    ledgers.next().context("the server has no ledger")
}
