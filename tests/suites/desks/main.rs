//! The example desks under docs/desks: each is published, and its rules are walked through the API.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod announcements;
mod calls;
mod contracts;
mod kinds;
mod resellers;

use chrono::{DateTime, Utc};
use desk::{
    channel::ChannelKind,
    closing::Waiting,
    config::Desk,
    hours::{Calendar, State},
};
use serde_json::{Value, json};
use std::{
    fs,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tests::{
    client::Client, env, fixtures, fixtures::Ticket, inbox::Inbox, secrets::ADMIN_TOKEN, server::Server,
    until::until, workspace::Limits,
};

/// One server, on which one desk at a time holds.
fn server() -> MutexGuard<'static, Option<Server>> {
    static SERVER: Mutex<Option<Server>> = Mutex::new(None);
    let mut server = SERVER.lock().unwrap_or_else(PoisonError::into_inner);
    if server.is_none() {
        *server = Some(Server::start_with("desks", Limits::Wide, &resellers::SECRETS).unwrap());
    }
    server
}

/// Publishes an example desk, and waits until it holds.
fn publish(client: &Client, name: &str, site: &str) -> Desk {
    publish_with(client, name, site, &[])
}

/// The same with other addresses in place of those that the example names.
fn publish_with(client: &Client, name: &str, site: &str, others: &[(&str, &str)]) -> Desk {
    let path = env::root().unwrap().join("docs/desks").join(format!("{name}.toml"));
    let mut source = fs::read_to_string(path).unwrap();
    for (address, other) in others {
        assert!(source.contains(address), "{name} does not name {address}");
        source = source.replace(address, other);
    }
    let put = client.request("PUT", "/v1/desk").bearer(ADMIN_TOKEN);
    let answer = put.body("application/toml", source.clone()).send();
    assert_eq!(answer.status, 200, "{name}: {answer}");
    let desk = Desk::parse(&source).unwrap();
    let title = desk.name.get(desk.first_language()).to_owned();
    until("the desk to hold", Duration::from_secs(15), || {
        client.get(&format!("/form/{site}")).send().text().contains(&title).then_some(())
    });
    desk
}

/// Files a ticket and returns when it came in and by when an answer is promised.
fn file(client: &Client, site: &str) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
    filed(client, &Ticket::new(site).json())
}

/// The same with a submission of its own.
fn filed(client: &Client, json: &Value) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
    let answer = client.submission(json).send();
    assert_eq!(answer.status, 201, "{answer}");
    let receipt = answer.json();
    let time = |field: &str| receipt[field].as_str().map(|text| text.parse().unwrap());
    let path = receipt["statusUrl"].as_str().unwrap().split_once("/status/").unwrap().1.to_owned();
    let seen = client.get(&format!("/status/{path}")).header("Accept", "application/json").send().json();
    assert_eq!(seen["answerBy"], receipt["answerBy"], "the status page promises what the receipt does");
    (time("receivedAt").unwrap(), time("answerBy"))
}

/// The promise is kept with the ticket a moment before the ledger dates it.
fn assert_promised(desk: &Desk, (received, promised): (DateTime<Utc>, Option<DateTime<Utc>>)) {
    let expected = desk.own_answer_by(desk::Category::Problem, received).unwrap();
    let apart = (expected - promised.unwrap()).abs();
    assert!(apart < chrono::Duration::seconds(10), "promised {promised:?}, expected {expected}");
}

/// The form says of the hours of a kind of request, where there are several, what the calendars say,
/// before and after it was asked.
fn assert_says_hours(client: &Client, calendars: &[&Calendar], site: &str, kind: Option<&str>) {
    let state = || calendars.iter().map(|calendar| calendar.state(Utc::now())).collect::<Vec<_>>();
    until("a moment in which nothing opens or closes", Duration::from_secs(15), || {
        let before = state();
        let page = client.get(&format!("/form/{site}?lang=en")).send().text();
        (before == state()).then(|| {
            // The channels further down have hours of their own.
            let lines =
                page.split("<div class=\"ticket-hours\"").skip(1).filter_map(|rest| rest.split('>').next());
            let is_it = |line: &&str| match (kind, line.split_once("data-kinds=\"")) {
                (Some(kind), Some((_, kinds))) => kinds.trim_end_matches('"').split(' ').any(|it| it == kind),
                (kind, kinds) => kind.is_none() && kinds.is_none(),
            };
            let said: Vec<&str> = lines.filter(is_it).collect();
            assert_eq!(said.len(), calendars.len(), "{kind:?}: {page}");
            for (state, said) in before.iter().zip(said) {
                let open = matches!(state, State::Open { .. });
                let says = if open { "data-open=\"yes\"" } else { "data-open=\"no\"" };
                assert!(said.contains(says), "open: {open}, but it says {said}");
            }
        })
    });
}

#[test]
fn a_federal_desk_answers_within_four_open_hours() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "government", "1234");
    assert_promised(&desk, file(&client, "1235"));
    assert_says_hours(&client, &[desk.hours.calendar().unwrap()], "1234", None);
}

#[test]
fn an_emergency_at_a_federal_desk_is_filed_first_and_then_called_in() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "government", "1234");
    let mut json = Ticket::new("1235").json();
    json["category"] = "emergency".into();
    let receipt = client.submission(&json).send().json();
    assert_eq!(receipt["emergencyPhone"], "+32 2 555 02 99", "{receipt}");
    assert_eq!(desk.emergency_phone(Utc::now()).as_str(), "+32 2 555 02 99");
}

#[test]
fn a_hosting_company_is_reached_by_mail_only_while_it_is_closed() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "hosting", "2001");
    let state = |kind: ChannelKind, at: &str| {
        let channel = desk.channels.iter().find(|channel| channel.address.kind() == kind).unwrap();
        matches!(channel.state(at.parse().unwrap()), State::Open { .. })
    };
    for (at, phone) in
        [("2026-12-23T10:00:00Z", true), ("2026-12-28T10:00:00Z", false), ("2027-01-04T10:00:00Z", true)]
    {
        assert_eq!((state(ChannelKind::Phone, at), state(ChannelKind::Email, at)), (phone, true), "{at}");
    }
    let reach = desk.hours.reach("2026-12-28".parse().unwrap()).unwrap();
    assert!(reach.minimal_staffing && reach.by == [ChannelKind::Email]);
    let page = client.get("/form/2001?lang=en").send().text();
    assert!(page.contains("ticket-channels") && page.contains("support@noorderlicht.example"), "{page}");
    assert!(page.contains("at any time"), "{page}");
}

#[test]
fn a_federal_desk_closes_after_five_working_days_of_silence() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "government", "1235");
    let receipt = client.file(&Ticket::new("1235"));
    let seen = || client.get(&receipt.status_url).header("Accept", "application/json").send().json();
    assert!(seen()["closesAt"].is_null(), "nobody waits yet");
    let inbox = Inbox::open(&client);
    until("the ticket in the inbox", Duration::from_secs(15), || inbox.ticket(&receipt.number));
    let asked = Utc::now();
    inbox.set_status(&receipt.number, "waiting");
    let closes: DateTime<Utc> = seen()["closesAt"].as_str().unwrap().parse().unwrap();
    let expected = desk
        .closes_at(desk.site("1235").unwrap(), Waiting { since: asked, reminded_at: None }, asked)
        .unwrap();
    assert!((closes - expected).abs() < chrono::Duration::seconds(10), "{closes}, expected {expected}");
    let reply = client.post(&format!("{}/reply", receipt.status_url)).key(&fixtures::key());
    let reply = reply.header("Accept", "application/json").json(&serde_json::json!({ "text": "Firefox." }));
    assert_eq!(reply.send().status, 204);
    assert_eq!((seen()["status"].as_str(), seen()["closesAt"].is_null()), (Some("open"), true));
}

#[test]
fn a_software_vendor_has_short_days() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "vendor", "4001");
    let calendar = desk.hours.calendar().unwrap();
    for site in ["4001", "4002"] {
        assert_promised(&desk, file(&client, site));
        assert_says_hours(&client, &[calendar], site, None);
    }
    let form = |site: &str| client.get(&format!("/form/{site}?lang=nl")).send().text();
    let (held, other) = (form("4001"), form("4002"));
    assert!(held.contains("Uw contract: Onderhoudscontract."), "{held}");
    assert!(held.contains("Maatwerk en opleiding") && held.contains("110,00"), "{held}");
    assert!(other.contains("Deze site heeft geen contract.") && !other.contains("Maatwerk"), "{other}");
}

#[test]
fn an_agency_says_when_it_is_open_and_promises_nothing() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "agency", "3001");
    for site in ["3001", "3002"] {
        assert_says_hours(&client, &[desk.hours.calendar().unwrap()], site, None);
    }
    assert_eq!(file(&client, "3002").1, None);
}

#[test]
fn a_hosting_company_promises_no_time_and_each_line_says_its_hours() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "hosting", "2001");
    let problem = kinds::of("2001", "problem", &json!({ "about": "website" }));
    assert_eq!(filed(&client, &problem).1, None);
    let [office, operations] = ["office", "operations"].map(|name| &desk.hours.calendars[name]);
    assert_says_hours(&client, &[office], "2001", Some("question"));
    // The second line takes some of these.
    assert_says_hours(&client, &[office, operations], "2001", Some("problem"));
}
