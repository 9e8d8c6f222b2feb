//! Asking a backend what happened to a ticket there.
//!
//! Webhooks and polling only say that something did. What counts is what the helpdesk answers: it
//! comes in order, it cannot be forged, and an event that was told before changes nothing.

use super::{alarm, book::text, message::Reply, object::Core, timeline};
use crate::{
    backends::{Fault, Tracked},
    io::{self, talk::Line},
};
use desk::{Event, Report, TicketNumber};
use serde::Deserialize;
use std::rc::Rc;
use worker::{Result, console_error, console_warn};

/// Brings what is new into the ticket's timeline.
pub async fn look(core: &Core, serial: u32, backend: &str) -> Result<Reply> {
    let Some(ticket) = tracked(core, serial, backend)? else { return Ok(Reply::Unknown) };
    let changes = match ask(core, backend, &ticket).await {
        Ok(changes) => changes,
        Err(fault) => {
            console_warn!("{backend} could not be asked for news: {}", fault.label);
            return Ok(Reply::NotNow);
        }
    };
    let changes =
        changes.into_iter().map(|change| (change.id, Event { at: change.at, what: change.what })).collect();
    timeline::happened(&core.book, serial, Some(backend), changes, io::clock::now())
}

/// The same without being waited for.
pub fn look_later(core: &Rc<Core>, serial: u32, backend: String) {
    let task = Rc::clone(core);
    core.state.wait_until(async move {
        if let Err(error) = look(&task, serial, &backend).await {
            console_error!("news of {backend} could not be kept: {error}");
        }
        // What happened may have to be told to the ticket's other backends.
        alarm::wake_at(&task, io::clock::now().timestamp_millis()).await;
    });
}

async fn ask(
    core: &Core,
    backend: &str,
    ticket: &Tracked,
) -> std::result::Result<Vec<crate::backends::Change>, Fault> {
    let desk = io::desk::current(&core.env).await.map_err(|_| Fault::NO_ANSWER)?;
    let line = Line::open(&core.env, &desk, backend, io::clock::now()).await?;
    let changes = line.talk(|adapter, answers| adapter.history(ticket, answers)).await?;
    Ok(changes.unwrap_or_default())
}

/// The ticket as that backend knows it; nothing where it was not delivered there.
fn tracked(core: &Core, serial: u32, backend: &str) -> Result<Option<Tracked>> {
    #[derive(Deserialize)]
    struct Row {
        report: String,
        remote: Option<String>,
    }

    let row: Option<Row> = core.book.first(
        "SELECT report, remote FROM tickets JOIN remotes ON remotes.serial = tickets.serial
         WHERE tickets.serial = ? AND backend = ?",
        [i64::from(serial).into(), text(backend)],
    )?;
    let Some(row) = row else { return Ok(None) };
    let report: Report = serde_json::from_str(&row.report)?;
    Ok(Some(Tracked { number: TicketNumber::new(report.site_id, serial), remote: row.remote }))
}
