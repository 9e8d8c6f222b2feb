//! What an admin is told.

use super::*;

fn project() -> Answer {
    ok(&json!({ "project": { "id": 1, "name": "Support desk", "identifier": "support",
        "trackers": [{ "id": 1, "name": "Bug" }, { "id": 3, "name": "Support" }] } }))
}

const BLANK: &str = "Subject cannot be blank";
const LONG: &str = "Subject is too long (maximum is 255 characters)";

/// The findings that are not good, by subject, and all that was sent.
fn check(redmine: &Redmine, answers: &[Answer]) -> (Sent, Vec<(String, String)>) {
    let (sent, end) = lead(answers, |answers| redmine.check(now(), answers));
    let bad = end.unwrap().into_iter().filter(|finding| !finding.ok);
    (sent, bad.map(|finding| (finding.subject, finding.say)).collect())
}

/// The answers of a Redmine where all is well, in order.
fn good() -> Vec<Answer> {
    let mut all = vec![me(), project(), refusal(&[BLANK]), refusal(&[LONG]), list(&[issue(json!({}))], 1)];
    all.push(refusal(&[BLANK]));
    for name in ["Ticket number", "Site ID", "Page", "Phone"] {
        all.push(refusal(&[&format!("{name} is invalid"), BLANK]));
        all.push(refusal(&[BLANK]));
    }
    all.extend([refusal(&["Ticket number cannot be blank"]), statuses()]);
    all
}

fn changed(at: usize, answer: Answer) -> Vec<Answer> {
    let mut all = good();
    all[at] = answer;
    all
}

#[test]
fn all_is_well_and_no_trial_could_become_an_issue() {
    let (sent, bad) = check(&redmine(), &good());
    assert_eq!(bad, []);
    for (line, body) in &sent {
        let subject = body["issue"]["subject"].as_str().unwrap_or_default();
        assert!(line.starts_with("GET") || subject.is_empty() || subject.len() > 255, "{line} {body}");
    }
}

#[test]
fn a_key_or_an_address_that_does_not_work_ends_the_check() {
    for (status, subject, word) in
        [(401, "credentials", "API access key"), (403, "credentials", "REST"), (404, "address", "url")]
    {
        let (_, bad) = check(&redmine(), &[Answer::of(status, "")]);
        assert!(bad.len() == 1 && bad[0].0 == subject && bad[0].1.contains(word), "{bad:?}");
    }
    let (_, bad) = check(&redmine(), &[me(), Answer::of(404, "")]);
    assert_eq!(bad[0].0, "project");
}

#[test]
fn each_thing_that_is_wrong_is_named() {
    let blank_project = ["Project cannot be blank", "Tracker cannot be blank"];
    let rights = |subject: &str| refusal(&[subject, blank_project[0], blank_project[1]]);
    let mut no_right = changed(2, rights(BLANK));
    no_right[3] = rights(LONG);
    let mut no_field = changed(6, refusal(&[BLANK]));
    // What is not there is not tried with a value.
    no_field.remove(7);
    for (answers, subject, word) in [
        (no_right, "rights", "Project cannot be blank; Tracker cannot be blank"),
        (changed(5, Answer::of(204, "")), "rights", "Edit issues"),
        (no_field, "field number", "no custom field 1"),
        (changed(9, refusal(&[BLANK, "Site ID is too long"])), "field site", "Site ID is too long"),
        (changed(14, list(&[], 0)), "search", "Used as a filter"),
    ] {
        let (_, bad) = check(&redmine(), &answers);
        assert!(bad.len() == 1 && bad[0].0 == subject && bad[0].1.contains(word), "{word}: {bad:?}");
    }
}

#[test]
fn a_tracker_or_a_status_that_redmine_does_not_have_is_named() {
    let redmine = with("statuses = { \"On hold\" = \"waiting\" }");
    let bare = ok(&json!({ "project": { "id": 1, "name": "S", "trackers": [{ "id": 1, "name": "Bug" }] } }));
    let (_, bad) = check(&redmine, &changed(1, bare));
    assert_eq!(bad[0].0, "tracker");
    assert!(bad[0].1.contains("1 is Bug"), "{bad:?}");
    assert!(bad[1].0 == "statuses" && bad[1].1.contains("no status On hold"), "{bad:?}");
}
