//! What a suite shares: one server with a published desk, and a fake helpdesk.

use crate::{
    client::Client,
    helpdesk::Helpdesk,
    secrets,
    server::Server,
    test_desk::{SITES, TestDesk},
    until::look_until,
    workspace::Limits,
};
use anyhow::{Context, Result, ensure};
use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU16, Ordering},
    },
    time::Duration,
};

/// How long a published desk may take to hold.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server, its client, its desk and a helpdesk.
#[derive(Debug)]
pub struct World {
    /// The server.
    pub server: Server,
    /// A client of it.
    pub client: Client,
    /// The helpdesk.
    pub helpdesk: Helpdesk,
    /// The desk as it was published.
    pub desk: TestDesk,
    next_site: AtomicU16,
}

/// A suite's world, once it exists. A world that cannot start fails every test with the same
/// sentence, without another try.
pub type Shared = OnceLock<Result<World, String>>;

impl World {
    /// Starts a server and publishes a desk with what the suite adds to it.
    pub fn start(name: &str, limits: Limits, add: impl FnOnce(&mut TestDesk, &Helpdesk)) -> Result<Self> {
        Self::start_with(name, limits, &[], add)
    }

    /// The same with more secrets than those that all servers have.
    pub fn start_with(
        name: &str,
        limits: Limits,
        more: &[(&str, &str)],
        add: impl FnOnce(&mut TestDesk, &Helpdesk),
    ) -> Result<Self> {
        let server = Server::start_with(name, limits, more)?;
        let helpdesk = Helpdesk::start()?;
        let mut desk = TestDesk::new(&[server.origin()]);
        add(&mut desk, &helpdesk);
        let client = server.client();
        let world = Self { server, client, helpdesk, desk, next_site: AtomicU16::new(*SITES.start()) };
        world.publish(&world.desk)?;
        Ok(world)
    }

    /// The suite's own world, started by the first test that asks.
    pub fn shared(shared: &'static Shared, start: impl FnOnce() -> Result<Self>) -> &'static Self {
        let world = shared.get_or_init(|| start().map_err(|error| format!("{error:#}")));
        world.as_ref().unwrap_or_else(|error| panic!("{error}"))
    }

    /// Publishes a desk, and waits until it holds.
    pub fn publish(&self, desk: &TestDesk) -> Result<()> {
        let put = self.client.request("PUT", "/v1/desk").bearer(secrets::ADMIN_TOKEN);
        let answer = put.body("application/toml", desk.toml()).try_send()?;
        ensure!((200..300).contains(&answer.status), "the desk was not published: {answer}");
        let form = format!("/form/{}", SITES.start());
        look_until(PATIENCE, || {
            let answer = self.client.get(&form).try_send().ok()?;
            (answer.status == 200 && answer.text().contains(&desk.name)).then_some(())
        })
        .with_context(|| format!("the desk was published and {form} does not know it"))
    }

    /// A site that no other test has.
    pub fn site(&self) -> String {
        let id = self.next_site.fetch_add(1, Ordering::Relaxed);
        assert!(SITES.contains(&id), "the test desk has too few sites: make SITES wider");
        id.to_string()
    }
}
