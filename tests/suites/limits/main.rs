//! Too many requests: 429 with Retry-After, and the text that somebody typed is kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

use std::sync::atomic::{AtomicU8, Ordering};
use tests::{
    answer::Answer,
    client::{Receipt, Request},
    fixtures::{Ticket, key},
    inbox::login,
    problem::Problem,
    secrets::ADMIN_TOKEN,
    workspace::{BROWSER_LIMIT, Limits, OTHER_LIMIT},
    world::{Shared, World},
};

/// Where the widget is.
const PAGE_ORIGIN: &str = "https://town.example";

/// What a site may file in an hour, here.
const PER_HOUR: u32 = 12;

fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || {
        World::start("limits", Limits::Narrow, |desk, _| {
            desk.tickets_per_hour = PER_HOUR;
            desk.origins.push(PAGE_ORIGIN.into());
        })
    })
}

/// A client address that no other test has (RFC 5737); on this machine the server believes it.
fn address() -> String {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    format!("203.0.113.{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Sends it again and again until it is refused; returns how often it was answered before, and
/// the refusal. A minute may begin in between, so the count may reach twice the limit.
fn until_refused(limit: u32, mut request: impl FnMut() -> Request) -> (u32, Answer) {
    for count in 0..=2 * limit {
        let answer = request().send();
        if answer.status == 429 {
            return (count, answer);
        }
    }
    panic!("no limit after {} requests", 2 * limit + 1);
}

fn assert_wait(answer: &Answer) {
    let seconds = answer.header("retry-after").and_then(|seconds| seconds.parse::<u32>().ok());
    assert!(seconds.is_some_and(|seconds| (1..=3_600).contains(&seconds)), "Retry-After: {answer:?}");
}

#[test]
fn a_browser_and_a_program_each_have_their_own() {
    let file = |address: &str| {
        world().client.ticket(&Ticket::new(&world().site())).header("CF-Connecting-IP", address).lang("fr")
    };
    let one = address();
    let (programs, answer) = until_refused(OTHER_LIMIT, || file(&one));
    let problem = Problem::of(&answer, 429, "rate-limited");
    assert_eq!(problem.lang, "fr");
    assert_wait(&answer);
    let other = address();
    let (browsers, answer) = until_refused(BROWSER_LIMIT, || file(&other).from_origin(PAGE_ORIGIN));
    assert_eq!(answer.header("access-control-allow-origin"), Some(PAGE_ORIGIN.into()), "a page can read it");
    assert_wait(&answer);
    assert!(programs >= OTHER_LIMIT && browsers >= BROWSER_LIMIT, "{programs}, {browsers}");
    Receipt::of(&file(&address()).send());
}

#[test]
fn a_site_has_one_of_its_own() {
    let site = world().site();
    let file = || world().client.ticket(&Ticket::new(&site)).header("CF-Connecting-IP", &address()).send();
    for serial in 1..=PER_HOUR {
        assert_eq!(Receipt::of(&file()).serial, serial);
    }
    let answer = file();
    Problem::of(&answer, 429, "rate-limited");
    assert_wait(&answer);
}

#[test]
fn a_repeated_key_gets_its_answer_even_then() {
    let site = world().site();
    let file = |key: &str| {
        world().client.ticket(&Ticket::new(&site)).key(key).header("CF-Connecting-IP", &address()).send()
    };
    let keys: Vec<String> = (0..PER_HOUR).map(|_| key()).collect();
    let receipts: Vec<Receipt> = keys.iter().map(|key| Receipt::of(&file(key))).collect();
    assert_eq!(file(&key()).status, 429);
    assert_eq!(Receipt::of(&file(&keys[0])), receipts[0]);
}

#[test]
fn a_page_keeps_the_text() {
    let site = world().site();
    let (address, origin) = (address(), world().server.origin());
    let ticket = Ticket::new(&site).error("A text that took an hour to write");
    let (_, answer) = until_refused(BROWSER_LIMIT, || {
        let key = key();
        let request = world().client.post("/v1/tickets?lang=nl").form(&ticket.fields_with_key(&key));
        request.from_origin(&origin).header("Accept", "text/html").header("CF-Connecting-IP", &address)
    });
    assert_eq!(answer.media_type(), "text/html", "{answer}");
    assert!(answer.text().contains("A text that took an hour to write"), "{answer}");
    assert_wait(&answer);
}

#[test]
fn looking_for_known_answers() {
    let (site, one) = (world().site(), address());
    let path = format!("/v1/sites/{site}/answers");
    let (looks, answer) = until_refused(OTHER_LIMIT, || {
        let request = world().client.post(&path).body("text/plain", "password");
        request.from_origin(PAGE_ORIGIN).header("CF-Connecting-IP", &one)
    });
    Problem::of(&answer, 429, "rate-limited");
    assert!(looks >= OTHER_LIMIT);
    assert_wait(&answer);
    let ticket = world().client.ticket(&Ticket::new(&site)).from_origin(PAGE_ORIGIN);
    Receipt::of(&ticket.header("CF-Connecting-IP", &one).send());
}

#[test]
fn guessing_the_admin_token() {
    let one = address();
    let (guesses, answer) =
        until_refused(OTHER_LIMIT, || login(&world().client, "guess").header("CF-Connecting-IP", &one));
    assert!(guesses >= OTHER_LIMIT);
    assert_wait(&answer);
    let right = login(&world().client, ADMIN_TOKEN).header("CF-Connecting-IP", &address()).send();
    assert_eq!(right.status, 303, "somebody else still gets in: {right}");
    let two = address();
    let (_, answer) = until_refused(OTHER_LIMIT, || {
        world().client.get("/v1/desk").bearer("guess").header("CF-Connecting-IP", &two)
    });
    Problem::of(&answer, 429, "rate-limited");
}
