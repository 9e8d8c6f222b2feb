//! Known answers: their place under the title, and what a ticket says of those that were shown.

use super::{read::follow, sample};
use crate::{
    pages::{
        form::{self, FormView},
        inbox::ticket,
    },
    texts::Texts,
};
use desk::{Lang, ShownAnswer, Submission, config::Desk};

const KNOWLEDGE: &str = r#"
[[knowledge.articles]]
title = "Wachtwoord vergeten"
url = "https://help.voorbeeldstad.example/wachtwoord"
sites = ["1234"]

[[sites]]
id = "0007"
name = "Zwembad"
"#;

fn desk() -> Desk {
    Desk::parse(&[sample::DESK, KNOWLEDGE].concat()).unwrap()
}

fn form_of(site: &str, submission: &Submission) -> String {
    let desk = desk();
    let view = FormView { ..sample::form(&desk, desk.site(site).unwrap(), Lang::Nl, submission) };
    form::element(&view).into_string()
}

#[test]
fn their_place_is_under_the_title_and_empty() {
    let html = form_of("1234", &Submission::default());
    follow(
        &html,
        &[
            "<input id=\"ticket-title\"",
            "data-at=\"https://desk.example/v1/sites/1234/answers?lang=nl\"",
            "<input type=\"hidden\" name=\"answersShown\" value=\"\">",
            "<p class=\"ticket-hidden\" role=\"status\"></p>",
            "type=\"button\" hidden>Verbergen</button>",
            "<ul hidden></ul>",
            "rel=\"noopener noreferrer\"",
            "(opent in een nieuw tabblad)",
            "<p>1 antwoord dat kan helpen</p>",
            "<p>3 antwoorden die kunnen helpen</p>",
            "data-field=\"error\"",
        ],
    );
    assert!(!html.contains("Wachtwoord vergeten"), "nothing is shown before somebody types");
}

#[test]
fn a_site_without_answers_has_no_place_for_them() {
    assert!(!form_of("0007", &Submission::default()).contains("answers"));
}

#[test]
fn what_was_shown_survives_a_form_that_comes_back() {
    let text = "https://help.voorbeeldstad.example/a *https://help.voorbeeldstad.example/b";
    let submission = Submission { answers_shown: ShownAnswer::list(text), ..sample::filled() };
    assert!(form_of("1234", &submission).contains(&format!("name=\"answersShown\" value=\"{text}\"")));
}

#[test]
fn the_inbox_shows_which_were_seen_and_opened() {
    let desk = sample::desk();
    let html = ticket::page(&sample::ticket(&desk)).into_string();
    follow(
        &html,
        &[
            "Getoond vóór het versturen",
            ">https://help.voorbeeldstad.example/verhuizen</a>",
            ">https://help.voorbeeldstad.example/fouten (geopend)</a>",
        ],
    );
    assert_eq!(Texts::of(Lang::En).get("inbox-answers-shown"), "Shown before sending");
}

#[test]
fn the_inbox_shows_by_when_an_answer_is_promised() {
    let desk = sample::desk();
    let view = sample::ticket(&desk);
    let label = "<dt>Antwoord uiterlijk</dt>";
    let promised = "<dd><time datetime=\"2026-03-30T10:00:00Z\">maandag 30 maart 2026 om 12:00</time></dd>";
    let html = ticket::page(&view).into_string();
    assert!(html.contains(&format!("{label}{promised}")), "{html}");
    let html = ticket::page(&ticket::TicketView { answer_by: None, ..view }).into_string();
    assert!(!html.contains(label), "{html}");
}
