//! What a reporter's browser told: each part may be left out, and each is checked.

use crate::{assert_nothing_kept, good, refused, world};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{
    client::Receipt,
    fixtures::{key, with},
    inbox::Inbox,
    until::until,
};

const ERRORS: &str =
    "2026-11-22T12:00:00Z Uncaught Error: first https://town.example/app.js:1:2\nand a second";

/// One part in a good submission is refused, where it stands.
fn check(part: &str, value: impl Into<Value>, code: &str) {
    let (site, json) = good();
    let json = with(&json, "/context", json!({ part: value.into() }));
    let problem = refused(&world().client.submission(&json), 422, "fields");
    assert_eq!(problem.errors.len(), 1, "{problem:?}");
    assert_eq!(problem.error(&format!("/context/{part}")).code, code);
    assert_nothing_kept(&site);
}

#[test]
fn a_browser_that_says_too_much() {
    check("browser", "x".repeat(501), "context-long");
}

#[test]
fn script_errors_that_are_a_whole_log() {
    check("errors", "x".repeat(2_251), "context-long");
}

#[test]
fn a_language_on_two_lines() {
    check("language", "nl\nBcc: all@town.example", "context-characters");
}

#[test]
fn a_nul_in_the_script_errors() {
    check("errors", "before\0after", "context-characters");
}

#[test]
fn a_window_that_is_a_number() {
    check("window", 1280, "field-type");
}

#[test]
fn cookies() {
    check("cookies", "session=1", "field-unknown");
}

#[test]
fn what_was_told_stands_in_the_inbox_and_what_was_left_out_does_not() {
    let (_, json) = good();
    let json = with(&json, "/context", json!({ "browser": "Chromium 149, Linux", "errors": ERRORS }));
    let receipt = Receipt::of(&world().client.submission(&json).send());
    let inbox = Inbox::open(&world().client);
    let page = until("the ticket", Duration::from_secs(10), || inbox.ticket(&receipt.number));
    for told in ["<dd class=\"ticket-words\">Chromium 149, Linux</dd>", ERRORS] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("Scriptfouten") && !page.contains("<dt>Venster</dt>"), "{page}");
}

#[test]
fn a_form_that_is_sent_again_may_tell_it_anew() {
    let (_, json) = good();
    let key = key();
    let send = |window: &str| {
        let json = with(&json, "/context", json!({ "window": window }));
        world().client.submission(&json).key(&key).send()
    };
    let first = send("1280 × 720 @1x");
    let again = send("390 × 844 @3x");
    assert_eq!((again.status, &again.body), (first.status, &first.body));
}
