//! Talks with a Zammad, with answers as its documentation shows them.

use super::*;
use crate::backends::tests::{http, job, now};

fn zammad(field: Option<&str>) -> Zammad {
    let settings = json!({
        "url": "https://zammad.example/", "token": "TOKEN", "group": "Support",
        "field": field, "hook-secret": "HOOK",
    });
    let config: config::Zammad = serde_json::from_value(settings).unwrap();
    Zammad::new(&config, |name| Some(format!("value-of-{name}"))).unwrap()
}

fn known() -> Job {
    Job { remote: Some("19".into()), ..job() }
}

fn answer(status: u16, json: &Value) -> Answer {
    Answer::of(status, &json.to_string())
}

fn tracked() -> Tracked {
    Tracked { number: job().number, remote: Some("19".into()) }
}

#[test]
fn a_ticket_goes_to_its_group_for_its_customer() {
    let (method, url, headers, body) = http(zammad(Some("desk_number")).create(&job(), now(), &[]));
    assert_eq!((method, url.as_str()), (Method::Post, "https://zammad.example/api/v1/tickets"));
    assert_eq!(headers[0], ("authorization", "Token token=value-of-TOKEN".to_owned()));
    assert_eq!(body["title"], "[1234-00057-39] The \"form\" fails");
    assert_eq!((&body["group"], &body["customer_id"]), (&json!("Support"), &json!("guess:an@example.be")));
    assert_eq!(body["desk_number"], "1234-00057-39");
    assert_eq!(
        (&body["article"]["internal"], &body["article"]["sender"]),
        (&json!(false), &json!("Customer"))
    );
    let made = zammad(None).create(&job(), now(), &[answer(201, &json!({ "id": 19 }))]);
    assert_eq!(made, Ok(Step::Done(Taken { remote: Some("19".into()) })));
}

#[test]
fn a_refusal_says_whose_fault_it_is() {
    let create = |answers: &[Answer]| zammad(None).create(&job(), now(), answers);
    let email = answer(422, &json!({ "error": "Invalid email 'an@example.be' of customer" }));
    let (_, _, _, body) = http(create(std::slice::from_ref(&email)));
    assert!(body.get("customer_id").is_none() && body.to_string().contains("an@example.be"));
    assert!(create(&[email, answer(201, &json!({ "id": 19 }))]).is_ok());
    let group = answer(422, &json!({ "error": "No lookup value found for 'group': \"Support\"" }));
    assert_eq!(create(&[group]), Err(Fault::FIELDS));
    assert_eq!(create(&[Answer::of(401, "")]), Err(Fault::CREDENTIALS));
    assert_eq!(create(&[Answer::of(200, "<title>Maintenance")]), Err(Fault::UNREADABLE));
    assert_eq!(create(&[Answer::Nothing]), Err(Fault::NO_ANSWER));
}

#[test]
fn the_first_ticket_with_the_very_number_is_found() {
    let (_, url, _, body) = http(zammad(None).find(&job(), &[]));
    assert!(url.ends_with("/tickets/search"));
    assert_eq!(body["condition"]["ticket.title"]["value"], "[1234-00057-39]");
    let (_, _, _, body) = http(zammad(Some("desk_number")).find(&job(), &[]));
    assert_eq!(
        body["condition"]["ticket.desk_number"],
        json!({ "operator": "is", "value": "1234-00057-39" })
    );
    let title = |id: u32, title: &str| json!({ "id": id, "title": title });
    let found = json!({ "tickets": [31, 30, 12, 11], "assets": { "Ticket": {
        "31": title(31, "[1234-00057-39] a"), "30": title(30, "[1234-00057-39] a"),
        "12": title(12, "Re: [1234-00057-39] a"), "11": title(11, "[1234-00058-36] a"),
    } } });
    let found = zammad(None).find(&job(), &[answer(200, &found)]);
    assert_eq!(found, Ok(Step::Done(Some(Taken { remote: Some("30".into()) }))));
    let none = zammad(None).find(&job(), &[answer(200, &json!({ "tickets": [], "assets": {} }))]);
    assert_eq!(none, Ok(Step::Done(None)));
    let (_, url, _, _) = http(zammad(None).find(&job(), &[answer(422, &json!({}))]));
    assert!(url.ends_with("/tickets/search?query=%221234-00057-39%22&limit=10"), "{url}");
}

#[test]
fn what_was_dropped_is_set_once_more_and_then_somebody_has_to_look() {
    let zammad = zammad(Some("desk_number"));
    let dropped = answer(200, &json!({ "id": 19, "title": "[1234-00057-39] a" }));
    let kept = answer(200, &json!({ "id": 19, "title": "x", "desk_number": "1234-00057-39" }));
    assert_eq!(zammad.verify(&known(), std::slice::from_ref(&kept)), Ok(Step::Done(())));
    let (method, _, _, body) = http(zammad.verify(&known(), std::slice::from_ref(&dropped)));
    assert_eq!((method, body), (Method::Put, json!({ "desk_number": "1234-00057-39" })));
    let after = |read: &Answer| zammad.verify(&known(), &[dropped.clone(), dropped.clone(), read.clone()]);
    assert_eq!(after(&kept), Ok(Step::Done(())));
    assert_eq!(after(&dropped), Err(Fault::FIELDS));
}

#[test]
fn a_reply_is_written_once() {
    let event = Event { at: now(), what: What::Reply { by: Party::Desk, text: "Solved".into() } };
    let append = |answers: &[Answer]| zammad(None).append(&known(), 9, &event, now(), answers);
    let there = answer(200, &json!([{ "subject": "1234-00057-39 event 9" }]));
    let others = answer(200, &json!([{ "subject": "1234-00057-39 event 90" }]));
    assert_eq!(append(&[there]), Ok(Step::Done(())));
    let (_, url, _, body) = http(append(&[others]));
    assert!(url.ends_with("/ticket_articles"));
    assert_eq!(
        (&body["ticket_id"], &body["internal"], &body["sender"]),
        (&json!(19), &json!(false), &json!("Agent"))
    );
}

#[test]
fn a_waiting_ticket_gets_the_date_that_zammad_wants() {
    let event = Event { at: now(), what: What::status(Status::Waiting) };
    let (_, _, _, body) = http(zammad(None).append(&known(), 9, &event, now(), &[]));
    assert_eq!(body, json!({ "state": "pending reminder", "pending_time": "2026-09-28T14:13:20Z" }));
}

#[test]
fn the_history_is_what_others_did_and_the_customer_may_read() {
    let at = |second: u32| format!("2026-09-21T14:13:{second:02}.000Z");
    let entry = |id: u32, by: u32, attribute: &str, to: &str| {
        json!({ "id": id, "object": "Ticket", "type": "updated", "attribute": attribute, "value_to": to,
                "created_by_id": by, "created_at": at(id) })
    };
    let history = json!({ "history": [
        entry(1, 7, "state", "open"), entry(2, 3, "state", "in Arbeit"), entry(3, 3, "priority", "3 high"),
        entry(4, 1, "group", "2nd Level"), entry(5, 3, "state", "of a kind that is not known"),
    ] });
    let article = |id: u32, by: u32, sender: &str, internal: Value, body: &str| {
        json!({ "id": id, "created_by_id": by, "sender": sender, "internal": internal, "body": body,
                "content_type": "text/html", "created_at": at(id + 10) })
    };
    let articles = json!([
        article(1, 7, "Customer", json!(false), "the desk's own"),
        article(2, 3, "Agent", json!(true), "a note"),
        article(3, 3, "Agent", Value::Null, "not clearly public"),
        article(4, 3, "System", json!(false), "a robot"),
        article(5, 3, "Agent", json!(false), "<p>Solved &amp; done</p>"),
        article(6, 42, "Customer", json!(false), "Thanks"),
    ]);
    let states =
        json!([{ "name": "in Arbeit", "state_type": "open" }, { "name": "open", "state_type": "open" }]);
    let me = json!({ "id": 7 });
    let answers = [me, history, articles, states].map(|json| answer(200, &json));
    let changes = zammad(None).history(&tracked(), &answers).unwrap().done().unwrap().unwrap();
    let told: Vec<(&str, &What)> = changes.iter().map(|it| (it.id.as_str(), &it.what)).collect();
    assert_eq!(
        told,
        [
            ("history:2", &What::status(Status::Open)),
            ("history:4", &What::Moved { to: "2nd Level".into() }),
            ("article:5", &What::Reply { by: Party::Desk, text: "Solved & done".into() }),
            ("article:6", &What::Reply { by: Party::Reporter, text: "Thanks".into() }),
        ]
    );
}

#[test]
fn changed_tickets_are_asked_for_page_by_page() {
    let since = Some(now());
    let (_, _, _, body) = http(zammad(None).changed(since, &[]));
    assert_eq!(body["condition"]["ticket.updated_at"]["value"], "2026-09-21T14:13:20.000Z");
    let ticket =
        |id: u32, title: &str| json!({ "id": id, "title": title, "updated_at": "2026-09-21T15:00:00.000Z" });
    let page: Vec<Value> = (0..100).map(|id| ticket(id, "another's ticket")).collect();
    let (_, _, _, body) = http(zammad(None).changed(since, &[answer(200, &json!(page))]));
    assert_eq!(body["page"], 2);
    let last = answer(200, &json!([ticket(19, "[1234-00057-39] a")]));
    let changed =
        zammad(None).changed(since, &[answer(200, &json!(page)), last]).unwrap().done().unwrap().unwrap();
    assert_eq!(changed.tickets, [tracked()]);
    assert_eq!(changed.until.unwrap().to_rfc3339(), "2026-09-21T15:00:00+00:00");
    let quiet = zammad(None).changed(since, &[answer(200, &json!([]))]).unwrap().done().unwrap().unwrap();
    assert_eq!(quiet, Changed { tickets: Vec::new(), until: since });
}

#[test]
fn only_a_signed_webhook_is_heard() {
    let heard = |body: &str, signature: Option<&str>| {
        let header = |name: &str| signature.filter(|_| name == "x-hub-signature").map(str::to_owned);
        zammad(None).hear(&Hook { header: &header, body: body.as_bytes() }, now())
    };
    let body = r#"{"ticket":{"id":19,"title":"[1234-00057-39] a"},"article":{}}"#;
    // From `openssl dgst -sha1 -hmac value-of-HOOK`, not from this crate.
    let signature = "sha1=caa450382ade418fc02ce76a5a4e9a9b190b0469";
    assert_eq!(heard(body, Some(signature)), Ok(Heard::Look(tracked())));
    for wrong in [None, Some(""), Some("sha1="), Some("sha1=zz"), Some(&signature[5..]), Some("sha1=00")] {
        assert_eq!(heard(body, wrong), Err(Deaf::Signature), "{wrong:?}");
    }
    assert_eq!(heard(&body.replace("19", "20"), Some(signature)), Err(Deaf::Signature));
}
