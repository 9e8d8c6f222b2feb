//! What happened to a ticket: events that come in, and the reporter's view of them.

use super::{
    book::{Book, text},
    deliver::files,
    message::{Reply, Seen},
    outbox, passing_on,
};
use crate::backends::Action;
use chrono::{DateTime, Utc};
use desk::{
    Attachment, Event, Lang, Party, ReplyText, Report, Status, What, Why,
    closing::Waiting,
    config::REPORTER_MAIL,
    passing_on::{Routed, route},
};
use serde::Deserialize;
use worker::Result;

#[derive(Deserialize)]
struct Seq {
    seq: i64,
}

/// What came of an event that was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is new: its place in the timeline.
    New(i64),
    /// It says what the ticket's status is anyway. Kept only so that it is known when it comes again.
    Echo,
    /// It was told before.
    Known,
}

/// What events change of a ticket.
#[derive(Deserialize)]
struct Standing {
    received_at: i64,
    status: Status,
}

/// Adds an event to a ticket's timeline, once for each `id`. A change of status becomes the ticket's.
pub fn add(book: &Book, serial: u32, id: &str, event: &Event, now: DateTime<Utc>) -> Result<Added> {
    let Some(ticket) = standing(book, serial)? else { return Ok(Added::Known) };
    // A status that the ticket has is no news to anybody, and must not be passed on: two helpdesks that
    // repeat what they hear would tell each other for ever.
    let is_echo = event.what == What::status(ticket.status);
    let seq = book.first::<Seq>(
        "INSERT INTO events (serial, id, at, body, echo) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO NOTHING RETURNING seq",
        [
            i64::from(serial).into(),
            text(id),
            event.at.timestamp_millis().into(),
            text(&serde_json::to_string(&event.what)?),
            i64::from(is_echo).into(),
        ],
    )?;
    let Some(Seq { seq }) = seq else { return Ok(Added::Known) };
    if is_echo {
        return Ok(Added::Echo);
    }
    follow(book, serial, &ticket, event, now)?;
    Ok(Added::New(seq))
}

fn standing(book: &Book, serial: u32) -> Result<Option<Standing>> {
    book.first("SELECT received_at, status FROM tickets WHERE serial = ?", [i64::from(serial).into()])
}

/// What an event means for the ticket's status, and for how long it waits for its reporter: since the
/// desk's last word.
fn follow(book: &Book, serial: u32, ticket: &Standing, event: &Event, now: DateTime<Utc>) -> Result<()> {
    let serial = i64::from(serial);
    match &event.what {
        What::Status { why: Some(Why::Reminder), .. } => book.run(
            "UPDATE tickets SET reminded_at = ? WHERE serial = ? AND waiting_since IS NOT NULL",
            [now.timestamp_millis().into(), serial.into()],
        ),
        What::Status { to: Status::Waiting, .. } => {
            book.run("UPDATE tickets SET status = 'waiting' WHERE serial = ?", [serial.into()])?;
            wait(book, serial, ticket, event.at, now)
        }
        What::Status { to, .. } => book.run(
            "UPDATE tickets SET status = ?, waiting_since = NULL, reminded_at = NULL WHERE serial = ?",
            [text(to.as_str()), serial.into()],
        ),
        What::Reply { by: Party::Desk, .. } if ticket.status == Status::Waiting => {
            wait(book, serial, ticket, event.at, now)
        }
        _ => Ok(()),
    }
}

/// The ticket waits from then on; something older that is told late changes nothing.
fn wait(book: &Book, serial: i64, ticket: &Standing, at: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
    let received_at = DateTime::from_timestamp_millis(ticket.received_at).unwrap_or(now);
    let since = Waiting::since(at, received_at, now).since.timestamp_millis();
    book.run(
        "UPDATE tickets SET reminded_at = CASE WHEN waiting_since >= ?1 THEN reminded_at END,
         waiting_since = max(coalesce(waiting_since, 0), ?1) WHERE serial = ?2",
        [since.into(), serial.into()],
    )
}

/// These things happened to a ticket, in this order: at a backend or, without one, on the reporter's own
/// page. Each enters the timeline once, and the ticket's other backends are told what
/// `desk::passing_on` lets them hear. What the reporter wrote opens a ticket that waited for it, or that
/// was done.
pub fn happened(
    book: &Book,
    serial: u32,
    backend: Option<&str>,
    changes: Vec<(String, Event)>,
    now: DateTime<Utc>,
) -> Result<Reply> {
    book.atomically(|| {
        let Some(ticket) = standing(book, serial)? else { return Ok(Reply::Unknown) };
        // The place of the reporter's last word, unless somebody at the desk did something after it.
        let mut answer = None;
        for (id, event) in changes {
            let id = backend.map_or_else(|| id.clone(), |backend| format!("{backend}:{id}"));
            let Routed { entry, told } = routed(book, serial, backend, event.what)?;
            let event = Event { at: event.at, what: entry };
            match add(book, serial, &id, &event, now)? {
                Added::New(seq) => {
                    tell(book, serial, seq, event.at, told, now)?;
                    match event.what {
                        What::Reply { by: Party::Reporter, .. } => answer = Some(seq),
                        What::Reply { by: Party::Desk, .. } | What::Status { .. } => answer = None,
                        _ => {}
                    }
                }
                // It waits again, for another answer than the one that came.
                Added::Echo if answer.take().is_some() => follow(book, serial, &ticket, &event, now)?,
                Added::Echo | Added::Known => {}
            }
        }
        if let Some(answer) = answer {
            reopen(book, serial, answer, now)?;
        }
        Ok(Reply::Done)
    })
}

/// Opens a ticket after its reporter's answer, unless somebody works on it anyway. The backend where
/// the answer came in is told too: not every helpdesk opens a ticket by itself.
fn reopen(book: &Book, serial: u32, answer: i64, now: DateTime<Utc>) -> Result<()> {
    let status = standing(book, serial)?.map(|ticket| ticket.status);
    if !matches!(status, Some(Status::Waiting | Status::Resolved | Status::Closed)) {
        return Ok(());
    }
    let what = What::Status { to: Status::Open, why: Some(Why::Answer) };
    by_itself(book, serial, &format!("ledger:answer:{answer}"), what, now)
}

/// The ledger itself did something to a ticket: once for each `id`, and all of its backends are told.
pub fn by_itself(book: &Book, serial: u32, id: &str, what: What, now: DateTime<Utc>) -> Result<()> {
    let Routed { entry, told } = routed(book, serial, None, what)?;
    match add(book, serial, id, &Event { at: now, what: entry }, now)? {
        Added::New(seq) => tell(book, serial, seq, now, told, now),
        Added::Echo | Added::Known => Ok(()),
    }
}

/// What becomes of something that happened at a backend or, without one, here.
fn routed(book: &Book, serial: u32, from: Option<&str>, what: What) -> Result<Routed> {
    let mut others = backends(book, serial)?;
    others.retain(|name| from != Some(name.as_str()));
    Ok(route(passing_on::who(book, serial)?.as_ref(), from, others, what))
}

fn tell(
    book: &Book,
    serial: u32,
    seq: i64,
    at: DateTime<Utc>,
    told: Vec<(String, What)>,
    now: DateTime<Utc>,
) -> Result<()> {
    for (backend, what) in told {
        let action = Action::Append { seq, event: Event { at, what } };
        outbox::add(book, serial, &backend, seq, &action, now.timestamp_millis())?;
    }
    Ok(())
}

/// The backends that a ticket went to, or is on its way to.
pub fn backends(book: &Book, serial: u32) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Row {
        backend: String,
    }

    let rows: Vec<Row> = book.rows(
        "SELECT backend FROM remotes WHERE serial = ?1 UNION SELECT backend FROM outbox WHERE serial = ?1",
        [i64::from(serial).into()],
    )?;
    Ok(rows.into_iter().map(|row| row.backend).collect())
}

/// The holder of a token answers the desk, once for each key.
pub fn answer(book: &Book, token: &str, key: &str, words: ReplyText, now: DateTime<Utc>) -> Result<Reply> {
    #[derive(Deserialize)]
    struct Ticket {
        serial: u32,
    }
    #[derive(Deserialize)]
    struct Body {
        body: String,
    }

    let ticket: Option<Ticket> = book.first("SELECT serial FROM tickets WHERE token = ?", [text(token)])?;
    let Some(Ticket { serial }) = ticket else { return Ok(Reply::Unknown) };
    let id = format!("reporter:{serial}:{key}");
    let what = What::Reply { by: Party::Reporter, text: words.into() };
    let before: Option<Body> = book.first("SELECT body FROM events WHERE id = ?", [text(&id)])?;
    if let Some(Body { body }) = before {
        let same = serde_json::from_str::<What>(&body)? == what;
        return Ok(if same { Reply::Done } else { Reply::KeyReused });
    }
    happened(book, serial, None, vec![(id, Event { at: now, what })], now)
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
        waiting_since: Option<i64>,
        reminded_at: Option<i64>,
    }
    #[derive(Deserialize)]
    struct Row {
        at: i64,
        body: String,
    }

    let ticket: Option<Ticket> = book.first(
        "SELECT serial, received_at, status, lang, report, answer_by, waiting_since, reminded_at
         FROM tickets WHERE token = ?",
        [text(token)],
    )?;
    let Some(ticket) = ticket else { return Ok(Reply::Unknown) };
    let rows: Vec<Row> = book.rows(
        "SELECT at, body FROM events WHERE serial = ? AND echo = 0 ORDER BY seq",
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
        category: Some(report.category),
        fields: report.fields,
        status: ticket.status,
        lang: ticket.lang,
        received_at_ms: ticket.received_at,
        attachments: attachments(book, ticket.serial)?,
        answer_by_ms: ticket.answer_by,
        waiting_since_ms: ticket.waiting_since,
        reminded_at_ms: ticket.reminded_at,
        sealed: report.sealed.is_some(),
        taken: is_taken(book, ticket.serial)?,
        events,
    })))
}

/// Whether a helpdesk has a ticket. The mail to its reporter is none.
fn is_taken(book: &Book, serial: u32) -> Result<bool> {
    #[derive(Deserialize)]
    struct Row {}

    let row: Option<Row> = book.first(
        "SELECT 1 AS one FROM remotes WHERE serial = ? AND backend <> ? LIMIT 1",
        [i64::from(serial).into(), text(REPORTER_MAIL)],
    )?;
    Ok(row.is_some())
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
