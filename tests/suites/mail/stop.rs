//! Stopping mails about a ticket.

use crate::{filed, inbox_with, mails, settle, world};
use tests::{client::Receipt, fixtures::EMAIL};

/// A ticket with a letter that can be stopped, and the link to do so.
fn with_link() -> (Receipt, String) {
    let receipt = filed();
    inbox_with(&receipt).set_status(&receipt.number, "open");
    let letters = mails().wait(&receipt.number, EMAIL, 2);
    let link = letters[1].link("/mail/stop/");
    assert!(letters[1].html().contains(&format!("href=\"{link}\"")));
    (receipt, link)
}

/// Sets another status, of which the reporter is told nothing.
fn nothing_is_told(receipt: &Receipt) {
    inbox_with(receipt).set_status(&receipt.number, "resolved");
    settle();
    assert_eq!(mails().about(&receipt.number, EMAIL).len(), 2);
}

#[test]
fn the_page_asks_first_and_stops_when_told_so() {
    let (receipt, link) = with_link();
    let page = world().client.get(&link).header("Accept", "text/html").lang("en").send();
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Stop e-mails about this report?"), "{page}");
    let form = world().client.post(&link).from_origin(world().client.origin());
    let page = form.header("Accept", "text/html").lang("en").form(&[]).send();
    assert_eq!(page.status, 200);
    assert!(page.text().contains("E-mails about this report have stopped"), "{page}");
    nothing_is_told(&receipt);
    let status = world().client.get(&receipt.status_url).header("Accept", "application/json").send();
    assert_eq!(status.json()["status"], "resolved");
}

#[test]
fn one_click_of_a_mail_program_is_enough() {
    let (receipt, link) = with_link();
    let answer = world().client.post(&link).form(&[("List-Unsubscribe", "One-Click")]).send();
    assert!((200..300).contains(&answer.status), "{answer}");
    nothing_is_told(&receipt);
}

#[test]
fn nothing_else_stops_them() {
    let (receipt, link) = with_link();
    let client = &world().client;
    assert_eq!(client.get(&link).send().status, 200);
    let elsewhere = client.post(&link).from_origin("https://evil.example").form(&[]).send();
    assert_eq!(elsewhere.status, 403);
    let (start, _) = link.rsplit_once('.').unwrap();
    let guess = format!("{start}.{}", "A".repeat(43));
    for address in [guess.as_str(), "/mail/stop/x", "/mail/stop/9999.x"] {
        assert_eq!(client.get(address).send().status, 404, "{address}");
        assert_eq!(client.post(address).form(&[]).send().status, 404, "{address}");
    }
    inbox_with(&receipt).set_status(&receipt.number, "resolved");
    mails().wait(&receipt.number, EMAIL, 3);
}
