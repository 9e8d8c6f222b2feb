//! The product as people use it, in a real Chromium.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod answers;
mod call;
mod context;
mod demo;
mod desk;
mod done;
mod embedded;
mod emergency;
mod files;
mod garbled;
mod gone;
mod home;
mod hosted;
mod keep;
mod kinds;
mod looks;
mod lost;
mod marker;
mod program;
mod sealed;
mod tools;
mod widget;

use std::sync::OnceLock;
use tests::{
    form,
    host::Host,
    workspace::Limits,
    world::{Shared, World},
};

/// The world of this suite.
pub fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || {
        let host = host();
        World::start("browser", Limits::Wide, |desk, helpdesk| {
            desk.origins.push(host.origin());
            desk.tables(sealed::TABLE);
            desk.site(answers::SITE, &["inbox"]).tables(answers::TABLE);
            keep::late::sites(desk, helpdesk);
            // The sites of the demo pages.
            desk.site("1234", &["inbox"]).site("0042", &["inbox"]);
        })
    })
}

/// The web site into which the widget is put.
pub fn host() -> &'static Host {
    static HOST: OnceLock<Host> = OnceLock::new();
    HOST.get_or_init(|| Host::start().expect("a port"))
}
