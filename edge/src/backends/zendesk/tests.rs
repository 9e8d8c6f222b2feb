//! Talks with a Zendesk, with answers as its documentation shows them.

use super::*;
use crate::backends::tests::{http, job, now};

fn zendesk() -> Zendesk {
    let settings = json!({
        "url": "https://town.zendesk.example", "client-id": "desk", "client-secret": "SECRET",
        "group-id": 5001, "fields": { "site": 6001, "url": 6002 }, "hook-secret": "HOOK",
    });
    let config: config::Zendesk = serde_json::from_value(settings).unwrap();
    let mut zendesk = Zendesk::new(&config, |name| Some(format!("value-of-{name}"))).unwrap();
    zendesk.carry("a-token".into());
    zendesk
}

fn known() -> Job {
    Job { remote: Some("35".into()), ..job() }
}

fn answer(status: u16, json: &Value) -> Answer {
    Answer::of(status, &json.to_string())
}

fn tracked() -> Tracked {
    Tracked { number: job().number, remote: Some("35".into()) }
}

#[test]
fn it_signs_in_with_client_credentials() {
    let Some(Exchange::Http { url, body: Body::Text(body), .. }) = zendesk().sign_in() else { panic!() };
    assert_eq!(url, "https://town.zendesk.example/oauth/tokens");
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        (&body["grant_type"], &body["client_secret"]),
        (&json!("client_credentials"), &json!("value-of-SECRET"))
    );
    let pass = answer(200, &json!({ "access_token": "t", "token_type": "bearer", "expires_in": 3600 }));
    assert_eq!(zendesk().signed_in(&pass), Ok(("t".to_owned(), 3600)));
    for status in [400, 401, 403] {
        assert_eq!(zendesk().signed_in(&Answer::of(status, "{}")), Err(Fault::CREDENTIALS));
    }
    assert_eq!(zendesk().signed_in(&Answer::of(503, "")).unwrap_err().label, "busy");
}

#[test]
fn the_same_ticket_is_the_same_body_under_the_same_key() {
    let create = || http(zendesk().create(&job(), now() + chrono::TimeDelta::hours(1), &[]));
    let (_, url, headers, body) = http(zendesk().create(&job(), now(), &[]));
    assert_eq!(url, "https://town.zendesk.example/api/v2/tickets.json");
    assert!(headers.contains(&("authorization", "Bearer a-token".to_owned())));
    assert!(headers.contains(&("idempotency-key", "ticket-desk-1234-00057-39".to_owned())));
    assert_eq!(create().3, body);
    let ticket = &body["ticket"];
    assert_eq!((&ticket["external_id"], &ticket["group_id"]), (&json!("1234-00057-39"), &json!(5001)));
    assert_eq!(
        ticket["custom_fields"],
        json!([{ "id": 6001, "value": "1234" }, { "id": 6002, "value": "https://town.example/" }])
    );
}

#[test]
fn an_emergency_is_urgent() {
    let mut job = job();
    job.report.urgency = Urgency::High;
    let priority = |job: &Job| http(zendesk().create(job, now(), &[])).3["ticket"]["priority"].clone();
    assert_eq!(priority(&job), "high");
    job.report.category = Category::Emergency;
    assert_eq!(priority(&job), "urgent");
}

#[test]
fn a_key_that_was_used_leads_to_the_ticket() {
    let create = |answers: &[Answer]| zendesk().create(&job(), now(), answers);
    let used = answer(400, &json!({ "error": "IdempotentRequestError" }));
    let (_, url, _, _) = http(create(std::slice::from_ref(&used)));
    assert!(url.contains("tickets.json?external_id=1234-00057-39"), "{url}");
    let found = json!({ "tickets": [
        { "id": 36, "external_id": "1234-00057-39" }, { "id": 35, "external_id": "1234-00057-39" },
        { "id": 1, "external_id": "1234-00058-36" },
    ] });
    let taken = Ok(Step::Done(Taken { remote: Some("35".into()) }));
    assert_eq!(create(&[used.clone(), answer(200, &found)]), taken);
    // In doubt, so that the next attempt looks again.
    assert_eq!(create(&[used, answer(200, &json!({ "tickets": [] }))]), Err(Fault::UNREADABLE));
    assert_eq!(create(&[Answer::of(409, "{}")]), Err(Fault::UNREADABLE));
}

#[test]
fn a_refusal_says_whose_fault_it_is() {
    let create = |details: Value| {
        let refusal = json!({ "error": "RecordInvalid", "details": details });
        zendesk().create(&job(), now(), &[answer(422, &refusal)])
    };
    assert_eq!(create(json!({ "group": [{ "description": "Group is invalid" }] })), Err(Fault::FIELDS));
    let (_, _, headers, body) =
        http(create(json!({ "requester": [{ "description": "Email is not valid" }] })));
    assert!(body["ticket"].get("requester").is_none());
    assert!(headers.contains(&("idempotency-key", "ticket-desk-1234-00057-39-alone".to_owned())));
    assert_eq!(create(json!({ "base": [{ "description": "something" }] })).unwrap_err().label, "refused");
}

#[test]
fn a_custom_field_that_vanished_is_set_once_more_and_then_somebody_has_to_look() {
    let ticket = |fields: Value| {
        answer(
            200,
            &json!({ "ticket": { "id": 35, "external_id": "1234-00057-39", "custom_fields": fields } }),
        )
    };
    let whole =
        ticket(json!([{ "id": 6001, "value": "1234" }, { "id": 6002, "value": "https://town.example/" }]));
    let bare = ticket(json!([{ "id": 6001, "value": "1234" }]));
    assert_eq!(zendesk().verify(&known(), std::slice::from_ref(&whole)), Ok(Step::Done(())));
    assert_eq!(http(zendesk().verify(&known(), std::slice::from_ref(&bare))).0, Method::Put);
    assert_eq!(zendesk().verify(&known(), &[bare.clone(), bare.clone(), whole]), Ok(Step::Done(())));
    assert_eq!(zendesk().verify(&known(), &[bare.clone(), bare.clone(), bare]), Err(Fault::FIELDS));
}

#[test]
fn a_file_is_uploaded_and_taken_by_a_private_comment() {
    let job = known();
    let file = &job.attachments[0].file;
    let attach = |answers: &[Answer]| zendesk().attach(&job, file, b"\x89PNG", answers);
    let step = attach(&[]).unwrap().sent();
    let Some(Exchange::Http { url, body, .. }) = step else { panic!() };
    assert!(url.ends_with("uploads.json?filename=schermafbeelding%2Epng"), "{url}");
    assert_eq!(body, Body::Bytes(b"\x89PNG".to_vec()));
    let uploaded = answer(201, &json!({ "upload": { "token": "abc" } }));
    let (_, _, _, body) = http(attach(std::slice::from_ref(&uploaded)));
    assert_eq!(
        body["ticket"]["comment"],
        json!({ "body": "schermafbeelding.png", "public": false, "uploads": ["abc"] })
    );
    assert_eq!(body["ticket"]["metadata"], json!({ "ticket_desk": "1234-00057-39 file 1" }));
    let ended =
        answer(422, &json!({ "details": { "uploads": [{ "description": "Upload: token is invalid" }] } }));
    assert_eq!(attach(&[uploaded, ended]).unwrap_err().label, "busy");
}

fn audit(id: u32, custom: &Value, events: &Value) -> Value {
    json!({ "id": id, "created_at": "2026-09-21T14:13:20Z", "metadata": { "custom": custom }, "events": events })
}

#[test]
fn a_reply_is_written_once_however_many_pages_of_audits_there_are() {
    let event = Event { at: now(), what: What::Reply { by: Party::Desk, text: "Solved".into() } };
    let append = |answers: &[Answer]| zendesk().append(&known(), 9, &event, now(), answers);
    let page = |mark: &str, next: Value| {
        answer(
            200,
            &json!({ "audits": [audit(1, &json!({ "ticket_desk": mark }), &json!([]))], "next_page": next }),
        )
    };
    let first = page("1234-00057-39 ticket", json!("https://town.zendesk.example/page-2"));
    let (_, url, _, _) = http(append(std::slice::from_ref(&first)));
    assert!(url.ends_with("audits.json?per_page=100&page=2"), "{url}");
    assert_eq!(append(&[first.clone(), page("1234-00057-39 event 9", Value::Null)]), Ok(Step::Done(())));
    let last = page("1234-00057-39 event 8", Value::Null);
    let (method, _, _, body) = http(append(&[first.clone(), last.clone()]));
    assert_eq!((method, &body["ticket"]["comment"]["public"]), (Method::Put, &json!(true)));
    assert_eq!(body["ticket"]["metadata"], json!({ "ticket_desk": "1234-00057-39 event 9" }));
    let done = answer(200, &json!({ "ticket": {} }));
    assert_eq!(append(&[first.clone(), last.clone(), done]), Ok(Step::Done(())));
    assert_eq!(append(&[first, last, Answer::Nothing]), Err(Fault::NO_ANSWER));
}

#[test]
fn the_history_is_what_others_did_and_the_requester_may_read() {
    let comment = |id: u32, author: u32, public: Value, text: &str| json!({ "id": id, "type": "Comment", "author_id": author, "public": public, "plain_body": text });
    let set = |id: u32, field: &str, to: &str| json!({ "id": id, "type": "Change", "field_name": field, "value": to });
    let audits = json!({ "next_page": null, "audits": [
        audit(1, &json!({ "ticket_desk": "1234-00057-39 ticket" }), &json!([comment(1, 42, json!(true), "the desk's own")])),
        audit(2, &json!({}), &json!([comment(2, 3, json!(false), "a note"), comment(3, 3, Value::Null, "not clearly public")])),
        audit(3, &Value::Null, &json!([comment(4, 3, json!(true), "Solved"), set(5, "status", "solved"), set(6, "priority", "low")])),
        audit(4, &json!({}), &json!([comment(7, 42, json!(true), "Thanks"), set(8, "group_id", "5002"), set(9, "type", "task")])),
    ] });
    let shown = answer(200, &json!({ "ticket": { "id": 35, "requester_id": 42 } }));
    let history = |answers: &[Answer]| zendesk().history(&tracked(), answers);
    let (_, url, _, _) = http(history(&[shown.clone(), answer(200, &audits)]));
    assert!(url.ends_with("groups/5002.json"), "{url}");
    let group = answer(200, &json!({ "group": { "id": 5002, "name": "Web team" } }));
    let changes = history(&[shown, answer(200, &audits), group]).unwrap().done().unwrap().unwrap();
    let told: Vec<(&str, &What)> = changes.iter().map(|it| (it.id.as_str(), &it.what)).collect();
    assert_eq!(
        told,
        [
            ("event:4", &What::Reply { by: Party::Desk, text: "Solved".into() }),
            ("event:5", &What::status(Status::Resolved)),
            ("event:7", &What::Reply { by: Party::Reporter, text: "Thanks".into() }),
            ("event:8", &What::Moved { to: "Web team".into() }),
            ("event:9", &What::Moved { to: "task".into() }),
        ]
    );
}

#[test]
fn changed_tickets_are_read_until_the_time_is_reached() {
    let ticket =
        |id: u32, number: &str, at: &str| json!({ "id": id, "external_id": number, "updated_at": at });
    let new = ticket(35, "1234-00057-39", "2026-09-21T15:00:00Z");
    let old = ticket(34, "1234-00056-42", "2026-09-21T14:00:00Z");
    let page = |tickets: Value| {
        answer(200, &json!({ "tickets": tickets, "next_page": "https://town.zendesk.example/2" }))
    };
    let changed = |answers: &[Answer]| zendesk().changed(Some(now()), answers);
    let (_, url, _, _) = http(changed(&[page(json!([new]))]));
    assert!(url.ends_with("sort_by=updated_at&sort_order=desc&per_page=25&page=2"), "{url}");
    let done = changed(&[page(json!([new])), page(json!([old]))]).unwrap().done().unwrap().unwrap();
    assert_eq!(done.tickets, [tracked()]);
    assert_eq!(done.until.unwrap().to_rfc3339(), "2026-09-21T15:00:00+00:00");
}

#[test]
fn only_a_signed_webhook_of_now_is_heard() {
    // Signed with `openssl dgst -sha256 -hmac value-of-HOOK -binary | base64`, not with this crate.
    let signature = "RDh9X7H9DqpSBnbtWhIbSa93k9lgxD2BaDU9O7ur8IM=";
    let body = r#"{"detail":{"id":"35","external_id":"1234-00057-39"}}"#;
    let heard = |body: &str, signature: &str, later: i64| {
        let header = |name: &str| match name {
            "x-zendesk-webhook-signature" => Some(signature.to_owned()),
            "x-zendesk-webhook-signature-timestamp" => Some("2026-09-21T14:13:20Z".to_owned()),
            _ => None,
        };
        let now = now() + chrono::TimeDelta::seconds(later);
        zendesk().hear(&Hook { header: &header, body: body.as_bytes() }, now)
    };
    assert_eq!(heard(body, signature, 299), Ok(Heard::Look(tracked())));
    assert_eq!(heard(body, signature, 301), Err(Deaf::Signature));
    assert_eq!(heard(body, "AAAA", 0), Err(Deaf::Signature));
    assert_eq!(heard(&body.replace("35", "36"), signature, 0), Err(Deaf::Signature));
}
