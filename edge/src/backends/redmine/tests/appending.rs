//! Telling Redmine what happened elsewhere.

use super::*;

fn append(what: What, answers: &[Answer]) -> (Sent, Result<(), Fault>) {
    let event = Event { at: now(), what };
    lead(answers, |answers| redmine().append(&known(), 9, &event, now(), answers))
}

fn reply() -> What {
    What::Reply { by: Party::Reporter, text: "It works !http://x.example/a.png!".into() }
}

fn to(to: Status) -> What {
    What::status(to)
}

#[test]
fn a_reply_becomes_a_public_note_that_is_unmistakable() {
    let (sent, end) = append(reply(), &[one(json!({ "journals": [] })), Answer::of(204, "")]);
    assert_eq!(end, Ok(()));
    assert_eq!(
        sent[1].1,
        json!({ "issue": { "notes":
            "Reporter (1234-00057-39/9)\n\n<pre>\nIt works !http://x.example/a.png!\n</pre>" } })
    );
}

#[test]
fn a_note_whose_answer_was_lost_is_not_added_again() {
    let there = json!({ "id": 3, "user": { "id": 5 }, "notes": "Reporter (1234-00057-39/9)\n\n…",
                        "created_on": "2026-11-22T05:55:17Z", "private_notes": false, "details": [] });
    let (sent, end) = append(reply(), &[one(json!({ "journals": [there] }))]);
    assert_eq!((sent.len(), end), (1, Ok(())));
}

#[test]
fn a_status_is_set_where_the_workflow_allows_it_and_read_back() {
    let before = one(json!({ "journals": [], "allowed_statuses": [{ "id": 1 }, { "id": 6 }] }));
    let after = one(json!({ "status": { "id": 6, "name": "Rejected" } }));
    let (sent, end) = append(to(Status::Closed), &[before, statuses(), Answer::of(204, ""), after]);
    assert_eq!(end, Ok(()));
    assert_eq!(sent[2], ("PUT /issues/7.json".into(), json!({ "issue": { "status_id": 6 } })));
}

#[test]
fn a_status_that_cannot_be_set_is_said() {
    let before = || one(json!({ "journals": [], "allowed_statuses": [{ "id": 1 }] }));
    let note = json!({ "issue": { "notes": "New status: Resolved (1234-00057-39/9)" } });
    let (sent, end) = append(to(Status::Resolved), &[before(), statuses(), Answer::of(204, "")]);
    assert_eq!((&sent[2].1, end), (&note, Ok(())));

    // Redmine answers a success and leaves the change out.
    let before = one(json!({ "journals": [] }));
    let answers = [before, statuses(), Answer::of(204, ""), one(json!({})), Answer::of(204, "")];
    let (sent, end) = append(to(Status::Resolved), &answers);
    assert_eq!((&sent[4].1, end), (&note, Ok(())));
}

#[test]
fn a_status_that_is_there_already_is_left_alone() {
    let (sent, end) = append(to(Status::New), &[one(json!({ "journals": [] })), statuses()]);
    assert_eq!((sent.len(), end), (2, Ok(())));
}

#[test]
fn how_a_ticket_travels_is_not_told() {
    let (sent, end) = append(What::Delivered { backend: "other".into() }, &[]);
    assert_eq!((sent.len(), end), (0, Ok(())));
}
