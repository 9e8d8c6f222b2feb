//! A desk, a report and a ticket to render.

use crate::{
    pages::{
        confirmation::Filed,
        form::FormView,
        inbox::{
            alert::ShutBackend,
            list::TicketRow,
            resellers::SiteRow,
            ticket::{MessageView, TicketView},
            undelivered::UndeliveredRow,
        },
        status::{StatusView, answer::AnswerForm},
    },
    texts::Texts,
};
use chrono::{DateTime, Utc};
use desk::{
    Attachment, Category, ContextFields, Event, Faults, Lang, MediaType, Party, Receipt, ShownAnswer, Status,
    Submission, TicketNumber, Urgency, Via, What,
    config::{Desk, Site},
    editors::Reporter,
    stage::Stage,
    standing::Standing,
    turn::Rank,
};

/// A key as a browser makes it.
pub const KEY: &str = "6f1c1e9a-3c1b-4d55-9a53-0d1f6a5f8f10";

/// A title as a reporter types it.
pub const TITLE: &str = "Formulier voor verhuizing geeft een fout";

/// What it was filed as.
pub const FILED: Filed = Filed { title: TITLE, category: Category::Problem };

/// The form for an answer, empty.
pub const ANSWER: AnswerForm = AnswerForm {
    token: "1234.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE",
    key: KEY,
    text: "",
    problem: None,
    sent: false,
};

pub const DESK: &str = r#"
        [desk]
        name = { nl = "Helpdesk Voorbeeldstad", fr = "Assistance Villexemple", de = "Helpdesk Beispielstadt", en = "Example City service desk" }
        email = "help@desk.example"
        phone = "+32 2 555 01 00"
        languages = ["nl", "fr", "de", "en"]
        backends = ["inbox"]

        [[sites]]
        id = "1234"
        name = { nl = "Website Voorbeeldstad", en = "Example City web site" }

        [[sites]]
        id = "0042"
        name = "Museum"
        phone = "optional"

        [[sites]]
        id = "4001"
        name = "Lindeboom"
        contract = "gold"

        [contracts.gold]
        name = { nl = "Onderhoudscontract Goud", fr = "Contrat d’entretien Or", de = "Wartungsvertrag Gold", en = "Gold maintenance contract" }
        includes = ["problem", "question", { nl = "Kennisbank", fr = "Base de connaissances", de = "Wissensdatenbank", en = "Knowledge base" }]
        billed = ["feature", { nl = "Installatie en updates", fr = "Installation et mises à jour", de = "Installation und Updates", en = "Installation and upgrades" }]
        priority = true
        customer-id = "required"

        [backends.inbox]
        kind = "inbox"
        "#;

pub fn desk() -> Desk {
    Desk::parse(DESK).unwrap()
}

/// The same with hours, a closure that leaves mail, and channels.
pub fn desk_with_channels() -> Desk {
    let more = r#"
        [calendars.office]
        monday = ["9:00-17:00"]
        tuesday = ["9:00-17:00"]
        wednesday = ["9:00-17:00"]
        thursday = ["9:00-17:00"]
        friday = ["9:00-17:00"]

        [[closures]]
        from = 2026-12-24
        to = 2027-01-01
        reach = ["e-mail"]
        staffing = "minimal"
        notice = { nl = "Jaarlijkse sluiting.", en = "Yearly closure." }

        [[channels]]
        kind = "knowledge-base"
        address = "https://help.desk.example"

        [[channels]]
        kind = "phone"
        address = "+32 2 555 01 00"
        hours = "office"

        [[channels]]
        kind = "e-mail"
        address = "help@desk.example"

        [[channels]]
        kind = "chat"
        address = "https://desk.example/chat"
        hours = "office"

        [[sites]]
    "#;
    let source = DESK.replacen("backends = [\"inbox\"]", "backends = [\"inbox\"]\nhours = \"office\"", 1);
    Desk::parse(&source.replacen("[[sites]]", more, 1)).unwrap()
}

/// A desk that sells through resellers.
pub const RESELLERS: &str = r#"
[desk]
name = "Zeewind Hosting"
email = "help@zeewind.example"
phone = "+32 2 555 05 00"
languages = ["nl", "fr", "de", "en"]
hours = "office"
backends = ["inbox"]

[calendars.office]
friday = ["8:30-12:00"]

[calendars.bureau]
friday = ["10:00-16:00"]

[[closures]]
from = 2026-03-27
to = 2026-03-27
notice = "Moving house."

[resellers.atelier]
name = "Atelier Zuid"
email = "hulp@atelier.example"
phone = "+32 2 555 05 01"
url = "https://atelier.example/"
support = "own"
backends = ["atelier"]

[resellers.bureau]
name = "Bureau Oost"
email = "hulp@bureau.example"
phone = "+32 2 555 05 02"
support = "passes-on"
backends = ["bureau"]
hours = "bureau"

[resellers.comptoir]
name = "Comptoir West"
email = "aide@comptoir.example"
phone = "+32 2 555 05 03"
support = "outsourced"

[[sites]]
id = "5001"
name = "Bakkerij Graan"
reseller = "atelier"

[[sites]]
id = "5002"
name = "Boekhandel Inkt"
reseller = "bureau"

[[sites]]
id = "5003"
name = "Brouwerij Hop"
reseller = "comptoir"

[backends.inbox]
kind = "inbox"

[backends.atelier]
kind = "webhook"
url = "https://atelier.example/hook"
secrets = ["ATELIER_SECRET"]

[backends.bureau]
kind = "webhook"
url = "https://bureau.example/hook"
secrets = ["BUREAU_SECRET"]
"#;

/// A desk that sells through resellers, one in each way.
pub fn reseller_desk() -> Desk {
    Desk::parse(RESELLERS).unwrap()
}

/// What its sites have.
pub fn resold(desk: &Desk) -> Vec<SiteRow<'_>> {
    let counts = [(340, 12, 2), (41, 3, 0), (8, 0, 0)];
    let rows = desk.sites.values().zip(counts);
    rows.map(|(site, (all, month, undelivered))| SiteRow { site, all, month, undelivered }).collect()
}

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
fn context() -> desk::Context {
    let (browser, window) = ("Firefox 140".to_owned(), "1280 × 720 @1.25x".to_owned());
    ContextFields { browser, window, ..ContextFields::default() }.parse().unwrap()
}

pub fn form<'a>(desk: &'a Desk, site: &'a Site, lang: Lang, submission: &'a Submission) -> FormView<'a> {
    FormView {
        desk,
        site,
        texts: Texts::of(lang),
        base: "https://desk.example",
        key: KEY,
        submission,
        kept: &[],
        files_lost: false,
        faults: None,
        notice: None,
        announcements: &[],
        now: at("2026-03-27T14:00:00Z"),
    }
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

pub fn status<'a>(desk: &'a Desk, site: &'a Site, lang: Lang, events: &'a [Event]) -> StatusView<'a> {
    StatusView {
        announcements: &[],
        now: at("2026-03-27T16:00:00Z"),
        desk,
        site,
        texts: Texts::of(lang),
        category: Some(Category::Problem),
        extras: Vec::new(),
        number: number(57),
        title: "Formulier voor verhuizing geeft een fout",
        error: "Fout 500\nProbeer het later opnieuw.",
        status: Status::Waiting,
        stage: Stage::of(events, true),
        received_at: at("2026-03-27T15:00:00Z"),
        answer_by: Some(at("2026-03-30T10:00:00Z")),
        closes_at: Some(at("2026-04-03T15:42:00Z")),
        answer: &ANSWER,
        sealed: false,
        attachments: &[],
        events,
    }
}

pub fn rows() -> Vec<TicketRow> {
    [
        (60, "Inloggen lukt niet", Status::Open, "2026-03-30T09:30:00Z"),
        (61, "Foto’s laden niet op de pagina Nieuws", Status::New, "2026-03-30T06:10:00Z"),
        (57, "Formulier voor verhuizing geeft een fout", Status::Waiting, "2026-03-27T15:00:00Z"),
        (41, "Tikfout in de openingsuren van het containerpark van de deelgemeente, op de pagina Afval en in de voettekst", Status::Resolved, "2026-03-12T09:00:00Z"),
        (12, "Zoeken vindt niets", Status::Closed, "2026-02-02T12:59:00Z"),
    ]
    .into_iter()
    .map(|(serial, title, status, received)| TicketRow {
        rank: Rank::of(serial == 60),
        number: number(serial),
        title: title.to_owned(),
        status,
        received_at: at(received),
        channel: if serial == 60 { Via::Phone } else { Via::Form },
        category: if serial == 61 { Category::Emergency } else { Category::Problem },
    })
    .collect()
}

static HOLDER: Standing =
    Standing { reporter: Some(Reporter::Editor), vouched: None, contract: None, priority: true };

pub fn ticket(desk: &Desk) -> TicketView<'_> {
    let from = filled();
    TicketView {
        desk,
        number: number(57),
        status: Status::Open,
        received_at: at("2026-03-27T15:00:00Z"),
        answer_by: Some(at("2026-03-30T10:00:00Z")),
        title: from.title,
        error: from.error,
        attachments: files()
            .into_iter()
            .map(|file| {
                let address = format!("/files/1234-00057-39.{}.x", file.n);
                (file, address)
            })
            .collect(),
        url: from.url,
        name: from.contact.name,
        email: from.contact.email,
        phone: Some(from.contact.phone),
        customer_id: Some("K-2001".to_owned()),
        contract: Some("Onderhoudscontract Goud"),
        standing: &HOLDER,
        previous: Some(number(41)),
        category: Category::Problem,
        extras: Vec::new(),
        urgency: Urgency::Normal,
        channel: Via::Phone,
        answers_shown: ShownAnswer::list(
            "https://help.voorbeeldstad.example/verhuizen *https://help.voorbeeldstad.example/fouten",
        ),
        context: context(),
        messages: vec![
            MessageView {
                at: at("2026-03-27T15:42:00Z"),
                by: Party::Desk,
                whose: None,
                text: "Dag An\n\nWe zien de fout ook. Welke browser gebruikt u?".to_owned(),
            },
            MessageView {
                at: at("2026-03-28T09:10:00Z"),
                by: Party::Reporter,
                whose: None,
                text: "Firefox, op een Mac.".to_owned(),
            },
        ],
        sealed: None,
        action: KEY.to_owned(),
        reply: None,
    }
}

pub fn undelivered() -> Vec<UndeliveredRow> {
    let row = |serial, failures, error: &str, next: Option<&str>| UndeliveredRow {
        number: number(serial),
        backend: "helpdesk".to_owned(),
        failures,
        last_error: error.to_owned(),
        next_attempt: next.map(at),
    };
    vec![row(60, 3, "no-answer", Some("2026-03-30T06:40:00Z")), row(41, 12, "credentials", None)]
}

/// A helpdesk that takes nothing.
pub fn shut() -> Vec<ShutBackend> {
    vec![ShutBackend { backend: "support".to_owned(), fault: "credentials".to_owned(), count: 12 }]
}

/// The page without the one script that a page of the form has, which is a file of the desk.
pub fn without_own_script(html: &str) -> String {
    html.replacen("<script type=\"module\" src=\"/ticket-page.js\"></script>", "", 1)
}
