//! Telling the inbox which deliveries have failed, and which came through after all.
//!
//! A notice is written together with what it is about, and struck off when the inbox has it. So a
//! ticket that waits for a person is never hidden by a kill, nor by an inbox that was away.

use super::{
    book::{Book, text},
    object::Core,
    outbox::{self, Entry},
};
use crate::io;
use desk::{Report, TicketNumber};
use serde::Deserialize;
use worker::{Result, console_error};

/// Something that the inbox has to be told.
#[derive(Deserialize)]
struct Notice {
    serial: u32,
    backend: String,
    version: i64,
    report: String,
}

/// Notes that the inbox has to be told about an entry.
pub fn add(book: &Book, entry: &Entry) -> Result<()> {
    book.run(
        "INSERT INTO notices (serial, backend) VALUES (?, ?)
         ON CONFLICT (serial, backend) DO UPDATE SET version = version + 1",
        [i64::from(entry.serial).into(), text(&entry.backend)],
    )
}

/// Whether there is anything to tell.
pub fn any(book: &Book) -> Result<bool> {
    #[derive(Deserialize)]
    struct Row {}

    Ok(book.first::<Row>("SELECT serial FROM notices LIMIT 1", [])?.is_some())
}

/// Tells the inbox everything that it does not know yet, one after the other, so that an older word
/// never overtakes a newer one. What fails stays noted for the next alarm.
pub async fn tell(core: &Core) {
    if core.telling.replace(true) {
        return;
    }
    if let Err(error) = tell_all(core).await {
        console_error!("the inbox could not be told of a delivery: {error}");
    }
    core.telling.set(false);
}

async fn tell_all(core: &Core) -> Result<()> {
    while let Some(notice) = next(&core.book)? {
        let report: Report = serde_json::from_str(&notice.report)?;
        let number = TicketNumber::new(report.site_id, notice.serial);
        match outbox::head(&core.book, notice.serial, &notice.backend)? {
            Some(Entry { fault: Some(fault), failures, due_at, backend, .. }) => {
                let number = number.to_string();
                let row = io::inbox::Undelivered { number, backend, failures, fault, next_at: due_at };
                io::inbox::undelivered(&core.env, &row).await?;
            }
            _ => io::inbox::delivered(&core.env, number, &notice.backend).await?,
        }
        // A newer word about the same entry has another version, and stays.
        core.book.run(
            "DELETE FROM notices WHERE serial = ? AND backend = ? AND version = ?",
            [i64::from(notice.serial).into(), text(&notice.backend), notice.version.into()],
        )?;
    }
    Ok(())
}

fn next(book: &Book) -> Result<Option<Notice>> {
    book.first(
        "SELECT notices.serial, backend, version, report FROM notices
         JOIN tickets ON tickets.serial = notices.serial LIMIT 1",
        [],
    )
}
