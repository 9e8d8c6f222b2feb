//! Talks with a `TOPdesk`, with answers as its documentation shows them.

use super::*;
use crate::backends::tests::{http, job, now};
use desk::Party;

fn topdesk() -> Topdesk {
    let settings = json!({
        "url": "https://topdesk.example", "user": "desk", "password": "PASSWORD", "branch": "Town hall",
        "category": "Web sites", "operator-group": "Service desk",
    });
    let config: config::Topdesk = serde_json::from_value(settings).unwrap();
    Topdesk::new(&config, |name| Some(format!("value-of-{name}"))).unwrap()
}

fn known() -> Job {
    Job { remote: Some("6b704cbf-76f5".into()), ..job() }
}

fn answer(status: u16, json: &Value) -> Answer {
    Answer::of(status, &json.to_string())
}

fn tracked() -> Tracked {
    Tracked { number: job().number, remote: Some("6b704cbf-76f5".into()) }
}

#[test]
fn a_caller_whom_it_knows_is_looked_up_and_another_is_described() {
    let create = |answers: &[Answer]| topdesk().create(&job(), now(), answers);
    let (method, url, headers, body) = http(create(&[]));
    assert_eq!((method, url.as_str()), (Method::Post, "https://topdesk.example/tas/api/incidents"));
    // desk:value-of-PASSWORD
    assert_eq!(headers[0].1, "Basic ZGVzazp2YWx1ZS1vZi1QQVNTV09SRA==");
    assert_eq!(body["callerLookup"], json!({ "email": "an@example.be" }));
    assert_eq!((&body["externalNumber"], &body["status"]), (&json!("1234-00057-39"), &json!("firstLine")));
    assert_eq!(
        (&body["category"], &body["operatorGroup"]),
        (&json!({ "name": "Web sites" }), &json!({ "name": "Service desk" }))
    );
    assert!(body["request"].as_str().unwrap().starts_with("Error 500<br/>Bcc: x@y.example<br/>"));
    let unknown = answer(400, &json!([{ "message": "'callerLookup.email' cannot be found" }]));
    let (_, _, _, body) = http(create(std::slice::from_ref(&unknown)));
    assert!(body.get("callerLookup").is_none());
    assert_eq!(body["caller"]["branch"], json!({ "name": "Town hall" }));
    let made = answer(201, &json!({ "id": "6b704cbf-76f5", "number": "I 2611 001" }));
    assert_eq!(create(&[unknown, made]), Ok(Step::Done(Taken { remote: Some("6b704cbf-76f5".into()) })));
}

#[test]
fn a_name_that_it_lacks_shuts_the_queue_and_nothing_else_does() {
    let create = |status, message: &str| {
        let refusal = answer(status, &json!([{ "message": message }]));
        topdesk().create(&job(), now(), &[Answer::of(400, "[]"), refusal]).unwrap_err()
    };
    assert_eq!(create(400, "'category' with name 'Web sites' cannot be found"), Fault::FIELDS);
    assert_eq!(create(400, "'caller.branch' cannot be found"), Fault::FIELDS);
    assert_eq!(create(400, "something about the text").label, "refused");
    assert_eq!(create(403, ""), Fault::CREDENTIALS);
}

#[test]
fn a_subject_ends_at_eighty_characters() {
    assert_eq!(brief("short"), "short");
    let cut = brief(&"é".repeat(90));
    assert_eq!(cut.chars().count(), 80);
    assert!(cut.ends_with("é…"));
}

#[test]
fn the_number_is_asked_for_and_nothing_found_is_no_body() {
    let (_, url, _, _) = http(topdesk().find(&job(), &[]));
    assert!(url.contains("?query=externalNumber%3D%3D%271234%2D00057%2D39%27&"), "{url}");
    assert_eq!(topdesk().find(&job(), &[Answer::of(204, "")]), Ok(Step::Done(None)));
    let found = json!([
        { "id": "other", "externalNumber": "1234-00057-390" },
        { "id": "6b704cbf-76f5", "externalNumber": "1234-00057-39" },
    ]);
    let found = topdesk().find(&job(), &[answer(206, &found)]);
    assert_eq!(found, Ok(Step::Done(Some(Taken { remote: Some("6b704cbf-76f5".into()) }))));
}

#[test]
fn a_file_travels_byte_for_byte() {
    let file = &job().attachments[0].file;
    let bytes = b"\x89PNG\r\n--ticket-desk\r\n\0\xff";
    let step = topdesk().attach(&known(), file, bytes, &[]).unwrap().sent();
    let Some(Exchange::Http { headers, body: Body::Bytes(body), .. }) = step else { panic!() };
    let boundary =
        headers.last().unwrap().1.strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
    let text = String::from_utf8_lossy(&body);
    assert!(text.contains("name=\"file\"; filename=\"schermafbeelding.png\"\r\nContent-Type: image/png"));
    assert!(text.contains("name=\"description\"\r\n\r\n1234-00057-39 file 1\r\n"));
    assert_eq!(text.matches(&boundary).count(), 4, "three parts and an end");
    assert!(body.windows(bytes.len()).any(|window| window == bytes));
    let there = answer(200, &json!([{ "description": "1234-00057-39 file 1" }]));
    assert_eq!(topdesk().find_file(&known(), file, &[there]), Ok(Step::Done(true)));
    assert_eq!(topdesk().find_file(&known(), file, &[Answer::of(204, "")]), Ok(Step::Done(false)));
}

#[test]
fn what_the_desk_writes_is_marked_and_written_once() {
    let reply = Event { at: now(), what: What::Reply { by: Party::Desk, text: "<b>Solved</b>".into() } };
    let append = |answers: &[Answer]| topdesk().append(&known(), 9, &reply, now(), answers);
    let (method, _, _, body) = http(append(&[Answer::of(204, "")]));
    assert_eq!(method, Method::Patch);
    let action = "&lt;b&gt;Solved&lt;/b&gt;<br/>(1234-00057-39 · 9)";
    assert_eq!(body, json!({ "action": action, "actionInvisibleForCaller": false }));
    let trail = answer(200, &json!([{ "memoText": action }]));
    assert_eq!(append(&[trail]), Ok(Step::Done(())));
    let status = Event { at: now(), what: What::status(Status::Resolved) };
    let (_, _, _, body) = http(topdesk().append(&known(), 10, &status, now(), &[Answer::of(204, "")]));
    assert_eq!((&body["completed"], &body["actionInvisibleForCaller"]), (&json!(true), &json!(true)));
}

#[test]
fn the_history_is_what_the_caller_sees_and_the_desk_did_not_do() {
    let history = |incident: Value, trail: Value| {
        let answers = [json!({ "id": "me" }), incident, trail].map(|json| answer(200, &json));
        topdesk().history(&tracked(), &answers).unwrap().done().unwrap().unwrap()
    };
    let entry = |id: &str, operator: Value, person: Value, invisible: Value, text: &str| {
        json!({ "id": id, "operator": operator, "person": person, "invisibleForCaller": invisible,
                "memoText": text, "entryDate": "2026-09-21T16:13:20.000+0200" })
    };
    let (me, other, nobody) = (json!({ "id": "me" }), json!({ "id": "other" }), Value::Null);
    let trail = json!([
        entry("1", me.clone(), nobody.clone(), json!(false), "the desk's own"),
        entry("2", other.clone(), nobody.clone(), json!(true), "a note"),
        entry("3", other.clone(), nobody.clone(), nobody.clone(), "not clearly visible"),
        entry("4", other.clone(), nobody.clone(), json!(false), "Solved<br/>today"),
        entry("5", nobody.clone(), other, json!(false), "Thanks"),
        json!({ "id": "6", "fileName": "a.png", "invisibleForCaller": false, "operator": { "id": "other" } }),
    ]);
    let incident = json!({
        "completed": true, "completedDate": "2026-09-21T17:00:00.000+0200", "closed": false,
        "category": { "name": "Changes" }, "operatorGroup": { "name": "Service desk" },
        "modificationDate": "2026-09-21T15:00:01Z",
    });
    let changes = history(incident.clone(), trail);
    let told: Vec<&What> = changes.iter().map(|change| &change.what).collect();
    assert_eq!(
        told,
        [
            &What::Reply { by: Party::Desk, text: "Solved\ntoday".into() },
            &What::Reply { by: Party::Reporter, text: "Thanks".into() },
            &What::status(Status::Resolved),
            &What::Moved { to: "Changes".into() },
        ]
    );
    assert_eq!(changes[0].at, now());
    assert_eq!(changes[2].id, "status:resolved:2026-09-21T17:00:00.000+0200");
    let mut own = entry("7", me, nobody, json!(true), "→ resolved<br/>(1234-00057-39 · 5)");
    own["entryDate"] = incident["completedDate"].clone();
    let changes = history(incident, json!([own]));
    assert!(changes.iter().all(|change| !matches!(change.what, What::Status { .. })), "{changes:?}");
}

#[test]
fn an_open_incident_is_news_once_somebody_has_taken_it_up() {
    let status = |responded: bool| {
        let incident = json!({ "processingStatus": { "name": "In progress" }, "responded": responded,
                               "modificationDate": "2026-09-21T14:13:20.000+0000" });
        let answers = [json!({ "id": "me" }), incident].map(|json| answer(200, &json));
        let [me, incident] = answers;
        let answers = [me, incident, Answer::of(204, "")];
        topdesk().history(&tracked(), &answers).unwrap().done().unwrap().unwrap()
    };
    let moved = |change: &Change| matches!(change.what, What::Moved { .. });
    assert!(status(false).iter().all(moved));
    assert!(status(true).iter().any(|it| it.id == "status:open:In progress"));
}

#[test]
fn changed_incidents_are_asked_for_since_then() {
    let (_, url, _, _) = http(topdesk().changed(Some(now()), &[]));
    assert!(
        url.contains("query=modificationDate%3Dge%3D2026%2D09%2D21T14%3A13%3A20Z&sort=modificationDate:asc"),
        "{url}"
    );
    let page = json!([
        { "id": "6b704cbf-76f5", "externalNumber": "1234-00057-39", "modificationDate": "2026-09-21T15:00:00.000+0000" },
        { "id": "other", "externalNumber": "PO 17", "modificationDate": "2026-09-21T14:30:00.000+0000" },
    ]);
    let changed = topdesk().changed(Some(now()), &[answer(200, &page)]).unwrap().done().unwrap().unwrap();
    assert_eq!(changed.tickets, [tracked()]);
    assert_eq!(changed.until.unwrap().to_rfc3339(), "2026-09-21T15:00:00+00:00");
}
