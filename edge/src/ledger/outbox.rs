//! The outbox: what still has to be delivered, and when.

use super::{
    book::{Book, text},
    notices,
};
use crate::backends::{Action, BEHIND, Fault};
use desk::delivery::{Failure, Next, after_failure};
use serde::Deserialize;
use worker::{Result, SqlStorageValue};

/// The place of a ticket's creation in its backend's queue, before every event.
pub const CREATE_SEQ: i64 = 0;

/// How long an entry is taken for in delivery. Longer than any exchange may last, so that what a
/// killed process left behind is picked up, and nothing is sent twice at once.
pub const LEASE_MS: i64 = 60_000;

/// The place of a ticket's first file in its backend's queue: before every event. Files enter the queue
/// when the ticket itself was taken.
const FILE_SEQ: i64 = -1_000;

/// The place of a file in its backend's queue.
pub fn file_seq(n: u32) -> i64 {
    FILE_SEQ + i64::from(n)
}

/// Deliveries to one backend at a time from one ledger, so that a silent backend cannot use up the
/// six connections that the runtime gives to an object.
pub const LANE: usize = 2;

/// An entry of the outbox.
#[derive(Debug, Clone, Deserialize)]
pub struct Entry {
    /// The ticket's running number.
    pub serial: u32,
    /// The backend.
    pub backend: String,
    /// Its place in the ticket's queue for that backend.
    pub seq: i64,
    /// The action, as JSON.
    pub action: String,
    /// Whether an earlier attempt may have succeeded: 1 or 0.
    pub doubt: u8,
    /// Attempts that failed since the last replay.
    pub failures: u32,
    /// The last failure's label.
    pub fault: Option<String>,
    /// When it is due, in milliseconds since 1970; nothing where it waits for a person.
    pub due_at: Option<i64>,
}

/// What makes an entry unmistakable.
pub type EntryId = (u32, String, i64);

impl Entry {
    /// What makes it unmistakable.
    pub fn id(&self) -> EntryId {
        (self.serial, self.backend.clone(), self.seq)
    }
}

/// Puts an action into the queue of a ticket and a backend, due at once.
pub fn add(book: &Book, serial: u32, backend: &str, seq: i64, action: &Action, now_ms: i64) -> Result<()> {
    book.run(
        "INSERT INTO outbox (serial, backend, seq, action, due_at) VALUES (?, ?, ?, ?, ?)",
        [
            i64::from(serial).into(),
            text(backend),
            seq.into(),
            text(&serde_json::to_string(action)?),
            now_ms.into(),
        ],
    )
}

/// The backends that have entries, found by one look into the index for each: a backlog of a hundred
/// thousand entries costs no more than an empty outbox.
const NAMES: &str = "WITH RECURSIVE names (name) AS (
    SELECT min(backend) FROM outbox
    UNION ALL
    SELECT (SELECT min(backend) FROM outbox WHERE backend > name) FROM names WHERE name IS NOT NULL
)";

/// The backends for which something is due.
pub fn due_backends(book: &Book, now_ms: i64) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Row {
        name: String,
    }

    let statement = format!(
        "{NAMES} SELECT name FROM names
         WHERE EXISTS (SELECT 1 FROM outbox WHERE backend = name AND due_at <= ?)"
    );
    let rows: Vec<Row> = book.rows(&statement, [now_ms.into()])?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Leases up to `room` due entries of a backend: from now on they count as sent, with an outcome in
/// doubt, until they are settled. Per ticket the order is kept: an entry waits for those before it.
pub fn lease(book: &Book, backend: &str, room: usize, now_ms: i64) -> Result<Vec<Entry>> {
    if room == 0 {
        return Ok(Vec::new());
    }
    let room = i64::try_from(room).unwrap_or(i64::MAX);
    let entries: Vec<Entry> = book.rows(
        "SELECT serial, backend, seq, action, doubt, failures, fault, due_at FROM outbox AS entry
         WHERE backend = ? AND due_at <= ? AND NOT EXISTS (
             SELECT 1 FROM outbox AS earlier
             WHERE earlier.serial = entry.serial AND earlier.backend = entry.backend AND earlier.seq < entry.seq
         ) ORDER BY due_at LIMIT ?",
        [text(backend), now_ms.into(), room.into()],
    )?;
    for entry in &entries {
        let [serial, backend, seq] = key(entry);
        book.run(
            "UPDATE outbox SET doubt = 1, due_at = ? WHERE serial = ? AND backend = ? AND seq = ?",
            [(now_ms + LEASE_MS).into(), serial, backend, seq],
        )?;
    }
    Ok(entries)
}

/// Strikes a delivered entry off. One that had failed shows that its backend takes tickets again, so
/// all that waited behind it may go.
pub fn delivered(book: &Book, entry: &Entry, now_ms: i64) -> Result<()> {
    book.run("DELETE FROM outbox WHERE serial = ? AND backend = ? AND seq = ?", key(entry))?;
    book.run("DELETE FROM vouchers WHERE serial = ? AND backend = ? AND seq = ?", key(entry))?;
    if entry.fault.is_none() {
        return Ok(());
    }
    book.run("DELETE FROM shut WHERE backend = ?", [text(&entry.backend)])?;
    book.run(
        "UPDATE outbox SET due_at = ? WHERE backend = ? AND due_at IS NULL AND fault = ?",
        [now_ms.into(), text(&entry.backend), text(BEHIND)],
    )?;
    notices::add(book, entry)
}

/// Whether a backend takes nothing until a person has mended something.
pub fn is_shut(book: &Book, backend: &str) -> Result<bool> {
    #[derive(Deserialize)]
    struct Row {}

    Ok(book.first::<Row>("SELECT 1 AS one FROM shut WHERE backend = ?", [text(backend)])?.is_some())
}

/// Holds all that is due at a backend that is shut, visible in the inbox, so that it is not knocked at
/// once per ticket.
pub fn hold_behind(book: &Book, backend: &str, now_ms: i64) -> Result<()> {
    book.run(
        "INSERT INTO notices (serial, backend)
         SELECT DISTINCT serial, backend FROM outbox WHERE backend = ? AND due_at <= ?
         ON CONFLICT (serial, backend) DO UPDATE SET version = version + 1",
        [text(backend), now_ms.into()],
    )?;
    book.run(
        "UPDATE outbox SET due_at = NULL, fault = coalesce(fault, ?) WHERE backend = ? AND due_at <= ?",
        [text(BEHIND), text(backend), now_ms.into()],
    )
}

/// The entry that a ticket's queue for a backend waits for.
pub fn head(book: &Book, serial: u32, backend: &str) -> Result<Option<Entry>> {
    book.first(
        "SELECT serial, backend, seq, action, doubt, failures, fault, due_at FROM outbox
         WHERE serial = ? AND backend = ? ORDER BY seq LIMIT 1",
        [i64::from(serial).into(), text(backend)],
    )
}

/// Notes a failure, and when to try again; answers that time in milliseconds, or nothing where the
/// entry waits for a person.
pub fn failed(book: &Book, entry: &Entry, fault: Fault, now_ms: i64, chance: u32) -> Result<Option<i64>> {
    let now = chrono::DateTime::from_timestamp_millis(now_ms).unwrap_or_default();
    let due_at = match after_failure(entry.failures + 1, fault.failure, now, chance) {
        Next::At(then) => Some(then.timestamp_millis()),
        Next::Hold => None,
    };
    // An earlier doubt stays: this attempt's failure says nothing about that one's outcome.
    let doubt = entry.doubt == 1 || fault.failure == Failure::Unknown;
    let [serial, backend, seq] = key(entry);
    book.run(
        "UPDATE outbox SET doubt = ?, failures = failures + 1, due_at = ?, fault = ?
         WHERE serial = ? AND backend = ? AND seq = ?",
        [i64::from(doubt).into(), due_at.into(), text(fault.label), serial, backend, seq],
    )?;
    notices::add(book, entry)?;
    if fault.failure == Failure::Shut {
        book.run(
            "INSERT INTO shut (backend, fault) VALUES (?, ?)
             ON CONFLICT (backend) DO UPDATE SET fault = excluded.fault",
            [text(&entry.backend), text(fault.label)],
        )?;
        hold_behind(book, &entry.backend, now_ms)?;
    }
    Ok(due_at)
}

/// Makes entries due now that have failed or wait for a person. What is due within a lease is left
/// as it is: it may be on its way at this moment, and must not be sent beside itself. A backend that
/// was shut is tried again; if it still is, the first delivery shuts it anew.
pub fn replay(book: &Book, serial: Option<u32>, backend: Option<&str>, now_ms: i64) -> Result<()> {
    let serial = serial.map(i64::from);
    book.run("DELETE FROM shut WHERE ?1 IS NULL OR backend = ?1", [backend.map(str::to_owned).into()])?;
    book.run(
        "UPDATE outbox SET due_at = ?1, failures = 0
         WHERE fault IS NOT NULL AND (due_at IS NULL OR due_at > ?2)
           AND (?3 IS NULL OR serial = ?3) AND (?4 IS NULL OR backend = ?4)",
        [now_ms.into(), (now_ms + LEASE_MS).into(), serial.into(), backend.map(str::to_owned).into()],
    )
}

/// When the next entry becomes due, in milliseconds since 1970. What is due already waits for room
/// in its backend's lane, or for an earlier entry of its ticket, and is seen to when that is settled.
pub fn next_due(book: &Book, now_ms: i64) -> Result<Option<i64>> {
    #[derive(Deserialize)]
    struct Row {
        due_at: Option<i64>,
    }

    let statement = format!(
        "{NAMES} SELECT min((SELECT min(due_at) FROM outbox WHERE backend = name AND due_at > ?)) AS due_at
         FROM names WHERE name IS NOT NULL"
    );
    let row: Option<Row> = book.first(&statement, [now_ms.into()])?;
    Ok(row.and_then(|row| row.due_at))
}

fn key(entry: &Entry) -> [SqlStorageValue; 3] {
    [i64::from(entry.serial).into(), text(&entry.backend), entry.seq.into()]
}
