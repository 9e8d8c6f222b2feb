//! Files that have no ticket yet. Before the first file of a submission is stored, its key is noted
//! here; the ticket's own transaction strikes it off. What is left over belongs to submissions that
//! were never completed, and their files are removed.

use super::{
    book::{Book, text},
    message::Reply,
    object::Core,
};
use crate::{files::kept::folder, io};
use desk::SiteId;
use serde::Deserialize;
use worker::{Result, console_error};

/// How long files wait for their ticket, in milliseconds: a day, so that someone who was called away
/// from the form finds them there.
const WAIT_MS: i64 = 86_400_000;

/// Milliseconds in an hour, the span of a site's limit.
const HOUR_MS: i64 = 3_600_000;

/// Submissions whose files are removed in one go.
const BATCH: i64 = 20;

#[derive(Deserialize)]
struct Count {
    count: u32,
}

#[derive(Deserialize)]
struct Row {
    site: String,
    key: String,
}

/// Notes that files will stand under a key, and says whether it has its ticket already.
pub fn note(book: &Book, site: SiteId, key: &str, per_hour: u32, now_ms: i64) -> Result<Reply> {
    let count = |statement, value| -> Result<u32> {
        Ok(book.first::<Count>(statement, [value])?.map_or(0, |row| row.count))
    };
    if count("SELECT count(*) AS count FROM tickets WHERE key = ?", text(key))? > 0 {
        return Ok(Reply::Upload { known: true });
    }
    if count("SELECT count(*) AS count FROM uploads WHERE key = ? AND leaving = 1", text(key))? > 0 {
        return Ok(Reply::NotNow);
    }
    let lately = "SELECT count(*) AS count FROM uploads WHERE noted_at > ?";
    if count(lately, (now_ms - HOUR_MS).into())? >= per_hour {
        return Ok(Reply::Limited { seconds: 60 });
    }
    book.run(
        "INSERT INTO uploads (key, site, noted_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET noted_at = excluded.noted_at",
        [text(key), text(&site.to_string()), now_ms.into()],
    )?;
    Ok(Reply::Upload { known: false })
}

/// The files of that key have their ticket now.
pub fn strike(book: &Book, key: &str) -> Result<()> {
    book.run("DELETE FROM uploads WHERE key = ?", [text(key)])
}

/// Removes the files that have waited for too long.
pub async fn sweep(core: &Core, now_ms: i64) {
    if let Err(error) = remove(core, now_ms).await {
        // They are marked, and the next sweep finds them.
        console_error!("files without a ticket could not be removed: {error}");
    }
}

async fn remove(core: &Core, now_ms: i64) -> Result<()> {
    // Marked first: nothing is stored under a key whose files are on their way out.
    let rows: Vec<Row> = core.book.rows(
        "UPDATE uploads SET leaving = 1 WHERE key IN
         (SELECT key FROM uploads WHERE leaving = 1 OR noted_at < ? ORDER BY noted_at LIMIT ?)
         RETURNING site, key",
        [(now_ms - WAIT_MS).into(), BATCH.into()],
    )?;
    for Row { site, key } in rows {
        if let Ok(site) = SiteId::parse(&site) {
            io::files::remove(&core.env, &folder(site, &key)).await?;
        }
        strike(&core.book, &key)?;
    }
    Ok(())
}
