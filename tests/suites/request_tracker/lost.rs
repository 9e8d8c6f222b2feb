//! RT has no keys against repetition: what may have arrived is looked up before it is sent again.

use crate::{Road, agent, delivered, inbox, suite, wait_held};
use std::time::Duration;
use tests::{
    client::Receipt,
    proxy::{Break, Proxy},
    request_tracker::{QUEUE, RequestTracker},
    test_desk::TestDesk,
    until::until,
};

/// How soon the second attempt is over: 5 s with their jitter, and the attempt itself.
const RETRIED: Duration = Duration::from_secs(30);

const ROADS: [Road; 4] = [LOST, GARBLED, AWAY, TWICE];
const LOST: Road = Road { site: "4201", backend: "lost", queue: QUEUE, more: "" };
const GARBLED: Road = Road { site: "4202", backend: "garbled", queue: QUEUE, more: "" };
const AWAY: Road = Road { site: "4203", backend: "away", queue: QUEUE, more: "" };
const TWICE: Road =
    Road { site: "4204", backend: "twice", queue: QUEUE, more: "fields = { phone = \"No such field\" }" };

pub fn describe(desk: &mut TestDesk, rt: &RequestTracker, proxy: &Proxy) {
    for road in ROADS {
        let backend = rt.backend(road.backend, road.queue, road.more);
        // Each by a way of its own, so that a test breaks no other's.
        let url = format!("{}/{}\"", proxy.origin(), road.backend);
        desk.tables(&backend.replace(&format!("{}\"", rt.origin()), &url));
        desk.site(road.site, &[road.backend]);
    }
}

#[test]
fn an_answer_that_is_lost_makes_no_second_ticket() {
    once(LOST, Break::LoseAnswer);
}

#[test]
fn an_answer_that_cannot_be_read_makes_no_second_ticket() {
    once(GARBLED, Break::Garble);
}

#[test]
fn a_request_that_is_lost_is_sent_again() {
    once(AWAY, Break::LoseRequest);
}

#[test]
fn what_was_said_under_a_ticket_is_not_said_again() {
    // What RT did not keep is told in a comment, whose answer is lost.
    suite().proxy.next("POST", "/twice/REST/2.0/ticket/", Break::LoseAnswer);
    let receipt = suite().world.client.file(&TWICE.ticket());
    wait_done(&receipt);
    let id = delivered(&receipt);
    assert_eq!(agent().texts(id).iter().filter(|text| text.contains("No such field: ")).count(), 1);
}

fn once(road: Road, how: Break) {
    let proxy = &suite().proxy;
    proxy.next("POST", &format!("/{}/REST/2.0/ticket", road.backend), how);
    let receipt = suite().world.client.file(&road.ticket());
    wait_done(&receipt);
    delivered(&receipt);
    let made: Vec<_> = proxy.passed().into_iter().filter(|(_, path)| path.contains(road.backend)).collect();
    let looked_up =
        made.iter().filter(|(method, path)| method == "GET" && path.contains("/tickets?")).count();
    assert!(looked_up >= 1, "nothing was looked up: {made:?}");
}

/// Waits until the first attempt has failed and a later one has succeeded.
fn wait_done(receipt: &Receipt) {
    wait_held(receipt);
    until("the ticket to be delivered", RETRIED, || {
        (!inbox().undelivered().contains(&receipt.number)).then_some(())
    });
}
