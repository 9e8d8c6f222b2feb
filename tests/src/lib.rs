//! What the end-to-end tests stand on: a real server, a fake helpdesk, a real browser.
//!
//! The suites are in `suites/`. `cargo xtask test e2e` installs what they need, says where it is,
//! and runs them one after the other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test fails by panicking; nothing here is part of the product"
)]

pub mod answer;
pub mod axe;
pub mod benchmarks;
pub mod browser;
pub mod client;
pub mod cms;
pub mod embedded;
pub mod encode;
pub mod env;
pub mod fakes;
pub mod fixtures;
pub mod form;
pub mod helpdesk;
pub mod host;
pub mod http;
pub mod inbox;
pub mod knowledge_base;
pub mod leash;
pub mod looks;
pub mod mail;
pub mod port;
pub mod problem;
pub mod proxy;
pub mod raw;
pub mod redmine;
pub mod request_tracker;
pub mod screenshot;
pub mod secrets;
pub mod server;
pub mod signature;
pub mod test_desk;
pub mod time;
pub mod tool;
pub mod until;
pub mod workspace;
pub mod world;
