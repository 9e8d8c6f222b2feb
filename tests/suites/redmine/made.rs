//! One ticket, one issue, with all that was told, also when an answer is lost on the road.

use crate::{Lane, RETRIED, SOON, held, inbox, released, suite};
use serde_json::json;
use tests::{
    client::Receipt,
    fixtures::{self, Ticket},
    redmine::{api::custom, road::Accident::*},
    until::until,
};

const GOOD: Lane = Lane::new("6001", "good");
const LONG: Lane = Lane::new("6002", "long");
const LOST: Lane = Lane::new("6003", "lost");
const BEFORE: Lane = Lane::new("6004", "before");
const READ_BACK: Lane = Lane::new("6005", "read-back");
const BUSY: Lane = Lane::new("6006", "busy");
const ORDER: Lane = Lane::new("6007", "order");

pub const LANES: &[Lane] = &[GOOD, LONG, LOST, BEFORE, READ_BACK, BUSY, ORDER];

#[test]
fn an_issue_has_every_field_where_it_belongs() {
    let ticket =
        Ticket::new(GOOD.site).title("Größe \"8\" & <more> 🧯 #1").error("!x.png! {{include(A)}}\n<b>");
    let receipt = suite().world.client.file(&ticket);
    let issue = GOOD.issue(&receipt.number);
    let ids = &suite().redmine.ids;
    assert_eq!(issue["subject"], json!(format!("[{}] {}", receipt.number, ticket.title)));
    assert_eq!(issue["project"]["name"], "Support desk");
    assert_eq!(issue["tracker"]["name"], "Support");
    assert_eq!(issue["author"]["id"], json!(ids.user("desk")));
    assert_eq!(issue["is_private"], false);
    for (field, value) in [
        ("Ticket number", receipt.number.as_str()),
        ("Site ID", GOOD.site),
        ("Page", fixtures::PAGE),
        ("Phone", fixtures::PHONE),
    ] {
        assert_eq!(custom(&issue, ids.field(field)), value, "{field}");
    }
    // Redmine keeps lines with CRLF.
    let description = issue["description"].as_str().unwrap().replace("\r\n", "\n");
    for told in ["<pre>\n!x.png! {{include(A)}}\n<b>\n", fixtures::EMAIL, &ticket.name, &receipt.number] {
        assert!(description.contains(told), "{told}: {description}");
    }
    assert_eq!(suite().road.count(GOOD.name, "POST /issues.json"), 1);
}

#[test]
fn the_largest_text_arrives_whole() {
    let error = "é🧯".repeat(25_000);
    let receipt = suite().world.client.file(&Ticket::new(LONG.site).error(&error));
    let issue = LONG.issue(&receipt.number);
    assert!(issue["description"].as_str().unwrap().contains(&error));
}

#[test]
fn an_issue_whose_answer_was_lost_is_found_and_not_made_again() {
    suite().road.plan(LOST.name, "POST /issues.json", LoseAnswer);
    let receipt = LOST.file();
    until("the loss to be noted", SOON, || inbox().undelivered().contains(&receipt.number).then_some(()));
    released(&receipt.number);
    LOST.issue(&receipt.number);
    assert_eq!(suite().road.count(LOST.name, "POST /issues.json"), 1);
    let search = "GET /issues.json?f%5B%5D=cf_1&op%5Bcf_1%5D=%3D&";
    assert_eq!(suite().road.count(LOST.name, search), 1, "it was looked for");
}

#[test]
fn an_issue_that_was_lost_before_redmine_is_made_once() {
    suite().road.plan(BEFORE.name, "POST /issues.json", LoseRequest);
    let receipt = BEFORE.file();
    BEFORE.issue(&receipt.number);
    assert_eq!(suite().road.count(BEFORE.name, "POST /issues.json"), 2);
}

#[test]
fn an_issue_that_could_not_be_read_back_is_not_made_again() {
    suite().road.plan(READ_BACK.name, "GET /issues/", LoseRequest);
    let receipt = READ_BACK.file();
    until("the loss to be noted", SOON, || inbox().undelivered().contains(&receipt.number).then_some(()));
    released(&receipt.number);
    READ_BACK.issue(&receipt.number);
    assert_eq!(suite().road.count(READ_BACK.name, "POST /issues.json"), 1);
    assert_eq!(suite().road.count(READ_BACK.name, "GET /issues/"), 2);
}

#[test]
fn a_redmine_that_is_busy_is_asked_again() {
    suite().road.plan(BUSY.name, "POST /issues.json", Status(503));
    let receipt = BUSY.file();
    held(&receipt.number, BUSY.name);
    released(&receipt.number);
    BUSY.issue(&receipt.number);
}

#[test]
fn many_tickets_at_once_are_one_issue_each() {
    let ticket = Ticket::new(ORDER.site);
    let requests: Vec<_> = (0..8).map(|_| suite().world.client.ticket(&ticket)).collect();
    // Each is sent twice at once, as by somebody who clicks twice.
    let receipts: Vec<Receipt> = std::thread::scope(|scope| {
        let twice = requests.iter().chain(&requests);
        let all: Vec<_> = twice.map(|request| scope.spawn(|| Receipt::of(&request.clone().send()))).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for receipt in &receipts {
        ORDER.issue(&receipt.number);
    }
    until("all of them to be read back", RETRIED, || {
        (suite().road.count(ORDER.name, "GET /issues/") == 8).then_some(())
    });
    assert_eq!(suite().road.count(ORDER.name, "POST /issues.json"), 8);
}
