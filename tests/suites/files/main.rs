//! Files that come with a report: which are taken, what is kept of them, and who gets them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod caps;
mod clean;
mod delivered;
mod faults;
mod hosted;
mod keys;
mod left_over;
mod sample;
mod served;
mod store;
mod taken;

use std::time::Duration;
use tests::{
    answer::Answer,
    client::{Client, Receipt, Request},
    encode::File,
    fixtures::{Ticket, key},
    inbox::Inbox,
    problem::Problem,
    until::until,
    workspace::Limits,
    world::{Shared, World},
};

/// How soon a ticket stands in the inbox.
const SOON: Duration = Duration::from_secs(20);

/// The world of this suite.
pub fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || World::start("files", Limits::Wide, delivered::describe))
}

/// A submission with files and a new key, ready to be changed.
pub fn submission(ticket: &Ticket, files: &[File]) -> Request {
    let request = world().client.post("/v1/tickets").header("Accept", "application/json");
    request.key(&key()).files(&ticket.fields(), files)
}

/// Files a ticket that the desk must accept.
pub fn file(files: &[File]) -> Receipt {
    Receipt::of(&submission(&Ticket::new(&world().site()), files).send())
}

/// What is wrong with these files, in Dutch and in English: pointer, code and what to do.
pub fn faults(files: &[File]) -> [Vec<(String, String, String)>; 2] {
    let site = world().site();
    let found = ["nl", "en"].map(|lang| {
        let problem = Problem::of(&submission(&Ticket::new(&site), files).lang(lang).send(), 422, "fields");
        let errors = problem.errors.into_iter();
        errors.map(|error| (error.pointer, error.code, error.message)).collect()
    });
    assert_nothing_kept(&site);
    found
}

/// What was refused left no trace: the site's first ticket gets the first number.
pub fn assert_nothing_kept(site: &str) {
    let receipt = world().client.file(&Ticket::new(site));
    assert_eq!(receipt.serial, 1, "a refused submission of site {site} took a number");
}

/// The addresses of a ticket's files, from its page in the inbox.
pub fn links(client: &Client, number: &str) -> Vec<String> {
    let inbox = Inbox::open(client);
    let page = until("the ticket in the inbox", SOON, || inbox.ticket(number));
    page.split("href=\"").skip(1).filter(|rest| rest.starts_with("/files/")).map(upto_quote).collect()
}

fn upto_quote(text: &str) -> String {
    text.split('"').next().unwrap_or_default().to_owned()
}

/// What is served of a ticket's files.
pub fn served(number: &str) -> Vec<Answer> {
    let get = |path: String| {
        let answer = world().client.get(&path).send();
        assert_eq!(answer.status, 200, "{path}: {answer}");
        answer
    };
    links(&world().client, number).into_iter().map(get).collect()
}

/// What is kept of one file.
pub fn kept(file: File) -> Vec<u8> {
    let [answer] = &served(&self::file(&[file]).number)[..] else { panic!("not one file") };
    answer.body.clone()
}
