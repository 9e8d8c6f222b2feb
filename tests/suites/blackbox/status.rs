//! The reporter's own page: its token opens it and nothing else.

use crate::{good, world};
use serde_json::json;
use tests::{
    answer::Answer,
    client::{Client, Receipt},
    fixtures::Ticket,
    problem::Problem,
};

fn client() -> &'static Client {
    &world().client
}

fn filed() -> (Receipt, Answer) {
    let (_, json) = good();
    let answer = client().submission(&json).send();
    (Receipt::of(&answer), answer)
}

fn path(receipt: &Receipt) -> String {
    receipt.status_url.strip_prefix(client().origin()).expect("an address of this desk").to_owned()
}

#[test]
fn the_receipt_leads_there() {
    let (receipt, answer) = filed();
    assert_eq!(answer.header("location"), Some(path(&receipt)));
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    assert_eq!(answer.json()["siteId"].as_str(), receipt.number.get(..4));
    let received = answer.json()["receivedAt"].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>();
    assert!((chrono::Utc::now() - received.unwrap()).num_seconds().abs() < 60);
    assert!(answer.json().get("answerBy").is_some());
}

#[test]
fn it_shows_the_ticket_to_a_program() {
    let (receipt, _) = filed();
    let answer = client().get(&path(&receipt)).header("Accept", "application/json").send();
    assert_eq!((answer.status, answer.media_type().as_str()), (200, "application/json"), "{answer}");
    let json = answer.json();
    assert_eq!(json["number"], json!(receipt.number));
    assert_eq!(json["title"], json!("The opening hours cannot be saved"));
    assert_eq!(json["status"], json!("new"));
    assert_eq!(json["events"][0]["what"], json!("received"));
    assert_eq!(json["events"][0]["at"], json["receivedAt"]);
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
}

#[test]
fn it_shows_the_ticket_to_a_person() {
    let (receipt, _) = filed();
    let answer = client().get(&path(&receipt)).header("Accept", "text/html").lang("fr").send();
    assert_eq!((answer.status, answer.media_type().as_str()), (200, "text/html"), "{answer}");
    assert!(answer.text().contains(&receipt.number) && answer.text().contains("lang=\"fr\""));
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    let referrer = answer.header("referrer-policy").unwrap_or_default();
    assert!(["no-referrer", "same-origin"].contains(&referrer.as_str()), "the address leaks: {referrer:?}");
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors"), "{policy}");
}

#[test]
fn it_shows_nothing_of_how_the_ticket_travels() {
    let (receipt, _) = filed();
    let answer = client().get(&path(&receipt)).header("Accept", "application/json").send();
    for word in ["inbox", "delivered", "contact", "email"] {
        assert!(!answer.text().contains(word), "{word}: {answer}");
    }
}

#[test]
fn any_other_token_is_unknown_alike() {
    let (receipt, _) = filed();
    let good = path(&receipt);
    let site = good.trim_start_matches("/status/").get(..4).unwrap_or_default().to_owned();
    let mut last = good.clone();
    let end = last.pop().unwrap();
    last.push(if end == 'A' { 'B' } else { 'A' });
    let other = |text: &str| format!("/status/{text}");
    let tokens = [
        last,
        format!("{good}A"),
        good[..good.len() - 1].to_owned(),
        other(&receipt.number),
        other("0"),
        other(&"A".repeat(43)),
        other(&format!("{site}-{}", "A".repeat(43))),
        other(&format!("9999-{}", "A".repeat(43))),
        other("%00"),
        other("..%2finbox"),
    ];
    let mut bodies = tokens.map(|token| {
        let answer = client().get(&token).header("Accept", "application/json").lang("nl").send();
        Problem::of(&answer, 404, "not-found");
        answer.body
    });
    bodies.sort();
    assert_eq!(bodies.first(), bodies.last(), "unknown tokens differ in their answers");
}

#[test]
fn a_token_of_one_ticket_does_not_open_another() {
    let site = world().site();
    let (one, two) = (client().file(&Ticket::new(&site)), client().file(&Ticket::new(&site)));
    let seen = |receipt: &Receipt| {
        client().get(&path(receipt)).header("Accept", "application/json").send().json()["number"].clone()
    };
    assert_eq!((seen(&one), seen(&two)), (json!(one.number), json!(two.number)));
    assert_ne!(one.status_url, two.status_url);
}

#[test]
fn the_token_opens_nothing_else() {
    let (receipt, _) = filed();
    let token = path(&receipt).trim_start_matches("/status/").to_owned();
    Problem::of(&client().get("/v1/desk").bearer(&token).send(), 401, "unauthorized");
    for cookie in ["ticket-inbox", "__Host-ticket-inbox", "session"] {
        let request = client().get("/inbox").header("Cookie", &format!("{cookie}={token}"));
        assert!(!request.send().text().contains(&receipt.number), "a status token opens the inbox");
    }
}
