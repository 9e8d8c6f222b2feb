use super::sample;
use crate::{
    pages::{channels::list, hours::line},
    texts::Texts,
};
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
[[closures]]
from = 2026-12-24
to = 2027-01-01
reach = ["e-mail", "chat"]
staffing = "minimal"
[[channels]]
kind = "phone"
address = "+32 2 555 01 00"
hours = "office"
[[channels]]
kind = "e-mail"
address = "help@desk.example"
[[channels]]
kind = "chat"
name = "Talk <to> us"
address = "https://desk.example/chat"
hours = "office"
[[sites]]
id = "1234"
name = "Town"
[backends.inbox]
kind = "inbox"
"#;

fn said(at: &str, lang: Lang) -> String {
    let desk = Desk::parse(DESK).unwrap();
    line(&desk, desk.site("1234").unwrap(), Texts::of(lang), sample::at(at)).into_string()
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
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    assert_eq!(line(&desk, site, Texts::of(Lang::Nl), sample::at("2026-03-27T14:00:00Z")).0, "");
}

#[test]
fn a_closure_is_announced_and_says_how_the_desk_is_reached_meanwhile() {
    let ahead = said("2026-12-20T10:00:00Z", Lang::En);
    assert!(ahead.contains("From Thursday 24 December 2026 to Friday 1 January 2027: closed, and reachable by e-mail or by chat only, with minimal staffing."), "{ahead}");
    let french = said("2026-12-20T10:00:00Z", Lang::Fr);
    assert!(french.contains("Du jeudi 24 décembre 2026 au vendredi 1er janvier 2027"), "{french}");
    let then = said("2026-12-28T10:00:00Z", Lang::En);
    assert!(then.contains("closed now and opens Monday 4 January 2027 at 09:00"), "{then}");
    assert!(
        then.contains(
            "For now you can reach the service desk by e-mail or by chat only, with minimal staffing."
        ),
        "{then}"
    );
    assert!(
        said("2026-03-27T10:00:00Z", Lang::En).contains("On Monday 30 March 2026: Moving &lt;house&gt;.")
    );
    assert!(!said("2026-12-10T10:00:00Z", Lang::En).contains("December"));
}

fn listed(at: &str, lang: Lang) -> String {
    let desk = Desk::parse(DESK).unwrap();
    list(&desk, Texts::of(lang), Some(sample::at(at))).into_string()
}

#[test]
fn each_way_to_reach_the_desk_has_its_hours_now() {
    let open = listed("2026-03-27T14:00:00Z", Lang::En);
    assert!(open.contains("<span>Phone <a class=\"ticket-phone\" dir=\"ltr\" href=\"tel:+3225550100\">+32 2 555 01 00</a></span> <span class=\"ticket-hint\" data-open=\"yes\">open until 17:00</span>"), "{open}");
    assert!(
        open.contains("at any time")
            && open.contains("Talk &lt;to&gt; us")
            && open.contains("rel=\"noreferrer noopener\""),
        "{open}"
    );
    assert!(listed("2026-03-20T17:00:00Z", Lang::Nl).contains("opent maandag om 09:00"));
    assert!(listed("2026-03-20T17:00:00Z", Lang::De).contains("öffnet Montag um 09:00 Uhr"));
    // During the closure the phone is closed, the mail and the chat are not.
    let closed = listed("2026-12-28T10:00:00Z", Lang::En);
    assert_eq!(closed.matches("data-open=\"no\"").count(), 1, "{closed}");
    assert!(
        closed.contains("opens Monday 4 January 2027 at 09:00") && closed.contains("open until 17:00"),
        "{closed}"
    );
    let quiet = list(&Desk::parse(DESK).unwrap(), Texts::of(Lang::En), None).into_string();
    assert!(!quiet.contains("data-open") && quiet.contains("help@desk.example"), "{quiet}");
}

#[test]
fn a_desk_that_lists_no_channels_shows_its_phone_and_address_without_hours() {
    let now = Some(sample::at("2026-03-27T14:00:00Z"));
    let shown = list(&sample::desk(), Texts::of(Lang::Nl), now).into_string();
    assert!(shown.contains("tel:+3225550100") && shown.contains("mailto:help@desk.example"), "{shown}");
    assert!(!shown.contains("data-open"), "{shown}");
}
