//! Tickets on their way to a real Request Tracker 5, and what comes back from it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod checked;
mod files;
mod kinds;
mod lost;
mod merged;
mod news;
mod other_backend;
mod refused;
mod stored;

use anyhow::Result;
use std::{sync::OnceLock, time::Duration};
use tests::{
    client::{Client, Receipt},
    fixtures::Ticket,
    inbox::Inbox,
    proxy::Proxy,
    request_tracker::{Agent, QUEUE, RequestTracker},
    until::until,
    workspace::Limits,
    world::{Shared, World},
};

/// How soon a ticket is in RT, with everything read back.
pub const SOON: Duration = Duration::from_secs(15);

/// How soon what happens in RT shows on the status page.
pub const A_MINUTE: Duration = Duration::from_mins(1);

/// A site whose tickets go to a backend.
#[derive(Debug, Clone, Copy)]
pub struct Road {
    site: &'static str,
    backend: &'static str,
    queue: &'static str,
    more: &'static str,
}

/// One road for each kind of RT.
macro_rules! roads {
    ($($(#[$doc:meta])* $name:ident: $site:literal $backend:literal $queue:expr, $more:expr;)+) => {
        $($(#[$doc])* pub const $name: Road =
            Road { site: $site, backend: $backend, queue: $queue, more: $more };)+
        const ROADS: &[Road] = &[$($name,)+];
    };
}

roads! {
    /// As it should be.
    GOOD: "4001" "rt" QUEUE, "";
    /// Its field for the phone takes digits alone.
    STRICT: "4002" "strict" QUEUE, "fields = { phone = \"Strict phone\" }";
    /// It has no field of this name.
    TYPO: "4003" "typo" QUEUE, "fields = { phone = \"No such field\" }";
    /// Its queue has no fields at all.
    BARE: "4004" "bare" "Bare", "";
    /// Its queue takes no tickets of the desk.
    CLOSED: "4005" "closed" "Closed to the desk", "";
    /// There is no such queue.
    NOWHERE: "4006" "nowhere" "No such queue", "";
    /// Its queue's name is hard to quote.
    QUOTED: "4007" "quoted" "It's \\\"quoted\\\" \\\\ here", "";
}

/// What the suite shares.
pub struct Suite {
    /// The server and its desk.
    pub world: World,
    /// The helpdesk.
    pub rt: RequestTracker,
    /// A way to it that breaks.
    pub proxy: Proxy,
}

/// The suite's own server and RT, started by the first test that asks.
pub fn suite() -> &'static Suite {
    static SUITE: OnceLock<Result<Suite, String>> = OnceLock::new();
    let suite = SUITE.get_or_init(|| start().map_err(|error| format!("{error:#}")));
    suite.as_ref().unwrap_or_else(|error| panic!("{error}"))
}

fn start() -> Result<Suite> {
    let rt = RequestTracker::prepare("suite")?;
    let proxy = Proxy::start(&rt.origin())?;
    let world = World::start_with("request-tracker", Limits::Wide, &rt.secrets(), |desk, _| {
        for road in ROADS {
            desk.tables(&rt.backend(road.backend, road.queue, road.more)).site(road.site, &[road.backend]);
        }
        kinds::describe(desk);
        lost::describe(desk, &rt, &proxy);
        files::describe(desk, &rt, &proxy);
        refused::describe(desk, &rt);
        other_backend::describe(desk);
    })?;
    rt.start(Some(&format!("{}/v1/hooks/rt", world.server.origin())))?;
    Ok(Suite { world, rt, proxy })
}

/// A second server on the same RT, which tells it nothing: it has to look. One backend alone, so that a
/// look is about nothing else.
pub fn looking() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || {
        let rt = &suite().rt;
        World::start_with("request-tracker-looking", Limits::Wide, &rt.secrets(), |desk, _| {
            desk.tables(&rt.backend("rt", QUEUE, "")).site(LOOKING, &["rt"]);
        })
    })
}

/// The second server's site.
const LOOKING: &str = "4401";

/// Files a ticket with the second server, and waits until it is in RT.
pub fn deliver_unheard() -> (Receipt, u64) {
    let receipt = looking().client.file(&Ticket::new(LOOKING));
    let id = delivered(&receipt);
    (receipt, id)
}

/// Waits until the reporter's page says this, with somebody who looks.
pub fn look_until_shown(receipt: &Receipt, words: &str) -> String {
    until(&format!("{words:?} on the status page"), A_MINUTE, || {
        looking().server.cron();
        let page = status_page(receipt);
        page.contains(words).then_some(page)
    })
}

/// Someone who works in RT.
pub fn agent() -> Agent {
    suite().rt.agent()
}

/// Someone who works in the desk's inbox.
pub fn inbox() -> Inbox {
    Inbox::open(&suite().world.client)
}

impl Road {
    /// A ticket for it.
    pub fn ticket(self) -> Ticket {
        Ticket::new(self.site)
    }

    /// Files a ticket onto it.
    pub fn file(self) -> Receipt {
        suite().world.client.file(&self.ticket())
    }

    /// Files a ticket and waits until it is in RT with all that belongs to it; answers its number there.
    pub fn deliver(self) -> (Receipt, u64) {
        let receipt = self.file();
        let id = delivered(&receipt);
        (receipt, id)
    }
}

/// Waits until the one ticket of this number is in RT.
pub fn delivered(receipt: &Receipt) -> u64 {
    let ids = until("the ticket in RT", SOON, || {
        let ids = agent().with_number(&receipt.number);
        (!ids.is_empty()).then_some(ids)
    });
    assert_eq!(ids.len(), 1, "{} is in RT more than once: {ids:?}", receipt.number);
    ids[0]
}

/// The reporter's own page.
pub fn status_page(receipt: &Receipt) -> String {
    let (origin, path) = receipt.status_url.split_at(receipt.status_url.find("/status").unwrap());
    let answer = Client::new(origin).get(path).lang("en").header("Accept", "text/html").send();
    assert_eq!(answer.status, 200, "the status page: {answer}");
    answer.text()
}

/// Waits until the reporter's page says this.
pub fn wait_shown(receipt: &Receipt, words: &str) -> String {
    until(&format!("{words:?} on the status page"), A_MINUTE, || {
        let page = status_page(receipt);
        page.contains(words).then_some(page)
    })
}

/// Waits until the inbox lists the ticket as undelivered, and answers the list.
pub fn wait_held(receipt: &Receipt) -> String {
    until("the ticket among the undelivered", SOON, || {
        let listed = inbox().undelivered();
        listed.contains(&receipt.number).then_some(listed)
    })
}
