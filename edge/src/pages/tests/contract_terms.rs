//! What contracts include and cost, and whom to call outside opening hours: the example desks' own.

use super::sample;
use crate::pages::{confirmation, form};
use crate::texts::Texts;
use desk::{Category, Lang, Submission, config::Desk};

fn read(source: &str) -> Desk {
    Desk::parse(source).unwrap()
}

fn agency() -> Desk {
    read(include_str!("../../../../docs/desks/agency.toml"))
}

/// The form of a site, as it stands at a moment.
fn form_at(desk: &Desk, site: &str, lang: Lang, now: &str) -> String {
    let (site, submission) = (desk.site(site).unwrap(), Submission::default());
    let view = form::FormView { now: sample::at(now), ..sample::form(desk, site, lang, &submission) };
    form::element(&view).into_string().split("<template class").next().unwrap().to_owned()
}

#[test]
fn what_is_included_and_what_is_charged() {
    let desk = read(include_str!("../../../../docs/desks/hosting.toml"));
    let html = form_at(&desk, "2002", Lang::En, "2026-03-27T14:00:00Z");
    for says in [
        "<strong>Your contract: Prepaid support card.</strong> 2 hours 15 minutes left on your card.",
        "Included: Questions on your CMS, until the card is used up.",
        "Charged at €85.00 per hour: Change; New feature.",
    ] {
        assert!(html.contains(says), "{says}: {html}");
    }
    let none = form_at(&desk, "2001", Lang::Nl, "2026-03-27T14:00:00Z");
    assert!(none.contains("Deze site heeft geen contract. Hulp kost €\u{a0}85,00 per uur."), "{none}");
}

#[test]
fn a_card_that_is_used_up_and_one_that_nobody_sees() {
    let source = include_str!("../../../../docs/desks/hosting.toml");
    let form = |source: &str| form_at(&read(source), "2002", Lang::En, "2026-03-27T14:00:00Z");
    let empty = form(&source.replace("balance-minutes = 135", "balance-minutes = 0"));
    assert!(empty.contains("Your card is used up. Help costs €85.00 per hour."), "{empty}");
    let hidden = form(&source.replace("show-balance = true\n", ""));
    assert!(hidden.contains("Your contract: Prepaid support card.") && !hidden.contains("left on your card"));
}

#[test]
fn a_desk_without_contracts_says_nothing() {
    let source = include_str!("../../../../docs/desks/government.toml");
    assert!(!form_at(&read(source), "1234", Lang::Nl, "2026-03-27T14:00:00Z").contains("ticket-terms"));
}

#[test]
fn outside_opening_hours_a_holder_reads_whom_to_call_and_what_it_costs() {
    let desk = agency();
    // A Saturday at 10:12 in Amsterdam.
    let html = form_at(&desk, "3001", Lang::En, "2026-03-28T09:12:00Z");
    for says in [
        "Can it not wait? Call: <a class=\"ticket-phone\" dir=\"ltr\" href=\"tel:+31655501060\">",
        "Somebody acts within 30 minutes of your call.",
        "A call now costs at least €300.00.",
        "Weekend: 50% of €100.00 per hour, for at least 4 hours. The work comes on top, for at least 1 hour.",
        "Example: one hour of work on Saturday at 10:00 costs €300.00, €200.00 for standing by and €100.00 for the work.",
    ] {
        assert!(html.contains(says), "{says}: {html}");
    }
    let night = form_at(&desk, "3001", Lang::Nl, "2026-03-26T21:40:00Z");
    assert!(
        night.contains("Avond en nacht: 100\u{a0}% van €\u{a0}100,00 per uur, voor minstens 2 uur."),
        "{night}"
    );
    assert!(night.contains("Voorbeeld: een uur werk op donderdag om 22:30 kost €\u{a0}300,00"), "{night}");
}

#[test]
fn nobody_else_and_no_other_time_shows_a_tariff() {
    let desk = agency();
    let open = form_at(&desk, "3001", Lang::En, "2026-03-27T14:00:00Z");
    let without = form_at(&desk, "3002", Lang::En, "2026-03-28T09:12:00Z");
    assert!(!open.contains("ticket-standby") && !without.contains("ticket-standby"));
}

#[test]
fn the_confirmation_says_whom_to_call_while_the_desk_is_closed() {
    let desk = agency();
    let site = desk.site("3001").unwrap();
    let at = |time: &str| {
        let receipt = desk::Receipt { received_at: sample::at(time), ..sample::receipt(None) };
        confirmation::element(&desk, site, Texts::of(Lang::En), &receipt, sample::FILED).into_string()
    };
    let closed = at("2026-03-28T09:12:00Z");
    assert!(closed.contains("tel:+31655501060") && closed.contains("at least €300.00"), "{closed}");
    assert!(!at("2026-03-27T14:00:00Z").contains("tel:+31655501060"));
}

#[test]
fn standing_by_starts_when_the_line_closes_that_takes_the_request() {
    // On working days the desk closes at 18:00, the second line at 20:00 and the first at 12:00.
    let lines = r#"
[kinds.problem]
line = "second"
[kinds.question]
line = "first"
[kinds.change]
[lines.first]
name = "First line"
hours = "mornings"
[lines.second]
name = "Second line"
hours = "late"
[calendars.mornings]
friday = ["8:30-12:00"]
[calendars.late]
friday = ["8:30-20:00"]
[[standby.tariffs]]
days = "all"
hours = ["0:00-24:00"]
percent = 100
at-least = "1 hour"
"#;
    let source = include_str!("../../../../docs/desks/agency.toml");
    let desk = read(&(source.to_owned() + lines));
    let site = desk.site("3001").unwrap();
    let costs = |html: &str| html.contains("A call now costs at least");
    for (now, problem, question, change) in [
        ("2026-03-27T10:00:00Z", false, false, false),
        ("2026-03-27T13:00:00Z", false, true, false),
        ("2026-03-27T18:00:00Z", false, true, true),
        ("2026-03-27T20:00:00Z", true, true, true),
    ] {
        let all = [(Category::Problem, problem), (Category::Question, question), (Category::Change, change)];
        let form = form_at(&desk, "3001", Lang::En, now);
        let blocks: Vec<&str> = form.split("<div class=\"ticket-hours\"").skip(1).collect();
        let submission = Submission::default();
        let view =
            form::FormView { now: sample::at(now), ..sample::form(&desk, site, Lang::En, &submission) };
        let html = form::element(&view).into_string();
        let blank = html.split("<template class=\"ticket-blank\"").nth(1).unwrap();
        let receipt = desk::Receipt { received_at: sample::at(now), ..sample::receipt(None) };
        for (category, standby) in all {
            let word = category.as_str();
            let block =
                blocks.iter().find(|block| block.contains(&format!("data-kinds=\"{word}\""))).unwrap();
            let block = block.split("</div>").next().unwrap();
            assert_eq!(costs(block), standby, "{now} {word}: {block}");
            let later = blank.contains(&format!("<p class=\"ticket-standby\" hidden data-kinds=\"{word}\">"));
            assert_eq!(later, standby, "{now} {word}: {blank}");
            let filed = confirmation::Filed { title: sample::TITLE, category };
            let done = confirmation::element(&desk, site, Texts::of(Lang::En), &receipt, filed).into_string();
            assert_eq!(costs(&done), standby, "{now} {word}: {done}");
        }
    }
}

#[test]
fn the_names_of_editors_stand_on_no_form() {
    let desk = read(include_str!("../../../../docs/desks/government.toml"));
    for lang in Lang::ALL {
        let (site, submission) = (desk.site("1234").unwrap(), Submission::default());
        let html = form::page(&sample::form(&desk, site, lang, &submission)).into_string();
        assert!(!html.contains("Clara") && !html.contains("@examples.example"), "{lang}");
    }
}
