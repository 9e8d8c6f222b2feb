//! Standard Webhooks, in both directions: what is sent is believed by the specification's own library,
//! and what comes back in the same form is believed too.

use crate::{RETRIED, SOON, events, world};
use chrono::Utc;
use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Command, Stdio},
};
use tests::{
    client::{Receipt, Request},
    env,
    fixtures::Ticket,
    helpdesk::{Delivery, Helpdesk},
    secrets::{EVENTS_SECRET, EVENTS_SECRET_OLD},
    signature,
    test_desk::TestDesk,
};

const SITE: &str = "3361";
const NAME: &str = "hosted-events";
const LONG_SITE: &str = "3362";
const LONG: &str = "hosted-long";

pub fn describe(desk: &mut TestDesk, helpdesk: &Helpdesk) {
    let secrets = ["EVENTS_SECRET", "EVENTS_SECRET_OLD"];
    desk.webhook_signed(NAME, &helpdesk.mailbox(NAME).url, &secrets).site(SITE, &[NAME]);
    desk.webhook(LONG, &helpdesk.mailbox(LONG).url).site(LONG_SITE, &[LONG]);
}

fn file() -> (Receipt, Delivery) {
    let receipt = world().client.file(&Ticket::new(SITE));
    let id = format!("{}.created", receipt.number);
    let mailbox = world().helpdesk.mailbox(NAME);
    mailbox.wait_until(SOON, |deliveries| deliveries.iter().any(|it| it.id == id));
    let delivery = mailbox.deliveries().into_iter().find(|it| it.id == id).unwrap();
    (receipt, delivery)
}

/// Whether the npm package `standardwebhooks` believes a message.
fn npm_believes(secret: &str, delivery: &Delivery, body: &[u8]) -> bool {
    const PROGRAM: &str = "
        const { Webhook } = require('standardwebhooks');
        const { secret, headers, body } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        try {
            const said = new Webhook(secret).verify(body, headers);
            process.stdout.write(JSON.stringify(said));
        } catch (error) {
            process.stdout.write('refused: ' + error.message);
        }";
    let header = |name: &str| (name.to_owned(), json!(delivery.request.header(name)));
    let headers: serde_json::Map<_, _> =
        ["webhook-id", "webhook-timestamp", "webhook-signature"].map(header).into_iter().collect();
    let question = json!({ "secret": secret, "headers": headers, "body": String::from_utf8_lossy(body) });
    let mut child = Command::new(env::node_bin().unwrap().join("node"))
        .args(["-e", PROGRAM])
        .current_dir(env::root().unwrap())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(question.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && !said.is_empty(), "node said nothing");
    if said.starts_with("refused: ") {
        return false;
    }
    assert_eq!(serde_json::from_str::<Value>(&said).unwrap(), delivery.json);
    true
}

#[test]
fn the_npm_package_believes_what_is_really_sent() {
    let (_, delivery) = file();
    let body = &delivery.request.body;
    assert!(npm_believes(EVENTS_SECRET, &delivery, body));
    assert!(npm_believes(EVENTS_SECRET_OLD, &delivery, body), "a receiver that knows only the older secret");
    assert!(!npm_believes("whsec_c29tZXRoaW5nIGVsc2U=", &delivery, body));
    let other = String::from_utf8_lossy(body).replace("An Voorbeeld", "An Other");
    assert!(!npm_believes(EVENTS_SECRET, &delivery, other.as_bytes()));
}

#[test]
fn a_text_that_is_too_long_is_cut_and_the_whole_is_behind_a_link() {
    let error = "é🧯\"".repeat(16_000);
    world().client.file(&Ticket::new(LONG_SITE).error(&error));
    let delivery = world().helpdesk.mailbox(LONG).wait(1, RETRIED).remove(0);
    assert!(delivery.request.body.len() <= 20_000, "{} bytes", delivery.request.body.len());
    let data = &delivery.json["data"];
    let kept = data["error"].as_str().unwrap().strip_suffix('…').expect("it shows that it was cut");
    assert!(error.starts_with(kept) && kept.len() > 10_000);
    assert_eq!(data["errorCut"], true);
    let whole = world().client.get(data["errorUrl"].as_str().unwrap()).header("Accept", "application/json");
    assert_eq!(whole.send().json()["error"], json!(error));
}

fn told(secret: &str, id: &str, number: &str, what: &Value) -> Request {
    let mut data = what.clone();
    data["number"] = json!(number);
    let body = json!({ "type": "ticket.event", "timestamp": Utc::now(), "data": data }).to_string();
    let time = Utc::now().timestamp();
    world()
        .client
        .post(&format!("/v1/hooks/{NAME}"))
        .header("webhook-id", id)
        .header("webhook-timestamp", &time.to_string())
        .header("webhook-signature", &signature::sign(secret, id, time, body.as_bytes()))
        .body("application/json", body)
}

#[test]
fn what_the_receiver_tells_shows_on_the_reporter_s_page_once() {
    let (receipt, _) = file();
    let number = &receipt.number;
    let reply = json!({ "what": "reply", "by": "desk", "text": "Solved; try again." });
    let status = json!({ "what": "status", "to": "resolved" });
    let first = told(EVENTS_SECRET, "msg_a", number, &reply);
    assert_eq!(first.clone().send().status, 204);
    assert_eq!(first.send().status, 204, "the same message again");
    assert_eq!(told(EVENTS_SECRET_OLD, "msg_b", number, &status).send().status, 204);
    assert_eq!(events(&receipt)[1..], [reply.clone(), status]);
    assert_eq!(crate::status(&receipt)["status"], "resolved");
    for (refused, code) in [
        (told("whsec_c29tZXRoaW5nIGVsc2U=", "msg_c", number, &reply), 401),
        (told(EVENTS_SECRET, "msg_d", number, &reply).header("webhook-id", "msg_e"), 401),
        (told(EVENTS_SECRET, "msg_f", number, &reply).without("webhook-signature"), 401),
        (told(EVENTS_SECRET, "msg_g", number, &json!({ "what": "delivered", "backend": "x" })), 400),
        // A number whose ticket it never got is no news.
        (told(EVENTS_SECRET, "msg_h", "3362-09999-01", &reply), 400),
    ] {
        assert_eq!(refused.send().status, code);
    }
    assert_eq!(events(&receipt).len(), 3);
}
