//! Draining the outbox: what is due is leased and sent, and the alarm is set for what is left.
//!
//! Sending is not awaited by the alarm. Alarms of one object never overlap, so a backend that stays
//! silent would otherwise keep all others waiting. A killed process leaves its entries leased, and
//! the alarm at the lease's end picks them up.

use super::{
    closing,
    deliver::{self, Attempt, Delivered},
    notices,
    object::Core,
    outbox::{self, Entry, LANE, LEASE_MS, file_seq},
    timeline, uploads,
};
use crate::{
    backends::{Action, Fault},
    io,
};
use chrono::{DateTime, Utc};
use desk::{Event, What};
use std::rc::Rc;
use worker::{Result, console_error};

/// How soon a drain that failed itself is tried again, in milliseconds: the runtime gives up on an
/// alarm that throws seven times, so nothing here ever throws.
const AGAIN_MS: i64 = 30_000;

/// Sends what is due and sets the alarm for the rest.
pub async fn drain(core: &Rc<Core>) {
    let now = io::clock::now();
    let now_ms = now.timestamp_millis();
    // First, so that what it has to tell goes out with the rest.
    let silence = closing::step(core, now).await;
    let backends = outbox::due_backends(&core.book, now_ms);
    let started = backends.and_then(|backends| start(core, &backends, now_ms));
    let next = started.and_then(|()| Ok(next_wake(core, now_ms)?.into_iter().chain(silence?).min()));
    wake(core, next, now_ms).await;
    notices::tell(core).await;
    uploads::sweep(core, now_ms).await;
}

/// Sends what is due at these backends, so that what was kept a moment ago needs no alarm to be sent.
/// The alarm stands at the end of the leases, in case this process does not live to see it.
pub async fn send(core: &Rc<Core>, backends: &[String], now_ms: i64) {
    let started = start(core, backends, now_ms);
    wake(core, started.map(|()| Some(now_ms + LEASE_MS)), now_ms).await;
}

async fn wake(core: &Core, next: Result<Option<i64>>, now_ms: i64) {
    let next = next.unwrap_or_else(|error| {
        console_error!("the outbox could not be drained: {error}");
        Some(now_ms + AGAIN_MS)
    });
    if let Some(at_ms) = next {
        wake_at(core, at_ms).await;
    }
}

/// When the ledger has something to do again.
fn next_wake(core: &Core, now_ms: i64) -> Result<Option<i64>> {
    let told_at = notices::any(&core.book)?.then_some(now_ms + AGAIN_MS);
    Ok(outbox::next_due(&core.book, now_ms)?.into_iter().chain(told_at).min())
}

/// Sets the alarm, unless it goes off before that time anyway.
pub async fn wake_at(core: &Core, at_ms: i64) {
    if core.alarm_at.get().is_some_and(|set| set <= at_ms) {
        return;
    }
    core.alarm_at.set(Some(at_ms));
    if let Err(error) = io::clock::set_alarm(core.book.storage(), at_ms).await {
        core.alarm_at.set(None);
        console_error!("the alarm could not be set: {error}");
    }
}

fn start(core: &Rc<Core>, backends: &[String], now_ms: i64) -> Result<()> {
    for backend in backends {
        if outbox::is_shut(&core.book, backend)? {
            outbox::hold_behind(&core.book, backend, now_ms)?;
            // The inbox shows what waits at once, and the reporter does not wait for that.
            let task = Rc::clone(core);
            core.state.wait_until(async move { notices::tell(&task).await });
            continue;
        }
        let busy = core.in_flight.borrow().iter().filter(|(_, name, _)| name == backend).count();
        for entry in outbox::lease(&core.book, backend, LANE.saturating_sub(busy), now_ms)? {
            core.in_flight.borrow_mut().insert(entry.id());
            let task = Rc::clone(core);
            core.state.wait_until(async move {
                deliver_one(&task, &entry).await;
                task.in_flight.borrow_mut().remove(&entry.id());
                // The lane has room again: the next one need not wait for an alarm.
                Box::pin(drain(&task)).await;
            });
        }
    }
    Ok(())
}

async fn deliver_one(core: &Core, entry: &Entry) {
    let now = io::clock::now();
    let settled = match try_once(core, entry, now).await {
        Ok(outcome) => settle(core, entry, outcome),
        Err(error) => Err(error),
    };
    if let Err(error) = settled {
        // The lease runs out and the entry is tried again.
        console_error!("a delivery could not be settled: {error}");
    }
}

async fn try_once(
    core: &Core,
    entry: &Entry,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Delivered, Fault>> {
    let Ok(desk) = io::desk::current(&core.env).await else { return Ok(Err(Fault::NO_ANSWER)) };
    let attempt = Attempt { env: &core.env, book: &core.book, desk: &desk, entry };
    let (job, stored) = deliver::job(&attempt)?;
    Ok(deliver::attempt(&attempt, job, &stored, now).await)
}

fn settle(core: &Core, entry: &Entry, outcome: std::result::Result<Delivered, Fault>) -> Result<()> {
    let now = io::clock::now();
    match outcome {
        Ok(delivered) => core.book.atomically(|| keep_delivery(core, entry, delivered, now)),
        Err(fault) => {
            let chance = io::random::below_1000();
            core.book.atomically(|| keep_failure(core, entry, fault, now, chance))
        }
    }
}

fn keep_failure(core: &Core, entry: &Entry, fault: Fault, now: DateTime<Utc>, chance: u32) -> Result<()> {
    let due_at = outbox::failed(&core.book, entry, fault, now.timestamp_millis(), chance)?;
    if due_at.is_none() {
        let event = Event { at: now, what: What::Held { backend: entry.backend.clone() } };
        let id = format!("{}:held:{}:{}", entry.backend, entry.serial, now.timestamp_millis());
        timeline::add(&core.book, entry.serial, &id, &event, now)?;
    }
    Ok(())
}

fn keep_delivery(core: &Core, entry: &Entry, delivered: Delivered, now: DateTime<Utc>) -> Result<()> {
    let (book, now_ms) = (&core.book, now.timestamp_millis());
    outbox::delivered(book, entry, now_ms)?;
    if !matches!(serde_json::from_str(&entry.action)?, Action::Create) {
        return Ok(());
    }
    book.run(
        "INSERT INTO remotes (serial, backend, remote) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [i64::from(entry.serial).into(), entry.backend.clone().into(), delivered.remote.into()],
    )?;
    for n in delivered.files {
        outbox::add(book, entry.serial, &entry.backend, file_seq(n), &Action::Attach { n }, now_ms)?;
    }
    let event = Event { at: now, what: What::Delivered { backend: entry.backend.clone() } };
    let id = format!("{}:delivered:{}", entry.backend, entry.serial);
    timeline::add(book, entry.serial, &id, &event, now).map(drop)
}
