//! Known answers while a title is typed, from the desk's own list and from its knowledge base.

use crate::{good, refused, world};
use serde_json::{Value, json};
use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};
use tests::{
    answer::Answer,
    client::{Receipt, Request},
    fixtures::{key, with},
    inbox::Inbox,
    knowledge_base::{FAULTS, KnowledgeBase},
    until::until,
};

/// The knowledge base of this suite's desk.
pub fn knowledge_base() -> &'static KnowledgeBase {
    static BASE: OnceLock<KnowledgeBase> = OnceLock::new();
    BASE.get_or_init(|| KnowledgeBase::start().expect("a port"))
}

/// What the desk knows.
pub fn table() -> String {
    format!(
        r#"
        [knowledge]
        search = {:?}

        [[knowledge.articles]]
        title = {{ nl = "Wachtwoord vergeten", en = "Forgotten password" }}
        url = {{ nl = "https://help.example/wachtwoord", en = "https://help.example/password" }}
        keywords = {{ nl = "inloggen aanmelden", en = "login" }}

        [[knowledge.articles]]
        title = "The museum"
        url = "https://help.example/museum"
        keywords = "silence broken moved huge garbage"
        "#,
        knowledge_base().search()
    )
}

fn ask(site: &str, typed: &str) -> Request {
    world().client.post(&format!("/v1/sites/{site}/answers")).body("text/plain;charset=UTF-8", typed)
}

fn list(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!((answer.status, answer.media_type().as_str()), (200, "application/json"), "{answer}");
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    answer.json().as_array().unwrap().iter().map(|it| (text(&it["title"]), text(&it["url"]))).collect()
}

#[test]
fn what_the_desk_lists_goes_before_what_its_knowledge_base_finds() {
    let (site, _) = good();
    let found = list(&ask(&site, "Inloggen lukt niet").lang("nl").send());
    let page = knowledge_base().page("Inloggen lukt niet");
    let expected = [
        ("Wachtwoord vergeten", "https://help.example/wachtwoord"),
        // What the knowledge base names on another host is left out.
        ("About Inloggen lukt niet", page.as_str()),
    ];
    assert_eq!(found, expected.map(|(title, url)| (title.to_owned(), url.to_owned())));
    let english = list(&ask(&site, "PASSWÖRD").lang("en").send());
    assert_eq!(english[0], ("Forgotten password".to_owned(), "https://help.example/password".to_owned()));
    assert_eq!(list(&ask(&site, "ab").send()), []);
    assert_eq!(list(&ask(&site, "").send()), []);
}

#[test]
fn a_knowledge_base_that_fails_leaves_the_rest_as_it_is() {
    let (site, _) = good();
    for fault in FAULTS {
        let started = Instant::now();
        let found = list(&ask(&site, fault).lang("nl").send());
        let urls: Vec<&str> = found.iter().map(|(_, url)| url.as_str()).collect();
        assert_eq!(urls, ["https://help.example/museum"], "{fault}");
        assert!(started.elapsed() < Duration::from_secs(5), "{fault}: nobody waits for it so long");
        assert!(knowledge_base().asked().contains(&fault.to_owned()), "{fault} was searched");
    }
    assert!(!knowledge_base().asked().contains(&"elsewhere".to_owned()), "a redirect was followed");
}

#[test]
fn what_looks_like_a_secret_is_not_searched_for() {
    let (site, _) = good();
    let typed = "Inloggen met wachtwoord: Zo3-geheim!x9";
    assert_eq!(list(&ask(&site, typed).lang("nl").send()).len(), 1);
    assert!(!knowledge_base().asked().iter().any(|words| words.contains("geheim")), "it left the desk");
}

#[test]
fn a_page_of_the_site_reads_it_without_a_preflight_and_another_does_not() {
    let (site, _) = good();
    let origin = "https://town.example";
    let answer = ask(&site, "login").from_origin(origin).send();
    assert!(!list(&answer).is_empty());
    assert_eq!(answer.header("access-control-allow-origin").as_deref(), Some(origin));
    let foreign = refused(&ask(&site, "login").from_origin("https://evil.example"), 403, "origin-refused");
    assert!(!format!("{foreign:?}").contains("help.example"));
}

#[test]
fn other_requests_are_refused() {
    let (site, _) = good();
    refused(&ask("9999", "login"), 404, "site-unknown");
    refused(&ask(&site, &"x".repeat(601)), 413, "too-large");
    let no_text =
        world().client.post(&format!("/v1/sites/{site}/answers")).body("text/plain", vec![0xff, 0xfe]);
    refused(&no_text, 400, "unreadable");
    let get = world().client.get(&format!("/v1/sites/{site}/answers")).send();
    assert_eq!((get.status, get.header("allow").as_deref()), (405, Some("POST")), "{get}");
}

#[test]
fn the_ticket_tells_the_desk_which_of_its_own_were_shown() {
    let (_, json) = good();
    let own = knowledge_base().page("login");
    let shown = json!([
        { "url": "https://help.example/password", "opened": true },
        { "url": own },
        { "url": "https://evil.example/phish" },
    ]);
    let key = key();
    let told = with(&json, "/answersShown", shown);
    let receipt = Receipt::of(&world().client.submission(&told).key(&key).send());
    let inbox = Inbox::open(&world().client);
    let page = until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(&receipt.number));
    for part in ["Getoond vóór het versturen", "https://help.example/password (geopend)", own.as_str()] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(!page.contains("evil.example"), "{page}");
    // It is no part of what the key stands for: sent again after another look, it is the same ticket.
    let again = Receipt::of(&world().client.submission(&json).key(&key).send());
    assert_eq!(again.number, receipt.number);
    refused(&world().client.submission(&with(&json, "/answersShown", json!("x"))), 422, "fields");
}
