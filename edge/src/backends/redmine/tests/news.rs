//! What happened in Redmine.

use super::*;

fn journal(id: u64, user: u64, more: Value) -> Value {
    let mut journal = json!({ "id": id, "user": { "id": user, "name": "Staff Example" }, "notes": "",
        "created_on": "2026-11-22T05:55:17Z", "private_notes": false, "details": [] });
    let (Value::Object(into), Value::Object(more)) = (&mut journal, more) else { panic!() };
    into.extend(more);
    journal
}

fn detail(name: &str, old: &str, new: &str) -> Value {
    json!({ "details": [{ "property": "attr", "name": name, "old_value": old, "new_value": new }] })
}

fn history(answers: &[Answer]) -> (Sent, Vec<(String, What)>) {
    let (sent, end) = lead(answers, |answers| redmine().history(&tracked(), answers));
    (sent, end.unwrap().unwrap().into_iter().map(|change| (change.id, change.what)).collect())
}

#[test]
fn public_notes_and_statuses_come_back_and_nothing_private() {
    let journals = json!([
        journal(1, 5, json!({ "notes": "hello from the desk itself" })),
        journal(
            2,
            6,
            json!({ "notes": "We look into it.\r\n\r\n*bold*",
            "details": [{ "property": "attr", "name": "status_id", "old_value": "1", "new_value": "2" }] })
        ),
        journal(4, 6, json!({ "notes": "secret among staff", "private_notes": true })),
        journal(3, 6, detail("status_id", "2", "4")),
        journal(
            5,
            6,
            json!({ "notes": null, "details": [
            { "property": "attr", "name": "subject", "old_value": "a", "new_value": "b" },
            { "property": "cf", "name": "2", "old_value": "1234", "new_value": "9999" },
            { "property": "attachment", "name": "1", "old_value": null, "new_value": "a.png" },
            { "property": "attr", "name": "assigned_to_id", "old_value": null, "new_value": "6" } ] })
        ),
        journal(6, 6, detail("status_id", "5", "6")),
    ]);
    let (sent, changes) = history(&[me(), one(json!({ "journals": journals })), statuses()]);
    assert_eq!(
        changes,
        [
            ("2.note".into(), What::Reply { by: Party::Desk, text: "We look into it.\n\n*bold*".into() }),
            ("2.status_id".into(), What::status(Status::Open)),
            ("3.status_id".into(), What::status(Status::Waiting)),
        ]
    );
    assert_eq!(lines(&sent)[1], "GET /issues/7.json?include=journals");
}

#[test]
fn a_note_that_does_not_say_whether_it_is_private_is_private() {
    let mut silent = journal(2, 6, json!({ "notes": "who may read this?" }));
    silent.as_object_mut().unwrap().remove("private_notes");
    assert_eq!(history(&[me(), one(json!({ "journals": [silent] }))]).1, []);
}

#[test]
fn notes_of_a_private_issue_stay_there() {
    let journals = json!([
        journal(1, 6, json!({ "notes": "between us" })),
        journal(2, 6, detail("status_id", "1", "2")),
    ]);
    let private = one(json!({ "journals": journals, "is_private": true }));
    let (_, changes) = history(&[me(), private, statuses()]);
    assert_eq!(changes, [("2.status_id".into(), What::status(Status::Open))]);
}

#[test]
fn a_move_is_told_by_name() {
    let journals = json!([
        journal(1, 6, detail("tracker_id", "3", "2")),
        journal(2, 6, detail("project_id", "1", "2")),
        journal(3, 6, detail("project_id", "2", "8")),
        journal(4, 6, detail("project_id", "8", "1")),
    ]);
    let trackers = ok(&json!({ "trackers": [{ "id": 2, "name": "Feature" }] }));
    let changes = ok(&json!({ "project": { "id": 2, "name": "Change requests" } }));
    let (sent, changes) =
        history(&[me(), one(json!({ "journals": journals })), trackers, changes, Answer::of(403, "")]);
    let moved = |id: &str, to: &str| (id.to_owned(), What::Moved { to: to.into() });
    assert_eq!(
        changes,
        [
            moved("1.tracker_id", "Feature"),
            moved("2.project_id", "Change requests"),
            // Project 8 is out of the desk's sight.
            moved("4.project_id", "Support desk"),
        ]
    );
    assert_eq!(lines(&sent)[2..], ["GET /trackers.json", "GET /projects/2.json", "GET /projects/8.json"]);
}

#[test]
fn an_issue_out_of_sight_has_no_news() {
    assert_eq!(history(&[me(), Answer::of(403, ""), me()]).1, []);
    assert_eq!(history(&[me(), Answer::of(404, ""), me()]).1, []);
}

fn changed(since: Option<&str>, answers: &[Answer]) -> (Sent, Changed) {
    let since = since.map(|since| since.parse().unwrap());
    let (sent, end) = lead(answers, |answers| redmine().changed(since, answers));
    (sent, end.unwrap().unwrap())
}

fn at(id: u64, updated: &str) -> Value {
    issue(json!({ "id": id, "updated_on": updated }))
}

#[test]
fn only_tickets_of_a_desk_are_looked_at() {
    let foreign = issue(json!({ "id": 8, "custom_fields": [{ "id": 1, "value": "see above" }] }));
    let bare = issue(json!({ "id": 9, "custom_fields": [] }));
    let (sent, changed) =
        changed(Some("2026-11-22T05:00:00Z"), &[list(&[issue(json!({})), foreign, bare], 3)]);
    assert_eq!(changed.tickets, [tracked()]);
    assert_eq!(changed.until, Some("2026-11-22T05:55:17Z".parse().unwrap()));
    assert_eq!(
        lines(&sent),
        ["GET /issues.json?f[]=cf_1&op[cf_1]=*&sort=updated_on,id&offset=0&limit=100\
          &f[]=updated_on&op[updated_on]=>=&v[updated_on][]=2026-11-22T05:00:00Z"]
    );
    assert_eq!(super::news::changed(None, &[list(&[], 0)]).1, Changed::default());
}

#[test]
fn pages_go_on_where_the_last_one_ended() {
    let (one, two, three) = ("2026-11-22T05:00:01Z", "2026-11-22T05:00:02Z", "2026-11-22T05:00:03Z");
    let (sent, changed) = changed(
        None,
        &[
            list(&[at(1, one), at(2, two)], 5),
            list(&[at(2, two), at(3, two)], 4),
            list(&[at(4, two), at(5, three)], 4),
        ],
    );
    let ids: Vec<_> = changed.tickets.iter().filter_map(|it| it.remote.clone()).collect();
    assert_eq!(ids, ["1", "2", "3", "4", "5"]);
    assert_eq!(changed.until, Some(three.parse().unwrap()));
    assert!(sent[1].0.contains(two) && sent[1].0.contains("offset=0"), "{sent:?}");
    assert!(sent[2].0.contains(two) && sent[2].0.contains("offset=2"), "{sent:?}");
}

#[test]
fn a_page_that_is_too_long_is_asked_for_in_parts() {
    let (sent, changed) = changed(None, &[Answer::of(200, ""), list(&[at(1, "2026-11-22T05:00:01Z")], 1)]);
    assert_eq!(changed.tickets.len(), 1);
    assert!(sent[1].0.contains("limit=10"), "{sent:?}");
}
