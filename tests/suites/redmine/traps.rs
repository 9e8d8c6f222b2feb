//! What Redmine drops, refuses or leaves out with a success, each met as an admin could set it up.

use crate::{Lane, SOON, findings, held, inbox, released, suite};
use tests::{
    fixtures::{self},
    redmine::{api::custom, road::Accident::LoseAnswer},
    until::until,
};

const STRICT: Lane = Lane::new("6101", "strict").tracker("Strict").phone("Short phone");
const BARE: Lane = Lane::new("6102", "bare").tracker("Bare");
const READ_ONLY: Lane = Lane::new("6103", "read-only").number("Number read-only");
const UNSEARCHABLE: Lane = Lane::new("6104", "unsearchable").number("Number without filter");
const DEMANDING: Lane = Lane::new("6105", "demanding").tracker("Demanding");
const PLURAL: Lane = Lane::new("6106", "plural");

pub const LANES: &[Lane] = &[STRICT, BARE, READ_ONLY, UNSEARCHABLE, DEMANDING, PLURAL];

/// The label of a backend that has no place for what the desk brings.
const FIELDS: &str = "Heeft geen plaats voor het nummer of de wachtrij";

#[test]
fn a_phone_number_that_the_field_refuses_does_not_lose_the_ticket() {
    let receipt = STRICT.file();
    STRICT.issue(&receipt.number);
    let ids = &suite().redmine.ids;
    let road = &suite().road;
    // The others are written one by one.
    let put = || road.count(STRICT.name, "PUT /issues/") == 3;
    until("the three of them", SOON, || put().then_some(()));
    let issue = STRICT.issue(&receipt.number);
    assert_eq!(custom(&issue, ids.field("Site ID")), STRICT.site);
    assert_eq!(custom(&issue, ids.field("Page")), fixtures::PAGE);
    assert_eq!(custom(&issue, ids.field("Short phone")), "");
    assert!(issue["description"].as_str().unwrap().contains(fixtures::PHONE));
    released(&receipt.number);
    assert_eq!(road.count(STRICT.name, "POST /issues.json"), 2);
    let found = findings(STRICT.name);
    assert!(found.len() == 1 && found[0].0 == "field phone", "{found:?}");
    assert!(found[0].1.contains("Short phone is too long"), "{found:?}");
}

/// A backend that keeps the issue and drops the number, until an admin mends it.
fn mended(lane: Lane, subject: &str, mend: &str) {
    // Even where the answer is lost and the number cannot be found, there is one issue in the end.
    suite().road.plan(lane.name, "POST /issues.json", LoseAnswer);
    let receipt = lane.file();
    held(&receipt.number, FIELDS);
    // It waits behind the first; nothing of it is sent.
    let second = lane.file();
    held(&second.number, lane.name);
    let found = findings(lane.name);
    assert!(found.iter().any(|(about, _)| about == subject), "{found:?}");
    let made = suite().road.count(lane.name, "POST /issues.json");

    suite().redmine.sql(mend).unwrap();
    inbox().replay_backend(lane.name);
    released(&receipt.number);
    released(&second.number);
    assert_eq!(findings(lane.name), []);
    for receipt in [receipt, second] {
        assert_eq!(
            custom(&lane.issue(&receipt.number), suite().redmine.ids.field(lane.number)),
            receipt.number
        );
    }
    let tried = suite().road.count(lane.name, "POST /issues.json") - made;
    assert!(tried <= 14, "the check's trials and one issue, not {tried}");
}

#[test]
fn a_tracker_without_the_number_s_field() {
    let ids = &suite().redmine.ids;
    let ticks = ["Ticket number", "Site ID", "Page", "Phone"].map(|field| {
        format!(
            "INSERT INTO custom_fields_trackers (custom_field_id, tracker_id) VALUES ({}, {});",
            ids.field(field),
            ids.tracker("Bare")
        )
    });
    mended(BARE, "field number", &ticks.concat());
}

#[test]
fn a_number_that_the_workflow_makes_read_only() {
    let field = suite().redmine.ids.field("Number read-only");
    let mend = format!("DELETE FROM workflows WHERE type = 'WorkflowPermission' AND field_name = '{field}'");
    mended(READ_ONLY, "field number", &mend);
}

#[test]
fn a_number_that_cannot_be_searched_for_is_no_reason_to_make_an_issue_twice() {
    suite().road.plan(UNSEARCHABLE.name, "POST /issues.json", LoseAnswer);
    let receipt = UNSEARCHABLE.file();
    held(&receipt.number, FIELDS);
    let found = findings(UNSEARCHABLE.name);
    assert!(found.len() == 1 && found[0].0 == "search", "{found:?}");
    let field = suite().redmine.ids.field("Number without filter");
    suite().redmine.sql(&format!("UPDATE custom_fields SET is_filter = 1 WHERE id = {field}")).unwrap();
    inbox().replay(&receipt.number, UNSEARCHABLE.name);
    released(&receipt.number);
    assert_eq!(UNSEARCHABLE.issues(&receipt.number).len(), 1);
    assert_eq!(findings(UNSEARCHABLE.name), []);
}

#[test]
fn a_field_that_redmine_demands_and_the_desk_does_not_know() {
    let receipt = DEMANDING.file();
    held(&receipt.number, FIELDS);
    let found = findings(DEMANDING.name);
    assert!(found.len() == 1 && found[0].0 == "rights", "{found:?}");
    assert!(found[0].1.contains("It says: Cost centre cannot be blank."), "{found:?}");
    suite().redmine.sql("UPDATE custom_fields SET is_required = 0 WHERE name = 'Cost centre'").unwrap();
    inbox().replay(&receipt.number, DEMANDING.name);
    released(&receipt.number);
    DEMANDING.issue(&receipt.number);
}

#[test]
fn of_several_issues_with_one_number_the_oldest_counts() {
    suite().road.plan(PLURAL.name, "POST /issues.json", LoseAnswer);
    let receipt = PLURAL.file();
    let made = PLURAL.issue(&receipt.number);
    // Nothing in Redmine keeps people from copying an issue, number and all.
    let ids = &suite().redmine.ids;
    suite().redmine.staff().write(
        "POST",
        "/issues.json",
        &serde_json::json!({ "issue": {
            "project_id": "support", "tracker_id": ids.tracker("Support"), "subject": "A copy",
            "custom_fields": [{ "id": ids.field("Ticket number"), "value": receipt.number }],
        } }),
    );
    released(&receipt.number);
    assert_eq!(PLURAL.issues(&receipt.number).len(), 2);
    let path = format!("GET /issues/{}.json", made["id"]);
    until("the first to be read back", SOON, || (suite().road.count(PLURAL.name, &path) == 1).then_some(()));
}
