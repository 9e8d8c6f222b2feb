//! Announcements are published whole, shown where they concern somebody, and fed to readers.

use crate::{publish, server};
use chrono::{Duration, SecondsFormat, Utc};
use serde_json::{Value, json};
use tests::{answer::Answer, client::Client, secrets::ADMIN_TOKEN, until::until};

fn put(client: &Client, all: &Value) -> Answer {
    client.request("PUT", "/v1/announcements").bearer(ADMIN_TOKEN).json(all).send()
}

fn incident(site: &str) -> Value {
    let from = (Utc::now() - Duration::minutes(5)).to_rfc3339_opts(SecondsFormat::Secs, true);
    json!([{ "id": "mail-1", "kind": "incident", "title": { "nl": "Mail is traag", "en": "Mail <is> slow" },
             "from": from, "sites": [site] }])
}

#[test]
fn they_show_above_the_form_and_in_the_feed_until_they_are_taken_back() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "government", "1234");
    let answer = put(&client, &incident("1234"));
    assert_eq!((answer.status, &answer.json()["announcements"]), (200, &json!(1)));
    let form = || client.get("/form/1234?lang=en").send().text();
    until("the announcement to hold", std::time::Duration::from_secs(15), || {
        form().contains("Mail &lt;is&gt; slow").then_some(())
    });
    let feed = client.get("/announcements.atom?lang=nl").send();
    assert_eq!(feed.media_type(), "application/atom+xml");
    assert!(feed.text().contains("<title>Mail is traag</title>"), "{feed}");
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
    assert_eq!(client.request("PUT", "/v1/announcements").json(&json!([])).send().status, 401);
    assert_eq!(client.get("/v1/announcements").bearer(ADMIN_TOKEN).send().text(), before);
}
