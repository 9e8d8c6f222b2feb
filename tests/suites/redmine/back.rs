//! What people do in Redmine comes back to the reporter, and nothing that they keep among themselves.

use crate::{Lane, RETRIED, SOON, Suite};
use serde_json::{Value, json};
use std::sync::{Mutex, OnceLock, PoisonError};
use tests::{
    client::Receipt, fixtures::Ticket, inbox::Inbox, redmine::road::Accident::LoseAnswer, until::until,
};

const BACK: Lane = Lane::new("6301", "back").of(suite);
const MOVED: Lane = Lane::new("6302", "moved").of(suite);
const BOTH: Lane = Lane::new("6303", "both").of(suite);
const BOTH_SITE: &str = "6304";

/// A suite of its own: each run of the cron trigger asks about every ticket that changed.
fn suite() -> &'static Suite {
    static SUITE: OnceLock<Result<Suite, String>> = OnceLock::new();
    Suite::shared(&SUITE, "redmine-back", &[&[BACK, MOVED, BOTH]], |desk, _| {
        desk.site(BOTH_SITE, &["inbox", BOTH.name]);
    })
}

fn inbox() -> &'static Inbox {
    static INBOX: OnceLock<Inbox> = OnceLock::new();
    INBOX.get_or_init(|| Inbox::open(&suite().world.client))
}

/// Waits until Redmine's database has a row like this.
fn row(what: &str, sql: &str) {
    until(what, RETRIED, || suite().redmine.sql(sql).is_ok_and(|rows| !rows.is_empty()).then_some(()));
}

/// Runs the cron trigger until the reporter's page satisfies, and returns it.
fn seen(lane: Lane, receipt: &Receipt, what: &str, good: impl Fn(&Value) -> bool) -> Value {
    until(what, SOON, || {
        cron();
        Some(lane.status(receipt)).filter(&good)
    })
}

/// Runs the cron trigger, as the platform does: one run after the other.
fn cron() {
    static RUN: Mutex<()> = Mutex::new(());
    let _run = RUN.lock().unwrap_or_else(PoisonError::into_inner);
    suite().world.server.cron();
}

fn delivered(lane: Lane) -> (Receipt, u64) {
    let receipt = lane.file();
    let id = lane.issue(&receipt.number)["id"].as_u64().unwrap();
    // The ledger knows the issue once it has read it back.
    let path = format!("GET /issues/{id}.json");
    until("the issue to be read back", SOON, || (suite().road.count(lane.name, &path) > 0).then_some(()));
    (receipt, id)
}

fn whats(page: &Value) -> Vec<&str> {
    page["events"].as_array().unwrap().iter().map(|event| event["what"].as_str().unwrap()).collect()
}

#[test]
fn statuses_and_public_replies_reach_the_reporter_and_private_notes_never() {
    let (receipt, id) = delivered(BACK);
    let (staff, ids) = (suite().redmine.staff(), &suite().redmine.ids);
    staff.change(id, &json!({ "status_id": ids.status("In Progress"), "notes": "Somebody looks at it." }));
    staff.change(
        id,
        &json!({ "notes": "secret among staff", "private_notes": true,
                              "status_id": ids.status("Feedback") }),
    );
    staff.change(id, &json!({ "subject": "another subject", "notes": "" }));
    staff.change(id, &json!({ "status_id": ids.status("Rejected"), "notes": "Not ours." }));

    let page = seen(BACK, &receipt, "the last reply", |page| page["status"] == "closed");
    let events = page["events"].as_array().unwrap();
    assert_eq!(whats(&page), ["received", "reply", "status", "status", "reply", "status"], "{page}");
    assert_eq!((&events[1]["by"], &events[1]["text"]), (&json!("desk"), &json!("Somebody looks at it.")));
    assert_eq!(events[2]["to"], "open");
    assert_eq!(events[3]["to"], "waiting");
    assert_eq!(events[4]["text"], "Not ours.");
    assert_eq!(events[5]["to"], "closed");
    cron();
    assert_eq!(BACK.status(&receipt), page, "what is told twice counts once");

    let html = suite().world.client.get(&receipt.status_url).header("Accept", "text/html").lang("en").send();
    assert!(html.text().contains("Somebody looks at it.") && html.text().contains("Closed"));
    assert!(!html.text().contains("secret among staff"));
}

#[test]
fn a_move_to_another_tracker_or_project_is_told_by_name() {
    let (receipt, id) = delivered(MOVED);
    let (staff, ids) = (suite().redmine.staff(), &suite().redmine.ids);
    let project =
        |identifier: &str| staff.get(&format!("/projects/{identifier}.json"))["project"]["id"].clone();
    staff.change(id, &json!({ "tracker_id": ids.tracker("Feature") }));
    staff.change(id, &json!({ "project_id": project("changes") }));
    let page = seen(MOVED, &receipt, "the move", |page| whats(page).len() == 3);
    assert_eq!(whats(&page), ["received", "moved", "moved"]);
    assert_eq!(page["events"][1]["place"], "Feature");
    assert_eq!(page["events"][2]["place"], "Change requests");

    // Where the desk's user cannot look, nothing more is heard, and nobody else is disturbed.
    staff.change(id, &json!({ "project_id": project("hidden") }));
    staff.change(id, &json!({ "notes": "out of sight" }));
    let (other, other_id) = delivered(MOVED);
    staff.change(other_id, &json!({ "notes": "in sight" }));
    seen(MOVED, &other, "the other's reply", |page| whats(page) == ["received", "reply"]);
    assert_eq!(MOVED.status(&receipt), page);
}

#[test]
fn what_the_inbox_does_reaches_redmine_once_and_does_not_come_back() {
    let suite = suite();
    let receipt = suite.world.client.file(&Ticket::new(BOTH_SITE));
    let issue = BOTH.issue(&receipt.number);
    let inbox = inbox();
    until("the ticket in the inbox", SOON, || inbox.ticket(&receipt.number));
    suite.road.plan(BOTH.name, &format!("PUT /issues/{}.json", issue["id"]), LoseAnswer);
    inbox.reply(&receipt.number, "Written in the inbox. <pre> *bold* {{toc}}");
    inbox.set_status(&receipt.number, "resolved");
    let resolved = suite.redmine.ids.status("Resolved");
    let sql = format!("SELECT 1 FROM issues WHERE id = {} AND status_id = {resolved}", issue["id"]);
    row("the status in Redmine", &sql);
    let issue = BOTH.issue(&receipt.number);
    let journals = issue["journals"].as_array().unwrap();
    let notes: Vec<&str> =
        journals.iter().filter_map(|it| it["notes"].as_str()).filter(|it| !it.is_empty()).collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].contains("<pre>\nWritten in the inbox. <pre> *bold* {{toc}}\n</pre>"), "{notes:?}");
    assert!(journals.iter().all(|it| it["private_notes"] == false), "{journals:?}");

    // Somebody in Redmine reopens it; the inbox hears of that, and of nothing that it did itself.
    let ids = &suite.redmine.ids;
    suite
        .redmine
        .staff()
        .change(issue["id"].as_u64().unwrap(), &json!({ "status_id": ids.status("In Progress") }));
    let page = seen(BOTH, &receipt, "the new status", |page| page["status"] == "open");
    assert_eq!(whats(&page), ["received", "reply", "status", "status"]);
    until("the inbox to know it", SOON, || {
        inbox.ticket(&receipt.number).filter(|page| page.contains("In behandeling"))
    });
}

#[test]
fn a_status_that_the_workflow_forbids_is_said_in_a_note() {
    let suite = suite();
    let receipt = suite.world.client.file(&Ticket::new(BOTH_SITE));
    let id = BOTH.issue(&receipt.number)["id"].as_u64().unwrap();
    let inbox = inbox();
    until("the ticket in the inbox", SOON, || inbox.ticket(&receipt.number));
    // Nothing leads back from there.
    suite.redmine.staff().change(id, &json!({ "status_id": suite.redmine.ids.status("Rejected") }));
    inbox.set_status(&receipt.number, "waiting");
    let mark = format!("%({}/%", receipt.number);
    row("the note", &format!("SELECT 1 FROM journals WHERE journalized_id = {id} AND notes LIKE '{mark}'"));
    let issue = BOTH.issue(&receipt.number);
    assert_eq!(issue["status"]["name"], "Rejected");
}
