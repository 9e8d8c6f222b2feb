//! What happens at the helpdesk shows on the reporter's page, and what happens at the desk shows at
//! the helpdesk; neither comes back as an echo.

use crate::{
    RETRIED, SOON, delivered,
    desks::{
        Hosted,
        roads::{
            Kind, Road, TOPDESK_BACK, TOPDESK_FORTH, ZAMMAD_BACK, ZAMMAD_FORTH, ZAMMAD_HOOK, ZENDESK_BACK,
            ZENDESK_FORTH, ZENDESK_HOOK,
        },
    },
    events, inbox, poll, undisturbed, wait_delivered, wait_event, world,
};
use chrono::{TimeDelta, Utc};
use serde_json::json;
use tests::{helpdesk::Behaviour::CommitThenLose, until::until};

const REPLY: &str = "We look at it this afternoon.";
const NOTE: &str = "An angry one, be careful.";

fn comes_back_by_polling<V: Hosted + Kind>(road: &'static Road<V>) {
    let receipt = delivered(road);
    let number = &receipt.number;
    // The first look says from when to ask; it also shows that nothing of ours comes back.
    poll();
    let before = events(&receipt);
    assert_eq!(before, [json!({ "what": "received" })], "an echo of the desk itself");
    let (status, place) = road.fake().with(|vendor| {
        vendor.notes(number, NOTE);
        vendor.replies(number, REPLY);
        (vendor.solves(number), vendor.moves(number))
    });
    poll();
    wait_event(&receipt, &json!({ "what": "reply", "by": "desk", "text": REPLY }));
    wait_event(&receipt, &json!({ "what": "status", "to": status }));
    wait_event(&receipt, &json!({ "what": "moved", "place": place }));
    poll();
    let after = events(&receipt);
    assert_eq!(after.len(), 4, "each once, and nothing else: {after:?}");
    assert!(!format!("{after:?}").contains(NOTE), "an internal note shows");
}

#[test]
fn from_zammad_by_polling() {
    comes_back_by_polling(&ZAMMAD_BACK);
}

#[test]
fn from_topdesk_by_polling() {
    comes_back_by_polling(&TOPDESK_BACK);
}

#[test]
fn from_zendesk_by_polling() {
    comes_back_by_polling(&ZENDESK_BACK);
}

#[test]
fn from_zammad_by_its_webhook() {
    let receipt = delivered(&ZAMMAD_HOOK);
    let hook = ZAMMAD_HOOK.fake().with(|zammad| {
        zammad.notes(&receipt.number, NOTE);
        zammad.replies(&receipt.number, REPLY);
        zammad.customer_writes(&receipt.number, "<p>Thank you &amp; bye</p>");
        zammad.hook(&world().client, ZAMMAD_HOOK.name, &receipt.number, "delivery-1")
    });
    for _ in 0..2 {
        assert_eq!(hook.clone().send().status, 204);
    }
    let shown = events(&receipt);
    assert_eq!(
        shown[1..],
        [
            json!({ "what": "reply", "by": "desk", "text": REPLY }),
            json!({ "what": "reply", "by": "reporter", "text": "Thank you & bye" }),
        ]
    );
    let forged = hook.clone().header("X-Hub-Signature", &format!("sha1={}", "0".repeat(40)));
    assert_eq!(forged.send().status, 401);
    assert_eq!(hook.without("X-Hub-Signature").send().status, 401);
}

#[test]
fn from_zendesk_by_its_webhook() {
    let receipt = delivered(&ZENDESK_HOOK);
    let (hook, old) = ZENDESK_HOOK.fake().with(|zendesk| {
        zendesk.notes(&receipt.number, NOTE);
        zendesk.replies(&receipt.number, REPLY);
        zendesk.requester_writes(&receipt.number, "Thank you");
        let hook = |zendesk: &mut tests::fakes::zendesk::Zendesk, at| {
            zendesk.hook(&world().client, ZENDESK_HOOK.name, &receipt.number, at)
        };
        (hook(zendesk, Utc::now()), hook(zendesk, Utc::now() - TimeDelta::minutes(6)))
    });
    for _ in 0..2 {
        assert_eq!(hook.clone().send().status, 204);
    }
    let shown = events(&receipt);
    assert_eq!(
        shown[1..],
        [
            json!({ "what": "reply", "by": "desk", "text": REPLY }),
            json!({ "what": "reply", "by": "reporter", "text": "Thank you" }),
        ]
    );
    assert_eq!(old.send().status, 401, "a webhook of six minutes ago");
    assert_eq!(hook.header("X-Zendesk-Webhook-Signature", "AAAA").send().status, 401);
}

/// A reply and a status from the inbox reach the helpdesk once, though an answer is lost, and are not
/// told again as if they had happened there.
fn goes_forth_once<V: Hosted + Kind>(road: &'static Road<V>) {
    let _turn = undisturbed();
    let receipt = delivered(road);
    let number = &receipt.number;
    let inbox = inbox();
    until("the ticket in the inbox", SOON, || inbox.ticket(number));
    poll();
    let (method, path_end) = V::APPEND;
    road.fake().next(method, path_end, [CommitThenLose]);
    inbox.reply(number, REPLY);
    inbox.set_status(number, "resolved");
    road.fake().wait("the status", RETRIED, |vendor| vendor.is_solved(number).then_some(()));
    wait_delivered(number, RETRIED);
    let said = road.fake().with(|vendor| vendor.said(number));
    let replies = said.iter().filter(|text| text.contains(REPLY)).count();
    assert_eq!(replies, 1, "{said:?}");
    poll();
    let shown = events(&receipt);
    assert_eq!(shown.len(), 3, "received, a reply, a status: {shown:?}");
}

#[test]
fn from_the_inbox_to_zammad() {
    goes_forth_once(&ZAMMAD_FORTH);
}

#[test]
fn from_the_inbox_to_topdesk() {
    goes_forth_once(&TOPDESK_FORTH);
}

#[test]
fn from_the_inbox_to_zendesk() {
    goes_forth_once(&ZENDESK_FORTH);
}
