//! What RT refuses holds the backend's queue, visibly, until somebody has mended it. Nothing is lost.

use crate::{BARE, CLOSED, NOWHERE, Road, SOON, agent, delivered, inbox, suite, wait_held};
use tests::{
    request_tracker::{QUEUE, RequestTracker},
    test_desk::TestDesk,
    until::until,
};

/// A backend with a token that RT does not know.
pub const STRANGER: Road = Road { site: "4101", backend: "stranger", queue: QUEUE, more: "" };

/// A backend whose queue is wrong until it is corrected.
const MENDED: Road = Road { site: "4102", backend: "mended", queue: "Not yet a queue", more: "" };

pub fn describe(desk: &mut TestDesk, rt: &RequestTracker) {
    let stranger = rt.backend(STRANGER.backend, STRANGER.queue, "");
    desk.tables(&stranger.replace("RT_TOKEN", "ADMIN_TOKEN"));
    desk.tables(&rt.backend(MENDED.backend, MENDED.queue, ""));
    for road in [STRANGER, MENDED] {
        desk.site(road.site, &[road.backend]);
    }
}

#[test]
fn a_token_that_is_unknown_holds_the_queue() {
    held(STRANGER, "Weigert de inloggegevens");
}

#[test]
fn an_unknown_queue_holds_the_queue() {
    held(NOWHERE, "Heeft geen plaats voor het nummer of de wachtrij");
}

#[test]
fn a_missing_right_holds_the_queue() {
    held(CLOSED, "Heeft geen plaats voor het nummer of de wachtrij");
}

#[test]
fn a_queue_without_the_number_s_field_holds_the_queue() {
    // RT made the ticket, and without its number it cannot be found again: no second one may follow.
    let receipt = held(BARE, "Heeft geen plaats voor het nummer of de wachtrij");
    let query = format!("Queue = 'Bare' AND Subject LIKE '{}'", receipt.number);
    assert_eq!(agent().search(&query).len(), 1);
    inbox().replay(&receipt.number, BARE.backend);
    until("the ticket to be held again", SOON, || {
        inbox().undelivered().contains(&receipt.number).then_some(())
    });
    assert_eq!(agent().search(&query).len(), 1);
}

#[test]
fn what_was_held_arrives_when_it_is_mended() {
    let first = MENDED.file();
    wait_held(&first);
    let second = MENDED.file();
    wait_held(&second);
    let world = &suite().world;
    let mut desk = world.desk.clone();
    desk.replace(MENDED.queue, QUEUE);
    world.publish(&desk).unwrap();
    // A ledger may hold the former desk for a moment, and then the queue is shut once more.
    until("both tickets in RT", SOON * 4, || {
        inbox().replay(&first.number, MENDED.backend);
        let there = |number: &str| !agent().with_number(number).is_empty();
        (there(&first.number) && there(&second.number)).then_some(())
    });
    delivered(&first);
    delivered(&second);
}

/// A ticket is held with these words, and the desk is told.
fn held(road: Road, words: &str) -> tests::client::Receipt {
    let receipt = road.file();
    wait_held(&receipt);
    let listed = until("the alert", SOON, || {
        let page = inbox().undelivered();
        (page.contains(&format!("{} neemt geen tickets aan", road.backend)) && page.contains(words))
            .then_some(page)
    });
    assert!(listed.contains(&receipt.number));
    receipt
}
