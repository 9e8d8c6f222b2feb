//! Kinds of request, lines and extra fields: what holds, and what is refused in its place.

use super::*;
use crate::{Category, Urgency};
use chrono::{DateTime, Utc};

const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["en"]
backends = ["inbox"]
hours = "office"
answer-within = "4 open hours"

[calendars.office]
monday = ["9:00-17:00"]
tuesday = ["9:00-17:00"]

[calendars.evening]
monday = ["17:00-21:00"]

[kinds.problem]
line = "second"
fields = ["server"]
at.rt = { queue = "Servers", priority = 80 }

[kinds.question]
label = "Ask something"
urgency = "low"
answer-within = "2 open hours"
fields = ["version", "server"]

[kinds.complaint]
backends = ["rt"]
at.rt = { queue = "Manager" }

[lines.second]
name = "Operations"
hours = "evening"
backends = ["rt"]

[fields.server]
label = "Server"
limit = 60

[fields.version]
label = "Version"
required = false
long = true

[[sites]]
id = "1234"
name = "Town"

[[sites]]
id = "0042"
name = "Museum"
backends = ["inbox"]
backends-for = { question = ["mailbox"] }

[backends.inbox]
kind = "inbox"

[backends.rt]
kind = "request-tracker"
url = "https://rt.example"
token = "RT_TOKEN"
user = "desk"
queue = "Support"

[backends.mailbox]
kind = "email"
to = "questions@helpdesk.example"

[mail]
from = "desk@desk.example"
"#;

fn desk() -> Desk {
    Desk::parse(DESK).unwrap()
}

/// A Monday at half past four in the afternoon.
fn monday() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-03-23T16:30:00+01:00").unwrap().to_utc()
}

#[test]
fn a_kind_goes_before_its_line_and_a_line_before_the_desk() {
    let desk = desk();
    let site = desk.site("1234").unwrap();
    assert_eq!(site.routes.of(Category::Problem), ["rt"], "those of its line");
    assert_eq!(site.routes.of(Category::Question), ["inbox"], "those of the desk");
    assert_eq!(site.routes.of(Category::Complaint), ["rt"], "its own");
    let due = |category| desk.own_answer_by(category, monday()).unwrap().to_rfc3339();
    assert_eq!(due(Category::Problem), "2026-03-23T20:00:00+00:00", "the desk's promise, the line's hours");
    assert_eq!(due(Category::Question), "2026-03-24T09:30:00+00:00", "its own promise, the desk's hours");
    assert_eq!(due(Category::Complaint), "2026-03-24T11:30:00+00:00");
}

#[test]
fn what_a_site_has_of_its_own_stays_except_for_complaints() {
    let desk = desk();
    let site = desk.site("0042").unwrap();
    assert_eq!(site.routes.of(Category::Problem), ["inbox"]);
    assert_eq!(site.routes.of(Category::Question), ["mailbox"]);
    assert_eq!(site.routes.of(Category::Complaint), ["rt"]);
}

#[test]
fn forms_hold_to_what_the_desk_offers() {
    let desk = desk();
    let rules = &desk.site("1234").unwrap().rules;
    let kinds: Vec<_> = rules.kinds.iter().map(|kind| (kind.category, kind.urgency)).collect();
    let (low, normal) = (Urgency::Low, Urgency::Normal);
    assert_eq!(
        kinds,
        [(Category::Problem, normal), (Category::Question, low), (Category::Complaint, normal)]
    );
    let fields: Vec<_> =
        rules.fields.iter().map(|it| (it.name.as_str(), it.required, it.long, it.limit)).collect();
    assert_eq!(fields, [("server", true, false, 60), ("version", false, true, 5_000)]);
    assert_eq!(rules.fields[0].kinds, [Category::Problem, Category::Question]);
    assert_eq!(desk.kinds.offered[&Category::Question].fields, ["version", "server"], "in the form's order");
    let places = desk.places("rt");
    let queue = |name: &str, priority| Place::RequestTracker { queue: Some(name.into()), priority };
    assert_eq!(places[&Category::Problem], queue("Servers", Some(80)));
    assert_eq!(places[&Category::Complaint], queue("Manager", None));
}

#[test]
fn what_leads_nowhere_is_refused_in_its_place() {
    assert_refused(
        DESK,
        [
            ("[kinds.question]", "[kinds.lunch]", "line 23, column 8: unknown variant `lunch`"),
            (
                "line = \"second\"",
                "line = \"third\"",
                "line 19, column 8: there is no line \"third\": add [lines.third]",
            ),
            ("hours = \"evening\"", "hours = \"night\"", "line 35, column 9: there is no calendar \"night\""),
            (
                "fields = [\"server\"]",
                "fields = [\"colour\"]",
                "line 20, column 11: there is no field \"colour\"",
            ),
            (
                "[\"version\", \"server\"]",
                "[\"server\", \"server\"]",
                "line 27, column 21: field \"server\" stands here twice",
            ),
            (
                "at.rt = { queue = \"S",
                "at.otrs = { queue = \"S",
                "line 21, column 4: there is no backend \"otrs\"",
            ),
            ("priority = 80", "priority = \"high\"", "line 21, column 41: write the priority as a number"),
            (
                "priority = 80",
                "tracker = 3",
                "line 21, column 40: leave this out: Request Tracker knows queue and priority",
            ),
            ("priority = 80", "colour = 3", "unknown field `colour`"),
            ("at.rt = { queue = \"S", "at.inbox = { queue = \"S", "line 21, column 4: leave this table out"),
            ("urgency = \"low\"", "urgency = \"asap\"", "line 25, column 11: unknown variant `asap`"),
            ("\"2 open hours\"", "\"soon\"", "line 26, column 17: write a promise such as"),
            ("limit = 60", "limit = 0", "line 40, column 9: write a limit of 1 to 5000 characters"),
            (
                "label = \"Server\"",
                "label = \"\"",
                "line 39, column 9: write a text of at most 80 characters here",
            ),
            ("[fields.version]", "[fields.Version]", "line 42, column 9: name a field with small letters"),
            (
                "{ question = [\"mailbox\"] }",
                "{ abuse = [\"mailbox\"] }",
                "line 55, column 18: the desk does not offer this kind: add [kinds.abuse]",
            ),
            (
                "{ question = [\"mailbox\"] }",
                "{ complaint = [\"mailbox\"] }",
                "line 55, column 18: leave complaints out",
            ),
            (
                "hours = \"office\"\nanswer-within = \"4 open hours\"",
                "",
                "name the calendar whose open hours are counted",
            ),
        ],
    );
}

#[test]
fn complaints_never_go_where_other_requests_go() {
    let own = "[kinds.complaint]\nbackends = [\"rt\"]\nat.rt = { queue = \"Manager\" }";
    for (bad, says) in [
        ("[kinds.complaint]", "line 29, column 8: say who gets complaints"),
        (
            "[kinds.complaint]\nbackends = [\"inbox\"]",
            "line 30, column 13: name another backend for complaints",
        ),
        ("[kinds.complaint]\nline = \"second\"", "line 30, column 8: name a line that takes complaints only"),
        (
            "[kinds.complaint]\nbackends = [\"rt\"]\nat.rt = { queue = \"Servers\" }",
            "line 30, column 13: name another backend for complaints",
        ),
        ("[kinds.complaint]\nbackends = [\"mailbox\"]", "other requests go to \"mailbox\""),
    ] {
        assert!(DESK.contains(own));
        let said = faults(&DESK.replacen(own, bad, 1));
        assert!(said.contains(says), "{bad}: {said}");
    }
}
