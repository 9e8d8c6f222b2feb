//! One key, one ticket.

use crate::{assert_nothing_kept, good, refused, world};
use serde_json::json;
use std::{collections::BTreeSet, thread};
use tests::{
    client::Receipt,
    fixtures::{Ticket, key, with},
    problem::Problem,
};

#[test]
fn a_missing_key() {
    let (site, json) = good();
    refused(&world().client.submission(&json).without("Idempotency-Key"), 400, "key-missing");
    assert_nothing_kept(&site);
}

#[test]
fn a_form_without_a_key() {
    let site = world().site();
    let request = world().client.post("/v1/tickets").form(&Ticket::new(&site).fields());
    refused(&request.header("Accept", "application/json"), 400, "key-missing");
    assert_nothing_kept(&site);
}

#[test]
fn keys_that_are_none() {
    let (site, json) = good();
    for bad in ["short", &"x".repeat(15), &"x".repeat(129), "a key with spaces in it"] {
        refused(&world().client.submission(&json).key(bad), 400, "key-format");
    }
    assert_nothing_kept(&site);
}

#[test]
fn the_same_key_gets_the_same_answer_byte_for_byte() {
    let (site, json) = good();
    let request = world().client.submission(&json);
    let first = request.clone().send();
    let receipt = Receipt::of(&first);
    for _ in 0..3 {
        let again = request.clone().send();
        assert_eq!((again.status, &again.body), (first.status, &first.body));
        assert_eq!(again.header("location"), first.header("location"));
    }
    assert_eq!(receipt.serial, 1);
    assert_eq!(world().client.file(&Ticket::new(&site)).serial, 2);
}

#[test]
fn the_same_report_in_another_encoding_is_the_same_report() {
    let site = world().site();
    let (ticket, key) = (Ticket::new(&site), key());
    let client = &world().client;
    let json = client.ticket(&ticket).key(&key).send();
    let receipt = Receipt::of(&json);
    let fields = ticket.fields_with_key(&key);
    for request in [client.post("/v1/tickets").form(&fields), client.post("/v1/tickets").multipart(&fields)] {
        let answer = request.header("Accept", "application/json").send();
        assert_eq!(Receipt::of(&answer), receipt);
    }
}

#[test]
fn another_payload_with_a_used_key() {
    let (site, json) = good();
    let request = world().client.submission(&json);
    let first = Receipt::of(&request.clone().send());
    let other = request.clone().json(&with(&json, "/title", json!("Something else went wrong")));
    refused(&other, 422, "key-reused");
    assert_eq!(Receipt::of(&request.send()), first, "the first answer still stands");
    assert_eq!(world().client.file(&Ticket::new(&site)).serial, 2);
}

#[test]
fn a_key_of_one_site_means_nothing_at_another() {
    let ((one, _), (other, _)) = (good(), good());
    let key = key();
    let file = |site: &str| Receipt::of(&world().client.ticket(&Ticket::new(site)).key(&key).send());
    let (first, second) = (file(&one), file(&other));
    assert_eq!((first.serial, second.serial), (1, 1));
    assert_ne!(first.number, second.number);
    assert_ne!(first.status_url, second.status_url);
}

#[test]
fn a_key_that_was_refused_is_still_free() {
    let (_, json) = good();
    let request = world().client.submission(&json);
    let bad = request.clone().json(&with(&json, "/title", json!("")));
    Problem::of(&bad.send(), 422, "fields");
    assert_eq!(Receipt::of(&request.send()).serial, 1);
}

#[test]
fn fifty_at_once_make_one_ticket() {
    let (site, json) = good();
    let request = world().client.submission(&json);
    let answers: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..50).map(|_| scope.spawn(|| request.clone().send())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let numbers: BTreeSet<String> = answers.iter().map(|answer| Receipt::of(answer).number).collect();
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    let bodies: BTreeSet<&[u8]> = answers.iter().map(|answer| answer.body.as_slice()).collect();
    assert_eq!(bodies.len(), 1, "one ticket, several answers");
    assert_eq!(world().client.file(&Ticket::new(&site)).serial, 2);
}

#[test]
fn numbers_run_without_a_gap_when_many_file_at_once() {
    let site = world().site();
    let serials: BTreeSet<u32> = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..30).map(|_| scope.spawn(|| world().client.file(&Ticket::new(&site)).serial)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(serials, (1..=30).collect());
}
