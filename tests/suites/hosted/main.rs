//! Tickets on their way to Zammad, `TOPdesk` and Zendesk, and back: the Worker as it is deployed,
//! against fakes that are as strict as their vendors' documentation.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod answers;
mod back;
mod check;
mod desks;
mod fields;
mod files;
mod held;
mod traps;
mod webhook;

use desks::{Hosted, roads};
use serde_json::Value;
use std::{
    sync::{PoisonError, RwLock, RwLockReadGuard},
    time::Duration,
};
use tests::{
    client::Receipt,
    fixtures::Ticket,
    inbox::Inbox,
    until::until,
    workspace::Limits,
    world::{Shared, World},
};

/// How soon a first attempt is made.
pub const SOON: Duration = Duration::from_secs(15);
/// How soon the second attempt is over: 5 s with their jitter, and the attempt itself.
pub const RETRIED: Duration = Duration::from_secs(25);
/// The same where the first attempt runs into its own limit of 15 s.
pub const TIMED_OUT: Duration = Duration::from_secs(50);

/// The world of this suite.
pub fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || World::start("hosted", Limits::Wide, roads::describe))
}

/// Someone at the desk.
pub fn inbox() -> Inbox {
    Inbox::open(&world().client)
}

/// Files a ticket for a site.
pub fn file(site: &str) -> Receipt {
    world().client.file(&Ticket::new(site))
}

/// Waits until the inbox lists the ticket as undelivered.
pub fn wait_held(number: &str) {
    until("the ticket among the undelivered", SOON, || inbox().undelivered().contains(number).then_some(()));
}

/// Waits until the inbox no longer lists it.
pub fn wait_delivered(number: &str, limit: Duration) {
    until("the ticket to be delivered", limit, || (!inbox().undelivered().contains(number)).then_some(()));
}

/// What the reporter's own page shows.
pub fn status(receipt: &Receipt) -> Value {
    world().client.get(&receipt.status_url).header("Accept", "application/json").send().json()
}

/// The events of the reporter's own page, each as it is written there, without its time.
pub fn events(receipt: &Receipt) -> Vec<Value> {
    let mut events = status(receipt)["events"].as_array().cloned().unwrap_or_default();
    for event in &mut events {
        event.as_object_mut().unwrap().remove("at");
    }
    events
}

/// Asks all helpdesks for news, as the cron trigger does every minute.
pub fn poll() {
    world().server.cron();
}

/// Waits until the reporter's page shows the event.
pub fn wait_event(receipt: &Receipt, event: &Value) {
    until(&format!("the reporter to see {event}"), SOON, || events(receipt).contains(event).then_some(()));
}

static REPLAYS: RwLock<()> = RwLock::new(());

/// While it lives nobody else replays what this test holds.
pub fn undisturbed() -> RwLockReadGuard<'static, ()> {
    REPLAYS.read().unwrap_or_else(PoisonError::into_inner)
}

/// Files a ticket onto a road and waits until the helpdesk has it.
pub fn delivered<V: Hosted + roads::Kind>(road: &'static roads::Road<V>) -> Receipt {
    let receipt = file(road.site);
    road.fake().wait("the ticket", SOON, |vendor| (vendor.count(&receipt.number) == 1).then_some(()));
    wait_delivered(&receipt.number, SOON);
    receipt
}
