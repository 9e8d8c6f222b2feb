//! Tickets of resellers: passing one on to the desk, once, and counting those that are not the desk's
//! to see.

use super::{
    book::{Book, text},
    message::{Count, Reply},
    object::Core,
    outbox::{self, CREATE_SEQ},
    timeline::{self, Added},
};
use crate::{backends::Action, io};
use chrono::{DateTime, Utc};
use desk::{
    Contact, Event, Report, What,
    config::{BackendId, Counter, Desk, Reseller},
    passing_on::PassedOn,
};
use serde::Deserialize;
use worker::Result;

/// A ticket that was passed on, as the desk's own backends get it.
pub struct Passed {
    /// Who has it.
    pub who: PassedOn,
    /// Its requester there: the reseller.
    pub contact: Contact,
    /// By when the desk promised the reseller an answer, in milliseconds since 1970.
    pub answer_by_ms: Option<i64>,
}

/// How a ticket was passed on; nothing for one that was not.
pub fn passed(book: &Book, serial: u32) -> Result<Option<Passed>> {
    #[derive(Deserialize)]
    struct Row {
        keepers: String,
        contact: String,
        desk: String,
        answer_by: Option<i64>,
    }

    let row: Option<Row> = book.first(
        "SELECT keepers, contact, desk, answer_by FROM passed_on WHERE serial = ?",
        [i64::from(serial).into()],
    )?;
    let Some(row) = row else { return Ok(None) };
    let contact: Contact = serde_json::from_str(&row.contact)?;
    let keepers = serde_json::from_str(&row.keepers)?;
    let who = PassedOn { keepers, desk: row.desk, reseller: contact.name.to_string() };
    Ok(Some(Passed { who, contact, answer_by_ms: row.answer_by }))
}

/// Who has a ticket that was passed on; nothing for one that was not.
pub fn who(book: &Book, serial: u32) -> Result<Option<PassedOn>> {
    Ok(passed(book, serial)?.map(|passed| passed.who))
}

/// What a reseller that may pass a ticket on has to know of it.
pub fn passing(book: &Book, serial: u32) -> Result<Reply> {
    #[derive(Deserialize)]
    struct At {
        at: i64,
    }

    let Some(report) = report(book, serial)? else { return Ok(Reply::Unknown) };
    let at: Option<At> =
        book.first("SELECT at FROM passed_on WHERE serial = ?", [i64::from(serial).into()])?;
    Ok(Reply::Passing { title: report.title.to_string(), at_ms: at.map(|row| row.at) })
}

/// Passes a ticket on to the desk's own backends. A second time changes nothing, and a backend that has
/// no such ticket cannot.
pub async fn pass_on(core: &Core, serial: u32, backend: Option<String>, now: DateTime<Utc>) -> Result<Reply> {
    let Ok(desk) = io::desk::current(&core.env).await else { return Ok(Reply::NotNow) };
    let book = &core.book;
    // From here on nothing is awaited, so no second order comes in between.
    let Some(report) = report(book, serial)? else { return Ok(Reply::Unknown) };
    let Some((reseller, counter, backends)) = way(&desk, &report) else { return Ok(Reply::Unknown) };
    let known = timeline::backends(book, serial)?;
    let keepers = counter.takers(report.category);
    if backend.is_some_and(|it| !keepers.contains(&it) || !known.contains(&it)) {
        return Ok(Reply::Unknown);
    }
    let Some(contact) = reseller.contact(desk.first_language()) else { return Ok(Reply::Unknown) };
    let name = desk.name.get(desk.first_language());
    let answer_by = desk.own_answer_by(desk.matter(&report), now).map(|at| at.timestamp_millis());
    let now_ms = now.timestamp_millis();
    book.atomically(|| {
        let first: Option<Serial> = book.first(
            "INSERT INTO passed_on (serial, at, keepers, contact, desk, answer_by) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT DO NOTHING RETURNING serial",
            [
                i64::from(serial).into(),
                now_ms.into(),
                text(&serde_json::to_string(keepers)?),
                text(&serde_json::to_string(&contact)?),
                text(name),
                answer_by.into(),
            ],
        )?;
        if first.is_none() {
            return Ok(());
        }
        let event = Event { at: now, what: What::PassedOn { to: name.to_owned() } };
        if let Added::New(seq) = timeline::add(book, serial, &format!("passed-on:{serial}"), &event, now)? {
            let action = Action::Append { seq, event };
            for other in &known {
                outbox::add(book, serial, other, seq, &action, now_ms)?;
            }
        }
        for backend in backends.iter().filter(|it| !known.contains(it)) {
            outbox::add(book, serial, backend, CREATE_SEQ, &Action::Create, now_ms)?;
        }
        Ok(())
    })?;
    Ok(Reply::Done)
}

/// Who passes a report on, from where, and where to; nothing where nobody does.
fn way<'a>(desk: &'a Desk, report: &Report) -> Option<(&'a Reseller, &'a Counter, &'a [BackendId])> {
    let site = desk.sites.get(&report.site_id)?;
    let (reseller, counter) = desk.contact_keeper(site)?;
    Some((reseller, counter, site.passed_on.as_ref()?.of(desk.matter(report))))
}

#[derive(Deserialize)]
struct Serial {
    #[allow(dead_code, reason = "that there is a row is all that counts")]
    serial: u32,
}

fn report(book: &Book, serial: u32) -> Result<Option<Report>> {
    #[derive(Deserialize)]
    struct Row {
        report: String,
    }

    let row: Option<Row> =
        book.first("SELECT report FROM tickets WHERE serial = ?", [i64::from(serial).into()])?;
    row.map(|row| Ok(serde_json::from_str(&row.report)?)).transpose()
}

/// Whether a backend has a ticket, or is to get it.
pub fn has(book: &Book, serial: u32, backend: &str) -> Result<bool> {
    Ok(timeline::backends(book, serial)?.iter().any(|name| name == backend))
}

/// How many tickets there are. Numbers have no gap, so the last one is the count of all.
pub fn count(book: &Book, since_ms: i64) -> Result<Count> {
    let count: Option<Count> = book.first(
        "SELECT (SELECT coalesce(max(serial), 0) FROM tickets) AS \"all\",
                (SELECT coalesce(max(serial), 0) FROM tickets) - coalesce(
                    (SELECT serial FROM tickets WHERE received_at < ? ORDER BY serial DESC LIMIT 1), 0
                ) AS month,
                (SELECT count(DISTINCT serial) FROM outbox WHERE fault IS NOT NULL) AS undelivered",
        [since_ms.into()],
    )?;
    Ok(count.unwrap_or_default())
}
