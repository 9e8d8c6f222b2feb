//! Answers that do not come, come late or say nothing: one ticket for each report all the same.

use crate::{
    RETRIED, TIMED_OUT,
    desks::{
        Hosted,
        roads::{
            Kind, Road, TOPDESK_BUSY, TOPDESK_LATE, TOPDESK_LOST, TOPDESK_PAGE, ZAMMAD_BUSY, ZAMMAD_LATE,
            ZAMMAD_LOST, ZAMMAD_PAGE, ZENDESK_BUSY, ZENDESK_LATE, ZENDESK_LOST, ZENDESK_PAGE,
        },
    },
    file, inbox, undisturbed, wait_delivered,
};
use std::time::Duration;
use tests::{
    helpdesk::Behaviour::{self, Accept, CommitThenLose, CommitThenSilence, Garbage, Later},
    until::until,
};

/// The helpdesk takes the ticket, and its answer does not come; the ticket is found, not made again.
fn taken_but_not_answered<V: Hosted + Kind>(road: &'static Road<V>, fault: Behaviour, limit: Duration) {
    let _turn = undisturbed();
    let before = V::BEFORE_CREATE;
    road.fake().next("POST", V::CREATE, std::iter::repeat_n(Accept, before).chain([fault]));
    let receipt = file(road.site);
    // It shows as undelivered from its first failure until it is found.
    until("the failure to be seen", limit, || inbox().undelivered().contains(&receipt.number).then_some(()));
    wait_delivered(&receipt.number, limit);
    let made = road.fake().calls("POST", V::CREATE).len();
    assert_eq!(made, before + 1, "made again:\n{}", road.fake().log());
    assert_eq!(road.fake().with(|vendor| vendor.count(&receipt.number)), 1);
}

#[test]
fn zammad_s_answer_is_lost() {
    taken_but_not_answered(&ZAMMAD_LOST, CommitThenLose, RETRIED);
}

#[test]
fn topdesk_s_answer_is_lost() {
    taken_but_not_answered(&TOPDESK_LOST, CommitThenLose, RETRIED);
}

#[test]
fn zendesk_s_answer_is_lost() {
    taken_but_not_answered(&ZENDESK_LOST, CommitThenLose, RETRIED);
}

#[test]
fn zammad_answers_too_late() {
    taken_but_not_answered(&ZAMMAD_LATE, CommitThenSilence, TIMED_OUT);
}

#[test]
fn topdesk_answers_too_late() {
    taken_but_not_answered(&TOPDESK_LATE, CommitThenSilence, TIMED_OUT);
}

#[test]
fn zendesk_answers_too_late() {
    taken_but_not_answered(&ZENDESK_LATE, CommitThenSilence, TIMED_OUT);
}

#[test]
fn zammad_answers_with_a_page() {
    taken_but_not_answered(&ZAMMAD_PAGE, Garbage, RETRIED);
}

#[test]
fn topdesk_answers_with_a_page() {
    taken_but_not_answered(&TOPDESK_PAGE, Garbage, RETRIED);
}

#[test]
fn zendesk_answers_with_a_page() {
    taken_but_not_answered(&ZENDESK_PAGE, Garbage, RETRIED);
}

/// The helpdesk says when to come back.
fn later<V: Hosted + Kind>(road: &'static Road<V>) {
    let _turn = undisturbed();
    road.fake().next("POST", V::CREATE, [Later(429, 8)]);
    let receipt = file(road.site);
    let calls = road.fake().wait_calls("POST", V::CREATE, 2, RETRIED);
    let gap = calls[1].at.duration_since(calls[0].at);
    assert!(gap >= Duration::from_millis(7_900) && gap < Duration::from_secs(20), "{gap:?}");
    road.fake().wait("the ticket", RETRIED, |vendor| (vendor.count(&receipt.number) == 1).then_some(()));
    wait_delivered(&receipt.number, RETRIED);
}

#[test]
fn zammad_is_busy() {
    later(&ZAMMAD_BUSY);
}

#[test]
fn topdesk_is_busy() {
    later(&TOPDESK_BUSY);
}

#[test]
fn zendesk_is_busy() {
    later(&ZENDESK_BUSY);
}
