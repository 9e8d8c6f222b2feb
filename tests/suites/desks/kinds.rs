//! The kinds of request of the example desks: who gets them, what they ask, and by when they are answered.

use crate::{publish, publish_with, server};
use chrono::{DateTime, Utc};
use desk::{Category, promise::Promise};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{
    client::{Client, Receipt},
    fixtures::{EMAIL, Ticket},
    inbox::Inbox,
    mail::Mails,
    problem::Problem,
    server::Server,
    until::until,
};

/// How soon a ticket is in the inbox.
const SOON: Duration = Duration::from_secs(15);

/// A submission of a kind, with extra fields.
pub fn of(site: &str, category: &str, fields: &Value) -> Value {
    let mut json = Ticket::new(site).json();
    json["category"] = category.into();
    json["fields"] = fields.clone();
    json
}

fn refused(client: &Client, json: &Value, pointer: &str) -> String {
    let answer = client.submission(json).lang("en").send();
    Problem::of(&answer, 422, "fields").error(pointer).code.clone()
}

#[test]
fn a_federal_desk_s_complaints_go_to_the_service_manager() {
    let server = server();
    let server = server.as_ref().unwrap();
    let client = server.client();
    publish(&client, "government", "1234");
    assert_goes_to(server, "1235", "complaint", "service-manager@webfactory.example", &json!({}));
    assert_eq!(refused(&client, &of("1235", "feature", &json!({})), "/category"), "category-unknown");
}

/// A kind of request is mailed to whom it is for, and the inbox that others go to never has it; an
/// ordinary report, with those extra fields, goes the other way.
fn assert_goes_to(server: &Server, site: &str, category: &str, address: &str, fields: &Value) {
    let (client, mails) = (server.client(), Mails::of(server));
    let inbox = Inbox::open(&client);
    let file = |category: &str, fields: &Value| {
        Receipt::of(&client.submission(&of(site, category, fields)).send()).number
    };
    let theirs = file(category, &json!({}));
    let letter = mails.wait(&theirs, address, 1).remove(0);
    assert!(letter.text().contains("Error 503 while saving"), "{}", letter.text());
    // What was filed later is in the inbox, so the other would be there by now.
    let usual = file("problem", fields);
    until("the ordinary report in the inbox", SOON, || inbox.ticket(&usual));
    assert_eq!(inbox.ticket(&theirs), None, "{category} in the inbox");
    assert!(!inbox.get("/inbox?status=all").text().contains(&theirs), "{category} in the list");
    mails.wait(&usual, EMAIL, 1);
    assert!(mails.about(&usual, address).is_empty(), "an ordinary report went to {address}");
}

#[test]
fn a_hosting_company_s_abuse_goes_to_those_who_handle_it() {
    let server = server();
    let server = server.as_ref().unwrap();
    publish(&server.client(), "hosting", "2001");
    assert_goes_to(server, "2001", "abuse", "abuse@noorderlicht.example", &json!({ "about": "website" }));
}

#[test]
fn a_software_vendor_s_change_request_has_a_field_and_a_promise_of_its_own() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "vendor", "4001");
    let answer = client.submission(&of("4001", "problem", &json!({ "version": "7.4" }))).send();
    assert_eq!(answer.status, 201, "{answer}");
    let url = answer.json()["statusUrl"].as_str().unwrap().to_owned();
    let seen = client.get(&url).header("Accept", "application/json").send().json();
    assert_eq!((&seen["category"], &seen["fields"]), (&json!("problem"), &json!({ "version": "7.4" })));
    let page = client.get(&url).lang("nl").header("Accept", "text/html").send().text();
    assert!(page.contains("<dt>Versie</dt>") && page.contains("7.4</dd>"), "{page}");

    let receipt = client.submission(&of("4001", "change", &json!({}))).send().json();
    let time = |field: &str| receipt[field].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    let expected = desk.own_answer_by(Category::Change, time("receivedAt")).unwrap();
    assert!((expected - time("answerBy")).abs() < chrono::Duration::seconds(10), "{receipt}");
    assert!(expected > desk.own_answer_by(Category::Problem, time("receivedAt")).unwrap());

    let long = of("4001", "problem", &json!({ "version": "x".repeat(41) }));
    assert_eq!(refused(&client, &long, "/fields/version"), "extra-long");
    let unknown = of("4001", "problem", &json!({ "colour": "red" }));
    assert_eq!(refused(&client, &unknown, "/fields/colour"), "field-unknown");
}

#[test]
fn a_hosting_company_s_second_line_takes_problems_with_a_mail_server() {
    let server = server();
    let server = server.as_ref().unwrap();
    let client = server.client();
    let hours = "hours = \"operations\"";
    let promising = format!("{hours}\nanswer-within = \"4 open hours\"");
    let desk = publish_with(&client, "hosting", "2001", &[(hours, &promising)]);
    let page = client.get("/form/2001?lang=en").send().text();
    for part in [
        "data-kinds=\"problem\"><p><strong>Second line</strong>: ",
        "<select id=\"ticket-fields-about\" name=\"fields.about\"",
        "<option value=\"mail\">Mail, with a mail server of our own</option>",
        "data-field=\"fields.mail-server\" data-kinds=\"problem\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let file = |about: &str| {
        let answer = client.submission(&of("2001", "problem", &json!({ "about": about }))).send();
        assert_eq!(answer.status, 201, "{answer}");
        answer.json()
    };
    let number = |receipt: &Value| receipt["number"].as_str().unwrap().to_owned();
    let (mail, website) = (file("mail"), file("website"));
    let time = |field: &str| mail[field].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    let calendar = &desk.hours.calendars["operations"];
    let expected = Promise::parse("4 open hours").unwrap().due(Some(calendar), time("receivedAt")).unwrap();
    assert!((expected - time("answerBy")).abs() < chrono::Duration::seconds(10), "{mail}");
    assert!(website["answerBy"].is_null(), "the first line promises no time: {website}");
    let seen = |receipt: &Value, kind: &str| {
        client.get(receipt["statusUrl"].as_str().unwrap()).lang("en").header("Accept", kind).send()
    };
    let json = seen(&mail, "application/json").json();
    assert_eq!((&json["answerBy"], &json["fields"]["about"]), (&mail["answerBy"], &json!("mail")));
    let status = seen(&mail, "text/html").text();
    assert!(status.contains("Mail, with a mail server of our own</dd>"), "{status}");

    let operations = "operations@noorderlicht.example";
    let letter = Mails::of(server).wait(&number(&mail), operations, 1).remove(0);
    for told in ["Mail, met een eigen mailserver", "Tweede lijn"] {
        assert!(letter.text().contains(told), "{told}: {}", letter.text());
    }
    let inbox = Inbox::open(&client);
    until("the other in the inbox", SOON, || inbox.ticket(&number(&website)));
    assert!(inbox.ticket(&number(&mail)).is_none(), "the first line has nothing to do with it");
    assert!(Mails::of(server).about(&number(&website), operations).is_empty());

    assert_eq!(refused(&client, &of("2001", "problem", &json!({})), "/fields/about"), "extra-choice");
    let unknown = of("2001", "problem", &json!({ "about": "coffee" }));
    assert_eq!(refused(&client, &unknown, "/fields/about"), "extra-choice");
}

#[test]
fn a_hosting_company_charges_changes_and_no_mail_trouble() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "hosting", "2001");
    let question = client.get("/form/2001?lang=en&category=question").send().text();
    assert!(question.contains("one question per report"), "{question}");
    let holder = client.get("/form/2003?lang=en").send().text();
    for (kinds, is) in [("problem question", "included"), ("change", "charged")] {
        let said =
            format!("<p data-kinds=\"{kinds}\"><strong>What you are about to send is {is}.</strong></p>");
        assert!(holder.contains(&said), "{said}: {holder}");
    }
}
