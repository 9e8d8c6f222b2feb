//! Each helpdesk gets the ticket in its own fields.

use crate::{
    SOON, delivered,
    desks::roads::{TOPDESK_FIELDS, TOPDESK_KNOWN, ZAMMAD_FIELDS, ZENDESK_FIELDS},
    wait_delivered, world,
};
use serde_json::json;
use tests::{
    client::Receipt,
    fixtures::{EMAIL, PAGE, PHONE, Ticket, with},
};

const TITLE: &str = "The opening hours cannot be saved";
const ERROR: &str = "Error 503 while saving\n  at /hours/edit, line 12";

#[test]
fn zammad() {
    let receipt = delivered(&ZAMMAD_FIELDS);
    let ticket = ZAMMAD_FIELDS.fake().with(|zammad| zammad.numbered(&receipt.number).unwrap().clone());
    assert_eq!(ticket.title, format!("[{}] {TITLE}", receipt.number));
    assert_eq!((ticket.group.as_str(), ticket.customer.as_str()), ("Support", EMAIL));
    assert_eq!(ticket.extra, [("desk_number".to_owned(), json!(receipt.number))]);
    let [article] = ticket.articles.as_slice() else { panic!("{:?}", ticket.articles) };
    assert!(!article.internal && article.sender == "Customer" && article.content_type == "text/plain");
    for told in [ERROR, PAGE, PHONE, EMAIL, "An Voorbeeld", "3301"] {
        assert!(article.body.contains(told), "{told}: {}", article.body);
    }
}

#[test]
fn topdesk() {
    let evil = "<img src=x onerror=alert(1)> & \"more\"\nline 2";
    let title = "A title that is long enough to be cut, since eighty characters are not much in such a place";
    let ticket = Ticket::new(TOPDESK_FIELDS.site).title(title).error(evil);
    let receipt = world().client.file(&ticket);
    let incident =
        TOPDESK_FIELDS.fake().wait("the incident", SOON, |it| it.numbered(&receipt.number).cloned());
    wait_delivered(&receipt.number, SOON);
    let brief = incident.text("briefDescription");
    assert!(brief.starts_with(&format!("[{}] A title", receipt.number)) && brief.ends_with('…'), "{brief}");
    assert_eq!(incident.text("externalNumber"), receipt.number);
    let request = incident.text("request");
    assert!(request.contains("&lt;img src=x onerror=alert(1)&gt; &amp; \"more\"<br/>line 2"), "{request}");
    assert!(request.contains("3321") && request.contains(PHONE));
    let caller = json!({ "dynamicName": "An Voorbeeld", "email": EMAIL, "phoneNumber": PHONE, "branch": { "name": "Town hall" } });
    assert_eq!(incident.fields["caller"], caller);
    for (field, name) in [("callType", "Failure"), ("category", "Web sites"), ("subcategory", "Forms")] {
        assert_eq!(incident.fields[field], json!({ "name": name }));
    }
    assert_eq!(incident.fields["operatorGroup"], json!({ "name": "Service desk" }));
}

#[test]
fn topdesk_knows_the_caller() {
    let json = with(&Ticket::new(TOPDESK_KNOWN.site).json(), "/contact/email", json!("known@town.example"));
    let receipt = Receipt::of(&world().client.submission(&json).send());
    let incident =
        TOPDESK_KNOWN.fake().wait("the incident", SOON, |it| it.numbered(&receipt.number).cloned());
    assert_eq!(incident.fields["callerLookup"], json!({ "email": "known@town.example" }));
    assert!(incident.fields.get("caller").is_none());
}

#[test]
fn zendesk() {
    let receipt = delivered(&ZENDESK_FIELDS);
    let ticket = ZENDESK_FIELDS.fake().with(|zendesk| zendesk.numbered(&receipt.number).unwrap().clone());
    assert_eq!(ticket.subject, format!("[{}] {TITLE}", receipt.number));
    assert_eq!((ticket.external_id.as_str(), ticket.group_id), (receipt.number.as_str(), Some(5_001)));
    let made = &ticket.made_with;
    assert_eq!(made["requester"], json!({ "name": "An Voorbeeld", "email": EMAIL }));
    assert_eq!((&made["priority"], &made["tags"]), (&json!("normal"), &json!(["ticket-desk", "site-3341"])));
    let fields = [(6_001, "3341"), (6_002, PAGE), (6_003, PHONE)];
    let fields = fields.map(|(id, value)| json!({ "id": id, "value": value }));
    assert_eq!(ticket.fields, fields);
    let text = made["comment"]["body"].as_str().unwrap();
    assert!(text.contains(ERROR) && text.contains(PAGE), "{text}");
}

/// Files a change for that site.
fn change(site: &str) -> Receipt {
    Receipt::of(&world().client.submission(&Ticket::new(site).of_kind("change")).send())
}

#[test]
fn a_kind_of_request_is_something_of_its_own_at_each() {
    let number = change(ZAMMAD_FIELDS.site).number;
    let made = ZAMMAD_FIELDS.fake().wait("the ticket", SOON, |it| it.numbered(&number).cloned());
    assert_eq!((made.priority.as_str(), made.group.as_str()), ("3 high", "Support"));

    let number = change(TOPDESK_FIELDS.site).number;
    let made = TOPDESK_FIELDS.fake().wait("the incident", SOON, |it| it.numbered(&number).cloned());
    assert_eq!(made.fields["category"], json!({ "name": "Change requests" }));
    assert_eq!(made.fields["callType"], json!({ "name": "Failure" }), "what the kind does not name stays");

    let number = change(ZENDESK_FIELDS.site).number;
    let made = ZENDESK_FIELDS.fake().wait("the ticket", SOON, |it| it.numbered(&number).cloned());
    assert_eq!((&made.made_with["type"], &made.made_with["priority"]), (&json!("task"), &json!("high")));
}
