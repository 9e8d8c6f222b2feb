//! One ticket, one issue, with all that was told, also when an answer is lost on the road.

use crate::{Lane, RETRIED, SOON, held, inbox, load, released, suite};
use serde_json::json;
use tests::{
    client::Receipt,
    encode::File,
    fixtures::{self, Ticket},
    redmine::{Redmine, api::custom, road::Accident::*},
    test_desk::TestDesk,
    until::until,
};

const GOOD: Lane = Lane::new("6001", "good");
const LONG: Lane = Lane::new("6002", "long");
const LOST: Lane = Lane::new("6003", "lost");
const BEFORE: Lane = Lane::new("6004", "before");
const READ_BACK: Lane = Lane::new("6005", "read-back");
const BUSY: Lane = Lane::new("6006", "busy");
const LATE: Lane = Lane::new("6008", "late");
const FILES: Lane = Lane::new("6009", "files");
const LARGE: Lane = Lane::new("6010", "large");
const ORDER: Lane = Lane::new("6007", "order");
const KINDS: Lane = Lane::new("6091", "kinds");

pub const LANES: &[Lane] = &[GOOD, LONG, LOST, BEFORE, READ_BACK, BUSY, ORDER, LATE, FILES, LARGE, KINDS];

#[test]
fn an_issue_has_every_field_where_it_belongs() {
    let ticket =
        Ticket::new(GOOD.site).title("Größe \"8\" & <more> 🧯 #1").error("!x.png! {{include(A)}}\n<b>");
    let receipt = suite().world.client.file(&ticket);
    let issue = GOOD.issue(&receipt.number);
    let ids = &suite().redmine.ids;
    assert_eq!(issue["subject"], json!(format!("[{}] {}", receipt.number, ticket.title)));
    assert_eq!(issue["project"]["name"], "Support desk");
    assert_eq!(issue["tracker"]["name"], "Support");
    assert_eq!(issue["author"]["id"], json!(ids.user("desk")));
    assert_eq!(issue["is_private"], false);
    for (field, value) in [
        ("Ticket number", receipt.number.as_str()),
        ("Site ID", GOOD.site),
        ("Page", fixtures::PAGE),
        ("Phone", fixtures::PHONE),
    ] {
        assert_eq!(custom(&issue, ids.field(field)), value, "{field}");
    }
    // Redmine keeps lines with CRLF.
    let description = issue["description"].as_str().unwrap().replace("\r\n", "\n");
    for told in ["<pre>\n!x.png! {{include(A)}}\n<b>\n", fixtures::EMAIL, &ticket.name, &receipt.number] {
        assert!(description.contains(told), "{told}: {description}");
    }
    assert_eq!(suite().road.count(GOOD.name, "POST /issues.json"), 1);
}

#[test]
fn what_the_browser_told_is_read_back() {
    let mut json = Ticket::new(GOOD.site).json();
    let errors = "2026-11-22T12:00:00Z Uncaught Error: first\n2026-11-22T12:00:01Z *second* !x.png!";
    json["context"] = json!({ "browser": "Chromium 149, Linux", "language": "nl-BE", "errors": errors });
    let receipt = Receipt::of(&suite().world.client.submission(&json).send());
    let description = GOOD.issue(&receipt.number)["description"].as_str().unwrap().replace("\r\n", "\n");
    for told in ["Browser: Chromium 149, Linux\nTaal: nl-BE\n", &format!("Scriptfouten:\n{errors}")] {
        assert!(description.contains(told), "{told}: {description}");
    }
    assert!(!description.contains("Venster"), "{description}");
}

/// The priority of this name, by its ID.
fn priority(redmine: &Redmine, name: &str) -> String {
    let sql = format!("SELECT id FROM enumerations WHERE type = 'IssuePriority' AND name = '{name}'");
    redmine.sql(&sql).unwrap()
}

/// The usual kind of request, and one with a tracker and a priority of its own.
pub fn describe(desk: &mut TestDesk, redmine: &Redmine) {
    let (tracker, priority) = (redmine.ids.tracker("Feature"), priority(redmine, "Urgent"));
    desk.tables(&format!(
        "[kinds.problem]\n[kinds.feature.at.{}]\ntracker = {tracker}\npriority = {priority}\n",
        KINDS.name
    ));
}

#[test]
fn a_kind_of_request_has_its_own_tracker_and_priority() {
    let json = Ticket::new(KINDS.site).of_kind("feature");
    let issue = KINDS.issue(&Receipt::of(&suite().world.client.submission(&json).send()).number);
    assert_eq!(
        (&issue["tracker"]["name"], &issue["priority"]["name"]),
        (&json!("Feature"), &json!("Urgent"))
    );
    let usual = KINDS.issue(&KINDS.file().number);
    assert_eq!(
        (&usual["tracker"]["name"], &usual["priority"]["name"]),
        (&json!("Support"), &json!("Normal"))
    );
}

#[test]
fn the_largest_text_arrives_whole() {
    let error = "é🧯".repeat(25_000);
    let receipt = suite().world.client.file(&Ticket::new(LONG.site).error(&error));
    let issue = LONG.issue(&receipt.number);
    assert!(issue["description"].as_str().unwrap().contains(&error));
}

#[test]
fn an_issue_whose_answer_was_lost_is_found_and_not_made_again() {
    suite().road.plan(LOST.name, "POST /issues.json", LoseAnswer);
    let receipt = LOST.file();
    held(&receipt.number, LOST.name);
    released(&receipt.number);
    LOST.issue(&receipt.number);
    assert_eq!(suite().road.count(LOST.name, "POST /issues.json"), 1);
    let search = "GET /issues.json?f%5B%5D=cf_1&op%5Bcf_1%5D=%3D&";
    assert_eq!(suite().road.count(LOST.name, search), 1, "it was looked for");
}

#[test]
fn an_issue_that_was_lost_before_redmine_is_made_once() {
    suite().road.plan(BEFORE.name, "POST /issues.json", LoseRequest);
    let receipt = BEFORE.file();
    BEFORE.issue(&receipt.number);
    assert_eq!(suite().road.count(BEFORE.name, "POST /issues.json"), 2);
}

#[test]
fn an_issue_that_arrives_after_the_next_attempt_is_not_a_second_one() {
    let road = &suite().road;
    road.plan(LATE.name, "POST /issues.json", Late);
    let receipt = LATE.file();
    LATE.issue(&receipt.number);
    released(&receipt.number);
    assert_eq!(road.arrive(LATE.name), [422], "the late one is refused");
    let issue = LATE.issue(&receipt.number);
    let files = suite().redmine.staff().files(&issue);
    assert_eq!(files.len(), 1, "the report itself");
    assert_eq!(files[0].0, format!("{}.txt", receipt.number));
    let report = suite().redmine.staff().bytes(&files[0].1);
    assert!(String::from_utf8_lossy(&report).contains(fixtures::EMAIL));
}

#[test]
fn an_issue_that_could_not_be_read_back_is_not_made_again() {
    suite().road.plan(READ_BACK.name, "GET /issues/", LoseRequest);
    let receipt = READ_BACK.file();
    held(&receipt.number, READ_BACK.name);
    released(&receipt.number);
    READ_BACK.issue(&receipt.number);
    assert_eq!(suite().road.count(READ_BACK.name, "POST /issues.json"), 1);
    until("the second look", SOON, || {
        (suite().road.count(READ_BACK.name, "GET /issues/") == 2).then_some(())
    });
}

#[test]
fn a_redmine_that_is_busy_is_asked_again() {
    suite().road.plan(BUSY.name, "POST /issues.json", Status(503));
    let receipt = BUSY.file();
    held(&receipt.number, BUSY.name);
    released(&receipt.number);
    BUSY.issue(&receipt.number);
}

#[test]
fn many_tickets_at_once_are_one_issue_each() {
    let ticket = Ticket::new(ORDER.site);
    let requests: Vec<_> = (0..8).map(|_| suite().world.client.ticket(&ticket)).collect();
    // Each is sent twice at once, as by somebody who clicks twice.
    let receipts: Vec<Receipt> = std::thread::scope(|scope| {
        let twice = requests.iter().chain(&requests);
        let all: Vec<_> = twice.map(|request| scope.spawn(|| Receipt::of(&request.clone().send()))).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for receipt in &receipts {
        ORDER.issue(&receipt.number);
    }
    until("all of them to be read back", RETRIED, || {
        (suite().road.count(ORDER.name, "GET /issues/") == 8).then_some(())
    });
    assert_eq!(suite().road.count(ORDER.name, "POST /issues.json"), 8);
}

#[test]
fn files_arrive_byte_by_byte_and_once_each() {
    let road = &suite().road;
    road.plan(FILES.name, "PUT /issues/", LoseAnswer);
    road.plan(FILES.name, "POST /uploads.json?filename=trace", LoseAnswer);
    let picture = load::picture(7);
    let log = "één\tregel\n".repeat(20_000);
    let files = [File::new("screen.png", picture.clone()), File::new("trace.log", log.clone())];
    let request = suite().world.client.post("/v1/tickets").header("Accept", "application/json");
    let request = request.key(&fixtures::key()).files(&Ticket::new(FILES.site).fields(), &files);
    let receipt = Receipt::of(&request.send());
    until("both losses", RETRIED, || (road.ahead(FILES.name) == 0).then_some(()));
    released(&receipt.number);
    let staff = suite().redmine.staff();
    let issue = until("both files", RETRIED, || {
        Some(FILES.issue(&receipt.number)).filter(|issue| staff.files(issue).len() == 3)
    });
    for (name, bytes) in [("screen.png", picture), ("trace.log", log.into_bytes())] {
        let all = staff.files(&issue);
        let found: Vec<_> = all.iter().filter(|(other, _)| other == name).collect();
        assert_eq!(found.len(), 1, "{name}: {all:?}");
        assert!(staff.bytes(&found[0].1) == bytes, "{name} arrived as something else");
    }
    assert_eq!(road.count(FILES.name, "PUT /issues/"), 2, "the file that was there is not brought again");
    assert_eq!(road.count(FILES.name, "POST /uploads.json?filename=screen"), 1);
}

#[test]
fn a_file_that_is_too_large_for_redmine_waits_alone_until_it_is_not() {
    let redmine = &suite().redmine;
    let file = |size: usize| {
        let request = suite().world.client.post("/v1/tickets").header("Accept", "application/json");
        let file = File::new("trace.log", "x".repeat(size));
        Receipt::of(&request.key(&fixtures::key()).files(&Ticket::new(LARGE.site).fields(), &[file]).send())
    };
    let receipt = file(2_000_000);
    held(&receipt.number, "Weigert dit ticket");
    let next = file(1_000);
    let issue = LARGE.issue(&next.number);
    until("the other ticket's file", SOON, || {
        (redmine.staff().files(&redmine.staff().issue(issue["id"].as_u64().unwrap())).len() == 2)
            .then_some(())
    });
    // Redmine looks for settings that were changed after it last read them.
    redmine
        .sql(
            "UPDATE settings SET value = '20480', updated_on = '2100-01-01 00:00:00' \
             WHERE name = 'attachment_max_size'",
        )
        .unwrap();
    inbox().replay(&receipt.number, LARGE.name);
    released(&receipt.number);
    assert_eq!(redmine.staff().files(&LARGE.issue(&receipt.number)).len(), 2);
}
