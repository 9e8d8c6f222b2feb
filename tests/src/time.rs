//! Time that has passed, without waiting for it: while a server is down, all that its ledgers keep is
//! made older. What the Worker then finds is what it would find after so many days.

use crate::server::Server;
use anyhow::{Result, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Makes every ticket and event of the ledgers in a folder older.
const PROGRAM: &str = "
import sqlite3, sys
ms = int(sys.argv[1]) * 24 * 3600 * 1000
ledgers = 0
for path in sys.argv[2:]:
    with sqlite3.connect(path) as ledger:
        tables = [name for (name,) in ledger.execute('SELECT name FROM sqlite_master')]
        if 'tickets' not in tables or 'outbox' not in tables:
            continue
        for table, column in [('tickets', 'received_at'), ('tickets', 'waiting_since'),
                              ('tickets', 'reminded_at'), ('events', 'at')]:
            ledger.execute(f'UPDATE {table} SET {column} = {column} - ?', [ms])
        ledgers += 1
print(ledgers)
";

/// Lets days pass while the server is down, and starts it again.
///
/// # Errors
/// There is no ledger, or the server does not start.
pub fn pass_days(server: &Server, days: u32) -> Result<()> {
    server.kill()?;
    let mut databases = Vec::new();
    collect(&server.state(), &mut databases)?;
    let output =
        Command::new("python3").args(["-c", PROGRAM, &days.to_string()]).args(&databases).output()?;
    let found = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0);
    ensure!(output.status.success() && found > 0, "{}", String::from_utf8_lossy(&output.stderr));
    server.restart()?;
    // The alarms still stand where they were set; the cron trigger has the ledgers look again.
    server.cron();
    Ok(())
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "sqlite") {
            found.push(path);
        }
    }
    Ok(())
}
