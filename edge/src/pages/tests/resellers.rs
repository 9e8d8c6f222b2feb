//! Who answers is said wherever a reporter looks, and never somebody else.

use super::sample;
use crate::{
    pages::{
        confirmation, form,
        inbox::{
            resellers::{self, ResellersView, SiteRow},
            ticket, undelivered,
        },
        passing_on::{self, PassingView},
        status,
    },
    texts::Texts,
};
use desk::{Event, Lang, Submission, What, config::Desk};

/// The pages of a site that its reporters see.
fn pages(desk: &Desk, id: &str, lang: Lang) -> Vec<String> {
    let (site, empty) = (desk.site(id).unwrap(), Submission::default());
    let texts = Texts::of(lang);
    let form = sample::form(desk, site, lang, &empty);
    vec![
        form::page(&form).into_string(),
        form::element(&form).into_string(),
        confirmation::page(desk, site, texts, &sample::receipt(None), sample::FILED).into_string(),
        status::page(&sample::status(desk, site, lang, &[])).into_string(),
    ]
}

#[test]
fn a_reseller_that_keeps_the_contact_is_the_one_to_reach() {
    let desk = sample::reseller_desk();
    for lang in Lang::ALL {
        for (id, name, phone) in
            [("5001", "Atelier Zuid", "tel:+3225550501"), ("5002", "Bureau Oost", "tel:+3225550502")]
        {
            for html in pages(&desk, id, lang) {
                let (before, beyond) = html.split_once("ticket-beyond").unwrap_or((&html, ""));
                assert!(before.contains(name) && before.contains(phone), "{id} {lang}: {html}");
                // Ours stands only where help fails to come.
                assert!(!before.contains("tel:+3225550500"), "{id} {lang}: {html}");
                assert!(beyond.is_empty() || beyond.contains("tel:+3225550500"), "{id} {lang}: {html}");
                assert!(html.contains("ticket-answerer"), "{id} {lang}: {html}");
            }
        }
    }
}

#[test]
fn the_desk_answers_for_a_reseller_that_leaves_it_all_to_it() {
    let desk = sample::reseller_desk();
    for html in pages(&desk, "5003", Lang::En) {
        assert!(html.contains("answered by Zeewind Hosting, for Comptoir West."), "{html}");
        assert!(html.contains("tel:+3225550500") && !html.contains("ticket-beyond"), "{html}");
    }
}

#[test]
fn the_desk_s_hours_and_closures_are_no_reseller_s() {
    let desk = sample::reseller_desk();
    let form = |id| pages(&desk, id, Lang::En).remove(0);
    assert!(!form("5001").contains("ticket-hours"));
    let theirs = form("5002");
    assert!(theirs.contains("closes at 16:00") && !theirs.contains("Moving"), "{theirs}");
    let ours = form("5003");
    assert!(ours.contains("The service desk is closed now") && ours.contains("Moving"), "{ours}");
}

#[test]
fn a_reseller_s_customers_are_offered_complaints_where_it_names_a_place_for_them() {
    let kinds = r#"
[kinds.problem]
[kinds.complaint]
backends = ["manager"]
fields = ["who"]
[fields.who]
label = "Whom is it about?"
[mail]
from = "tickets@hosting.example"
[backends.manager]
kind = "email"
to = "manager@hosting.example"
[backends.theirs]
kind = "email"
to = "manager@bureau.example"
"#;
    let named = "backends = [\"bureau\"]\ncomplaints = [\"theirs\"]";
    let source = sample::RESELLERS.replace("backends = [\"bureau\"]", named) + kinds;
    let desk = Desk::parse(&source).unwrap();
    let form = |id| pages(&desk, id, Lang::En).remove(0);
    for said in ["The service manager reads it", "Your complaint", "Whom is it about?"] {
        assert!(!form("5001").contains(said), "{said}");
        assert!(form("5002").contains(said) && form("5003").contains(said), "{said}");
    }
}

#[test]
fn a_reporter_sees_that_it_was_passed_on_and_that_it_can_take_longer() {
    let desk = sample::reseller_desk();
    let site = desk.site("5002").unwrap();
    let at = sample::at("2026-03-27T15:00:00Z");
    let reply = What::Reply { by: desk::Party::Desk, text: "Between ourselves".into() };
    let events = [
        Event { at, what: What::PassedOn { to: "Zeewind Hosting".into() } },
        Event { at, what: What::Elsewhere { whose: "Zeewind Hosting".into(), did: Box::new(reply) } },
    ];
    let html = status::page(&sample::status(&desk, site, Lang::En, &events)).into_string();
    assert!(html.contains("Bureau Oost has passed your report on to Zeewind Hosting. That can take longer"));
    assert!(!html.contains("Between ourselves"));
}

#[test]
fn what_is_passed_on_is_answered_to_the_reseller() {
    let desk = sample::reseller_desk();
    let number = desk::TicketNumber::new(desk.site("5002").unwrap().id, 7);
    let view = ticket::TicketView { number, ..sample::ticket(&desk) };
    let html = ticket::page(&view).into_string();
    assert!(html.contains("Bureau Oost krijgt het en antwoordt de klant."), "{html}");
}

#[test]
fn passing_on_is_one_button_and_then_none() {
    let desk = sample::reseller_desk();
    let number = desk::TicketNumber::new(desk.site("5002").unwrap().id, 7);
    let view = |passed_on_at| PassingView {
        desk: &desk,
        texts: Texts::of(Lang::En),
        number,
        title: "<b>title",
        token: "5002-00007-00.x",
        passed_on_at,
    };
    let asks = passing_on::page(&view(None)).into_string();
    assert_eq!(asks.matches("<button").count(), 1);
    assert!(asks.contains("method=\"post\" action=\"/pass-on/5002-00007-00.x?lang=en\""));
    assert!(asks.contains("&lt;b&gt;title"));
    let done = passing_on::page(&view(Some(sample::at("2026-03-27T15:00:00Z")))).into_string();
    assert!(!done.contains("<button") && done.contains("has been passed on to Zeewind Hosting"));
}

#[test]
fn the_inbox_counts_what_is_not_its_own() {
    let desk = sample::reseller_desk();
    let rows = sample::resold(&desk);
    let view = ResellersView { desk: &desk, shut: &[], rows: &rows, next: None };
    let html = resellers::page(&view).into_string();
    assert!(html.contains("Atelier Zuid") && html.contains(">12<") && html.contains(">340<"), "{html}");
    // Only what waits can be delivered again.
    assert_eq!(html.matches("action=\"/inbox/resellers/replay\"").count(), 1);
    let none = ResellersView { rows: &[] as &[SiteRow], ..view };
    assert!(!resellers::page(&none).into_string().contains("<table"));
    let held = undelivered::page(&desk, &[], &[], 2).into_string();
    assert!(held.contains("Nog 2 tickets van resellers") && held.contains("href=\"/inbox/resellers\""));
}
