//! A desk and a ticket to write letters about.

use crate::mail::{link::Link, reporter::Ticket, sender::Sender};
use chrono::{DateTime, Utc};
use desk::{Lang, Report, Rules, SiteId, Submission, TicketNumber, config::Desk};

pub const STATUS: &str = "https://desk.example/status/1234.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";
pub const STOP: &str = "https://desk.example/mail/stop/1234.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";

pub const DESK: &str = r#"
        [desk]
        name = { nl = "Helpdesk Voorbeeldstad", fr = "Assistance Villexemple", de = "Helpdesk Beispielstadt", en = "Example City service desk" }
        email = "help@desk.example"
        phone = "+32 2 555 01 00"
        languages = ["nl", "fr", "de", "en"]
        backends = ["inbox"]

        [[sites]]
        id = "1234"
        name = { nl = "Website Voorbeeldstad", fr = "Site de Villexemple", de = "Website Beispielstadt", en = "Example City web site" }

        [backends.inbox]
        kind = "inbox"

        [mail]
        from = "tickets@mail.desk.example"
        "#;

pub fn desk() -> Desk {
    Desk::parse(DESK).unwrap()
}

pub fn report(title: &str, name: &str) -> Report {
    let mut submission = Submission::default();
    for (field, value) in [
        ("siteId", "1234"),
        ("title", title),
        ("error", "Error 500\n    at submit (form.js:42)"),
        ("url", "https://www.town.example/move?step=3"),
        ("contact.name", name),
        ("contact.email", "an.peeters@town.example"),
        ("contact.phone", "0475 55 01 00"),
    ] {
        submission.set(field, value.to_owned()).unwrap();
    }
    submission.parse(&Rules::default()).unwrap()
}

pub fn number() -> TicketNumber {
    TicketNumber::new(SiteId::parse("1234").unwrap(), 57)
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn now() -> DateTime<Utc> {
    at("2026-03-27T15:00:00Z")
}

pub fn sender() -> Sender {
    Sender::of(&desk()).unwrap()
}

pub fn ticket<'a>(sender: &'a Sender, report: &'a Report, lang: Lang) -> Ticket<'a> {
    Ticket {
        sender,
        number: number(),
        lang,
        report,
        status: Link::parse(STATUS),
        stop: Link::parse(STOP),
        answer_by: None,
        closes_at: None,
    }
}
