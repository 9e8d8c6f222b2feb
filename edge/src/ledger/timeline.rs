//! What happened to a ticket: events that come in, and the reporter's view of them.

use super::{
    book::{Book, text},
    deliver::files,
    message::{Reply, Seen},
    outbox, passing_on,
};
use crate::backends::Action;
use chrono::DateTime;
use desk::{Attachment, Event, Lang, Report, Status, What, passing_on::route};
use serde::Deserialize;
use worker::Result;

#[derive(Deserialize)]
struct Seq {
    seq: i64,
}

/// Adds an event to a ticket's timeline; answers its place, or nothing where its `id` was there
/// before. A change of status becomes the ticket's.
pub fn add(book: &Book, serial: u32, id: &str, event: &Event) -> Result<Option<i64>> {
    let seq = book.first::<Seq>(
        "INSERT INTO events (serial, id, at, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING seq",
        [
            i64::from(serial).into(),
            text(id),
            event.at.timestamp_millis().into(),
            text(&serde_json::to_string(&event.what)?),
        ],
    )?;
    if let (Some(_), What::Status { to }) = (&seq, &event.what) {
        let values = [text(to.as_str()), i64::from(serial).into()];
        book.run("UPDATE tickets SET status = ? WHERE serial = ?", values)?;
    }
    Ok(seq.map(|row| row.seq))
}

/// Something happened to a ticket at one backend: it enters the timeline once, and the ticket's
/// other backends are told. `desk::passing_on` decides what each of them hears.
pub fn happened(
    book: &Book,
    serial: u32,
    backend: &str,
    id: &str,
    event: Event,
    now_ms: i64,
) -> Result<Reply> {
    #[derive(Deserialize)]
    struct Row {
        backend: String,
    }

    book.atomically(|| {
        let known: Option<Seq> =
            book.first("SELECT serial AS seq FROM tickets WHERE serial = ?", [i64::from(serial).into()])?;
        if known.is_none() {
            return Ok(Reply::Unknown);
        }
        let others: Vec<Row> = book.rows(
            "SELECT backend FROM remotes WHERE serial = ?1 AND backend <> ?2
             UNION SELECT backend FROM outbox WHERE serial = ?1 AND backend <> ?2",
            [i64::from(serial).into(), text(backend)],
        )?;
        let passed_on = passing_on::who(book, serial)?;
        let others = others.into_iter().map(|row| row.backend).collect();
        let routed = route(passed_on.as_ref(), backend, others, event.what);
        let entry = Event { at: event.at, what: routed.entry };
        if let Some(seq) = add(book, serial, &format!("{backend}:{id}"), &entry)? {
            for (other, what) in routed.told {
                let action = Action::Append { seq, event: Event { at: event.at, what } };
                outbox::add(book, serial, &other, seq, &action, now_ms)?;
            }
        }
        Ok(Reply::Done)
    })
}

/// Notes that the holder of a token wants no more mails. The ticket's page shows what they would say.
pub fn stop_mail(book: &Book, token: &str) -> Result<Reply> {
    let ticket: Option<Seq> =
        book.first("SELECT serial AS seq FROM tickets WHERE token = ?", [text(token)])?;
    let Some(Seq { seq: serial }) = ticket else { return Ok(Reply::Unknown) };
    book.run("INSERT INTO mail_stops (serial) VALUES (?) ON CONFLICT DO NOTHING", [serial.into()])?;
    Ok(Reply::Done)
}

/// What the holder of a token may see.
pub fn seen(book: &Book, token: &str) -> Result<Reply> {
    #[derive(Deserialize)]
    struct Ticket {
        serial: u32,
        received_at: i64,
        status: Status,
        lang: Lang,
        report: String,
        answer_by: Option<i64>,
    }
    #[derive(Deserialize)]
    struct Row {
        at: i64,
        body: String,
    }

    let ticket: Option<Ticket> = book.first(
        "SELECT serial, received_at, status, lang, report, answer_by FROM tickets WHERE token = ?",
        [text(token)],
    )?;
    let Some(ticket) = ticket else { return Ok(Reply::Unknown) };
    let rows: Vec<Row> = book.rows(
        "SELECT at, body FROM events WHERE serial = ? ORDER BY seq",
        [i64::from(ticket.serial).into()],
    )?;
    let mut events = vec![event(ticket.received_at, What::Received)];
    for row in rows {
        events.push(event(row.at, serde_json::from_str(&row.body)?));
    }
    events.retain(|event| event.what.is_public());
    let report: Report = serde_json::from_str(&ticket.report)?;
    Ok(Reply::Seen(Box::new(Seen {
        serial: ticket.serial,
        title: report.title.to_string(),
        error: report.error.to_string(),
        status: ticket.status,
        lang: ticket.lang,
        received_at_ms: ticket.received_at,
        attachments: attachments(book, ticket.serial)?,
        answer_by_ms: ticket.answer_by,
        sealed: report.sealed.is_some(),
        events,
    })))
}

/// The files of a ticket.
pub fn attachments(book: &Book, serial: u32) -> Result<Vec<Attachment>> {
    Ok(files(book, serial)?.into_iter().map(|stored| stored.file).collect())
}

/// One file of a ticket.
pub fn file(book: &Book, serial: u32, n: u32) -> Result<Reply> {
    let file = files(book, serial)?.into_iter().find(|stored| stored.file.n == n);
    Ok(file.map_or(Reply::Unknown, Reply::File))
}

fn event(at_ms: i64, what: What) -> Event {
    Event { at: DateTime::from_timestamp_millis(at_ms).unwrap_or_default(), what }
}
