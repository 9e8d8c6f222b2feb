//! Inside the CMS: real WordPress and Wagtail with the plugins in them, used by editors and visitors.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod drupal;
mod figures;
mod hands;
mod packages;
mod settings;
mod signed;
mod silence;
mod tokens;
mod wagtail;
mod widget;
mod wordpress;

use anyhow::{Context, Result};
use std::{sync::OnceLock, time::Duration};
use tests::{
    cms::{self, SITE_SECRET, SITE_SECRET_OLD, wagtail::Wagtail, wordpress::WordPress},
    host::Host,
    inbox::Inbox,
    test_desk::TestDesk,
    until::until,
    workspace::Limits,
    world::World,
};

/// The site in WordPress. Its secret is about to be replaced: it still signs with the old one.
pub const WORDPRESS: &str = "3001";
/// The site in Wagtail, which signs with the new one.
pub const WAGTAIL: &str = "3002";
/// A site that takes reports of its editors only.
pub const REFUSING: &str = "3003";
/// A site whose secret nobody has set in the Worker.
pub const UNSET: &str = "3004";
/// A site for pages and programs of the tests.
pub const OTHER: &str = "3005";
/// A site whose tickets go to a program too.
pub const TOLD: &str = "3006";
/// The name of that program.
pub const EVENTS: &str = "cms-events";

/// The desk and the sites.
pub struct Town {
    /// The desk.
    pub world: World,
    /// One of its sites.
    pub wordpress: WordPress,
    /// Another one.
    pub wagtail: Wagtail,
    /// Plain pages.
    pub host: Host,
}

/// All of it, started by the first test that asks. What cannot start fails every test with the same sentence.
pub fn town() -> &'static Town {
    static TOWN: OnceLock<Result<Town, String>> = OnceLock::new();
    let town = TOWN.get_or_init(|| start().map_err(|error| format!("{error:#}")));
    town.as_ref().unwrap_or_else(|error| panic!("{error}"))
}

fn start() -> Result<Town> {
    let host = Host::start()?;
    let mut sites = None;
    let secrets = [("CMS", SITE_SECRET), ("CMS_OLD", SITE_SECRET_OLD)];
    let world = World::start_with("cms", Limits::Wide, &secrets, |desk, helpdesk| {
        let own = desk.origins[0].clone();
        let both = WordPress::start("site", &own, WORDPRESS, SITE_SECRET_OLD)
            .and_then(|wordpress| Ok((wordpress, Wagtail::start("site", &own, WAGTAIL, SITE_SECRET)?)));
        if let Ok((wordpress, wagtail)) = &both {
            desk.origins.extend([host.origin(), wordpress.origin.clone(), wagtail.origin.clone()]);
        }
        for id in [WORDPRESS, WAGTAIL, OTHER] {
            table(desk, id, r#""CMS", "CMS_OLD""#, "visitor", r#""inbox""#);
        }
        table(desk, REFUSING, r#""CMS""#, "refuse", r#""inbox""#);
        table(desk, UNSET, r#""CMS_NOT_SET""#, "visitor", r#""inbox""#);
        desk.webhook(EVENTS, &helpdesk.mailbox(EVENTS).url);
        table(desk, TOLD, r#""CMS""#, "visitor", &format!("{EVENTS:?}"));
        sites = Some(both);
    })?;
    let (wordpress, wagtail) = sites.context("no site was started")??;
    Ok(Town { world, wordpress, wagtail, host })
}

/// Describes a site whose only editor is Edith; Leo, who may edit in the CMS, was taken off the list.
fn table(desk: &mut TestDesk, id: &str, secrets: &str, others: &str, backends: &str) {
    let edith = cms::email("edith");
    let table = format!(
        "\n[[sites]]\nid = {id:?}\nname = \"Town of Example\"\norigins = {:?}\nbackends = [{backends}]\n\
         editor-secrets = [{secrets}]\nothers = {others:?}\n\
         editors = [{{ name = \"Edith Example\", email = {edith:?} }}]\n",
        desk.origins
    );
    desk.tables(&table);
}

/// The ticket's page in the inbox.
pub fn in_the_inbox(number: &str) -> String {
    let inbox = Inbox::open(&town().world.client);
    until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(number))
}

/// What the inbox says of an editor whom the CMS vouched for.
pub const VERIFIED: &str = "Redacteur van de site, aangemeld bij het CMS";
/// What it says of an editor by the address alone.
pub const BY_ADDRESS: &str = "Redacteur van de site, volgens het e-mailadres";
/// What it says of anybody else.
pub const VISITOR: &str = "Bezoeker, geen redacteur van de site";
/// The heading over whom a CMS vouched for.
pub const VOUCHED: &str = "Bevestigd door het CMS";
