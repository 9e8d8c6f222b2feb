//! Tickets on their way to a helpdesk that may fail in every way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod faults;
mod held;
mod neighbours;
mod once;

use std::{
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
    time::Duration,
};
use tests::{
    client::Receipt,
    fixtures::Ticket,
    helpdesk::{Helpdesk, Mailbox},
    inbox::Inbox,
    test_desk::TestDesk,
    until::until,
    workspace::Limits,
    world::{Shared, World},
};

/// How soon a first attempt is made.
pub const SOON: Duration = Duration::from_secs(10);
/// How soon the second attempt is over: 5 s with their jitter, and the attempt itself.
pub const RETRIED: Duration = Duration::from_secs(20);
/// The same where the first attempt runs into its own limit of 15 s.
pub const TIMED_OUT: Duration = Duration::from_secs(45);

/// A site whose tickets go to a mailbox of the same name.
#[derive(Debug, Clone, Copy)]
pub struct Road {
    site: &'static str,
    name: &'static str,
}

/// One road for each test, so that none disturbs another.
macro_rules! roads {
    ($($name:ident: $site:literal $backend:literal,)+) => {
        $(const $name: Road = Road { site: $site, name: $backend };)+
        const ROADS: &[Road] = &[$($name,)+];
    };
}

roads! {
    GOOD: "3001" "good",
    EXACT: "3002" "exact",
    ERROR_500: "3003" "error-500",
    BUSY: "3004" "busy",
    RESET: "3005" "reset",
    SILENT: "3006" "silent",
    SLOW: "3007" "slow",
    GARBAGE: "3008" "garbage",
    LOST: "3009" "lost",
    REVOKED: "3010" "revoked",
    GONE: "3011" "gone",
    MANY: "3012" "many",
    REDIRECT: "3013" "redirect",
    ELSEWHERE: "3014" "elsewhere",
    CRON: "3015" "cron",
    REPEATED: "3016" "repeated",
    CLICKED: "3018" "clicked",
}

/// The world of this suite.
pub fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || World::start("delivery", Limits::Wide, describe))
}

fn describe(desk: &mut TestDesk, helpdesk: &Helpdesk) {
    for road in ROADS {
        desk.webhook(road.name, &helpdesk.mailbox(road.name).url).site(road.site, &[road.name]);
    }
    neighbours::describe(desk, helpdesk);
    once::describe(desk, helpdesk);
}

impl Road {
    /// The helpdesk at its end.
    pub fn mailbox(self) -> Mailbox {
        world().helpdesk.mailbox(self.name)
    }

    /// Files a ticket onto it.
    pub fn file(self) -> Receipt {
        world().client.file(&Ticket::new(self.site))
    }

    /// The backend's name.
    pub fn backend(self) -> &'static str {
        self.name
    }
}

static REPLAYS: RwLock<()> = RwLock::new(());

/// While it lives nobody replays all tickets of the desk, which would set off other tests' own.
pub fn undisturbed() -> RwLockReadGuard<'static, ()> {
    REPLAYS.read().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until all tickets of the desk may be replayed.
pub fn alone() -> RwLockWriteGuard<'static, ()> {
    REPLAYS.write().unwrap_or_else(PoisonError::into_inner)
}

/// Someone at the desk.
pub fn inbox() -> Inbox {
    Inbox::open(&world().client)
}

/// Waits until the inbox lists the ticket as undelivered.
pub fn wait_held(number: &str) {
    until("the ticket among the undelivered", SOON, || inbox().undelivered().contains(number).then_some(()));
}

/// Waits until the inbox no longer lists it.
pub fn wait_delivered(number: &str) {
    until("the ticket to be delivered", SOON, || (!inbox().undelivered().contains(number)).then_some(()));
}
