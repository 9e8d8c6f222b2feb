//! The inbox: who gets in, and what moves it.

use crate::{good, world};
use std::time::Duration;
use tests::{
    client::Receipt,
    fixtures::{Ticket, key},
    inbox::{Inbox, login},
    secrets::ADMIN_TOKEN,
    until::until,
};

fn filed() -> Receipt {
    let (site, _) = good();
    world().client.file(&Ticket::new(&site))
}

/// The ticket's page, once the ticket has come in.
fn page(inbox: &Inbox, number: &str) -> String {
    until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(number))
}

#[test]
fn the_cookie_is_for_this_desk_s_inbox_alone() {
    let answer = login(&world().client, ADMIN_TOKEN).send();
    assert_eq!((answer.status, answer.header("location").as_deref()), (303, Some("/inbox")), "{answer}");
    assert_eq!(answer.headers_named("set-cookie").count(), 1);
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict"), "{cookie}");
    assert!(cookie.contains("; Path=/inbox") && cookie.contains("; Max-Age="), "{cookie}");
    assert!(!cookie.contains("Domain="), "{cookie}");
    assert!(!cookie.contains(ADMIN_TOKEN), "the cookie holds the token itself");
}

#[test]
fn another_token_does_not_open_it() {
    for token in ["", "guess", &ADMIN_TOKEN[1..], &format!("{ADMIN_TOKEN}x")] {
        let answer = login(&world().client, token).send();
        assert_eq!((answer.status, answer.media_type().as_str()), (401, "text/html"), "{answer}");
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[test]
fn a_login_from_elsewhere_is_refused() {
    for request in [
        login(&world().client, ADMIN_TOKEN).from_origin("https://evil.example"),
        login(&world().client, ADMIN_TOKEN).from_origin("null"),
        login(&world().client, ADMIN_TOKEN).without("Origin"),
    ] {
        let answer = request.send();
        assert_eq!((answer.status, answer.header("set-cookie")), (403, None), "{answer}");
    }
}

#[test]
fn without_a_session_nothing_is_shown_and_nothing_moves() {
    let receipt = filed();
    let (number, client) = (&receipt.number, &world().client);
    page(&Inbox::open(client), number);
    for path in ["/inbox", "/inbox/undelivered", &format!("/inbox/tickets/{number}")] {
        let answer = client.get(path).header("Accept", "text/html").send();
        assert!(!answer.text().contains("opening hours"), "{path}: {answer}");
    }
    let path = format!("/inbox/tickets/{number}/status");
    let fields = [("status", "closed"), ("id", &key())];
    let answer = client.post(&path).from_origin(client.origin()).form(&fields).send();
    assert!(matches!(answer.status, 401 | 403), "{answer}");
    assert_eq!(status(&receipt), "new");
}

#[test]
fn a_form_from_elsewhere_moves_nothing() {
    let receipt = filed();
    let inbox = Inbox::open(&world().client);
    page(&inbox, &receipt.number);
    let path = format!("/inbox/tickets/{}/status", receipt.number);
    let request = inbox.form(&path, &[("status", "closed"), ("id", &key())]);
    for request in [
        request.clone().from_origin("https://evil.example"),
        request.clone().from_origin("null"),
        request.without("Origin"),
    ] {
        let answer = request.send();
        assert_eq!(answer.status, 403, "{answer}");
    }
    assert_eq!(status(&receipt), "new");
}

#[test]
fn reading_moves_nothing() {
    let receipt = filed();
    let inbox = Inbox::open(&world().client);
    page(&inbox, &receipt.number);
    for path in ["status?status=closed", "reply?text=hello"] {
        let answer = inbox.get(&format!("/inbox/tickets/{}/{path}&id={}", receipt.number, key()));
        assert_eq!(answer.status, 405, "{answer}");
    }
    assert_eq!(status(&receipt), "new");
}

#[test]
fn a_ticket_lies_in_it_with_all_that_was_reported() {
    let receipt = filed();
    let page = page(&Inbox::open(&world().client), &receipt.number);
    for text in [
        receipt.number.as_str(),
        "The opening hours cannot be saved",
        "Error 503 while saving",
        "An Voorbeeld",
        tests::fixtures::EMAIL,
        tests::fixtures::PHONE,
        tests::fixtures::PAGE,
    ] {
        assert!(page.contains(text), "{text} is not in {page}");
    }
}

#[test]
fn a_status_and_a_reply_reach_the_reporter() {
    let receipt = filed();
    let inbox = Inbox::open(&world().client);
    page(&inbox, &receipt.number);
    inbox.set_status(&receipt.number, "open");
    inbox.reply(&receipt.number, "Somebody looks <at> it now.");
    until("the status at the reporter's", Duration::from_secs(5), || {
        (status(&receipt) == "open").then_some(())
    });
    let answer = world().client.get(&receipt.status_url).header("Accept", "application/json").send();
    let events = answer.json()["events"].as_array().cloned().unwrap_or_default();
    assert!(events.iter().any(|event| event["what"] == "status" && event["to"] == "open"), "{answer}");
    let reply = events.iter().find(|event| event["what"] == "reply").expect("a reply");
    assert_eq!((&reply["by"], &reply["text"]), (&"desk".into(), &"Somebody looks <at> it now.".into()));
    let page = world().client.get(&receipt.status_url).header("Accept", "text/html").send().text();
    assert!(page.contains("Somebody looks &lt;at&gt; it now."), "{page}");
}

#[test]
fn the_same_form_sent_twice_counts_once() {
    let receipt = filed();
    let inbox = Inbox::open(&world().client);
    page(&inbox, &receipt.number);
    let path = format!("/inbox/tickets/{}/reply", receipt.number);
    let request = inbox.form(&path, &[("text", "Only once."), ("id", &key())]);
    for _ in 0..2 {
        assert_eq!(request.clone().send().status, 303);
    }
    let answer = world().client.get(&receipt.status_url).header("Accept", "application/json").send();
    assert_eq!(answer.text().matches("Only once.").count(), 1, "{answer}");
}

#[test]
fn a_status_that_nobody_knows_and_an_empty_reply() {
    let receipt = filed();
    let inbox = Inbox::open(&world().client);
    page(&inbox, &receipt.number);
    let base = format!("/inbox/tickets/{}", receipt.number);
    for (path, fields) in [("status", ("status", "eaten")), ("reply", ("text", "  "))] {
        let answer = inbox.form(&format!("{base}/{path}"), &[fields, ("id", &key())]).send();
        assert!((400..500).contains(&answer.status), "{answer}");
    }
    assert_eq!(status(&receipt), "new");
}

#[test]
fn a_ticket_that_never_was() {
    let inbox = Inbox::open(&world().client);
    for number in ["2001-99999-00", "9999-00001-01", "x"] {
        assert_eq!(inbox.get(&format!("/inbox/tickets/{number}")).status, 404, "{number}");
    }
}

fn status(receipt: &Receipt) -> String {
    let answer = world().client.get(&receipt.status_url).header("Accept", "application/json").send();
    answer.json()["status"].as_str().unwrap_or_default().to_owned()
}
