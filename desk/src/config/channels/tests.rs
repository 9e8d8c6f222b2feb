use crate::{channel::ChannelKind, config::Desk, hours::State};
use chrono::{DateTime, Utc};

const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
emergency-phone = "+32 475 55 01 00"
emergency-hours = "night"
languages = ["en"]
backends = ["inbox"]
hours = "office"

[calendars.office]
monday = ["9:00-17:00"]
tuesday = ["9:00-17:00"]
wednesday = ["9:00-17:00"]
thursday = ["9:00-17:00"]
friday = ["9:00-17:00"]

[calendars.night]
monday = ["0:00-9:00", "17:00-24:00"]

[[closures]]
from = 2026-12-24
to = 2027-01-01
reach = ["e-mail"]
staffing = "minimal"
notice = "Yearly closure."

[[channels]]
kind = "knowledge-base"
address = "https://help.desk.example"

[[channels]]
kind = "e-mail"
address = "help@desk.example"

[[channels]]
kind = "phone"
address = "+32 2 555 01 00"
hours = "office"

[[channels]]
kind = "chat"
name = { nl = "Praat met ons", en = "Talk to us" }
address = "https://desk.example/chat"

[[sites]]
id = "1234"
name = "Town"

[backends.inbox]
kind = "inbox"
"#;

/// A moment in Brussels' winter.
fn at(local: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(&format!("{local}:00+01:00")).unwrap().to_utc()
}

/// How a channel stands: `open`, `open …` or `closed …`, in Brussels' winter.
fn state(desk: &Desk, kind: ChannelKind, now: &str) -> String {
    let channel = desk.channels.iter().find(|channel| channel.address.kind() == kind).unwrap();
    let local = |at: DateTime<Utc>| at.with_timezone(&desk.zone).format("%Y-%m-%dT%H:%M").to_string();
    match channel.state(at(now)) {
        State::Open { until } => format!("open {}", until.map(local).unwrap_or_default()),
        State::Closed { opens } => format!("closed {}", opens.map(local).unwrap_or_default()),
    }
}

#[test]
fn each_channel_around_a_closure_that_leaves_mail() {
    use ChannelKind::{Chat, Email, KnowledgeBase, Phone};
    let desk = Desk::parse(DESK).unwrap();
    for (kind, now, says) in [
        (Phone, "2026-12-23T16:59", "open 2026-12-23T17:00"),
        (Phone, "2026-12-23T17:00", "closed 2027-01-04T09:00"),
        (Phone, "2026-12-28T10:00", "closed 2027-01-04T09:00"),
        (Phone, "2027-01-04T09:00", "open 2027-01-04T17:00"),
        (Chat, "2026-12-23T23:59", "open 2026-12-24T00:00"),
        (Chat, "2026-12-24T00:00", "closed 2027-01-02T00:00"),
        (Chat, "2027-01-02T00:00", "open "),
        (Email, "2026-12-28T03:00", "open "),
        (KnowledgeBase, "2026-12-28T03:00", "open "),
    ] {
        assert_eq!(state(&desk, kind, now), says, "{kind:?} {now}");
    }
}

#[test]
fn a_closure_leaves_what_it_names_in_its_usual_hours() {
    let source = DESK.replace("reach = [\"e-mail\"]", "reach = [\"phone\", \"chat\"]");
    let desk = Desk::parse(&source).unwrap();
    assert_eq!(state(&desk, ChannelKind::Phone, "2026-12-28T10:00"), "open 2026-12-28T17:00");
    assert_eq!(state(&desk, ChannelKind::Phone, "2026-12-28T18:00"), "closed 2026-12-29T09:00");
    assert_eq!(state(&desk, ChannelKind::Email, "2026-12-28T10:00"), "closed 2027-01-02T00:00");
}

#[test]
fn a_closure_of_other_calendars_leaves_the_rest_as_it_is() {
    let source = DESK.replace("reach =", "calendars = [\"night\"]\nreach =");
    let desk = Desk::parse(&source).unwrap();
    assert_eq!(state(&desk, ChannelKind::Phone, "2026-12-28T10:00"), "open 2026-12-28T17:00");
    assert_eq!(desk.hours.reach(at("2026-12-28T10:00").date_naive()), None);
}

#[test]
fn a_closure_is_announced_a_week_ahead_and_says_how_the_desk_is_reached() {
    let hours = Desk::parse(DESK).unwrap().hours;
    let day = |text: &str| text.parse().unwrap();
    for (today, ahead, limited) in [
        ("2026-12-16", false, false),
        ("2026-12-17", true, false),
        ("2026-12-23", true, false),
        ("2026-12-24", false, true),
        ("2027-01-01", false, true),
        ("2027-01-02", false, false),
    ] {
        assert_eq!(hours.notices[0].is_ahead(day(today)), ahead, "{today}");
        assert_eq!(hours.reach(day(today)).is_some_and(|reach| reach.minimal_staffing), limited, "{today}");
    }
}

#[test]
fn a_desk_that_lists_no_channels_has_its_own_phone_and_address() {
    let (head, rest) = DESK.split_once("[[channels]]").unwrap();
    let source = format!("{head}[[sites]]{}", rest.split_once("[[sites]]").unwrap().1);
    let desk = Desk::parse(&source).unwrap();
    let kinds: Vec<_> = desk.channels.iter().map(|channel| channel.address.kind()).collect();
    assert_eq!(kinds, [ChannelKind::Phone, ChannelKind::Email]);
    assert!(desk.channels.iter().all(|channel| !channel.is_listed));
    assert_eq!(state(&desk, ChannelKind::Phone, "2026-12-28T10:00"), "closed 2027-01-04T09:00");
    assert_eq!(state(&desk, ChannelKind::Email, "2026-12-28T10:00"), "open ");
}

#[test]
fn an_emergency_is_called_where_somebody_answers() {
    let desk = Desk::parse(DESK).unwrap();
    let (own, night) = ("+32 2 555 01 00", "+32 475 55 01 00");
    for (now, phone) in [
        ("2026-12-21T08:59", night),
        ("2026-12-21T09:00", own),
        ("2026-12-21T17:00", night),
        // Closed, and nothing says who takes calls then: still the number that is there for it.
        ("2026-12-20T12:00", night),
        ("2026-12-28T12:00", night),
    ] {
        assert_eq!(desk.emergency_phone(at(now)).as_str(), phone, "{now}");
    }
    let always = Desk::parse(&DESK.replace("emergency-hours = \"night\"\n", "")).unwrap();
    assert_eq!(always.emergency_phone(at("2026-12-21T10:00")).as_str(), night);
}

#[test]
fn channels_that_cannot_be_reached_are_refused_in_their_place() {
    let page = "write the address of a page, such as https://help.example.org";
    for (good, bad, says) in [
        ("https://help.desk.example", "help.desk.example", format!("line 31, column 11: {page}")),
        (
            "address = \"help@desk.example\"",
            "address = \"help\"",
            "line 35, column 11: write an e-mail address".into(),
        ),
        (
            "address = \"+32 2 555 01 00\"",
            "address = \"12\"",
            "line 39, column 11: write a phone number".into(),
        ),
        ("\"https://desk.example/chat\"", "\"+32 2 555 01 00\"", format!("line 45, column 11: {page}")),
        (
            "address = \"+32 2 555 01 00\"\nhours = \"office\"",
            "address = \"+32 2 555 01 00\"\nhours = \"moon\"",
            "line 40, column 9: there is no calendar \"moon\"".into(),
        ),
        (
            "https://help.desk.example\"",
            "https://help.desk.example\"\nhours = \"office\"",
            "line 32, column 9: leave `hours` out".into(),
        ),
        ("kind = \"chat\"", "kind = \"fax\"", "line 43, column 8: unknown variant `fax`".into()),
        ("nl = \"Praat met ons\"", "nl = \" \"", "line 44, column 8: write a text here".into()),
        ("reach = [\"e-mail\"]", "reach = []", "line 25, column 9: name at least one kind of channel".into()),
        (
            "reach = [\"e-mail\"]",
            "reach = [\"knowledge-base\"]",
            "line 25, column 10: leave \"knowledge-base\" out".into(),
        ),
        (
            "kind = \"e-mail\"\naddress = \"help@desk.example\"",
            "kind = \"phone\"\naddress = \"02 555 01 01\"",
            "line 25, column 10: there is no channel of the kind \"e-mail\"".into(),
        ),
        ("reach = [\"e-mail\"]\n", "", "line 25, column 12: name the channels that stay staffed".into()),
        ("\"minimal\"", "\"none\"", "line 26, column 12: unknown variant `none`".into()),
        (
            "emergency-phone = \"+32 475 55 01 00\"",
            "emergency-phone = \"911\"",
            "line 6, column 19: write a phone number".into(),
        ),
        (
            "emergency-phone = \"+32 475 55 01 00\"\n",
            "",
            "line 6, column 19: add the number that takes calls".into(),
        ),
        (
            "emergency-hours = \"night\"",
            "emergency-hours = \"moon\"",
            "line 7, column 19: there is no calendar \"moon\"".into(),
        ),
    ] {
        assert!(DESK.contains(good), "{good}");
        let faults = Desk::parse(&DESK.replacen(good, bad, 1)).unwrap_err();
        let said = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.contains(&says), "{bad}: {said}");
    }
}

#[test]
fn a_desk_in_another_zone_closes_at_its_own_midnight() {
    let own = DESK
        .replace(
            "hours = \"office\"\n\n[calendars",
            "hours = \"office\"\nzone = \"America/New_York\"\n\n[calendars",
        )
        .replace("reach = [\"e-mail\"]", "reach = [\"phone\"]");
    let (head, rest) = own.split_once("[[channels]]").unwrap();
    let (_, sites) = rest.split_once("[[sites]]").unwrap();
    let listed = Desk::parse(&own).unwrap();
    let unlisted = Desk::parse(&format!("{head}[[sites]]{sites}")).unwrap();
    for desk in [listed, unlisted] {
        let mail = desk.channels.iter().find(|it| it.address.kind() == ChannelKind::Email).unwrap();
        let is_open = |at: &str| {
            let now = DateTime::parse_from_rfc3339(at).unwrap().to_utc();
            matches!(mail.state(now), State::Open { .. })
        };
        assert!(is_open("2026-12-23T23:59:00-05:00") && !is_open("2026-12-24T00:00:00-05:00"));
        assert!(!is_open("2027-01-01T23:59:00-05:00") && is_open("2027-01-02T00:00:00-05:00"));
    }
}
