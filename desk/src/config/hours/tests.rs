//! Hours that hold, and those that cannot.

use super::super::{
    Desk,
    tests::{assert_refused, faults},
};
use chrono::DateTime;

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
monday = ["9:00-12:00", "13:00-16:30"]
friday = ["9:00-12:00", "13:00-15:30"]
holidays = "belgium"
also-closed = ["between-christmas-and-new-year"]

[[closures]]
from = 2026-12-21
to = 2026-12-24
notice = "By e-mail only."

[[sites]]
id = "1234"
name = "Town"

[backends.inbox]
kind = "inbox"
"#;

#[test]
fn a_promise_is_counted_in_the_desk_s_own_hours() {
    let desk = Desk::parse(DESK).unwrap();
    let friday = DateTime::parse_from_rfc3339("2026-03-27T15:00:00+01:00").unwrap().to_utc();
    let due = desk.own_answer_by(crate::Category::Problem, friday).unwrap();
    assert_eq!(due.to_rfc3339(), "2026-03-30T11:30:00+00:00");
    assert_eq!(desk.hours.notices[0].text.as_ref().unwrap().get(crate::Lang::En), "By e-mail only.");
    assert_eq!(desk.hours.calendar().unwrap().closures.len(), 1);
}

#[test]
fn hours_that_cannot_hold_are_refused_in_their_place() {
    assert_refused(
        DESK,
        [
            ("\"13:00-16:30\"", "\"11:00-16:30\"", "line 12, column 11: 11:00 lies within 09:00-12:00"),
            ("\"13:00-16:30\"", "\"16:30-13:00\"", "line 12, column 25: 13:00 is not later than 16:30"),
            ("\"13:00-16:30\"", "\"1-4\"", "line 12, column 25: write hours such as"),
            ("hours = \"office\"", "hours = \"home\"", "line 8, column 9: there is no calendar \"home\""),
            ("hours = \"office\"\n", "", "name the calendar whose open hours are counted"),
            ("\"4 open hours\"", "\"soon\"", "line 9, column 17: write a promise such as"),
            ("to = 2026-12-24", "to = 2026-12-20", "write a last day that is not before"),
            ("to = 2026-12-24", "to = 2026-12-24T10:00:00", "write a day without quotes"),
            ("to = 2026-12-24", "to = 2026-12-24\ncalendars = [\"moon\"]", "there is no calendar \"moon\""),
            ("\"belgium\"", "\"atlantis\"", "unknown variant `atlantis`"),
            (
                "answer-within",
                "zone = \"Europe/Atlantis\"\nanswer-within",
                "line 9, column 8: write a time zone, such as Europe/Brussels",
            ),
            ("[\"en\"]", "[]", "line 6, column 13: name at least one of nl, fr, de, en, ar"),
            ("also-closed", "closed-also", "unknown field `closed-also`"),
        ],
    );
    let none = DESK.replace("monday", "#").replace("friday", "#");
    assert!(faults(&none).contains("write the hours of at least one day"));
}
