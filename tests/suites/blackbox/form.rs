//! The hosted form, as a page without script uses it.

use crate::{assert_nothing_kept, world};
use desk::Lang;
use tests::{
    client::Request,
    fixtures::{Ticket, key},
};

fn post(lang: &str, fields: &[(&str, &str)]) -> Request {
    let origin = world().server.origin();
    let request = world().client.post(&format!("/v1/tickets?lang={lang}"));
    request.from_origin(&origin).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").form(fields)
}

#[test]
fn it_opens_in_every_language_of_the_desk() {
    let site = world().site();
    let mut titles = Vec::new();
    for lang in Lang::ALL {
        let answer =
            world().client.get(&format!("/form/{site}?lang={lang}")).header("Accept", "text/html").send();
        assert_eq!((answer.status, answer.media_type().as_str()), (200, "text/html"), "{answer}");
        assert_eq!(answer.header("content-language"), Some(lang.to_string()));
        let text = answer.text();
        assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{text}");
        let own = "<script type=\"module\" src=\"/ticket-page.js\">";
        assert!(text.contains(own) && text.matches("<script").count() == 1, "no script but the desk's own");
        titles.push(between(&text, "<title>", "</title>"));
    }
    titles.dedup();
    assert_eq!(titles.len(), Lang::ALL.len(), "{titles:?}");
}

#[test]
fn each_opening_has_a_key_of_its_own() {
    let path = format!("/form/{}", world().site());
    let key = || {
        let text = world().client.get(&path).header("Accept", "text/html").send().text();
        between(&between(&text, "name=\"idempotencyKey\"", ">"), "value=\"", "\"")
    };
    let (one, two) = (key(), key());
    assert!(one.len() >= 16 && one != two, "{one:?} {two:?}");
}

#[test]
fn an_unknown_site_gets_a_page_that_says_what_to_do() {
    for site in ["9999", "12", "abcd"] {
        let answer =
            world().client.get(&format!("/form/{site}")).header("Accept", "text/html").lang("fr").send();
        assert_eq!((answer.status, answer.media_type().as_str()), (404, "text/html"), "{answer}");
        assert!(answer.text().contains("lang=\"fr\""), "{answer}");
    }
}

#[test]
fn a_good_report_gets_its_number() {
    let (site, key) = (world().site(), key());
    let answer = post("fr", &Ticket::new(&site).fields_with_key(&key)).send();
    assert_eq!((answer.status, answer.media_type().as_str()), (201, "text/html"), "{answer}");
    assert!(answer.header("location").is_some_and(|at| at.starts_with("/status/")), "{answer:?}");
    let number = between(&between(&answer.text(), "<output", "/output>"), ">", "<");
    assert_eq!(desk::TicketNumber::parse(&number).map(desk::TicketNumber::serial), Ok(1), "{answer}");
    let again = post("fr", &Ticket::new(&site).fields_with_key(&key)).send();
    assert_eq!((again.status, again.body), (201, answer.body), "a reload makes no second ticket");
}

#[test]
fn a_bad_report_comes_back_with_all_that_was_typed() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site).title("x").error("Text \"that\" <must> stay & stay");
    let answer = post("nl", &ticket.fields_with_key(&key)).send();
    assert_eq!((answer.status, answer.media_type().as_str()), (422, "text/html"), "{answer}");
    let text = answer.text();
    for kept in [
        "Text &quot;that&quot; &lt;must&gt; stay &amp; stay",
        "value=\"An Voorbeeld\"",
        "value=\"x\"",
        &format!("value=\"{key}\""),
        "href=\"#ticket-title\"",
        "aria-invalid=\"true\"",
    ] {
        assert!(text.contains(kept), "{kept} is not in {text}");
    }
    assert_eq!(text.matches("aria-invalid=\"true\"").count(), 1);
    assert_nothing_kept(&site);
}

#[test]
fn the_words_in_the_summary_are_those_at_the_field() {
    let (site, key) = (world().site(), key());
    let answer = post("nl", &Ticket::new(&site).title("").fields_with_key(&key)).send();
    let text = answer.text();
    let in_summary = between(&between(&text, "href=\"#ticket-title\"", "/a>"), ">", "<");
    assert!(!in_summary.is_empty());
    assert_eq!(text.matches(&format!(">{in_summary}<")).count(), 3, "summary, field, messages: {text}");
    assert_nothing_kept(&site);
}

#[test]
fn a_foreign_page_cannot_post_the_form() {
    let (site, key) = (world().site(), key());
    let request = post("nl", &Ticket::new(&site).fields_with_key(&key)).from_origin("https://evil.example");
    let answer = request.send();
    assert_eq!((answer.status, answer.media_type().as_str()), (403, "text/html"), "{answer}");
    assert_nothing_kept(&site);
}

/// The text between two others; empty where they are not.
fn between(text: &str, start: &str, end: &str) -> String {
    let after = text.split_once(start).map_or("", |(_, after)| after);
    after.split_once(end).map_or("", |(inside, _)| inside).trim().to_owned()
}
