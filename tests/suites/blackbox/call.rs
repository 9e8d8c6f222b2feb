//! A phone call that staff write down.

use crate::{assert_nothing_kept, world};
use std::time::Duration;
use tests::{
    fixtures::{Ticket, key},
    inbox::{Inbox, read_out},
    until::until,
};

const PATH: &str = "/inbox/tickets/new";

fn fields<'a>(ticket: &'a Ticket, key: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = ticket.fields_with_key(key);
    fields.extend([("category", "emergency"), ("lang", "fr")]);
    fields
}

#[test]
fn a_call_becomes_a_ticket_once_and_says_how_it_came() {
    let site = world().site();
    let (ticket, key) = (Ticket::new(&site), key());
    let inbox = Inbox::open(&world().client);
    let request = inbox.form(PATH, &fields(&ticket, &key));
    let first = request.clone().send();
    assert_eq!(read_out(&first), read_out(&request.send()), "the same form sent twice counts once");
    assert!(first.text().contains("/status/"), "{first}");
    let page = until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(&read_out(&first)));
    assert!(page.contains("<dd>Telefoon</dd>") && page.contains("<dd>Hoog</dd>"), "{page}");
    // Of all tickets, which the newest lead: the others are the suite's, and many.
    let list = inbox.whole("/inbox?status=all");
    let row = list.split("<tr>").find(|row| row.contains(&read_out(&first))).unwrap();
    assert!(row.contains("Telefoon") && row.contains("Noodgeval"), "{row}");
    let other = inbox.form(PATH, &fields(&ticket.clone().title("Another title"), &key)).send();
    assert_eq!(other.status, 422, "{other}");
    assert!(other.text().contains("Another title") && !other.text().contains(&key), "a new key: {other}");
}

#[test]
fn a_call_holds_to_the_rules_of_the_form() {
    let site = world().site();
    let inbox = Inbox::open(&world().client);
    let (mut ticket, key) = (Ticket::new(&site), key());
    ticket.title = "x".to_owned();
    ticket.error = String::new();
    let answer = inbox.form(PATH, &fields(&ticket, &key)).send();
    assert_eq!(answer.status, 422, "{answer}");
    for id in ["ticket-title-error", "ticket-error-error"] {
        assert!(answer.text().contains(id), "{id}: {answer}");
    }
    assert!(answer.text().contains("value=\"fr\" lang=\"fr\" selected"), "the language stays: {answer}");
    assert_nothing_kept(&site);
}

#[test]
fn nobody_files_a_call_without_a_session_or_from_elsewhere() {
    let site = world().site();
    let (ticket, key) = (Ticket::new(&site), key());
    let inbox = Inbox::open(&world().client);
    let request = inbox.form(PATH, &fields(&ticket, &key));
    for (request, status) in [
        (request.clone().without("Cookie"), 401),
        (request.clone().from_origin("https://evil.example"), 403),
        (request.without("Origin"), 403),
    ] {
        assert_eq!(request.send().status, status);
    }
    let answer = world().client.get(PATH).header("Accept", "text/html").send();
    assert!(!answer.text().contains("ticket-contact-name"), "{answer}");
    assert_nothing_kept(&site);
}

#[test]
fn a_public_form_cannot_say_that_it_was_a_call() {
    let site = world().site();
    let mut json = Ticket::new(&site).json();
    json["channel"] = "phone".into();
    let answer = world().client.submission(&json).send();
    assert_eq!(answer.status, 422, "{answer}");
}

#[test]
fn an_emergency_s_receipt_has_the_number_to_call() {
    let site = world().site();
    let mut json = Ticket::new(&site).json();
    let usual = world().client.submission(&json).send();
    assert_eq!(usual.json().get("emergencyPhone"), None, "{usual}");
    json["category"] = "emergency".into();
    let answer = world().client.submission(&json).send();
    assert_eq!(answer.json()["emergencyPhone"], "+32 2 555 01 00", "{answer}");
}
