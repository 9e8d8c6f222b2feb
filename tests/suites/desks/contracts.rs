//! Contracts and editors: who may report, what goes along, and who goes first.

use crate::{kinds::of, publish, server};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{
    answer::Answer,
    client::{Client, Receipt},
    fixtures::{Ticket, with},
    inbox::Inbox,
    problem::Problem,
    until::until,
};

/// A submission for a site from an address, with what its contract asks for.
fn submission(site: &str, email: &str) -> Value {
    with(&Ticket::new(site).json(), "/contact/email", json!(email))
}

fn held(client: &Client, json: &Value, lang: &str) -> Answer {
    client.submission(json).lang(lang).send()
}

#[test]
fn an_editor_reports_and_others_are_told_whom_to_ask() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "government", "1234");
    let known = Receipt::of(&held(&client, &submission("1234", "An.Voorbeeld@EXAMPLES.example"), "nl"));
    for (lang, says) in [
        ("nl", "Vraag een van hen om het te melden: An Voorbeeld, Benoît Exemple, Clara Beispiel."),
        ("fr", "Demandez à l’un d’eux de le signaler"),
        ("de", "Fragen Sie jemanden von ihnen"),
        ("en", "Ask one of them to report it"),
    ] {
        let answer = held(&client, &submission("1234", "somebody@elsewhere.example"), lang);
        Problem::of(&answer, 422, "fields");
        let fault = answer.json()["errors"][0].clone();
        assert_eq!((&fault["pointer"], &fault["code"]), (&json!("/contact/email"), &json!("editor-unknown")));
        assert!(fault["message"].as_str().unwrap().contains(says), "{answer}");
        assert!(!answer.text().contains("@examples.example"), "an editor's address: {answer}");
    }
    // Whoever has something else to correct hears nothing of editors yet.
    let empty = with(&submission("1234", "somebody@elsewhere.example"), "/title", json!(""));
    assert!(!held(&client, &empty, "en").text().contains("Clara"));
    let inbox = Inbox::open(&client);
    let page = until("the ticket", Duration::from_secs(10), || inbox.ticket(&known.number));
    assert!(page.contains("Redacteur van de site"), "{page}");
}

#[test]
fn a_refused_form_keeps_all_that_was_typed() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "government", "1234");
    let ticket = Ticket::new("1234");
    let key = tests::fixtures::key();
    let answer = client
        .post("/v1/tickets?lang=en")
        .header("Accept", "text/html")
        .form(&ticket.fields_with_key(&key))
        .send();
    assert_eq!(answer.status, 422, "{answer}");
    let page = answer.text();
    for kept in ["Error 503 while saving", "The opening hours cannot be saved", tests::fixtures::EMAIL] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    assert!(
        page.contains("<a href=\"#ticket-contact-email\">This site takes reports from its editors only.")
    );
}

#[test]
fn a_visitor_is_taken_and_marked() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "government", "1235");
    let receipt = Receipt::of(&held(&client, &submission("1235", "somebody@elsewhere.example"), "nl"));
    let inbox = Inbox::open(&client);
    let page = until("the ticket", Duration::from_secs(10), || inbox.ticket(&receipt.number));
    assert!(page.contains("Bezoeker, geen redacteur"), "{page}");
    // The reporter's own page says nothing of it.
    let status = client.get(&receipt.status_url).header("Accept", "text/html").send().text();
    assert!(!status.contains("edacteur"), "{status}");
}

#[test]
fn a_contract_asks_for_the_customer_id_and_its_holders_go_first() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "hosting", "2001");
    let form = client.get("/form/2002?lang=en").send().text();
    assert!(form.contains("2 hours 15 minutes left on your card"), "{form}");
    assert!(form.contains("name=\"customerId\"") && form.contains("Charged at €85.00 per hour"));
    let none = client.get("/form/2001?lang=en").send().text();
    assert!(!none.contains("name=\"customerId\"") && none.contains("This site has no contract."), "{none}");

    let problem = |site: &str| of(site, "problem", &json!({ "about": "website" }));
    let without = held(&client, &problem("2002"), "en");
    Problem::of(&without, 422, "fields");
    assert_eq!(without.json()["errors"][0]["code"], "customer-id-missing");
    let holder = |site: &str| with(&problem(site), "/customerId", json!("K-2002/7"));

    let inbox = Inbox::open(&client);
    let file = |json: &Value| {
        let receipt = Receipt::of(&held(&client, json, "en"));
        until("the ticket", Duration::from_secs(10), || inbox.ticket(&receipt.number));
        receipt.number
    };
    let (first, second) = (file(&problem("2001")), file(&problem("2001")));
    let (card, service) = (file(&holder("2002")), file(&holder("2003")));
    let page = inbox.ticket(&card).unwrap();
    assert!(page.contains("K-2002/7") && page.contains("Prepaid supportkaart (gaat voor)"), "{page}");

    let mine = [&first, &second, &card, &service];
    let listed = |path: &str| {
        let list = inbox.whole(path);
        let mut found: Vec<(usize, &String)> =
            mine.into_iter().filter_map(|number| Some((list.find(number.as_str())?, number))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, number)| number).collect::<Vec<_>>()
    };
    assert_eq!(listed("/inbox"), [&card, &service, &first, &second]);
    assert_eq!(listed("/inbox?status=all"), [&service, &card, &second, &first]);
    // What waits for its reporter is not to do; what goes on again keeps its turn.
    inbox.set_status(&card, "waiting");
    assert_eq!(listed("/inbox"), [&service, &first, &second]);
    inbox.set_status(&card, "open");
    assert_eq!(listed("/inbox"), [&card, &service, &first, &second]);
}

#[test]
fn an_agency_stands_by_for_holders_while_it_is_closed() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    let desk = publish(&client, "agency", "3001");
    let (calendar, on_call) = (desk.hours.calendar().unwrap(), desk.on_call.as_ref().unwrap());
    let offered =
        || on_call.costs.offer(calendar, calendar, chrono::Utc::now()).map(|offer| offer.tariff.percent);
    until("a moment in which no tariff changes", Duration::from_secs(15), || {
        let before = offered();
        let holder = client.get("/form/3001?lang=en").send().text();
        let other = client.get("/form/3002?lang=en").send().text();
        (before == offered()).then(|| {
            let says = before.map(|percent| format!("{percent}% of €100.00 per hour"));
            assert_eq!(says.as_ref().is_some_and(|says| holder.contains(says)), before.is_some(), "{holder}");
            assert_eq!(holder.contains("tel:+31655501060"), before.is_some());
            assert!(!other.contains("tel:+31655501060"), "{other}");
        })
    });
}
