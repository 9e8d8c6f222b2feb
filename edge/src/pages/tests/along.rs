//! What goes along with a ticket: room for it in a fresh form, and what held in one that comes back.

use super::sample;
use crate::pages::form::{self, FormView, Notice};
use desk::{Context, Lang, Submission};

/// The parts that a form has a row for.
fn rows(html: &str) -> Vec<&'static str> {
    let has = |part: &&str| html.contains(&format!("name=\"context.{part}\""));
    Context::PARTS.into_iter().filter(has).collect()
}

#[test]
fn a_fresh_form_sends_nothing_without_a_script_and_names_every_part_s_button() {
    let desk = sample::desk();
    let empty = Submission::default();
    let view = sample::form(&desk, desk.site("1234").unwrap(), Lang::En, &empty);
    let html = form::element(&view).into_string();
    assert_eq!(rows(&html), Context::PARTS);
    assert!(html.contains("<fieldset class=\"ticket-along\" hidden>"));
    assert_eq!(
        html.matches("<input type=\"hidden\" name=\"context.").count(),
        html.matches(" disabled>").count()
    );
    assert!(html.contains("Remove<span class=\"ticket-hidden\">: Window</span></button>"));
    // A page of the desk has no errors of somebody else's.
    assert_eq!(rows(&form::page(&view).into_string()), ["browser", "language", "window"]);
}

#[test]
fn a_form_that_comes_back_has_what_was_sent_and_held() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let mut submission = sample::filled();
    submission.context.browser = "Firefox 140".to_owned();
    submission.context.errors = "x is not defined".to_owned();
    let view =
        FormView { notice: Some(Notice::Unavailable), ..sample::form(&desk, site, Lang::En, &submission) };
    assert_eq!(rows(&form::page(&view).into_string()), ["browser", "errors"]);
    submission.context.errors = "x".repeat(3_000);
    let faults = sample::faults(&submission, site);
    let view = FormView { faults: Some(&faults), ..sample::form(&desk, site, Lang::En, &submission) };
    let html = form::page(&view).into_string();
    assert_eq!(rows(&html), ["browser"]);
    assert!(html.contains("Shorten this technical detail to at most 2,250 characters."), "{html}");
    let untold = sample::filled();
    let view = FormView { notice: Some(Notice::Unavailable), ..sample::form(&desk, site, Lang::En, &untold) };
    assert!(!form::page(&view).into_string().contains("ticket-along"));
}
