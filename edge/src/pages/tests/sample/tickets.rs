//! What a reporter sent, and what came of it.

use crate::pages::confirmation::Filed;
use chrono::{DateTime, Utc};
use desk::{
    Attachment, Category, ContextFields, Event, Faults, MediaType, Party, Receipt, Status, Submission,
    TicketNumber, What, config::Site,
};

/// A key as a browser makes it.
pub const KEY: &str = "6f1c1e9a-3c1b-4d55-9a53-0d1f6a5f8f10";

/// A title as a reporter types it.
pub const TITLE: &str = "Formulier voor verhuizing geeft een fout";

/// What it was filed as.
pub const FILED: Filed = Filed { title: TITLE, category: Category::Problem };

pub fn filled() -> Submission {
    let mut submission = Submission::default();
    for (name, value) in [
        ("siteId", "1234"),
        ("title", "Formulier voor verhuizing geeft een fout"),
        (
            "error",
            "Error 500: Internal Server Error\n    at submit (form.js:42)\n    at HTMLFormElement.<anonymous>",
        ),
        ("url", "https://www.voorbeeldstad.example/verhuizen?stap=3"),
        ("contact.name", "An Peeters"),
        ("contact.email", "an.peeters@voorbeeldstad.example"),
        ("contact.phone", "0475 55 01 00"),
    ] {
        submission.set(name, value.to_owned()).unwrap();
    }
    submission
}

/// What is wrong with a submission, for a site that asks for everything.
pub fn faults(submission: &Submission, site: &Site) -> Faults {
    submission.parse(&site.rules).unwrap_err()
}

/// What a browser told.
pub(super) fn context() -> desk::Context {
    let (browser, window) = ("Firefox 140".to_owned(), "1280 × 720 @1.25x".to_owned());
    ContextFields { browser, window, ..ContextFields::default() }.parse().unwrap()
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn number(serial: u32) -> TicketNumber {
    TicketNumber::new(desk::SiteId::parse("1234").unwrap(), serial)
}

pub fn files() -> Vec<Attachment> {
    let file = |n, name: &str, media, size| Attachment {
        n,
        name: name.to_owned(),
        media,
        size,
        sha256: "0f".repeat(32),
    };
    vec![
        file(1, "Schermafbeelding 2026-03-27 om 15.58.png", MediaType::Png, 1_340_000),
        file(2, "console.log", MediaType::Log, 2_900),
    ]
}

pub fn receipt(answer_by: Option<&str>) -> Receipt {
    Receipt {
        emergency_phone: None,
        number: number(57),
        site_id: number(57).site(),
        received_at: at("2026-03-27T15:00:00.123Z"),
        answer_by: answer_by.map(at),
        status_url: "https://desk.example/status/1x3c1b4d559a530d1f6a5f8f10".to_owned(),
    }
}

pub fn events() -> Vec<Event> {
    let event = |time: &str, what: What| Event { at: at(time), what };
    vec![
        event("2026-03-27T15:00:00Z", What::Received),
        event("2026-03-27T15:00:02Z", What::Delivered { backend: "secret-backend".to_owned() }),
        event("2026-03-27T15:20:00Z", What::status(Status::Open)),
        event(
            "2026-03-27T15:42:00Z",
            What::Reply {
                by: Party::Desk,
                text: "Dag An\n\nWe zien de fout ook. Welke browser gebruikt u?\n\nGroeten van de helpdesk"
                    .to_owned(),
            },
        ),
        event("2026-03-27T15:42:00Z", What::status(Status::Waiting)),
        event(
            "2026-03-28T09:10:00Z",
            What::Reply { by: Party::Reporter, text: "Firefox, op een Mac.".to_owned() },
        ),
    ]
}
