//! What the desk makes of tokens, good and bad.

use crate::{
    BY_ADDRESS, EVENTS, OTHER, REFUSING, TOLD, UNSET, VERIFIED, VISITOR, VOUCHED, in_the_inbox,
    signed::{HS256, claims, now, sign, token},
    town,
};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{
    answer::Answer,
    client::Receipt,
    cms::{SITE_SECRET, SITE_SECRET_OLD, email},
    fixtures::{self, Ticket, with},
    until::until,
};

/// How soon something that was set off is there, on a busy machine.
const SOON: Duration = Duration::from_secs(10);

/// A report with a token in it.
fn report(site: &str, token: impl Into<Value>) -> Value {
    with(&Ticket::new(site).json(), "/editorToken", token.into())
}

fn send(json: &Value) -> Answer {
    town().world.client.submission(json).send()
}

/// The page in the inbox of a report that has to be taken.
fn filed(json: &Value) -> String {
    in_the_inbox(&Receipt::of(&send(json)).number)
}

#[test]
fn either_secret_vouches_for_an_editor() {
    for secret in [SITE_SECRET, SITE_SECRET_OLD] {
        let page = filed(&report(OTHER, sign(HS256, &claims("edith", OTHER), secret)));
        assert!(page.contains(VERIFIED) && page.contains(VOUCHED), "{page}");
        assert!(page.contains("Edith Example, edith@town.example, account 7"), "{page}");
        // Where the answer goes is the reporter's to say.
        assert!(page.contains(fixtures::EMAIL), "{page}");
    }
}

#[test]
fn what_is_forged_foreign_over_or_no_token_is_refused() {
    let good = claims("edith", OTHER);
    let token = sign(HS256, &good, SITE_SECRET);
    let (unsigned, _) = token.rsplit_once('.').unwrap();
    let of = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        sign(HS256, &claims, SITE_SECRET)
    };
    for (what, bad) in [
        ("forged", sign(HS256, &good, "another-secret-0123456789-abcdefghij")),
        ("changed", token.replacen(unsigned, &sign(HS256, &claims("leo", OTHER), "x")[..unsigned.len()], 1)),
        ("unsigned", format!("{unsigned}.")),
        ("of no algorithm", sign(r#"{"alg":"none"}"#, &good, SITE_SECRET)),
        ("of another algorithm", sign(r#"{"alg":"HS384"}"#, &good, SITE_SECRET)),
        ("over", of("exp", json!(now() - 330))),
        ("for a day", of("exp", json!(now() + 86_400))),
        ("without end", of("exp", Value::Null)),
        ("foreign", of("site", json!(REFUSING))),
        ("of a number", of("site", json!(3005))),
        ("of no address", of("email", json!("edith"))),
        ("of a list", of("name", json!(["Edith"]))),
        ("too long", of("name", json!("E".repeat(3_000)))),
        ("no token", "edith".to_owned()),
    ] {
        let answer = send(&report(OTHER, bad));
        assert_eq!(answer.status, 401, "{what}: {answer}");
        assert_eq!(answer.json()["code"], "editor-token", "{what}");
    }
    let answer = send(&report(OTHER, json!({ "sub": "7" })));
    assert_eq!(answer.status, 422, "{answer}");
    assert_eq!(answer.json()["errors"][0]["pointer"], "/editorToken");
}

#[test]
fn a_clock_that_is_five_minutes_off_does_no_harm() {
    // Ten minutes by a clock that is ahead, and a minute by one that is behind.
    for seconds in [600 + 290, 60 - 290] {
        let page = filed(&report(OTHER, token("edith", OTHER, seconds)));
        assert!(page.contains(VERIFIED), "{seconds}: {page}");
    }
}

#[test]
fn whoever_is_off_the_list_is_no_editor_whatever_they_type() {
    let leo = |site: &str| {
        let json = report(site, token("leo", site, 300));
        with(&json, "/contact/email", json!(email("edith")))
    };
    let page = filed(&leo(OTHER));
    assert!(page.contains(VISITOR) && page.contains("leo@town.example"), "{page}");
    let answer = send(&leo(REFUSING));
    assert_eq!(answer.status, 422, "{answer}");
    let error = &answer.json()["errors"][0];
    assert_eq!((&error["code"], &error["pointer"]), (&json!("editor-unknown"), &json!("/contact/email")));
}

#[test]
fn without_a_token_all_is_as_before() {
    for json in [Ticket::new(OTHER).json(), report(OTHER, "")] {
        let page = filed(&json);
        assert!(page.contains(VISITOR) && !page.contains(VOUCHED), "{page}");
    }
    let edith = with(&Ticket::new(OTHER).json(), "/contact/email", json!(email("edith")));
    let page = filed(&edith);
    assert!(page.contains(BY_ADDRESS) && !page.contains(VOUCHED), "{page}");
}

#[test]
fn a_site_that_shares_no_secret_reads_none() {
    let site = town().world.site();
    let page = filed(&report(&site, token("edith", &site, 300)));
    assert!(!page.contains(VOUCHED), "{page}");
}

#[test]
fn a_secret_that_the_desk_lacks_keeps_nobody_from_reporting() {
    let page = filed(&report(UNSET, token("edith", UNSET, 300)));
    assert!(page.contains(VISITOR) && !page.contains(VOUCHED), "{page}");
    // Its output goes through another program on its way.
    let said = format!("set a secret of `editor-secrets` of site {UNSET} to at least 32 characters");
    until("a line for whoever runs the desk", SOON, || {
        town().world.server.log().contains(&said).then_some(())
    });
}

#[test]
fn a_backend_is_told_whom_the_cms_vouches_for() {
    let told = |json: &Value| {
        let id = format!("{}.created", Receipt::of(&send(json)).number);
        let mailbox = town().world.helpdesk.mailbox(EVENTS);
        mailbox.wait_until(SOON, |all| all.iter().any(|it| it.id == id));
        let delivery = mailbox.deliveries().into_iter().find(|it| it.id == id).unwrap();
        assert_eq!(delivery.refusal, None);
        delivery.json["data"].clone()
    };
    let data = told(&report(TOLD, token("edith", TOLD, 300)));
    let edith =
        json!({ "account": "7", "name": "Edith Example", "email": email("edith"), "phone": "02 555 01 00" });
    assert_eq!((&data["verified"], &data["reporter"]), (&edith, &json!("editor")), "{data}");
    // By the address alone, nobody is.
    let data = told(&with(&Ticket::new(TOLD).json(), "/contact/email", json!(email("edith"))));
    assert_eq!((&data["verified"], &data["reporter"]), (&Value::Null, &json!("editor")), "{data}");
}

#[test]
fn the_same_key_with_a_fresh_token_is_the_same_ticket() {
    let (client, key) = (&town().world.client, fixtures::key());
    let file = |token: String| {
        let json = report(OTHER, token);
        Receipt::of(&client.submission(&json).key(&key).send()).number
    };
    assert_eq!(file(token("edith", OTHER, 300)), file(token("edith", OTHER, 400)));
}
