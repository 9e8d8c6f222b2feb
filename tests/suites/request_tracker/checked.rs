//! The check says what an admin has to mend.

use crate::{BARE, CLOSED, GOOD, NOWHERE, Road, refused::STRANGER, suite};
use serde_json::Value;
use tests::secrets::ADMIN_TOKEN;

/// What the check finds at a backend.
pub fn check(road: Road) -> Vec<Value> {
    let path = format!("/v1/backends/{}/check", road.backend);
    let answer = suite().world.client.get(&path).bearer(ADMIN_TOKEN).send();
    assert_eq!(answer.status, 200, "{answer}");
    let json = answer.json();
    let findings = json["findings"].as_array().unwrap().clone();
    assert_eq!(json["ok"], findings.iter().all(|finding| finding["ok"] == true), "{answer}");
    findings
}

/// What is bad, and what is said about it.
fn bad(road: Road) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let findings = check(road);
    let bad = findings.iter().filter(|finding| finding["ok"] == false);
    bad.map(|finding| (text(&finding["subject"]), text(&finding["say"]))).collect()
}

#[test]
fn a_good_backend_is_good() {
    GOOD.deliver();
    let subjects: Vec<String> =
        check(GOOD).iter().map(|finding| finding["subject"].as_str().unwrap().to_owned()).collect();
    assert_eq!(bad(GOOD), []);
    for subject in ["credentials", "user", "queue", "field number", "field phone", "rights", "webhook"] {
        assert!(subjects.iter().any(|it| it == subject), "{subject}: {subjects:?}");
    }
}

#[test]
fn each_fault_says_what_to_do() {
    for (road, subject, words) in [
        (STRANGER, "credentials", "RT refuses the token"),
        (NOWHERE, "queue", "No such queue"),
        (CLOSED, "queue", "CreateTicket"),
        (BARE, "field number", "\"Ticket number\""),
        (BARE, "field phone", "\"Phone\""),
    ] {
        let bad = bad(road);
        assert!(
            bad.iter().any(|(about, say)| about == subject && say.contains(words)),
            "{}: {subject}: {bad:?}",
            road.backend
        );
    }
}

#[test]
fn it_is_for_admins() {
    let answer = suite().world.client.get("/v1/backends/rt/check").send();
    assert_eq!(answer.status, 401, "{answer}");
}
