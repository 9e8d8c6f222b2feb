//! A key that no longer opens Redmine holds the backend's whole queue, and drops nothing.

use crate::{Lane, RETRIED, findings, held, inbox, released, suite};
use serde_json::json;
use tests::{redmine::road::Accident::LoseRequest, until::until};

const LEAVER: Lane = Lane::new("6201", "leaver").key("REDMINE_KEY_LEAVER");
const GONE: Lane = Lane::new("6202", "gone");

pub const LANES: &[Lane] = &[LEAVER, GONE];

#[test]
fn a_revoked_key_holds_the_queue_until_it_opens_again() {
    let (redmine, road) = (&suite().redmine, &suite().road);
    let before = LEAVER.file();
    LEAVER.issue(&before.number);
    redmine.lock("leaver", true);
    let waiting: Vec<_> = (0..5).map(|_| LEAVER.file()).collect();
    for receipt in &waiting {
        held(&receipt.number, LEAVER.name);
    }
    let alert = inbox().undelivered();
    assert!(
        alert.contains("leaver neemt geen tickets aan") && alert.contains("5 tickets wachten"),
        "{alert}"
    );
    let knocks = road.count(LEAVER.name, "POST /issues.json");
    assert!(knocks <= 3, "a key that is refused was tried {knocks} times");
    let found = findings(LEAVER.name);
    assert!(found.len() == 1 && found[0].0 == "credentials", "{found:?}");

    redmine.lock("leaver", false);
    assert_eq!(findings(LEAVER.name), []);
    inbox().replay_backend(LEAVER.name);
    for receipt in &waiting {
        released(&receipt.number);
        LEAVER.issue(&receipt.number);
    }
}

#[test]
fn an_issue_that_was_deleted_holds_up_no_other() {
    let (redmine, road) = (&suite().redmine, &suite().road);
    // Made, and not read back twice: the third attempt is minutes away.
    for _ in 0..2 {
        road.plan(GONE.name, "GET /issues/", LoseRequest);
    }
    let deleted = GONE.file();
    until("both losses", RETRIED, || (road.ahead(GONE.name) == 0).then_some(()));
    let issue = GONE.issues(&deleted.number).remove(0);
    redmine.person("chief").write("DELETE", &format!("/issues/{}.json", issue["id"]), &json!({}));
    held(&deleted.number, GONE.name);
    inbox().replay(&deleted.number, GONE.name);
    held(&deleted.number, "Weigert dit ticket");
    let next = GONE.file();
    GONE.issue(&next.number);
    released(&next.number);
}
