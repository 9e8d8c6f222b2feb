//! What pages are made of.

use super::{KEY, TITLE, at, context, files, filled, number};
use crate::{
    pages::{
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
use desk::{
    Category, Event, Lang, Party, ShownAnswer, Status, Submission, Urgency, Via,
    config::{Desk, Site},
    editors::Reporter,
    stage::Stage,
    standing::Standing,
    turn::Rank,
};

/// The form for an answer, empty.
pub const ANSWER: AnswerForm = AnswerForm {
    token: "1234.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE",
    key: KEY,
    text: "",
    problem: None,
    sent: false,
};

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
        title: TITLE,
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

/// What its sites have.
pub fn resold(desk: &Desk) -> Vec<SiteRow<'_>> {
    let counts = [(340, 12, 2), (41, 3, 0), (8, 0, 0)];
    let rows = desk.sites.values().zip(counts);
    rows.map(|(site, (all, month, undelivered))| SiteRow { site, all, month, undelivered }).collect()
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
