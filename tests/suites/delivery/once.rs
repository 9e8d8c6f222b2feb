//! A helpdesk that works gets every ticket once, as it was reported.

use crate::{CRON, EXACT, GOOD, REPEATED, SOON, wait_delivered, world};
use serde_json::json;
use tests::{
    client::Receipt,
    fixtures::{self, Ticket},
    helpdesk::Helpdesk,
    secrets,
    test_desk::TestDesk,
};

const ROTATED_SITE: &str = "3101";

pub fn describe(desk: &mut TestDesk, helpdesk: &Helpdesk) {
    for name in ["rotated-new", "rotated-old"] {
        let url = helpdesk.mailbox(name).url;
        desk.webhook_signed(name, &url, &["EVENTS_SECRET", "EVENTS_SECRET_OLD"]);
    }
    helpdesk.mailbox("rotated-old").secret(secrets::EVENTS_SECRET_OLD);
    desk.site(ROTATED_SITE, &["rotated-new", "rotated-old"]);
}

#[test]
fn one_ticket_one_signed_message() {
    let receipt = GOOD.file();
    let deliveries = GOOD.mailbox().wait(1, SOON);
    assert_eq!(deliveries[0].id, format!("{}.created", receipt.number));
    wait_delivered(&receipt.number);
    world().server.cron();
    let again = GOOD.file();
    let deliveries = GOOD.mailbox().wait(2, SOON);
    let ids: Vec<&str> = deliveries.iter().map(|delivery| delivery.id.as_str()).collect();
    assert_eq!(ids, [format!("{}.created", receipt.number), format!("{}.created", again.number)]);
}

#[test]
fn the_message_says_what_the_reporter_said() {
    let ticket =
        Ticket::new("3002").title("Größe \"8\" & <more> 🧯").error("line 1\r\n\tline 2\n\nline 4 \\ end");
    let answer = world().client.ticket(&ticket).send();
    let receipt = Receipt::of(&answer);
    let delivery = EXACT.mailbox().wait(1, SOON).remove(0);
    let data = &delivery.json["data"];
    assert_eq!(data["number"], json!(receipt.number));
    assert_eq!(data["siteId"], json!("3002"));
    assert_eq!(data["title"], json!("Größe \"8\" & <more> 🧯"));
    assert_eq!(data["error"], json!("line 1\n\tline 2\n\nline 4 \\ end"));
    assert_eq!(data["url"], json!(fixtures::PAGE));
    assert_eq!(
        data["contact"],
        json!({ "name": ticket.name, "email": fixtures::EMAIL, "phone": fixtures::PHONE })
    );
    assert_eq!((&data["category"], &data["urgency"]), (&json!("problem"), &json!("normal")));
    assert_eq!(data["receivedAt"], answer.json()["receivedAt"]);
    assert_eq!(delivery.json["type"], json!("ticket.created"));
    let sent = delivery.json["timestamp"].as_str().unwrap();
    assert!(sent.parse::<chrono::DateTime<chrono::Utc>>().is_ok(), "{sent}");
    assert_eq!(delivery.request.header("authorization"), None);
}

#[test]
fn a_submission_that_is_repeated_is_delivered_once() {
    let request = world().client.ticket(&Ticket::new("3016"));
    for _ in 0..5 {
        Receipt::of(&request.clone().send());
    }
    REPEATED.mailbox().wait(1, SOON);
    REPEATED.file();
    let deliveries = REPEATED.mailbox().wait(2, SOON);
    assert_eq!(deliveries.len(), 2, "{deliveries:?}");
}

#[test]
fn the_cron_trigger_sends_nothing_twice() {
    let receipt = CRON.file();
    world().server.cron();
    CRON.mailbox().wait(1, SOON);
    wait_delivered(&receipt.number);
    world().server.cron();
    world().server.cron();
    assert_eq!(CRON.mailbox().deliveries().len(), 1);
}

#[test]
fn while_a_secret_is_exchanged_both_receivers_believe() {
    world().client.file(&Ticket::new(ROTATED_SITE));
    for name in ["rotated-new", "rotated-old"] {
        let delivery = world().helpdesk.mailbox(name).wait(1, SOON).remove(0);
        let signatures = delivery.request.header("webhook-signature").unwrap();
        assert_eq!(signatures.split(' ').count(), 2, "{signatures}");
    }
}
