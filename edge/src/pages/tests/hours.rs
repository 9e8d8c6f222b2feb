use super::sample;
use crate::{pages::hours::line, texts::Texts};
use desk::{Lang, config::Desk};

const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["en"]
backends = ["inbox"]
hours = "office"
[calendars.office]
monday = ["9:00-17:00"]
friday = ["9:00-17:00"]
[[closures]]
from = 2026-03-30
to = 2026-03-30
notice = "Moving <house>."
[[sites]]
id = "1234"
name = "Town"
[backends.inbox]
kind = "inbox"
"#;

fn said(at: &str, lang: Lang) -> String {
    line(&Desk::parse(DESK).unwrap(), Texts::of(lang), sample::at(at)).into_string()
}

#[test]
fn it_says_until_when_or_when_again() {
    assert!(said("2026-03-27T14:00:00Z", Lang::En).contains("is open now and closes at 17:00."));
    assert!(said("2026-03-20T17:00:00Z", Lang::Nl).contains("opent maandag om 09:00."));
    assert!(said("2026-03-27T17:00:00Z", Lang::De).contains("öffnet Freitag, 3. April 2026 um 09:00 Uhr."));
    assert!(said("2026-03-30T10:00:00Z", Lang::Fr).contains("<p>Moving &lt;house&gt;.</p>"));
}

#[test]
fn a_desk_that_names_no_hours_says_nothing_of_them() {
    assert_eq!(line(&sample::desk(), Texts::of(Lang::Nl), sample::at("2026-03-27T14:00:00Z")).0, "");
}
