//! One attempt at one delivery.

use super::{
    book::{Book, text},
    outbox::Entry,
};
use crate::{
    backends::{Action, Adapter, Fault, Job, Taken, adapter},
    io,
};
use chrono::{DateTime, Utc};
use desk::{Lang, Report, TicketNumber, config::Desk};
use serde::Deserialize;
use worker::{Env, Result};

/// The ticket of an entry, as its backend needs it.
pub fn job(book: &Book, entry: &Entry) -> Result<Job> {
    #[derive(Deserialize)]
    struct Row {
        received_at: i64,
        lang: Lang,
        report: String,
        remote: Option<String>,
    }

    let row: Option<Row> = book.first(
        "SELECT received_at, lang, report, remotes.remote AS remote FROM tickets
         LEFT JOIN remotes ON remotes.serial = tickets.serial AND remotes.backend = ?2
         WHERE tickets.serial = ?1",
        [i64::from(entry.serial).into(), text(&entry.backend)],
    )?;
    let row = row.ok_or("an entry of the outbox has no ticket")?;
    let report: Report = serde_json::from_str(&row.report)?;
    Ok(Job {
        number: TicketNumber::new(report.site_id, entry.serial),
        received_at: DateTime::from_timestamp_millis(row.received_at).unwrap_or_default(),
        lang: row.lang,
        report,
        remote: row.remote,
    })
}

/// Tries once. Where an earlier attempt may have succeeded, a backend that can search is asked
/// first, so that it never gets the ticket twice.
pub async fn attempt(
    env: &Env,
    desk: &Desk,
    entry: &Entry,
    job: &Job,
    now: DateTime<Utc>,
) -> std::result::Result<Taken, Fault> {
    let backend = desk.backends.get(&entry.backend);
    let adapter = adapter(backend, |name| env.secret(name).ok().map(|secret| secret.to_string()))?;
    let action = serde_json::from_str(&entry.action).map_err(|_| Fault::NOT_CONFIGURED)?;
    match action {
        Action::Create => {
            if let Some(taken) = already_there(env, adapter.as_ref(), entry, job).await? {
                return Ok(taken);
            }
            adapter.created(&io::exchange::send(env, adapter.create(job, now)?).await)
        }
        Action::Append { seq, event } => {
            adapter.appended(&io::exchange::send(env, adapter.append(job, seq, &event, now)?).await)?;
            Ok(Taken { remote: job.remote.clone() })
        }
    }
}

async fn already_there(
    env: &Env,
    adapter: &dyn Adapter,
    entry: &Entry,
    job: &Job,
) -> std::result::Result<Option<Taken>, Fault> {
    match adapter.find(job.number) {
        Some(search) if entry.doubt == 1 => adapter.found(&io::exchange::send(env, search).await),
        _ => Ok(None),
    }
}
