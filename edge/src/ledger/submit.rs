//! Keeping a report as a ticket: number, ticket and outbox in one transaction.

use super::{
    book::{Book, text},
    message::{Reply, Stored, Submit},
    outbox::{self, CREATE_SEQ},
    uploads,
};
use crate::backends::Action;
use desk::Status;
use serde::Deserialize;
use worker::Result;

/// Milliseconds in an hour, the span of a site's limit.
const HOUR_MS: i64 = 3_600_000;

#[derive(Deserialize)]
struct Kept {
    serial: u32,
    received_at: i64,
    payload: String,
    nonce: String,
    answer_by: Option<i64>,
}

/// Keeps the report, or gives the first answer again where the key came before.
///
/// Everything here is synchronous: the object takes no second question in between, so two requests
/// with one key cannot both find it unused.
pub fn submit(book: &Book, ask: &Submit, now_ms: i64) -> Result<Reply> {
    if let Some(kept) = kept(book, &ask.key)? {
        return Ok(if kept.payload == ask.payload { reply(kept) } else { Reply::KeyReused });
    }
    if let Some(seconds) = wait_s(book, ask.tickets_per_hour, now_ms)? {
        return Ok(Reply::Limited { seconds });
    }
    book.atomically(|| {
        let kept = book.first::<Kept>(
            "INSERT INTO tickets (received_at, status, lang, report, key, payload, nonce, token, base,
                                  answer_by, standing)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING serial, received_at, payload, nonce, answer_by",
            [
                now_ms.into(),
                text(Status::New.as_str()),
                text(ask.lang.tag()),
                text(&ask.report),
                text(&ask.key),
                text(&ask.payload),
                text(&ask.nonce),
                text(&ask.token),
                text(&ask.base),
                ask.answer_by_ms.into(),
                text(&serde_json::to_string(&ask.standing)?),
            ],
        )?;
        let kept = kept.ok_or("the ticket has no number")?;
        for Stored { file, key } in &ask.attachments {
            book.run(
                "INSERT INTO attachments (serial, n, key, file) VALUES (?, ?, ?, ?)",
                [
                    i64::from(kept.serial).into(),
                    i64::from(file.n).into(),
                    text(key),
                    text(&serde_json::to_string(file)?),
                ],
            )?;
        }
        uploads::strike(book, &ask.key)?;
        for backend in &ask.backends {
            outbox::add(book, kept.serial, backend, CREATE_SEQ, &Action::Create, now_ms)?;
        }
        Ok(reply(kept))
    })
}

fn reply(kept: Kept) -> Reply {
    Reply::Kept {
        serial: kept.serial,
        received_at_ms: kept.received_at,
        nonce: kept.nonce,
        answer_by_ms: kept.answer_by,
    }
}

fn kept(book: &Book, key: &str) -> Result<Option<Kept>> {
    book.first(
        "SELECT serial, received_at, payload, nonce, answer_by FROM tickets WHERE key = ?",
        [text(key)],
    )
}

/// How long the site has to wait, in seconds. Numbers have no gap, so the ticket that stands a
/// whole share before the next one tells by its time alone whether the share is used up.
fn wait_s(book: &Book, tickets_per_hour: u32, now_ms: i64) -> Result<Option<u32>> {
    #[derive(Deserialize)]
    struct Received {
        received_at: i64,
    }

    let oldest: Option<Received> = book.first(
        "SELECT received_at FROM tickets WHERE serial = (SELECT max(serial) FROM tickets) + 1 - ?",
        [i64::from(tickets_per_hour).into()],
    )?;
    let wait_ms = oldest.map_or(0, |oldest| oldest.received_at + HOUR_MS - now_ms);
    Ok((wait_ms > 0).then(|| u32::try_from(wait_ms / 1_000 + 1).unwrap_or(u32::MAX)))
}
