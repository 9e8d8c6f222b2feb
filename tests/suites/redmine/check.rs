//! `GET /v1/backends/{id}/check` says what an admin has to mend, and changes nothing in Redmine.

use crate::{Lane, findings, suite};
use tests::redmine::road::Accident::LoseRequest;

const WELL: Lane = Lane::new("6401", "well");
const NOBODY: Lane = Lane::new("6402", "nobody").key("REDMINE_KEY_WRONG");
const READER: Lane = Lane::new("6403", "reader").key("REDMINE_KEY_READER");
const NOWHERE: Lane = Lane::new("6404", "nowhere").project("nowhere");
const HIDDEN: Lane = Lane::new("6405", "hidden").project("hidden");
const NO_FIELD: Lane = Lane::new("6406", "no-field").number("Number of no tracker");
const AWAY: Lane = Lane::new("6407", "away");

pub const LANES: &[Lane] = &[WELL, NOBODY, READER, NOWHERE, HIDDEN, NO_FIELD, AWAY];

/// The only finding that is not good.
fn only(lane: Lane) -> (String, String) {
    let mut found = findings(lane.name);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn all_is_well_and_nothing_was_made() {
    let receipt = WELL.file();
    let before = WELL.issue(&receipt.number);
    let count = || suite().redmine.sql("SELECT count(*) FROM issues WHERE subject NOT LIKE '[6%'").unwrap();
    let others = count();
    assert_eq!(findings(WELL.name), []);
    assert_eq!(count(), others);
    assert_eq!(WELL.issue(&receipt.number), before);
}

#[test]
fn each_mistake_is_named() {
    // There is an issue that the rights can be tried on.
    WELL.issue(&WELL.file().number);
    for (lane, subject, word) in [
        (NOBODY, "credentials", "API access key"),
        (NOWHERE, "project", "\"nowhere\""),
        (HIDDEN, "project", "make the user a member"),
        (NO_FIELD, "field number", "tick the tracker"),
    ] {
        let (about, say) = only(lane);
        assert!(about == subject && say.contains(word), "{}: {about}: {say}", lane.name);
    }
    let found = findings(READER.name);
    assert!(found.iter().any(|(about, say)| about == "rights" && say.contains("Add issues")), "{found:?}");
}

#[test]
fn a_redmine_that_does_not_answer() {
    suite().road.plan(AWAY.name, "GET /users/current.json", LoseRequest);
    let (about, say) = only(AWAY);
    assert!(about == "connection" && say.contains("does not answer"), "{about}: {say}");
}
