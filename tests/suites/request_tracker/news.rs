//! What happens in RT comes back to the reporter's page: through the scrip, and through looking.

use crate::{GOOD, agent, deliver_unheard, look_until_shown, looking, status_page, suite, wait_shown};
use chrono::Utc;
use serde_json::{Value, json};
use tests::{
    answer::Answer,
    request_tracker::OTHER_QUEUE,
    secrets::{EVENTS_SECRET, EVENTS_SECRET_OLD},
    signature::sign,
};

#[test]
fn the_scrip_brings_status_and_replies() {
    let (receipt, id) = GOOD.deliver();
    agent().set_status(id, "open");
    wait_shown(&receipt, "Someone at the service desk is working on it.");
    agent().comment(id, "Between us: restart it");
    agent().reply(id, "It works again & <always> will.");
    let page = wait_shown(&receipt, "It works again &amp; &lt;always&gt; will.");
    assert!(page.contains("The service desk wrote"), "{page}");
    agent().set_status(id, "resolved");
    wait_shown(&receipt, "The service desk has solved it.");
    assert!(!status_page(&receipt).contains("Between us"));
    assert!(!suite().rt.log().contains("The ticket desk was not told"), "{}", suite().rt.log());
}

#[test]
fn looking_brings_status_replies_and_moves() {
    let (receipt, id) = deliver_unheard();
    // The first look only finds out where to begin.
    looking().server.cron();
    agent().set_status(id, "stalled");
    agent().comment(id, "Between us: restart it");
    agent().reply(id, "Which browser is it?");
    agent().move_to(id, OTHER_QUEUE);
    let page = look_until_shown(&receipt, &format!("now handles this as: {OTHER_QUEUE}"));
    assert!(page.contains("The service desk needs your answer to go on."), "{page}");
    assert!(page.contains("Which browser is it?"), "{page}");
    assert!(!page.contains("Between us"), "{page}");
    looking().server.cron();
    // The form for an answer has a key of its own each time.
    let without_key = |page: &str| page.split("name=\"idempotencyKey\"").next().map(str::to_owned);
    assert_eq!(without_key(&status_page(&receipt)), without_key(&page), "a second look changes nothing");
}

#[test]
fn a_move_to_another_queue_is_shown_and_the_ticket_is_followed_there() {
    let (receipt, id) = GOOD.deliver();
    agent().move_to(id, OTHER_QUEUE);
    wait_shown(&receipt, &format!("now handles this as: {OTHER_QUEUE}"));
    agent().reply(id, "Planned for spring.");
    wait_shown(&receipt, "Planned for spring.");
}

#[test]
fn a_ticket_that_leaves_the_desk_s_sight_keeps_what_was_known() {
    let ((receipt, id), (other, beside)) = (deliver_unheard(), deliver_unheard());
    agent().reply(id, "We ask our colleagues.");
    look_until_shown(&receipt, "We ask our colleagues.");
    agent().move_to(id, "Out of sight");
    agent().reply(id, "Nobody may see this.");
    // What happens later elsewhere shows that the desk has looked.
    agent().reply(beside, "Beside it.");
    look_until_shown(&other, "Beside it.");
    let page = status_page(&receipt);
    assert!(page.contains("We ask our colleagues."));
    assert!(!page.contains("Nobody may see this.") && !page.contains("Out of sight"), "{page}");
}

#[test]
fn a_reply_that_is_a_page_reads_as_text_without_its_files() {
    let (receipt, id) = GOOD.deliver();
    agent().reply_html(id, "<p>Dear An,</p><p>It is <b>done</b> &amp; tested.</p><script>x()</script>");
    let page = wait_shown(&receipt, "It is done &amp; tested.");
    assert!(!page.contains("x()") && !page.contains("secret"), "{page}");
}

#[test]
fn deleted_and_rejected_are_closed() {
    for status in ["rejected", "deleted"] {
        let (receipt, id) = GOOD.deliver();
        agent().put(&format!("/ticket/{id}"), &json!({ "Status": status }));
        wait_shown(&receipt, "This report is closed.");
    }
}

#[test]
fn a_message_that_is_not_signed_by_rt_is_not_believed() {
    let (receipt, id) = GOOD.deliver();
    let body = message(&receipt.number, id);
    let now = Utc::now().timestamp();
    assert_eq!(send(&body, EVENTS_SECRET, now).status, 204);
    for answer in [
        send(&body, EVENTS_SECRET_OLD, now),
        send(&body, EVENTS_SECRET, now - 400),
        send(&body, EVENTS_SECRET, now + 400),
        suite().world.client.post("/v1/hooks/rt").json(&body).send(),
    ] {
        assert!(matches!(answer.status, 401 | 403), "{answer}");
    }
    // Signed, and about nothing that the desk has.
    for body in [message("4001-99999-00", id), message("nonsense", id)] {
        assert_eq!(send(&body, EVENTS_SECRET, now).status, 204);
    }
    assert_eq!(send(&json!({ "data": {} }), EVENTS_SECRET, now).status, 400);
}

#[test]
fn messages_may_come_in_any_order_and_any_number() {
    let (receipt, id) = GOOD.deliver();
    agent().reply(id, "First answer.");
    agent().reply(id, "Second answer.");
    let page = wait_shown(&receipt, "Second answer.");
    let now = Utc::now().timestamp();
    for _ in 0..3 {
        assert_eq!(send(&message(&receipt.number, id), EVENTS_SECRET, now).status, 204);
    }
    // What comes after them shows that they were heard.
    agent().reply(id, "Third answer.");
    let again = wait_shown(&receipt, "Third answer.");
    for page in [page, again] {
        assert_eq!(page.matches("First answer.").count(), 1, "{page}");
        let [first, second] = ["First answer.", "Second answer."].map(|words| page.find(words));
        assert!(first < second, "{page}");
    }
}

#[test]
fn a_reporter_who_answers_by_mail_is_shown_as_the_reporter() {
    let (receipt, id) = GOOD.deliver();
    let said = suite().rt.mailgate("Support", tests::fixtures::EMAIL, id, "It is Firefox.");
    assert!(said.is_ok(), "{said:?}");
    let page = wait_shown(&receipt, "It is Firefox.");
    assert!(page.contains("You wrote"), "{page}");
}

fn message(number: &str, id: u64) -> Value {
    json!({ "type": "ticket.changed", "data": { "number": number, "ticket": id, "transaction": 1 } })
}

fn send(body: &Value, secret: &str, at: i64) -> Answer {
    let body = body.to_string();
    let signature = sign(secret, "rt-1", at, body.as_bytes());
    suite()
        .world
        .client
        .post("/v1/hooks/rt")
        .header("webhook-id", "rt-1")
        .header("webhook-timestamp", &at.to_string())
        .header("webhook-signature", &signature)
        .body("application/json", body)
        .send()
}
