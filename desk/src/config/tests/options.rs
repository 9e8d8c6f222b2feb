//! Options that lead to a line, and what is refused of them in its place.

use super::*;
use crate::{Category, Report, Submission, Urgency};
use chrono::{DateTime, Utc};

const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["nl", "en"]
backends = ["inbox"]
hours = "office"
answer-within = "4 open hours"

[calendars.office]
monday = ["9:00-17:00"]
tuesday = ["9:00-17:00"]

[calendars.evening]
monday = ["17:00-21:00"]

[kinds.problem]
line = "first"
answer-within = "3 open hours"
fields = ["about", "server"]

[kinds.question]
backends = ["questions"]
fields = ["about"]

[kinds.complaint]
backends = ["manager"]

[fields.about]
label = "About"
options = [
  "website",
  { value = "mail", label = { nl = "Mail", en = "Our mail server" }, line = "second" },
  { value = "network", line = "third", urgency = "high" },
  { value = "backup", backends = ["rack"], answer-within = "30 minutes" },
]

[fields.server]
label = "Server"
options = ["web1", "web2"]
required = false

[lines.first]
name = "First"
backends = ["desk"]

[lines.second]
name = "Second"
hours = "evening"
answer-within = "1 open hours"
backends = ["operations"]

[lines.third]
name = "Third"

[[sites]]
id = "1234"
name = "Town"

[[sites]]
id = "0042"
name = "Museum"
backends-for = { problem = ["museum"] }

[[sites]]
id = "0043"
name = "Theatre"
backends = ["museum"]

[backends]
inbox = { kind = "inbox" }
desk = { kind = "email", to = "desk@helpdesk.example" }
operations = { kind = "email", to = "operations@helpdesk.example" }
questions = { kind = "email", to = "questions@helpdesk.example" }
rack = { kind = "email", to = "rack@helpdesk.example" }
museum = { kind = "email", to = "museum@helpdesk.example" }
manager = { kind = "email", to = "manager@helpdesk.example" }

[mail]
from = "desk@desk.example"
"#;

fn desk() -> Desk {
    Desk::parse(DESK).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A report in which something was chosen.
fn report(desk: &Desk, site: &str, category: &str, about: &str) -> Report {
    let mut submission = Submission {
        site_id: site.into(),
        title: "Nothing arrives".into(),
        error: "550 relay denied".into(),
        url: "https://www.town.example/".into(),
        category: category.into(),
        fields: vec![("about".into(), about.into())],
        ..Submission::default()
    };
    submission.contact.name = "An Voorbeeld".into();
    submission.contact.email = "an@town.example".into();
    submission.contact.phone = "+32 2 555 01 01".into();
    submission.parse(&desk.site(site).unwrap().rules).unwrap()
}

/// Where it goes, without the mail to its reporter.
fn backends(desk: &Desk, site: &str, category: &str, about: &str) -> Vec<BackendId> {
    let report = report(desk, site, category, about);
    let mut backends = desk.backends_of(desk.site(site).unwrap(), desk.matter(&report));
    backends.retain(|id| id != REPORTER_MAIL);
    backends
}

#[test]
fn what_is_chosen_goes_before_its_kind() {
    let desk = desk();
    let at = |category: &str, about: &str| backends(&desk, "1234", category, about);
    assert_eq!(at("problem", "website"), ["desk"], "those of the kind's line");
    assert_eq!(at("problem", "mail"), ["operations"], "those of the option's line");
    assert_eq!(at("problem", "network"), ["inbox"], "the kind's line is left out");
    assert_eq!(at("problem", "backup"), ["rack"], "its own");
    assert_eq!(at("question", "website"), ["questions"], "those of the kind");
    assert_eq!(at("question", "mail"), ["operations"]);
    assert_eq!(at("question", "network"), ["questions"], "its line has none, so those of the kind");
    let line = |about: &str| desk.line_of(desk.matter(&report(&desk, "1234", "problem", about))).unwrap();
    let names = ["website", "mail", "network", "backup"].map(|about| line(about).name.get(Lang::En));
    assert_eq!(names, ["First", "Second", "Third", "First"]);
}

#[test]
fn the_promise_and_the_hours_are_those_of_the_line() {
    let desk = desk();
    let monday: DateTime<Utc> = "2026-03-23T16:30:00+01:00".parse().unwrap();
    let site = desk.site("1234").unwrap();
    let due = |category: &str, about: &str| {
        let report = report(&desk, "1234", category, about);
        desk.answer_by(site, desk.matter(&report), monday).unwrap().to_rfc3339()
    };
    assert_eq!(
        due("problem", "website"),
        "2026-03-24T10:30:00+00:00",
        "the kind's promise, the desk's hours"
    );
    assert_eq!(due("problem", "mail"), "2026-03-23T17:00:00+00:00", "the promise and hours of the line");
    assert_eq!(due("problem", "network"), "2026-03-24T10:30:00+00:00", "a line that promises nothing");
    assert_eq!(due("problem", "backup"), "2026-03-23T16:00:00+00:00", "its own promise");
    assert_eq!(due("question", "website"), "2026-03-24T11:30:00+00:00", "the desk's");
}

#[test]
fn a_site_s_own_backends_go_before_what_is_chosen() {
    let desk = desk();
    assert_eq!(backends(&desk, "0042", "problem", "mail"), ["museum"]);
    assert_eq!(backends(&desk, "0042", "question", "mail"), ["operations"]);
    assert_eq!(backends(&desk, "0043", "question", "mail"), ["museum"]);
}

#[test]
fn what_is_chosen_presses_and_has_a_name() {
    let desk = desk();
    let report = |about: &str| report(&desk, "1234", "problem", about);
    assert_eq!([report("mail"), report("network")].map(|it| it.urgency), [Urgency::Normal, Urgency::High]);
    let told = |lang| desk.labelled(&report("mail").fields, lang);
    assert_eq!(told(Lang::En), [("About".to_owned(), "Our mail server".to_owned())]);
    assert_eq!(told(Lang::Nl), [("About".to_owned(), "Mail".to_owned())]);
    assert_eq!(desk.matters(Category::Problem).count(), 4, "one of the options is always chosen");
    assert_eq!(desk.matters(Category::Complaint).count(), 1);
}

#[test]
fn options_that_lead_nowhere_are_refused_in_their_place() {
    let server = "[\"web1\", \"web2\"]";
    assert_refused(
        DESK,
        [
            (
                "line = \"second\"",
                "line = \"fourth\"",
                "line 34, column 77: there is no line \"fourth\": add [lines.fourth]",
            ),
            ("[\"rack\"]", "[\"cellar\"]", "line 36, column 35: there is no backend \"cellar\""),
            ("[\"rack\"]", "[]", "line 36, column 34: name at least one backend"),
            ("\"30 minutes\"", "\"soon\"", "line 36, column 60: write a promise such as"),
            ("urgency = \"high\"", "urgency = \"asap\"", "line 35, column 50: unknown variant `asap`"),
            ("urgency = \"high\"", "colour = \"red\"", "line 35, column 40: unknown field `colour`"),
            (
                "value = \"network\"",
                "value = \"mail\"",
                "line 35, column 3: option \"mail\" stands here twice",
            ),
            ("value = \"mail\", ", "", "line 34, column 3: give this option a value, such as { value ="),
            ("value = \"mail\"", "value = \"\"", "line 34, column 3: give this option a value"),
            ("\"website\"", "\" website\"", "line 33, column 3: write a value on one line, of at most 80"),
            ("en = \"Our mail server\"", "en = \"\"", "line 34, column 29: write a text of at most 80"),
            (server, "[\"web1\"]", "line 41, column 11: name at least two options to choose from"),
            (server, "[\"web1\", 2]", "invalid type: integer `2`, expected a text, or a table with a value"),
            ("required = false", "long = true", "line 42, column 8: leave this out: what the field takes"),
            ("required = false", "limit = 20", "line 42, column 9: leave this out: what the field takes"),
        ],
    );
}

#[test]
fn one_field_says_who_takes_a_kind_and_none_for_complaints() {
    assert_refused(
        DESK,
        [
            (
                "\"web2\"]",
                "{ value = \"web2\", line = \"third\" }]",
                "line 21, column 20: leave \"server\" out: the options of \"about\" say already who takes",
            ),
            (
                "backends = [\"manager\"]",
                "backends = [\"manager\"]\nfields = [\"about\"]",
                "line 29, column 11: leave \"about\" out: an option of it leads away from whoever takes complaints",
            ),
            (
                "backends = [\"rack\"]",
                "backends = [\"manager\"]",
                "line 28, column 13: name another backend for complaints",
            ),
            (
                "backends = [\"manager\"]",
                "backends = [\"manager\"]\nline = \"second\"",
                "line 29, column 8: name a line that takes complaints only",
            ),
        ],
    );
}
