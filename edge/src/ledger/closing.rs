//! Tickets that wait for their reporters: each gets one reminder and then closes, as the desk says.
//!
//! A reminder, what it sets off and that it was sent are one transaction, so no kill sends it twice.

use super::{
    book::Book,
    object::Core,
    outbox,
    timeline::{self, Added},
};
use crate::{backends::Action, io, texts::Texts};
use chrono::{DateTime, Utc};
use desk::{
    Event, Lang, Party, Report, Status, What, Why,
    closing::{Next, Waiting},
    config::{Desk, Kind, REPORTER_MAIL, Site},
};
use serde::Deserialize;
use worker::Result;

/// The most tickets that one step sees to: a desk that starts to close what waited for years does it
/// little by little, and nobody who files a ticket meanwhile waits for it.
const BATCH: usize = 50;

/// How long it pauses after such a step, in milliseconds.
const PAUSE_MS: i64 = 1_000;

/// A ticket that waits.
#[derive(Deserialize)]
struct Row {
    serial: u32,
    lang: Lang,
    waiting_since: i64,
    reminded_at: Option<i64>,
    report: String,
}

impl Row {
    fn waiting(&self) -> Waiting {
        let time = |ms| DateTime::from_timestamp_millis(ms).unwrap_or_default();
        Waiting { since: time(self.waiting_since), reminded_at: self.reminded_at.map(time) }
    }

    /// Its site; nothing where the desk no longer serves it.
    fn site<'a>(&self, desk: &'a Desk) -> Result<Option<&'a Site>> {
        let report: Report = serde_json::from_str(&self.report)?;
        Ok(desk.sites.get(&report.site_id))
    }
}

/// Reminds and closes what is due; answers when there is something to do again, in milliseconds since
/// 1970.
pub async fn step(core: &Core, now: DateTime<Utc>) -> Result<Option<i64>> {
    if heads(&core.book)?.is_empty() {
        return Ok(None);
    }
    let desk = io::desk::current(&core.env).await.map_err(|error| error.to_string())?;
    for _ in 0..BATCH {
        match soonest(&core.book, &desk)? {
            Some((row, next)) if next.at() <= now => {
                core.book.atomically(|| see_to(&core.book, &desk, &row, next, now))?;
            }
            other => return Ok(other.map(|(_, next)| next.at().timestamp_millis())),
        }
    }
    Ok(Some(now.timestamp_millis() + PAUSE_MS))
}

/// The ticket for which something is due first.
fn soonest(book: &Book, desk: &Desk) -> Result<Option<(Row, Next)>> {
    let mut due = Vec::new();
    for row in heads(book)? {
        let next = row.site(desk)?.and_then(|site| desk.after_silence(site, row.waiting()));
        due.extend(next.map(|next| (row, next)));
    }
    Ok(due.into_iter().min_by_key(|(_, next)| next.at()))
}

/// The ticket that waits longest among those that were not reminded, and among those that were.
fn heads(book: &Book) -> Result<Vec<Row>> {
    let mut heads = book.rows(
        "SELECT serial, lang, waiting_since, reminded_at, report FROM tickets
         WHERE waiting_since IS NOT NULL AND reminded_at IS NULL ORDER BY waiting_since LIMIT 1",
        [],
    )?;
    heads.extend(book.rows::<Row>(
        "SELECT serial, lang, waiting_since, reminded_at, report FROM tickets
         WHERE reminded_at IS NOT NULL ORDER BY reminded_at LIMIT 1",
        [],
    )?);
    Ok(heads)
}

fn see_to(book: &Book, desk: &Desk, row: &Row, next: Next, now: DateTime<Utc>) -> Result<()> {
    match next {
        Next::Remind(_) => remind(book, desk, row, now),
        Next::Close(_) => close(book, desk, row, now),
    }
}

/// Reminds the reporter: through the desk's own mail, or through the helpdesks that mail by themselves.
fn remind(book: &Book, desk: &Desk, row: &Row, now: DateTime<Utc>) -> Result<()> {
    let event = Event { at: now, what: What::Status { to: Status::Waiting, why: Some(Why::Reminder) } };
    let Added::New(seq) = timeline::add(book, row.serial, &id(row, "reminder", now), &event, now)? else {
        return Ok(());
    };
    let texts = Texts::of(row.lang);
    let waiting = Waiting { reminded_at: Some(now), ..row.waiting() };
    let closes = row.site(desk)?.and_then(|site| desk.closes_at(site, waiting, now));
    let mut words = texts.get("mail-reminder-text");
    if let Some(at) = closes {
        words = format!("{words}\n{}", texts.with("closes-on", &[("when", texts.day(at, desk.zone).into())]));
    }
    let said = Event { at: now, what: What::Reply { by: Party::Desk, text: words } };
    for backend in timeline::backends(book, row.serial)? {
        let event = match voice(desk, &backend) {
            Voice::Mails => said.clone(),
            Voice::Hears => event.clone(),
            Voice::None => continue,
        };
        let action = Action::Append { seq, event };
        outbox::add(book, row.serial, &backend, seq, &action, now.timestamp_millis())?;
    }
    Ok(())
}

/// Closes the ticket here and at its backends. Where a helpdesk mails by itself it is given the words,
/// before the status: to some of them a message is a reason to open the ticket.
fn close(book: &Book, desk: &Desk, row: &Row, now: DateTime<Utc>) -> Result<()> {
    let mut mailing = timeline::backends(book, row.serial)?;
    mailing.retain(|backend| voice(desk, backend) == Voice::Mails);
    if !mailing.is_empty() {
        let text = Texts::of(row.lang).get("mail-silence-text");
        let said = Event { at: now, what: What::Reply { by: Party::Desk, text } };
        if let Added::New(seq) = timeline::add(book, row.serial, &id(row, "words", now), &said, now)? {
            let action = Action::Append { seq, event: said };
            for backend in mailing {
                outbox::add(book, row.serial, &backend, seq, &action, now.timestamp_millis())?;
            }
        }
    }
    let what = What::Status { to: Status::Closed, why: Some(Why::Silence) };
    timeline::by_itself(book, row.serial, &id(row, "silence", now), what, now)
}

/// What makes an event of the ledger's own unmistakable.
fn id(row: &Row, what: &str, now: DateTime<Utc>) -> String {
    format!("ledger:{what}:{}:{}", row.serial, now.timestamp_millis())
}

/// What a backend does with a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// It mails reporters by itself: it gets the words.
    Mails,
    /// It mails them for the desk, or is a program that decides for itself: it gets the event.
    Hears,
    /// It needs none: the ticket's status there says that it waits.
    None,
}

fn voice(desk: &Desk, backend: &str) -> Voice {
    match desk.backends.get(backend) {
        Some(backend) if backend.mails_reporter => Voice::Mails,
        Some(backend) if matches!(backend.kind, Kind::Webhook(_)) => Voice::Hears,
        None if backend == REPORTER_MAIL => Voice::Hears,
        _ => Voice::None,
    }
}
