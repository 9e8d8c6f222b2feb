//! What comes after the form: confirmation, status page, and pages in place of another.

use super::{
    read::{follow, tag},
    sample,
};
use crate::{
    pages::{confirmation, form, problem, status},
    problem::Problem,
    texts::Texts,
};
use desk::{Event, Lang, Party, Receipt, Status, Submission, What, stage::Stage};

#[test]
fn the_confirmation_says_the_number_when_and_whom_to_call() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let receipt = sample::receipt(Some("2026-03-30T10:00:00Z"));
    let html = confirmation::element(&desk, site, Texts::of(Lang::Nl), &receipt, sample::FILED).into_string();
    follow(
        &html,
        &[
            "<div class=\"ticket ticket-done\" lang=\"nl\" dir=\"ltr\" data-site=\"1234\" data-desk=\"Helpdesk Voorbeeldstad\">",
            "id=\"ticket-heading\" tabindex=\"-1\"",
            "<output class=\"ticket-number\"",
            ">1234-00057-39</output>",
            "<time datetime=\"2026-03-30T10:00:00Z\">maandag 30 maart 2026 om 12:00</time>",
            "<a class=\"ticket-status-link\" href=\"https://desk.example/status/1x3c1b4d559a530d1f6a5f8f10\"",
            "href=\"tel:+3225550100\"",
        ],
    );
    let unpromised =
        confirmation::page(&desk, site, Texts::of(Lang::Nl), &sample::receipt(None), sample::FILED)
            .into_string();
    assert!(tag(&unpromised, "ticket-answer-by").contains(" hidden"));
    assert!(!tag(&unpromised, "ticket-answer\"").contains(" hidden"));
}

#[test]
fn an_emergency_is_called_in_before_anything_else_is_read() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let receipt = Receipt { emergency_phone: Some(desk.phone.clone()), ..sample::receipt(None) };
    let html = confirmation::page(&desk, site, Texts::of(Lang::En), &receipt, sample::FILED).into_string();
    follow(
        &html,
        &[
            "<div class=\"ticket-emergency\">",
            "href=\"tel:+3225550100\" aria-describedby=\"ticket-emergency-quote\" autofocus>",
            "Call now:",
            "+32 2 555 01 00",
            "id=\"ticket-emergency-quote\">and quote this number:",
            "1234-00057-39",
            "id=\"ticket-heading\"",
        ],
    );
    let usual = confirmation::page(&desk, site, Texts::of(Lang::En), &sample::receipt(None), sample::FILED)
        .into_string();
    assert!(tag(&usual, "ticket-emergency\"").contains(" hidden") && !usual.contains("autofocus"), "{usual}");
}

#[test]
fn the_blank_confirmation_waits_in_the_form() {
    let html = form_in(Lang::Nl);
    let blank = html.split("<template class=\"ticket-blank\">").nth(1).unwrap();
    follow(
        blank,
        &[
            "ticket ticket-done",
            "<output class=\"ticket-number\"",
            "></output>",
            "data-zone=\"Europe/Brussels\"",
            "<time></time>",
            "<a class=\"ticket-status-link\" target",
        ],
    );
}

#[test]
fn the_status_page_tells_what_is_public_in_order() {
    let desk = sample::desk();
    let (site, events) = (desk.site("1234").unwrap(), sample::events());
    let html = status::page(&sample::status(&desk, site, Lang::Nl, &events)).into_string();
    follow(
        &html,
        &[
            "<h1",
            "Melding 1234-00057-39",
            "De helpdesk heeft uw antwoord nodig",
            "Zonder uw antwoord",
            "href=\"#ticket-reply\"",
            "<ol class=\"ticket-steps\"",
            "gedaan:</span> Ontvangen",
            "gedaan:</span> Bij de helpdesk",
            "gedaan:</span> In behandeling",
            "aria-current=\"step\"><span>Wacht op u",
            "<li><span>Gesloten",
            "<ol class=\"ticket-timeline\">",
            "<time datetime=\"2026-03-27T15:00:00Z\">27 maart 2026, 16:00</time>",
            "heeft uw melding ontvangen",
            "Nieuwe status: In behandeling",
            "De helpdesk schreef",
            "We zien de fout ook",
            "U schreef",
            "Firefox, op een Mac.",
        ],
    );
    assert!(!html.contains("secret-backend"));
}

#[test]
fn every_page_is_whole_and_runs_nothing() {
    let desk = sample::desk();
    let (site, events) = (desk.site("1234").unwrap(), sample::events());
    let texts = Texts::of(Lang::Fr);
    let mut pages = vec![
        sample::without_own_script(&form_in(Lang::Fr)),
        sample::without_own_script(
            &confirmation::page(&desk, site, texts, &sample::receipt(None), sample::FILED).into_string(),
        ),
        status::page(&sample::status(&desk, site, Lang::Fr, &events)).into_string(),
        problem::page(None, texts, &Problem::Unavailable).into_string(),
    ];
    let problems = [Problem::SiteUnknown, Problem::NotFound, Problem::RateLimited(30)];
    pages.extend(problems.map(|problem| problem::page(Some(&desk), texts, &problem).into_string()));
    for html in pages {
        follow(&html, &["<!DOCTYPE html>", "<html lang=\"fr\" dir=\"ltr\">", "noindex", "<title>", "<main"]);
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
        for banned in ["<script", "<style", " style=", " onclick", " onload", "javascript:"] {
            assert!(!html.contains(banned), "{banned} in {html}");
        }
    }
}

#[test]
fn the_status_page_says_by_when_until_somebody_answers() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let at = |what| Event { at: sample::at("2026-03-27T15:00:00Z"), what };
    let shown = |events: &[Event], taken: bool, now: &str| {
        let view = status::StatusView {
            status: Status::New,
            closes_at: None,
            stage: Stage::of(events, taken),
            now: sample::at(now),
            ..sample::status(&desk, site, Lang::En, events)
        };
        status::page(&view).into_string()
    };
    let by = "Answer at the latest: Monday at 12:00.";
    let friday = "2026-03-27T16:00:00Z";
    let held = shown(&[at(What::Received)], false, friday);
    follow(
        &held,
        &["The service desk has received your report.", by, "aria-current=\"step\"><span>Received"],
    );
    let taken = shown(&[at(What::Received)], true, friday);
    follow(
        &taken,
        &["Your report is with the service desk.", by, "aria-current=\"step\"><span>With the service desk"],
    );
    let reply = What::Reply { by: Party::Desk, text: "Which browser?".to_owned() };
    assert!(!shown(&[at(reply)], true, friday).contains(by), "what was promised is done");
    assert!(!shown(&[], true, "2026-03-30T10:00:00Z").contains("Answer at the latest:"), "and not told late");
    let passed = shown(&[at(What::PassedOn { to: "Hosting".to_owned() })], true, friday);
    follow(&passed, &["has passed your report on to Hosting.", "aria-current=\"step\"><span>Passed on"]);
}

#[test]
fn the_summary_says_all_that_the_confirmation_says() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    for lang in Lang::ALL {
        let texts = Texts::of(lang);
        let summary = status::summary::Summary {
            desk: &desk,
            site,
            texts,
            number: sample::number(57),
            title: sample::TITLE,
            answer_by: Some(sample::at("2026-03-30T10:00:00Z")),
            url: "https://desk.example/status/1234.x",
        };
        let text = summary.text();
        follow(
            &text,
            &[
                desk.name.get(lang),
                site.name.get(lang),
                "1234-00057-39",
                sample::TITLE,
                &format!("{} (Europe/Brussels)", texts.moment(sample::at("2026-03-30T10:00:00Z"), desk.zone)),
                "https://desk.example/status/1234.x",
                "+32 2 555 01 00",
            ],
        );
        assert!(text.lines().count() < 16 && !text.contains("done-") && text.ends_with("\r\n"), "{text}");
    }
}

#[test]
fn every_status_has_its_words() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    for status in Status::ALL {
        let events = [Event { at: sample::at("2026-03-27T15:00:00Z"), what: What::status(*status) }];
        let view = status::StatusView { status: *status, ..sample::status(&desk, site, Lang::En, &events) };
        let html = status::page(&view).into_string();
        assert!(!html.contains(">status-") && html.matches("aria-current=\"step\"").count() == 1, "{html}");
    }
}

fn form_in(lang: Lang) -> String {
    let (desk, submission) = (sample::desk(), Submission::default());
    form::page(&sample::form(&desk, desk.site("1234").unwrap(), lang, &submission)).into_string()
}
