//! What no helpdesk takes waits where people see it, and is delivered when they say so.

use crate::{
    CLICKED, GONE, MANY, REVOKED, Road, SOON, alone, inbox, undisturbed, wait_delivered, wait_held, world,
};
use tests::{
    client::Receipt,
    helpdesk::Behaviour::{Accept, Silence, Status},
};

/// What its reporter sees of a ticket.
fn seen(receipt: &Receipt) -> String {
    world().client.get(&receipt.status_url).header("Accept", "text/html").lang("en").send().text()
}

/// Refused for good: one attempt, then it waits for a person.
fn held_then_replayed(road: Road, status: u16) {
    let _turn = undisturbed();
    let mailbox = road.mailbox();
    mailbox.always(Status(status));
    let receipt = road.file();
    mailbox.wait(1, SOON);
    wait_held(&receipt.number);
    let listed = inbox().undelivered();
    assert!(listed.contains(road.backend()), "the list names the backend: {listed}");
    assert!(seen(&receipt).contains("aria-current=\"step\"><span>Received"));
    world().server.cron();
    assert_eq!(mailbox.deliveries().len(), 1, "what needs a person is not tried again by itself");
    mailbox.always(Accept);
    inbox().replay(&receipt.number, road.backend());
    mailbox.wait_taken(1, SOON);
    wait_delivered(&receipt.number);
    assert!(seen(&receipt).contains("aria-current=\"step\"><span>With the service desk"));
    let deliveries = mailbox.deliveries();
    assert_eq!(deliveries[0].id, deliveries[1].id);
    inbox().replay(&receipt.number, road.backend());
    world().server.cron();
    assert_eq!(mailbox.deliveries().len(), 2, "a replay of what was delivered sends nothing");
}

#[test]
fn credentials_that_were_revoked() {
    held_then_replayed(REVOKED, 401);
}

#[test]
fn a_receiver_that_is_gone() {
    held_then_replayed(GONE, 410);
}

#[test]
fn a_shut_queue_waits_behind_one_refusal_and_goes_at_one_click() {
    let mailbox = MANY.mailbox();
    mailbox.always(Status(401));
    let receipts: Vec<_> = (0..12).map(|_| MANY.file()).collect();
    for receipt in &receipts {
        wait_held(&receipt.number);
    }
    // One refusal shuts the queue; what was on its way at that moment may be refused too.
    let knocks = mailbox.deliveries().len();
    assert!(knocks <= 2, "a backend that refuses its credentials was knocked at {knocks} times");
    let alert = inbox().undelivered();
    assert!(alert.contains("12 tickets"), "the alert says how many wait: {alert}");
    let _turn = alone();
    mailbox.always(Accept);
    inbox().replay_all();
    let taken = mailbox.wait_taken(12, SOON);
    for receipt in &receipts {
        assert!(taken.contains_key(&format!("{}.created", receipt.number)));
        wait_delivered(&receipt.number);
    }
}

#[test]
fn a_second_click_while_it_is_being_sent_sends_nothing_twice() {
    let _turn = undisturbed();
    let mailbox = CLICKED.mailbox();
    mailbox.next([Status(401), Silence]);
    let receipt = CLICKED.file();
    mailbox.wait(1, SOON);
    wait_held(&receipt.number);
    inbox().replay(&receipt.number, CLICKED.backend());
    mailbox.wait(2, SOON);
    // The second attempt hangs now; another click must not start a third beside it.
    inbox().replay(&receipt.number, CLICKED.backend());
    CLICKED.file();
    let deliveries = mailbox.wait(3, SOON);
    let ids: Vec<&str> = deliveries.iter().map(|delivery| delivery.id.as_str()).collect();
    assert_eq!(ids.iter().filter(|id| **id == ids[0]).count(), 2, "{ids:?}");
}
