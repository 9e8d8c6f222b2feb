//! One test for each trap that the vendors' documentation does not hide, or does.

use crate::{
    RETRIED, SOON, delivered,
    desks::{
        Hosted,
        roads::{
            Kind, Road, TOPDESK_NO_NAME, ZAMMAD_BEHIND, ZAMMAD_NO_FIELD, ZAMMAD_NO_GROUP, ZAMMAD_STRANGER,
            ZENDESK_ENDED, ZENDESK_KEY, ZENDESK_NO_FIELD, ZENDESK_NO_GROUP,
        },
    },
    file, undisturbed, wait_delivered, wait_held, world,
};
use serde_json::json;
use tests::{
    client::{Client, Receipt},
    fixtures::{Ticket, with},
    helpdesk::Behaviour::CommitThenLose,
    secrets::ZENDESK_SECRET,
};

/// What desk.toml names and the helpdesk has not shuts the queue, and is no ticket's fault.
fn wrong_in_desk_toml<V: Hosted + Kind>(road: &'static Road<V>, made: usize) {
    let _turn = undisturbed();
    let receipt = file(road.site);
    wait_held(&receipt.number);
    assert_eq!(road.fake().with(|vendor| vendor.count(&receipt.number)), made);
}

#[test]
fn zammad_has_no_such_group() {
    wrong_in_desk_toml(&ZAMMAD_NO_GROUP, 0);
}

#[test]
fn zammad_drops_an_attribute_without_a_word() {
    // The ticket is there, and cannot be found again by its number: so it is not taken for delivered.
    wrong_in_desk_toml(&ZAMMAD_NO_FIELD, 1);
}

#[test]
fn topdesk_has_no_such_category() {
    wrong_in_desk_toml(&TOPDESK_NO_NAME, 0);
}

#[test]
fn zendesk_has_no_such_group() {
    wrong_in_desk_toml(&ZENDESK_NO_GROUP, 0);
}

#[test]
fn zendesk_drops_a_custom_field_without_a_word() {
    wrong_in_desk_toml(&ZENDESK_NO_FIELD, 1);
}

#[test]
fn zammad_s_search_index_is_behind() {
    let _turn = undisturbed();
    let fake = ZAMMAD_BEHIND.fake();
    fake.with(|zammad| zammad.index_lags = true);
    fake.next("POST", "/api/v1/tickets", [CommitThenLose]);
    let receipt = file(ZAMMAD_BEHIND.site);
    fake.wait_calls("POST", "/tickets/search", 1, RETRIED);
    wait_delivered(&receipt.number, RETRIED);
    assert_eq!(fake.with(|zammad| zammad.count(&receipt.number)), 1);
}

#[test]
fn zammad_does_not_believe_an_address() {
    let json = with(&Ticket::new(ZAMMAD_STRANGER.site).json(), "/contact/email", json!("an@town.example"));
    let fake = ZAMMAD_STRANGER.fake();
    fake.with(|zammad| zammad.believes = false);
    let receipt = Receipt::of(&world().client.submission(&json).send());
    let ticket = fake.wait("the ticket", SOON, |zammad| zammad.numbered(&receipt.number).cloned());
    assert_eq!(ticket.customer, "-");
    assert!(ticket.articles[0].body.contains("an@town.example"), "the address stands in the text");
}

#[test]
fn zendesk_takes_a_token_back_before_its_time() {
    let _turn = undisturbed();
    delivered(&ZENDESK_ENDED);
    let fake = ZENDESK_ENDED.fake();
    let signed_in = fake.calls("POST", "/oauth/tokens").len();
    fake.with(tests::fakes::zendesk::Zendesk::revoke);
    let receipt = file(ZENDESK_ENDED.site);
    fake.wait("the ticket", RETRIED, |zendesk| (zendesk.count(&receipt.number) == 1).then_some(()));
    wait_delivered(&receipt.number, RETRIED);
    assert!(fake.calls("POST", "/oauth/tokens").len() > signed_in, "it signed in anew");
    assert!(fake.calls("POST", "/tickets.json").len() <= 3, "refused once, then taken:\n{}", fake.log());
}

#[test]
fn zendesk_has_the_key_with_another_body() {
    let fake = ZENDESK_KEY.fake();
    // What an attempt under an older desk.toml left behind, and nobody remembers.
    let site = desk::SiteId::parse(ZENDESK_KEY.site).unwrap();
    let number = desk::TicketNumber::new(site, 1).to_string();
    let client = Client::new(&fake.url);
    let pass = json!({
        "grant_type": "client_credentials", "client_id": "desk", "client_secret": ZENDESK_SECRET, "scope": "read write",
    });
    let pass = client.post("/oauth/tokens").json(&pass).send().json();
    let older = json!({ "ticket": {
        "subject": "older", "external_id": number, "comment": { "body": "older" },
        "requester": { "name": "An", "email": "an@town.example" },
    } });
    let post = client.post("/api/v2/tickets.json").bearer(pass["access_token"].as_str().unwrap());
    let id = post.key(&format!("ticket-desk-{number}")).json(&older).send().json()["ticket"]["id"].clone();
    let receipt = file(ZENDESK_KEY.site);
    assert_eq!(receipt.number, number);
    fake.wait_calls("GET", &format!("/tickets/{id}.json"), 1, SOON);
    wait_delivered(&number, SOON);
    assert_eq!(fake.with(|zendesk| zendesk.count(&number)), 1);
}
