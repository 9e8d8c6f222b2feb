//! The contract, seen from outside: what the API takes, what it refuses and how, what it shows to
//! whom.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod answer;
mod answers;
mod bodies;
mod call;
mod context;
mod cors;
mod fields;
mod form;
mod inbox;
mod keys;
mod meta;
mod outsiders;
mod previous;
mod publish;
mod status;
mod text;

use serde_json::Value;
use tests::{
    client::Request,
    fixtures::Ticket,
    problem::Problem,
    workspace::Limits,
    world::{Shared, World},
};

/// The world of this suite.
pub fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || {
        World::start("blackbox", Limits::Wide, |desk, _| {
            desk.origins.push("https://town.example".into());
            desk.tables(&answers::table());
        })
    })
}

/// A good submission for a site of its own, as JSON.
pub fn good() -> (String, Value) {
    let site = world().site();
    let json = Ticket::new(&site).json();
    (site, json)
}

/// What was refused left no trace: the site's first ticket gets the first number.
pub fn assert_nothing_kept(site: &str) {
    let receipt = world().client.file(&Ticket::new(site));
    assert_eq!(receipt.serial, 1, "a refused submission of site {site} took a number");
}

/// Refused as this problem, in the languages of the reporters; returns the Dutch one.
pub fn refused(request: &Request, status: u16, code: &str) -> Problem {
    let in_language = |lang: &str| {
        let problem = Problem::of(&request.clone().lang(lang).send(), status, code);
        assert_eq!(problem.lang, lang, "{problem:?}");
        problem
    };
    let (dutch, french) = (in_language("nl"), in_language("fr"));
    assert_ne!(dutch.texts, french.texts, "the same words in two languages");
    dutch
}
