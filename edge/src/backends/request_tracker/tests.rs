//! Talks with RT, with answers as RT 5.0.3 gave them.

use super::*;
use crate::backends::{
    Exchange, Fault, Method, Step,
    standard_webhooks::SigningSecret,
    tests::{http, job, now},
};
use desk::{Party, What};
use serde_json::{Value, json};

const SECRET: &str = "whsec_dGVzdHMtZXZlbnRzLXNlY3JldC0wMTIzNDU2Nzg5";

const MADE: &str = r#"{"_url":"http://127.0.0.1/REST/2.0/ticket/7","id":"7","type":"ticket"}"#;

fn tracker() -> RequestTracker {
    with("statuses = { \"in progress\" = \"open\" }")
}

fn with(more: &str) -> RequestTracker {
    let desk = format!(
        "[desk]\nname = \"Desk\"\nemail = \"help@desk.example\"\nphone = \"+32 2 555 01 00\"\nlanguages = [\"en\"]\n\
         backends = [\"rt\"]\n[[sites]]\nid = \"1234\"\nname = \"Town\"\n[backends.rt]\nkind = \"request-tracker\"\n\
         url = \"https://rt.example/\"\ntoken = \"RT_TOKEN\"\nuser = \"ticket-desk\"\nqueue = \"Support\"\n\
         hook-secret = \"HOOK\"\n{more}\n"
    );
    let desk = config::Desk::parse(&desk).unwrap();
    let config::Kind::RequestTracker(it) = &desk.backends["rt"].kind else { panic!() };
    let secret = |name: &str| Some(if name == "HOOK" { SECRET } else { "1-27-abc" }.to_owned());
    RequestTracker::new(it, desk.backends["rt"].mails_reporter, secret).unwrap()
}

fn kept() -> Job {
    Job { remote: Some("7".into()), ..job() }
}

fn ok(body: &Value) -> Answer {
    Answer::of(200, &body.to_string())
}

/// A ticket as RT shows it, with these values in its fields.
fn shown(fields: &[(&str, &str)], requestor: &[&str]) -> Answer {
    let fields: Vec<Value> = fields
        .iter()
        .map(|(name, value)| json!({ "id": "2", "type": "customfield", "name": name, "values": [value] }))
        .collect();
    let requestor: Vec<Value> = requestor.iter().map(|id| json!({ "id": id, "type": "user" })).collect();
    ok(&json!({ "id": 7, "Status": "new", "CustomFields": fields, "Requestor": requestor, "Cc": [] }))
}

const FIELDS: [(&str, &str); 4] = [
    ("Ticket number", "1234-00057-39"),
    ("Site ID", "1234"),
    ("Page", "https://town.example/"),
    ("Phone", "02 555 01 00"),
];

/// What is asked next, as method, path and body.
fn next<T: std::fmt::Debug>(step: Next<T>) -> (Method, String, Value) {
    let (method, url, headers, body) = http(step);
    assert_eq!(headers[0], ("authorization", "token 1-27-abc".to_owned()));
    (method, url.strip_prefix("https://rt.example/REST/2.0").unwrap().to_owned(), body)
}

#[test]
fn a_ticket_is_made_with_its_fields_and_its_reporter() {
    let (method, path, body) = next(tracker().create(&job(), now(), &[]));
    assert_eq!((method, path.as_str()), (Method::Post, "/ticket"));
    assert_eq!(body["Queue"], "Support");
    assert_eq!(body["Subject"], "[1234-00057-39] The \"form\" fails");
    assert_eq!(body["Requestor"], "an@example.be");
    assert_eq!(body["CustomFields"]["Ticket number"], "1234-00057-39");
    assert_eq!(body["CustomFields"]["Phone"], "02 555 01 00");
    assert!(body["Content"].as_str().unwrap().contains("Error 500\nBcc: x@y.example"));
    let made = tracker().create(&job(), now(), &[Answer::of(201, MADE)]);
    assert_eq!(made, Ok(Step::Done(Taken { remote: Some("7".into()) })));
}

#[test]
fn what_rt_refuses_shuts_the_queue_and_what_is_unclear_is_in_doubt() {
    let create = |answer: Answer| tracker().create(&job(), now(), &[answer]).unwrap_err();
    let refused = r#"{"message":"No permission to create tickets in the queue 'Support'"}"#;
    assert_eq!(create(Answer::of(403, refused)), Fault::FIELDS);
    assert_eq!(create(Answer::of(401, r#"{"message":"Unauthorized"}"#)), Fault::CREDENTIALS);
    assert_eq!(create(Answer::Nothing), Fault::NO_ANSWER);
    for unclear in [Answer::of(201, "<!doctype html>"), Answer::of(500, "")] {
        assert_eq!(create(unclear).failure, desk::delivery::Failure::Unknown);
    }
}

#[test]
fn it_is_looked_up_by_its_number_in_all_queues() {
    let (method, path, _) = next(tracker().find(&job(), &[]));
    let query = "query=CF.%7BTicket+number%7D+%3D+%271234-00057-39%27+AND+EffectiveId+%3E+0";
    assert_eq!((method, path), (Method::Get, format!("/tickets?{query}&orderby=id&per_page=1")));
    let found = |items: Value| tracker().find(&job(), &[ok(&json!({ "items": items, "total": 1 }))]).unwrap();
    assert_eq!(found(json!([])), Step::Done(None));
    assert_eq!(found(json!([{ "id": "7" }])), Step::Done(Some(Taken { remote: Some("7".into()) })));
}

#[test]
fn what_was_kept_is_read_back() {
    assert_eq!(next(tracker().verify(&kept(), &[])), (Method::Get, "/ticket/7".into(), Value::Null));
    let answer = shown(&FIELDS, &["an@example.be"]);
    assert_eq!(tracker().verify(&kept(), &[answer]), Ok(Step::Done(())));
}

#[test]
fn a_field_that_was_dropped_is_set_once_and_then_told() {
    let without_phone = || shown(&FIELDS[..3], &["an@example.be"]);
    let said = ok(&json!(["Phone: Input must match [Digits]"]));
    let mut answers = vec![without_phone()];
    let again = json!({ "CustomFields": { "Phone": "02 555 01 00" } });
    assert_eq!(next(tracker().verify(&kept(), &answers)), (Method::Put, "/ticket/7".into(), again));
    answers.extend([said, without_phone()]);
    let (_, path, _) = next(tracker().verify(&kept(), &answers));
    assert!(path.starts_with("/ticket/7/attachments?query="), "{path}");
    let mut told = answers.clone();
    told.push(ok(&json!({ "items": [{ "id": "30" }] })));
    assert_eq!(tracker().verify(&kept(), &told), Ok(Step::Done(())), "it stands there already");
    answers.push(ok(&json!({ "items": [] })));
    let (method, path, body) = next(tracker().verify(&kept(), &answers));
    assert_eq!((method, path.as_str()), (Method::Post, "/ticket/7/comment"));
    assert!(body["Content"].as_str().unwrap().contains("Phone: 02 555 01 00"), "{body}");
    answers.push(Answer::of(201, r#"["Comments added"]"#));
    assert_eq!(tracker().verify(&kept(), &answers), Ok(Step::Done(())));
    // And where setting it once helped, nothing is told.
    let mended = [without_phone(), ok(&json!([])), shown(&FIELDS, &["an@example.be"])];
    assert_eq!(tracker().verify(&kept(), &mended), Ok(Step::Done(())));
}

#[test]
fn without_its_number_a_ticket_cannot_be_found_again() {
    let without = || shown(&FIELDS[1..], &["an@example.be"]);
    let answers = [without(), ok(&json!([])), without()];
    assert_eq!(tracker().verify(&kept(), &answers), Err(Fault::FIELDS));
}

#[test]
fn a_reporter_who_was_dropped_is_told() {
    let answers = [shown(&FIELDS, &[]), ok(&json!({ "items": [] }))];
    let (_, _, body) = next(tracker().verify(&kept(), &answers));
    assert!(body["Content"].as_str().unwrap().contains("Requestor: an@example.be"), "{body}");
}

#[test]
fn a_file_is_brought_as_a_comment_and_told_where_it_was_cut_off() {
    let file = &job().attachments[0].file.clone();
    let attach = |answers: &[Answer]| tracker().attach(&kept(), file, b"\x89PN", answers);
    let (method, path, _) = next(attach(&[]));
    assert_eq!((method, path.as_str()), (Method::Post, "/ticket/7/comment"));
    let made = || Answer::of(201, r#"["Comments added"]"#);
    let noted = |name: &str| list(&[json!({ "id": "79", "Data": name })]);
    let (_, path, _) = next(attach(&[made()]));
    assert!(path.starts_with("/transactions?query=") && path.contains("AttachmentTruncate"), "{path}");
    assert_eq!(attach(&[made(), list(&[])]), Ok(Step::Done(())));
    assert_eq!(attach(&[made(), noted("another.png")]), Ok(Step::Done(())));
    // RT cut it off: its reader is told where the whole is.
    let (_, _, body) = next(attach(&[made(), noted("schermafbeelding.png"), ok(&json!({ "items": [] }))]));
    assert!(body["Content"].as_str().unwrap().contains("https://desk.example/files/"), "{body}");
    let there = |items: Value| tracker().find_file(&kept(), file, &[ok(&json!({ "items": items }))]);
    assert_eq!(there(json!([])), Ok(Step::Done(false)));
    assert_eq!(there(json!([{ "id": "29" }])), Ok(Step::Done(true)));
}

#[test]
fn a_status_is_set_and_read_back_and_never_sent_with_words() {
    let event = |to| Event { at: now(), what: What::status(to) };
    let status = |word: &str| ok(&json!({ "id": 7, "Status": word }));
    let append = |to, answers: &[Answer]| tracker().append(&kept(), 9, &event(to), now(), answers);
    let (method, _, body) = next(append(Status::Waiting, &[status("open")]));
    assert_eq!((method, body), (Method::Put, json!({ "Status": "stalled" })));
    assert_eq!(append(Status::Closed, &[status("rejected")]), Ok(Step::Done(())), "it is closed already");
    let said = || ok(&json!(["Ticket 7: Status changed from 'open' to 'stalled'"]));
    assert_eq!(append(Status::Waiting, &[status("open"), said(), status("stalled")]), Ok(Step::Done(())));
    // 200, and in words that it did not.
    let refused = || ok(&json!(["Ticket 7: Status 'stalled' isn't a valid status for this ticket."]));
    let answers = [status("open"), refused(), status("open"), ok(&json!({ "items": [] }))];
    let (_, path, body) = next(append(Status::Waiting, &answers));
    assert_eq!(path, "/ticket/7/comment");
    assert!(body["Content"].as_str().unwrap().contains("stalled"), "{body}");
}

#[test]
fn a_reply_from_elsewhere_stands_there_once() {
    let reply = |by| Event { at: now(), what: What::Reply { by, text: "It is Firefox".into() } };
    let none = || ok(&json!({ "items": [] }));
    let (_, path, _) = next(tracker().append(&kept(), 9, &reply(Party::Reporter), now(), &[]));
    assert!(path.contains("%5B1234-00057-39%5D+9"), "{path}");
    for (rt, by, where_to) in [
        (tracker(), Party::Reporter, "/ticket/7/correspond"),
        (tracker(), Party::Desk, "/ticket/7/comment"),
        (with("mails-reporter = true"), Party::Desk, "/ticket/7/correspond"),
    ] {
        let (_, path, body) = next(rt.append(&kept(), 9, &reply(by), now(), &[none()]));
        assert_eq!(path, where_to);
        assert_eq!(body["Subject"], "[1234-00057-39] 9");
        assert!(body.get("Status").is_none(), "{body}");
    }
}

fn tracked() -> Tracked {
    Tracked { number: job().number, remote: Some("7".into()) }
}

fn transaction(id: u32, kind: &str, field: &str, value: &str, by: &str) -> Value {
    json!({ "id": id.to_string(), "Type": kind, "Field": field, "OldValue": "", "NewValue": value,
            "Created": "2026-11-22T05:52:17Z", "Creator": { "id": by, "type": "user" } })
}

fn list(items: &[Value]) -> Answer {
    ok(&json!({ "items": items, "total": null, "pages": null }))
}

fn history(answers: &[Answer]) -> Vec<Change> {
    tracker().history(&tracked(), answers).unwrap().done().unwrap().unwrap()
}

#[test]
fn a_ticket_without_news_costs_one_question() {
    let (_, path, _) = next(tracker().history(&tracked(), &[]));
    assert!(
        path.starts_with("/transactions?query=ObjectType+%3D+%27RT%3A%3ATicket%27+AND+ObjectId+%3D+7+AND")
    );
    assert!(!path.contains("Comment"), "{path}");
    assert_eq!(history(&[list(&[])]), []);
}

#[test]
fn history_is_what_a_reporter_may_see_in_order() {
    let transactions = list(&[
        transaction(46, "Status", "Status", "in progress", "root"),
        transaction(47, "Correspond", "", "", "root"),
        transaction(48, "Correspond", "", "", "an@example.be"),
        transaction(49, "Correspond", "", "", "ticket-desk"),
        transaction(50, "Set", "Queue", "4", "root"),
        transaction(51, "Set", "Queue", "5", "root"),
        transaction(52, "Status", "Status", "a word of its own", "root"),
        transaction(53, "Status", "Status", "rejected", "root"),
    ]);
    let ticket = shown(&FIELDS, &["an@example.be"]);
    let part = |of: &str, kind: &str, text: &str| json!({ "id": "1", "TransactionId": of, "ContentType": kind, "Content": text });
    let texts = list(&[
        part("47", "text/html", "<p>It is <b>done</b></p>"),
        part("48", "text/plain", "Thanks\n"),
        part("48", "text/html", "<p>Thanks</p>"),
    ]);
    let queue = ok(&json!({ "id": 4, "Name": "Changes" }));
    let hidden = Answer::of(403, r#"{"message":"Forbidden"}"#);
    let changes = history(&[transactions, ticket, texts, queue, hidden]);
    let reply = |by, text: &str| What::Reply { by, text: text.into() };
    let expected = [
        ("46", What::status(Status::Open)),
        ("47", reply(Party::Desk, "It is done")),
        ("48", reply(Party::Reporter, "Thanks")),
        ("50", What::Moved { to: "Changes".into() }),
        ("53", What::status(Status::Closed)),
    ];
    let told: Vec<(&str, What)> = changes.iter().map(|it| (it.id.as_str(), it.what.clone())).collect();
    assert_eq!(told, expected);
    assert_eq!(changes[0].at.to_rfc3339(), "2026-11-22T05:52:17+00:00");
}

#[test]
fn what_the_desk_has_overtaken_is_no_news() {
    let transactions = list(&[
        transaction(46, "Status", "Status", "open", "RT_System"),
        transaction(47, "Status", "Status", "stalled", "ticket-desk"),
        transaction(48, "Status", "Status", "resolved", "root"),
    ]);
    let ids: Vec<String> = history(&[transactions]).into_iter().map(|it| it.id).collect();
    assert_eq!(ids, ["48"]);
}

#[test]
fn after_a_merge_the_other_ticket_s_news_are_ours_too() {
    let own = list(&[transaction(242, "AddLink", "MergedInto", "fsck.com-rt://rt.example/ticket/3", "root")]);
    let merged = ok(&json!({ "id": 3, "Status": "open", "Requestor": [], "Cc": [] }));
    let (_, path, _) = next(tracker().history(&tracked(), &[own, merged]));
    assert!(path.contains("ObjectId+%3D+3+AND+id+%3E+242"), "{path}");
}

#[test]
fn looking_goes_back_until_a_ticket_that_was_not_touched() {
    let since = DateTime::parse_from_rfc3339("2026-11-22T05:57:00Z").unwrap().to_utc();
    let (_, path, _) = next(tracker().changed(Some(since), &[]));
    // RT reads the moment itself in a zone that the desk does not know.
    assert!(path.contains("LastUpdated+%3E+%272026-11-20%27"), "{path}");
    let ticket = |id: &str, number: &str, at: &str| {
        let field = json!({ "name": "Ticket number", "values": [number] });
        json!({ "id": id, "LastUpdated": at, "CustomFields": [field] })
    };
    let page = list(&[
        ticket("9", "1234-00057-39", "2026-11-22T05:58:01Z"),
        ticket("8", "typed by hand", "2026-11-22T05:57:30Z"),
        ticket("7", "1234-00057-39", "2026-11-22T05:56:59Z"),
    ]);
    let merged = list(&[ticket("9", "1234-00057-39", ""), ticket("2", "1234-00057-39", "")]);
    let changed = tracker().changed(Some(since), &[page, merged]).unwrap().done().unwrap().unwrap();
    let remotes: Vec<_> = changed.tickets.iter().filter_map(|it| it.remote.as_deref()).collect();
    assert_eq!(remotes, ["9", "2"]);
    assert_eq!(changed.until.unwrap().to_rfc3339(), "2026-11-22T05:58:01+00:00");
}

#[test]
fn a_look_that_does_not_reach_back_far_enough_starts_over_with_long_pages() {
    let since = DateTime::parse_from_rfc3339("2026-11-22T05:57:00Z").unwrap().to_utc();
    let tickets = |ids: std::ops::Range<u32>| {
        let field = json!({ "name": "Ticket number", "values": ["1234-00057-39"] });
        let ticket = |id: u32| json!({ "id": id.to_string(), "LastUpdated": "2026-11-22T05:58:01Z", "CustomFields": [field] });
        ids.map(ticket).collect::<Vec<_>>()
    };
    let mut answers = vec![list(&tickets(0..20))];
    for page in ["page=1", "page=2"] {
        let (_, path, _) = next(tracker().changed(Some(since), &answers));
        assert!(path.contains("per_page=100") && path.ends_with(page), "{path}");
        answers.push(list(&tickets(if page == "page=1" { 0..100 } else { 100..130 })));
    }
    let merged = (0..3).map(|_| list(&[]));
    answers.extend(merged);
    let changed = tracker().changed(Some(since), &answers).unwrap().done().unwrap().unwrap();
    assert_eq!(changed.tickets.len(), 130);
}

#[test]
fn a_message_of_the_scrip_is_believed_when_it_is_signed() {
    let body = br#"{"data":{"number":"1234-00057-39","ticket":7,"transaction":46},"type":"ticket.changed"}"#;
    let hear = |body: &[u8], signed: &[u8]| {
        let secret = SigningSecret::parse(SECRET).unwrap();
        let signature = secret.sign("rt-46", now().timestamp(), str::from_utf8(signed).unwrap());
        let header = |name: &str| match name {
            "webhook-id" => Some("rt-46".to_owned()),
            "webhook-timestamp" => Some(now().timestamp().to_string()),
            _ => Some(signature.clone()),
        };
        tracker().hear(&Hook { header: &header, body }, now())
    };
    assert_eq!(hear(body, body), Ok(Heard::LookLater(tracked())));
    assert_eq!(hear(body, b"{}"), Err(Deaf::Signature));
    assert_eq!(hear(b"{}", b"{}"), Err(Deaf::Unreadable));
    let by_hand = br#"{"data":{"number":"my own number","ticket":7}}"#;
    assert_eq!(hear(by_hand, by_hand), Ok(Heard::Nothing));
}

#[test]
fn a_check_says_what_to_mend() {
    let check = |answers: &[Answer]| tracker().check(now(), answers).unwrap().done().unwrap();
    let bad = |findings: &[Finding]| -> Vec<String> {
        findings.iter().filter(|it| !it.ok).map(|it| it.subject.clone()).collect()
    };
    assert_eq!(bad(&check(&[Answer::of(401, "")])), ["credentials"]);
    assert_eq!(tracker().check(now(), &[Answer::Nothing]), Err(Fault::NO_ANSWER));
    let user = |name: &str| ok(&json!({ "id": 27, "Name": name }));
    assert_eq!(bad(&check(&[Answer::of(403, ""), user("somebody")])), ["user", "queue"]);
    let fields = |names: &[&str]| names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>();
    let link = |to: &str| json!({ "ref": to });
    let queue = ok(&json!({ "Name": "Support", "TicketCustomFields": fields(&["Site ID", "Page", "Phone"]),
        "_hyperlinks": [link("self")] }));
    let ticket = list(&[json!({ "id": "7", "_hyperlinks": [link("comment")] })]);
    let findings = check(&[queue, user("ticket-desk"), ticket]);
    assert_eq!(bad(&findings), ["queue", "field number", "rights"]);
    assert!(findings.iter().any(|it| it.say.contains("ReplyToTicket, ModifyTicket")), "{findings:?}");
}

#[test]
fn a_secret_that_is_none_is_not_used() {
    let config: config::RequestTracker = serde_json::from_value(
        json!({ "url": "https://rt.example", "token": "T", "user": "u", "queue": "q", "hook-secret": "H" }),
    )
    .unwrap();
    for (token, hook) in [("", SECRET), ("1-27-abc", "no secret")] {
        let secret = |name: &str| Some(if name == "T" { token } else { hook }.to_owned());
        assert!(RequestTracker::new(&config, false, secret).is_none());
    }
}

#[test]
fn no_text_of_a_reporter_is_in_an_address_or_a_header() {
    let Step::Send(Exchange::Http { url, headers, .. }) = tracker().create(&job(), now(), &[]).unwrap()
    else {
        panic!()
    };
    assert_eq!(url, "https://rt.example/REST/2.0/ticket");
    assert!(headers.iter().all(|(_, value)| !value.contains("an@example.be") && !value.contains('\n')));
}

#[test]
fn an_emergency_has_the_highest_priority() {
    let mut job = job();
    let priority = |job: &Job| next(tracker().create(job, now(), &[])).2["Priority"].clone();
    assert_eq!(priority(&job), Value::Null);
    job.report.category = desk::Category::Emergency;
    assert_eq!(priority(&job), 100);
}
