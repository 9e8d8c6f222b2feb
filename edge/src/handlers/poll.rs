//! What the cron triggers do: asking helpdesks for news, and waking ledgers.

use crate::{
    backends::{Changed, Fault, Tracked},
    error::Internal,
    io::{self, talk::Line},
    ledger::message::{Ask, Reply},
};
use chrono::Duration;
use desk::{SiteId, config::Desk};
use futures_util::future::join_all;
use worker::{Env, console_error, console_warn};

/// The trigger that polls and does nothing else.
const EVERY_MINUTE: &str = "* * * * *";

/// How far each question reaches back before the last one, in seconds: clocks differ, and a helpdesk
/// may show a change later than it dates it. What comes twice counts once.
const OVERLAP_S: i64 = 120;

/// The most ledgers that one run of the cron trigger wakes: a Worker may send 1,000 requests per
/// event.
const WAKES: usize = 900;

/// A cron trigger went off.
pub async fn tick(env: &Env, cron: &str) {
    let desk = match io::desk::current(env).await {
        Ok(desk) => desk,
        Err(error) => return console_error!("{error}"),
    };
    // Each on its own: a helpdesk that is slow or away keeps no other waiting.
    join_all(desk.backends.keys().map(|backend| poll(env, &desk, backend))).await;
    if cron != EVERY_MINUTE {
        wake_ledgers(env, &desk).await;
    }
}

/// Asks one helpdesk which tickets have changed, and lets their ledgers look.
async fn poll(env: &Env, desk: &Desk, backend: &str) {
    match news(env, desk, backend).await {
        Ok(None) => {}
        Ok(Some(changed)) => {
            if let Err(error) = look_at(env, desk, backend, changed).await {
                console_error!("news of {backend} could not be kept: {error}");
            }
        }
        // Deliveries raise the alert; here it would be raised every minute.
        Err(fault) => console_warn!("{backend} could not be asked for news: {}", fault.label),
    }
}

async fn news(env: &Env, desk: &Desk, backend: &str) -> Result<Option<Changed>, Fault> {
    let since = io::polls::since(env, backend).await.map_err(|_| Fault::NO_ANSWER)?;
    let since = since.map(|since| since - Duration::seconds(OVERLAP_S));
    let line = Line::open(env, desk, backend, io::clock::now()).await?;
    line.talk(|adapter, answers| adapter.changed(since, answers)).await
}

async fn look_at(env: &Env, desk: &Desk, backend: &str, changed: Changed) -> Result<(), Internal> {
    let mut all_kept = true;
    for ticket in &changed.tickets {
        all_kept &= look(env, desk, backend, ticket).await? != Reply::NotNow;
    }
    // Where one could not be looked at, the next run asks again from the same moment.
    match changed.until {
        Some(until) if all_kept => Ok(io::polls::asked(env, backend, until).await?),
        _ => Ok(()),
    }
}

/// Lets a ticket's ledger ask the helpdesk what happened to it.
pub async fn look(env: &Env, desk: &Desk, backend: &str, ticket: &Tracked) -> Result<Reply, Internal> {
    ask_to_look(env, desk, backend, ticket, false).await
}

/// The same, and answers before the helpdesk was asked. Where that fails, polling finds it.
pub async fn look_later(env: &Env, desk: &Desk, backend: &str, ticket: &Tracked) -> Result<Reply, Internal> {
    ask_to_look(env, desk, backend, ticket, true).await
}

async fn ask_to_look(
    env: &Env,
    desk: &Desk,
    backend: &str,
    ticket: &Tracked,
    later: bool,
) -> Result<Reply, Internal> {
    let number = ticket.number;
    // A number of a site that never was must not make a ledger.
    if !desk.sites.contains_key(&number.site()) {
        return Ok(Reply::Unknown);
    }
    let ask = Ask::Look { serial: number.serial(), backend: backend.to_owned(), later };
    io::ledger::ask(env, number.site(), &ask).await
}

/// Wakes the ledgers, so that no delivery depends on an alarm that was lost. With more sites than
/// one run may wake, each run takes the next share.
async fn wake_ledgers(env: &Env, desk: &Desk) {
    let sites: Vec<SiteId> = desk.sites.keys().copied().collect();
    let shares = sites.len().div_ceil(WAKES).max(1);
    // The trigger runs every ten minutes.
    let run = usize::try_from(io::clock::now().timestamp() / 600).unwrap_or(0);
    for site in sites.iter().skip(run % shares).step_by(shares) {
        if let Err(error) = io::ledger::ask(env, *site, &Ask::Wake).await {
            console_error!("a ledger could not be woken: {error}");
        }
    }
}
