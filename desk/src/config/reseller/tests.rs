use super::super::{Desk, REPORTER_MAIL, tests::assert_refused};
use crate::{Category, FieldRule, KindRule, Lang, Urgency};
use chrono::DateTime;

const DESK: &str = r#"
[desk]
name = "Hosting"
email = "help@hosting.example"
phone = "+32 2 555 05 00"
languages = ["en"]
hours = "office"
answer-within = "1 open hours"
backends = ["inbox"]

[mail]
from = "tickets@hosting.example"

[resellers.atelier]
name = "Atelier"
email = "help@atelier.example"
phone = "+32 2 555 05 01"
support = "own"
backends = ["atelier"]

[resellers.bureau]
name = "Bureau"
email = "help@bureau.example"
phone = "+32 2 555 05 02"
url = "https://bureau.example/"
support = "passes-on"
backends = ["bureau"]
hours = "bureau"
answer-within = "2 open hours"

[resellers.comptoir]
name = "Comptoir"
email = "help@comptoir.example"
phone = "+32 2 555 05 03"
support = "outsourced"
copy = true

[[sites]]
id = "5001"
name = "One"
reseller = "atelier"

[[sites]]
id = "5002"
name = "Two"
reseller = "bureau"
backends-for = { abuse = ["abuse"] }

[[sites]]
id = "5003"
name = "Three"
reseller = "comptoir"

[[sites]]
id = "5004"
name = "Four"

[calendars.office]
monday = ["9:00-17:00"]

[calendars.bureau]
monday = ["10:00-16:00"]

[[closures]]
from = 2026-03-30
to = 2026-03-30

[backends.inbox]
kind = "inbox"

[backends.abuse]
kind = "email"
to = "abuse@hosting.example"

[backends.atelier]
kind = "email"
to = "tickets@atelier.example"

[backends.bureau]
kind = "webhook"
url = "https://bureau.example/hook"
secrets = ["BUREAU_SECRET"]
"#;

#[test]
fn each_way_has_its_own_backends_and_its_own_face() {
    let desk = Desk::parse(DESK).unwrap();
    let site = |id: &str| desk.site(id).unwrap();
    let face = |id: &str| {
        let answerer = desk.answerer(site(id));
        (answerer.name.get(Lang::En), answerer.email.as_str(), answerer.phone.as_str())
    };
    assert_eq!(face("5001"), ("Atelier", "help@atelier.example", "+32 2 555 05 01"));
    assert_eq!(face("5002").0, "Bureau");
    assert_eq!(face("5003"), face("5004"));
    let backends = |id: &str, category| desk.backends_of(site(id), category);
    assert_eq!(backends("5001", Category::Problem), ["atelier", REPORTER_MAIL]);
    assert_eq!(backends("5002", Category::Abuse), ["bureau", REPORTER_MAIL]);
    assert_eq!(backends("5003", Category::Problem), ["inbox", REPORTER_MAIL, "copy:comptoir"]);
    assert_eq!(backends("5004", Category::Problem), ["inbox", REPORTER_MAIL]);
    assert_eq!(site("5001").passed_on, None);
    let passed_on = site("5002").passed_on.as_ref().unwrap();
    assert_eq!(passed_on.of(Category::Problem), ["inbox"]);
    assert_eq!(passed_on.of(Category::Abuse), ["abuse"]);
    assert_eq!(desk.copied("copy:comptoir").unwrap().id, "comptoir");
    assert!(desk.copied("copy:atelier").is_none() && desk.copied("atelier").is_none());
}

/// The desk that also offers complaints, and the inbox for nothing else.
fn with_complaints() -> String {
    [
        DESK,
        "[kinds.problem]\nfields = [\"server\"]\n",
        "[kinds.complaint]\nbackends = [\"abuse\"]\nfields = [\"who\", \"server\"]\n",
        "[fields.who]\nlabel = \"Who\"\n[fields.server]\nlabel = \"Server\"\n",
        "[backends.chief]\nkind = \"email\"\nto = \"chief@bureau.example\"\n",
    ]
    .concat()
    .replace("backends-for = { abuse = [\"abuse\"] }", "")
}

#[test]
fn a_reseller_s_queue_gets_no_complaints() {
    let named = with_complaints()
        .replace("backends = [\"bureau\"]", "backends = [\"bureau\"]\ncomplaints = [\"chief\"]");
    let desk = Desk::parse(&named).unwrap();
    let offered = |id: &str| {
        let rules = &desk.site(id).unwrap().rules;
        let kinds = rules.kinds.iter().map(|KindRule { category, .. }| *category).collect::<Vec<_>>();
        let fields = rules.fields.iter().map(|FieldRule { name, .. }| name.as_str()).collect::<Vec<_>>();
        (kinds, fields)
    };
    // It names no place for them, so its customers are promised none.
    assert_eq!(offered("5001"), (vec![Category::Problem], vec!["server"]));
    assert!(desk.site("5001").unwrap().rules.kind("complaint").is_err());
    let both = (vec![Category::Problem, Category::Complaint], vec!["server", "who"]);
    for id in ["5002", "5003", "5004"] {
        assert_eq!(offered(id), both, "{id}");
        let kind = desk.site(id).unwrap().rules.kind("complaint");
        assert_eq!(kind, Ok(KindRule { category: Category::Complaint, urgency: Urgency::Normal }), "{id}");
    }
    let routes = |id: &str, category| desk.site(id).unwrap().routes.of(category).to_vec();
    assert_eq!(routes("5002", Category::Complaint), ["chief"]);
    assert_eq!(routes("5002", Category::Problem), ["bureau"]);
    assert_eq!(routes("5003", Category::Complaint), ["abuse"]);
    assert_eq!(desk.site("5002").unwrap().passed_on.as_ref().unwrap().of(Category::Complaint), ["abuse"]);
    let (_, bureau) = desk.contact_keeper(desk.site("5002").unwrap()).unwrap();
    assert_eq!(
        (bureau.takers(Category::Complaint), bureau.takers(Category::Abuse)),
        (&["chief".to_owned()][..], &["bureau".to_owned()][..])
    );
}

#[test]
fn where_a_reseller_takes_complaints_nothing_else_goes() {
    let bureau = "backends = [\"bureau\"]\n";
    let with = |names: &str| format!("backends = [\"bureau\"]\ncomplaints = [{names}]\n");
    let texts = ["\"bureau\"", "\"inbox\"", "\"moon\"", "", "\"atelier\"", "\"abuse\"", "\"twin\""].map(with);
    let says = [
        "line 28, column 15: name another backend for complaints, or a queue of their own there",
        "line 28, column 15: name a backend of the reseller's own: the inbox is the desk's",
        "line 28, column 15: there is no backend \"moon\"",
        "line 28, column 14: name at least one backend",
        "line 28, column 15: give this reseller a backend of its own: atelier's",
        "line 28, column 15: give this reseller a backend of its own: the desk's",
        "line 28, column 15: name another backend for complaints, or a queue of their own there",
    ];
    let twin =
        "[backends.twin]\nkind = \"webhook\"\nurl = \"https://bureau.example/hook\"\nsecrets = [\"B\"]\n";
    let desk = with_complaints() + twin;
    assert!(Desk::parse(&desk).is_ok());
    assert_refused(&desk, texts.iter().zip(says).map(|(bad, says)| (bureau, bad.as_str(), says)));
    assert_refused(
        &desk,
        [(
            "copy = true",
            "complaints = [\"chief\"]",
            "line 36, column 14: leave `complaints` out: the desk's own",
        )],
    );
    let without = DESK.to_owned() + "[backends.chief]\nkind = \"email\"\nto = \"chief@bureau.example\"\n";
    let chief = with("\"chief\"");
    assert_refused(
        &without,
        [(bureau, chief.as_str(), "line 28, column 15: leave this out, or offer complaints")],
    );
}

#[test]
fn nobody_s_hours_are_shown_as_somebody_else_s() {
    let desk = Desk::parse(DESK).unwrap();
    let monday = DateTime::parse_from_rfc3339("2026-03-30T08:00:00+02:00").unwrap().to_utc();
    let due = |id: &str| {
        desk.answer_by(desk.site(id).unwrap(), Category::Problem, monday).map(|at| at.to_rfc3339())
    };
    assert_eq!(due("5001"), None);
    assert!(desk.hours_of(desk.site("5001").unwrap(), Category::Problem).is_none());
    // The desk is closed that Monday, and the reseller is not.
    assert_eq!(due("5002").unwrap(), "2026-03-30T10:00:00+00:00");
    assert_eq!(due("5003").unwrap(), "2026-04-06T08:00:00+00:00");
    assert_eq!(due("5003"), due("5004"));
}

#[test]
fn a_closure_that_names_a_reseller_s_calendar_closes_it() {
    let named = DESK.replace("to = 2026-03-30", "to = 2026-03-30\ncalendars = [\"bureau\"]");
    let desk = Desk::parse(&named).unwrap();
    assert_eq!(desk.hours.calendars["bureau"].closures.len(), 1);
    assert!(desk.hours.calendars["office"].closures.is_empty());
}

#[test]
fn a_closure_closes_a_calendar_that_the_desk_shares_with_a_reseller() {
    let closures = |more: &str| {
        let source = DESK.replace("[calendars.office]", &format!("{more}\n[calendars.office]"));
        Desk::parse(&source).unwrap().hours.calendars["bureau"].closures.len()
    };
    assert_eq!(closures(""), 0, "the reseller's alone");
    assert_eq!(closures("[lines.first]\nname = \"First\"\nhours = \"bureau\""), 1);
    assert_eq!(
        closures("[[channels]]\nkind = \"phone\"\naddress = \"+32 2 555 05 00\"\nhours = \"bureau\""),
        1
    );
}

#[test]
fn what_does_not_hold_is_refused_in_its_place() {
    let own = "backends = [\"atelier\"]";
    assert_refused(
        DESK,
        [
            (
                "reseller = \"atelier\"",
                "reseller = \"nobody\"",
                "line 41, column 12: there is no reseller \"nobody\"",
            ),
            (own, "", "line 18, column 11: name this reseller's own backends, such as"),
            (own, "backends = []", "line 19, column 12: name at least one backend"),
            (own, "backends = [\"moon\"]", "line 19, column 13: there is no backend \"moon\""),
            (own, "backends = [\"inbox\"]", "line 19, column 13: name a backend of the reseller's own"),
            (
                own,
                "backends = [\"bureau\"]",
                "line 27, column 13: give this reseller a backend of its own: atelier's",
            ),
            (
                own,
                "backends = [\"abuse\"]",
                "line 19, column 13: give this reseller a backend of its own: the desk's",
            ),
            (own, "copy = true\nbackends = [\"atelier\"]", "line 19, column 8: leave `copy` out"),
            ("copy = true", "backends = [\"atelier\"]", "line 36, column 12: leave `backends` out"),
            ("copy = true", "hours = \"office\"", "line 36, column 9: leave this out: the desk answers"),
            ("copy = true", "copy = true\nanswer-within = \"1 hour\"", "line 37, column 17: leave this out"),
            (
                "[mail]\nfrom = \"tickets@hosting.example\"\n",
                "",
                "line 34, column 8: say which address mail comes",
            ),
            ("hours = \"bureau\"", "hours = \"moon\"", "line 28, column 9: there is no calendar \"moon\""),
            ("hours = \"bureau\"\n", "", "name the calendar whose open hours are counted"),
            ("\"2 open hours\"", "\"soon\"", "line 29, column 17: write a promise such as"),
            ("support = \"own\"", "support = \"none\"", "line 18, column 11: unknown variant `none`"),
            ("\"help@atelier.example\"", "\"help\"", "line 16, column 9: write an e-mail address"),
            ("\"+32 2 555 05 01\"", "\"call us\"", "line 17, column 9: write a phone number"),
            (
                "\"https://bureau.example/\"",
                "\"bureau\"",
                "line 25, column 7: write the address of a web site",
            ),
            ("name = \"Atelier\"", "name = \" \"", "line 15, column 8: write a text here"),
            ("name = \"Atelier\"", "name = \"Ate\\nlier\"", "line 15, column 8: write a name on one line"),
            (
                "[resellers.atelier]",
                "[resellers.Atelier]",
                "line 14, column 12: name a reseller with small letters",
            ),
            (
                "reseller = \"atelier\"",
                "reseller = \"atelier\"\nbackends = [\"inbox\"]",
                "line 42, column 12: leave this out: the backends of [resellers.atelier] take its tickets",
            ),
            (
                "reseller = \"bureau\"\n",
                "reseller = \"bureau\"\ncontract = \"gold\"\n",
                "line 47, column 12: leave `contract` out: it is the reseller that serves this site",
            ),
            (
                "name = \"Four\"",
                "name = \"Four\"\nbackends = [\"bureau\"]",
                "line 27, column 13: give this reseller a backend of its own: the desk's own tickets go there too",
            ),
        ],
    );
}
