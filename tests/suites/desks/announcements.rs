//! Announcements are published whole, shown where they concern somebody, and fed to readers.

use crate::{publish, server};
use chrono::{Duration, SecondsFormat, Utc};
use serde_json::{Value, json};
use tests::{
    answer::Answer,
    client::{Client, Receipt},
    fixtures::{Ticket, with},
    secrets::ADMIN_TOKEN,
    until::until,
};

fn put(client: &Client, all: &Value) -> Answer {
    client.request("PUT", "/v1/announcements").bearer(ADMIN_TOKEN).json(all).send()
}

fn incident(site: &str) -> Value {
    let from = (Utc::now() - Duration::minutes(5)).to_rfc3339_opts(SecondsFormat::Secs, true);
    json!([{ "id": "mail-1", "kind": "incident", "title": { "nl": "Mail is traag", "en": "Mail <is> slow" },
             "from": from, "until": END, "sites": [site] }])
}

/// What is published now, for publishing it again.
fn published(client: &Client) -> Value {
    client.get("/v1/announcements").bearer(ADMIN_TOKEN).send().json()
}

/// When the incident is over; far from now.
const END: &str = "2099-12-31T11:30:00Z";

/// What stands between the tags of an element that there is once.
fn element(xml: &str, name: &str) -> String {
    let (_, rest) = xml.split_once(&format!("<{name}>")).expect(name);
    rest.split_once(&format!("</{name}>")).expect(name).0.to_owned()
}

#[test]
fn they_show_above_the_form_and_in_the_feed_until_they_are_taken_back() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "government", "1234");
    let other = client.file(&Ticket::new("1235")).status_url;
    // The site takes reports of its editors only.
    let editor = json!("an.voorbeeld@examples.example");
    let concerned = client.submission(&with(&Ticket::new("1234").json(), "/contact/email", editor)).send();
    let concerned = Receipt::of(&concerned).status_url;
    let before = Utc::now() - Duration::seconds(1);
    let answer = put(&client, &incident("1234"));
    assert_eq!((answer.status, &answer.json()["announcements"]), (200, &json!(1)));
    let form = || client.get("/form/1234?lang=en").send().text();
    until("the announcement to hold", std::time::Duration::from_secs(15), || {
        form().contains("Mail &lt;is&gt; slow").then_some(())
    });
    let page = |url: &str| client.get(&format!("{url}?lang=en")).header("Accept", "text/html").send().text();
    let end = "until <time datetime=\"2099-12-31T11:30:00Z\">Thursday 31 December 2099 at 12:30</time>";
    for page in [form(), page(&concerned)] {
        assert!(page.contains("Mail &lt;is&gt; slow") && page.contains(end), "{page}");
        assert!(page.contains("<a href=\"/announcements.atom?lang=en\">"), "{page}");
        assert!(page.contains("id=\"ticket-announced-mail-1\""), "where the feed leads to: {page}");
    }
    assert!(!page(&other).contains("slow"), "another site's reporters are not told");
    let feed = client.get("/announcements.atom?lang=nl").send();
    assert_eq!(feed.media_type(), "application/atom+xml");
    let text = feed.text();
    assert!(text.contains("<title>Mail is traag</title>"), "{feed}");
    assert!(text.contains("/form/1234?lang=nl#ticket-announced-mail-1\""), "{feed}");
    let entry = element(&text, "entry");
    let updated: chrono::DateTime<Utc> = element(&entry, "updated").parse().unwrap();
    assert!((before..=Utc::now()).contains(&updated), "published just now: {updated}");
    // The same list again is no news.
    assert_eq!(put(&client, &published(&client)).status, 200);
    let again = client.get("/announcements.atom?lang=nl").send().text();
    assert_eq!(element(&again, "entry"), entry);
    assert_eq!(put(&client, &json!([])).status, 200);
    until("the announcement to go", std::time::Duration::from_secs(15), || {
        (!form().contains("slow")).then_some(())
    });
}

#[test]
fn a_list_that_does_not_hold_changes_nothing() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let before = client.get("/v1/announcements").bearer(ADMIN_TOKEN).send().text();
    let mut bad = incident("1234");
    bad[0]["until"] = json!("2020-01-01T00:00:00Z");
    let answer = put(&client, &bad);
    assert_eq!((answer.status, &answer.json()["code"]), (422, &json!("announcements")));
    let said = answer.json()["errors"][0]["message"].as_str().unwrap().to_owned();
    assert!(said.starts_with("announcement 1: write an end"), "{said}");
    let answer = put(&client, &incident("9999"));
    let said = answer.json()["errors"][0]["message"].as_str().unwrap().to_owned();
    assert_eq!(
        (answer.status, said.as_str()),
        (422, "announcement 1: write sites of desk.toml; it has no 9999")
    );
    assert_eq!(client.request("PUT", "/v1/announcements").json(&json!([])).send().status, 401);
    assert_eq!(client.get("/v1/announcements").bearer(ADMIN_TOKEN).send().text(), before);
}
