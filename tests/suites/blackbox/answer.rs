//! The reporter answers the desk on the page of their ticket.

use crate::{refused, world};
use serde_json::{Value, json};
use tests::{
    answer::Answer,
    client::{Client, Receipt, Request},
    fixtures::{Ticket, key},
    problem::Problem,
};

fn client() -> &'static Client {
    &world().client
}

fn filed() -> Receipt {
    client().file(&Ticket::new(&world().site()))
}

fn post(receipt: &Receipt) -> Request {
    client().post(&format!("{}/reply", receipt.status_url))
}

fn json(receipt: &Receipt, text: &str) -> Request {
    post(receipt).key(&key()).header("Accept", "application/json").json(&json!({ "text": text }))
}

/// The form as its own page sends it.
fn form(receipt: &Receipt, text: &str) -> Request {
    let fields = [("idempotencyKey", &*key()), ("text", text)];
    post(receipt).from_origin(client().origin()).header("Accept", "text/html").lang("en").form(&fields)
}

fn answers(receipt: &Receipt) -> Vec<Value> {
    let seen: Answer = client().get(&receipt.status_url).header("Accept", "application/json").send();
    let events = seen.json()["events"].as_array().cloned().unwrap_or_default();
    events.into_iter().filter(|event| event["what"] == "reply").map(|event| event["text"].clone()).collect()
}

#[test]
fn it_stands_in_the_timeline_once_for_each_key() {
    let receipt = filed();
    let request = json(&receipt, " Firefox,\r\non a Mac. ");
    assert_eq!(request.clone().send().status, 204);
    assert_eq!(request.clone().send().status, 204, "the same again");
    assert_eq!(answers(&receipt), [json!("Firefox,\non a Mac.")]);
    Problem::of(&request.json(&json!({ "text": "Chromium" })).send(), 422, "key-reused");
    assert_eq!(json(&receipt, "Chromium").send().status, 204);
    assert_eq!(answers(&receipt).len(), 2);
}

#[test]
fn a_browser_comes_back_to_the_page() {
    let receipt = filed();
    let answer = form(&receipt, "Firefox <b>").send();
    let location = answer.header("location").unwrap();
    assert!(receipt.status_url.ends_with(location.split('?').next().unwrap()), "{location}");
    let page = client().get(location.split('#').next().unwrap()).header("Accept", "text/html").send().text();
    assert!(page.contains("Firefox &lt;b&gt;") && page.contains("id=\"ticket-sent\""), "{page}");
}

#[test]
fn what_cannot_be_sent_stays_in_the_form() {
    let receipt = filed();
    let answer = form(&receipt, " ").send();
    assert_eq!(answer.status, 422, "{answer}");
    let page = answer.text();
    assert!(page.contains("aria-invalid=\"true\"") && page.contains("Write an answer first."), "{page}");
    let long = format!("{}the end", "x".repeat(20_000));
    let answer = form(&receipt, &long).send();
    assert_eq!(answer.status, 422, "{answer}");
    assert!(answer.text().contains("the end</textarea>"));
    let problem = Problem::of(&json(&receipt, "").send(), 422, "reply");
    assert_eq!(problem.error("/text").code, "reply-missing");
    let problem = refused(&json(&receipt, &long), 422, "reply");
    assert_eq!(problem.error("/text").code, "reply-long");
    assert!(answers(&receipt).is_empty());
}

#[test]
fn nobody_else_answers() {
    let receipt = filed();
    let foreign =
        form(&receipt, "Win").from_origin("https://town.example").header("Accept", "application/json");
    Problem::of(&foreign.send(), 403, "origin-refused");
    Problem::of(&json(&receipt, "x").without("Idempotency-Key").send(), 400, "key-missing");
    Problem::of(&json(&receipt, "x").key("short").send(), 400, "key-format");
    Problem::of(&json(&receipt, "x").body("text/plain", "x").send(), 415, "encoding-unknown");
    Problem::of(&json(&receipt, "x").body("application/json", "[").send(), 400, "unreadable");
    Problem::of(&json(&receipt, &"x".repeat(300_000)).send(), 413, "too-large");
    let other = Receipt { status_url: format!("{}A", receipt.status_url), ..receipt.clone() };
    Problem::of(&json(&other, "x").send(), 404, "not-found");
    let mut unknown = receipt.status_url.clone();
    unknown.replace_range(unknown.len() - 4.., "AAAA");
    Problem::of(&json(&Receipt { status_url: unknown, ..receipt.clone() }, "x").send(), 404, "not-found");
    assert!(answers(&receipt).is_empty());
}
