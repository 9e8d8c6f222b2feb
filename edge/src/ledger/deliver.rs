//! One attempt at one delivery.

use super::{
    book::{Book, text},
    message::Stored,
    outbox::Entry,
    passing_on,
};
use crate::{
    backends::{Action, Attached, Fault, Job, Taken},
    guard::{file_token::FileToken, pass_on_token::PassOnToken, secret::Secret, token::StatusToken},
    io::{self, talk::Line},
};
use chrono::{DateTime, Utc};
use desk::{Lang, Report, TicketNumber, closing::Waiting, config::Desk, standing::Standing};
use serde::Deserialize;
use worker::{Env, Result};

/// A delivery that succeeded.
#[derive(Debug, Default)]
pub struct Delivered {
    /// What the backend calls the ticket.
    pub remote: Option<String>,
    /// The files that are to be brought next, by their places.
    pub files: Vec<u32>,
}

/// What an attempt needs beside the entry itself.
pub struct Attempt<'a> {
    /// The bindings.
    pub env: &'a Env,
    /// The ledger.
    pub book: &'a Book,
    /// The desk that holds now.
    pub desk: &'a Desk,
    /// The entry.
    pub entry: &'a Entry,
}

/// The ticket of an entry, as its backend needs it; and where its files lie.
pub fn job(attempt: &Attempt) -> Result<(Job, Vec<Stored>)> {
    #[derive(Deserialize)]
    struct Row {
        received_at: i64,
        lang: Lang,
        report: String,
        nonce: String,
        base: Option<String>,
        answer_by: Option<i64>,
        standing: Option<String>,
        remote: Option<String>,
        voucher: Option<String>,
        mail_stopped: i64,
        waiting_since: Option<i64>,
        reminded_at: Option<i64>,
    }

    let Attempt { env, book, desk, entry } = attempt;
    let row: Option<Row> = book.first(
        "SELECT received_at, lang, report, nonce, base, answer_by, standing, waiting_since, reminded_at,
         remotes.remote AS remote, voucher,
         tickets.serial IN (SELECT serial FROM mail_stops) AS mail_stopped FROM tickets
         LEFT JOIN remotes ON remotes.serial = tickets.serial AND remotes.backend = ?2
         LEFT JOIN vouchers ON vouchers.serial = tickets.serial AND vouchers.backend = ?2
              AND vouchers.seq = ?3
         WHERE tickets.serial = ?1",
        [i64::from(entry.serial).into(), text(&entry.backend), entry.seq.into()],
    )?;
    let row = row.ok_or("an entry of the outbox has no ticket")?;
    let mut report: Report = serde_json::from_str(&row.report)?;
    // A ticket of an older build has none.
    let mut standing: Standing =
        row.standing.as_deref().map_or(Ok(Standing::default()), serde_json::from_str)?;
    let number = TicketNumber::new(report.site_id, entry.serial);
    // Links need the desk's secret and its address; a ticket of an older build has no address.
    let secret = io::secrets::desk(env).ok();
    let door = secret.as_ref().zip(row.base.as_deref());
    let stored = files(book, entry.serial)?;
    let page = |path: &str| {
        door.map(|(secret, base)| {
            let token = StatusToken::derive(secret, report.site_id, &row.nonce);
            format!("{base}{path}{}", token.as_str())
        })
    };
    let site = desk.sites.get(&report.site_id);
    let keeper = site.and_then(|site| desk.contact_keeper(site));
    let pass_on_url = keeper.filter(|(reseller, counter)| {
        reseller.passes_on() && counter.takers(report.category).contains(&entry.backend)
    });
    let pass_on_url = pass_on_url.zip(door).map(|((reseller, _), (secret, base))| {
        let token = PassOnToken::derive(secret, number, &reseller.id);
        format!("{base}/pass-on/{}", token.as_str())
    });
    let mut answer_by = row.answer_by;
    let mut customer = None;
    // The desk's own backends answer the reseller, which keeps the contact.
    if let Some(passed) = passing_on::passed(book, entry.serial)?
        && passed.who.is_desks(&entry.backend)
    {
        customer = Some(report.contact.name.to_string());
        report.contact = passed.contact;
        // Neither is the reporter's login the desk's to read.
        standing.vouched = None;
        answer_by = passed.answer_by_ms;
    }
    let waiting = row.waiting_since.and_then(DateTime::from_timestamp_millis).map(|since| Waiting {
        since,
        reminded_at: row.reminded_at.and_then(DateTime::from_timestamp_millis),
    });
    let job = Job {
        number,
        received_at: DateTime::from_timestamp_millis(row.received_at).unwrap_or_default(),
        answer_by: answer_by.and_then(DateTime::from_timestamp_millis),
        closes_at: site
            .zip(waiting)
            .and_then(|(site, waiting)| desk.closes_at(site, waiting, io::clock::now())),
        lang: row.lang,
        zone: desk.zone,
        desk_lang: desk.first_language(),
        status_url: page("/status/"),
        stop_url: page("/mail/stop/"),
        mail_stopped: row.mail_stopped != 0,
        pass_on_url,
        customer,
        keeper: keeper.map(|(reseller, _)| reseller.clone()),
        extras: desk.labelled(&report.fields, desk.first_language()),
        line: desk.line_id_of(desk.matter(&report)).cloned(),
        line_name: desk
            .line_of(desk.matter(&report))
            .map(|line| line.name.get(desk.first_language()).to_owned()),
        attachments: stored.iter().map(|stored| attached(stored, number, door)).collect(),
        contract: desk.contract_name(&standing, desk.first_language()).map(str::to_owned),
        standing,
        report,
        remote: row.remote,
        voucher: row.voucher,
    };
    Ok((job, stored))
}

fn attached(stored: &Stored, number: TicketNumber, door: Option<(&Secret, &str)>) -> Attached {
    let url = door.map(|(secret, base)| {
        let token = FileToken::derive(secret, number, stored.file.n);
        format!("{base}/files/{}", token.as_str())
    });
    Attached { file: stored.file.clone(), url: url.unwrap_or_default(), bytes: None }
}

/// The files of a ticket.
pub fn files(book: &Book, serial: u32) -> Result<Vec<Stored>> {
    #[derive(Deserialize)]
    struct Row {
        key: String,
        file: String,
    }

    let rows: Vec<Row> = book
        .rows("SELECT key, file FROM attachments WHERE serial = ? ORDER BY n", [i64::from(serial).into()])?;
    rows.into_iter().map(|row| Ok(Stored { file: serde_json::from_str(&row.file)?, key: row.key })).collect()
}

/// Tries once. Where an earlier attempt may have succeeded, a backend that can search is asked
/// first, so that it never gets anything twice.
pub async fn attempt(
    attempt: &Attempt<'_>,
    mut job: Job,
    stored: &[Stored],
    now: DateTime<Utc>,
) -> std::result::Result<Delivered, Fault> {
    let Attempt { env, desk, entry, .. } = attempt;
    let action = serde_json::from_str(&entry.action).map_err(|_| Fault::NOT_CONFIGURED)?;
    let line = Line::open(env, desk, &entry.backend, now).await?;
    match action {
        Action::Create => create(attempt, &line, &mut job, stored, now).await,
        Action::Attach { n } => {
            attach(attempt, &line, &mut job, stored, n).await?;
            Ok(Delivered::default())
        }
        Action::Append { seq, event } => {
            line.talk(|adapter, answers| adapter.append(&job, seq, &event, now, answers)).await?;
            Ok(Delivered::default())
        }
    }
}

async fn create(
    attempt: &Attempt<'_>,
    line: &Line<'_>,
    job: &mut Job,
    stored: &[Stored],
    now: DateTime<Utc>,
) -> std::result::Result<Delivered, Fault> {
    if job.remote.is_none() {
        let found = match attempt.entry.doubt {
            0 => None,
            _ => line.talk(|adapter, answers| adapter.find(job, answers)).await?,
        };
        let taken = match found {
            Some(taken) => taken,
            None => make(attempt, line, job, stored, now).await?,
        };
        // Kept before anything else is asked of the backend, so that no fault from here on makes
        // the ticket a second time.
        keep_remote(attempt, &taken).map_err(|_| Fault::NO_ANSWER)?;
        job.remote = taken.remote;
    }
    line.talk(|adapter, answers| adapter.verify(job, answers)).await?;
    let files = line.adapter().takes_files().then(|| stored.iter().map(|stored| stored.file.n).collect());
    Ok(Delivered { remote: job.remote.take(), files: files.unwrap_or_default() })
}

async fn make(
    attempt: &Attempt<'_>,
    line: &Line<'_>,
    job: &mut Job,
    stored: &[Stored],
    now: DateTime<Utc>,
) -> std::result::Result<Taken, Fault> {
    if line.adapter().carries_files() {
        for (attached, stored) in job.attachments.iter_mut().zip(stored) {
            attached.bytes = Some(io::files::read(attempt.env, &stored.key).await?);
        }
    }
    if job.voucher.is_none() {
        job.voucher = line.talk(|adapter, answers| adapter.prepare(job, answers)).await?;
        keep_voucher(attempt, job.voucher.as_deref()).map_err(|_| Fault::NO_ANSWER)?;
    }
    line.talk(|adapter, answers| adapter.create(job, now, answers)).await
}

fn keep_voucher(attempt: &Attempt, voucher: Option<&str>) -> Result<()> {
    let Some(voucher) = voucher else { return Ok(()) };
    attempt.book.run(
        "INSERT INTO vouchers (serial, backend, seq, voucher) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            i64::from(attempt.entry.serial).into(),
            text(&attempt.entry.backend),
            attempt.entry.seq.into(),
            text(voucher),
        ],
    )
}

fn keep_remote(attempt: &Attempt, taken: &Taken) -> Result<()> {
    let Some(remote) = &taken.remote else { return Ok(()) };
    attempt.book.run(
        "INSERT INTO remotes (serial, backend, remote) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [i64::from(attempt.entry.serial).into(), text(&attempt.entry.backend), text(remote)],
    )
}

async fn attach(
    attempt: &Attempt<'_>,
    line: &Line<'_>,
    job: &mut Job,
    stored: &[Stored],
    n: u32,
) -> std::result::Result<(), Fault> {
    let stored = stored.iter().find(|stored| stored.file.n == n).ok_or(Fault::FILE_MISSING)?;
    let file = &stored.file;
    if attempt.entry.doubt == 1 && line.talk(|adapter, answers| adapter.find_file(job, file, answers)).await?
    {
        return Ok(());
    }
    let bytes = io::files::read(attempt.env, &stored.key).await?;
    if job.voucher.is_none() {
        job.voucher = line.talk(|adapter, answers| adapter.prepare_file(job, file, &bytes, answers)).await?;
        keep_voucher(attempt, job.voucher.as_deref()).map_err(|_| Fault::NO_ANSWER)?;
    }
    line.talk(|adapter, answers| adapter.attach(job, file, &bytes, answers)).await
}
