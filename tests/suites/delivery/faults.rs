//! A helpdesk that fails, and works again: the ticket gets there, with one id over all attempts.

use crate::{
    BUSY, ELSEWHERE, ERROR_500, GARBAGE, LOST, REDIRECT, RESET, RETRIED, Road, SILENT, SLOW, SOON, TIMED_OUT,
    inbox, undisturbed, wait_delivered, wait_held,
};
use std::time::Duration;
use tests::helpdesk::{
    Behaviour::{self, CommitThenLose, Garbage, Later, Redirect, Reset, Silence, SlowBody, Status},
    Delivery,
};

/// Fails the first attempt in that way; returns both attempts.
fn second_attempt(road: Road, fault: Behaviour, limit: Duration) -> [Delivery; 2] {
    let _turn = undisturbed();
    let mailbox = road.mailbox();
    mailbox.next([fault]);
    let receipt = road.file();
    let deliveries = mailbox.wait(2, limit);
    wait_delivered(&receipt.number);
    assert_eq!(mailbox.taken().len(), 1, "one ticket, one at the helpdesk");
    let [one, two] = <[Delivery; 2]>::try_from(deliveries).expect("two attempts");
    assert_eq!(one.id, two.id, "the helpdesk must be able to see that it is the same message");
    assert_eq!(one.json["data"], two.json["data"]);
    [one, two]
}

fn gap([one, two]: &[Delivery; 2]) -> Duration {
    two.at.duration_since(one.at)
}

#[test]
fn a_500_then_ok() {
    let attempts = second_attempt(ERROR_500, Status(500), RETRIED);
    let gap = gap(&attempts);
    assert!(gap >= Duration::from_millis(4_900) && gap < Duration::from_secs(14), "{gap:?}");
    let time =
        |delivery: &Delivery| delivery.request.header("webhook-timestamp").unwrap().parse::<i64>().unwrap();
    assert!(time(&attempts[1]) > time(&attempts[0]), "each attempt is signed for its own time");
}

#[test]
fn a_429_is_believed_about_when_to_come_back() {
    let gap = gap(&second_attempt(BUSY, Later(429, 9), RETRIED));
    assert!(gap >= Duration::from_millis(8_900) && gap < Duration::from_secs(18), "{gap:?}");
}

#[test]
fn a_connection_that_is_reset() {
    second_attempt(RESET, Reset, RETRIED);
}

#[test]
fn silence() {
    let gap = gap(&second_attempt(SILENT, Silence, TIMED_OUT));
    assert!(gap >= Duration::from_secs(18) && gap < Duration::from_secs(30), "{gap:?}");
}

#[test]
fn an_answer_that_is_lost_after_the_helpdesk_took_the_ticket() {
    second_attempt(LOST, CommitThenLose, RETRIED);
}

#[test]
fn a_body_that_never_ends() {
    let _turn = undisturbed();
    let mailbox = SLOW.mailbox();
    mailbox.next([SlowBody]);
    let receipt = SLOW.file();
    mailbox.wait(1, SOON);
    tests::until::until("the ticket to be delivered", TIMED_OUT, || {
        (!inbox().undelivered().contains(&receipt.number)).then_some(())
    });
    let deliveries = mailbox.deliveries();
    assert!(deliveries.iter().all(|delivery| delivery.id == deliveries[0].id));
    assert_eq!(mailbox.taken().len(), 1);
}

#[test]
fn a_200_with_garbage_in_it() {
    let mailbox = GARBAGE.mailbox();
    mailbox.next([Garbage]);
    let receipt = GARBAGE.file();
    mailbox.wait(1, SOON);
    wait_delivered(&receipt.number);
    assert_eq!(mailbox.taken().len(), 1);
}

#[test]
fn a_redirect_is_not_followed() {
    let _turn = undisturbed();
    let (mailbox, elsewhere) = (REDIRECT.mailbox(), ELSEWHERE.mailbox());
    mailbox.always(Redirect(elsewhere.url.clone()));
    let receipt = REDIRECT.file();
    mailbox.wait(1, SOON);
    wait_held(&receipt.number);
    assert_eq!(elsewhere.deliveries().len(), 0, "a ticket went where no configuration sends it");
    mailbox.always(Behaviour::Accept);
    inbox().replay(&receipt.number, REDIRECT.backend());
    mailbox.wait_taken(1, SOON);
}
