//! Where a ticket is, at a glance: one sentence, and a row of steps.

use super::StatusView;
use crate::{pages::icons, texts::Texts};
use desk::{
    Status, What, Why,
    stage::{Stage, is_answered},
};
use maud::{Markup, html};

/// The sentence, the row, and until when somebody does something.
pub(super) fn now(view: &StatusView) -> Markup {
    let StatusView { desk, texts, .. } = view;
    html! {
        div.ticket-now {
            p.ticket-where { (sentence(view)) }
            @if view.stage <= Stage::WithDesk { p { (texts.get("status-now-soon")) } }
            @if let Some(at) = promised(view) {
                p { (texts.with("status-answer-before", &[("when", texts.soon(at, view.now, desk.zone).into())])) }
            }
            @if let Some(at) = view.closes_at {
                p { strong { (texts.with("closes-on", &[("when", texts.day(at, desk.zone).into())])) } }
            }
            @if view.stage == Stage::Waiting {
                p { a href="#ticket-reply" { (texts.get("reply-title")) } }
            }
            (row(texts, view.stage, view.status))
        }
    }
}

/// Where it is now, in a sentence.
fn sentence(view: &StatusView) -> String {
    let texts = view.texts;
    if let Some(to) = passed_on_to(view) {
        let reseller = view.desk.answerer(view.site).name.get(texts.lang());
        return texts.with("status-now-passed-on", &[("reseller", reseller.into()), ("to", to.into())]);
    }
    match (view.stage, view.status) {
        (Stage::Received, _) => texts.get("status-now-received"),
        (_, Status::Closed) if closed_by_silence(view) => texts.get("status-now-silence"),
        (_, status) => texts.get(&format!("status-now-{}", status.as_str())),
    }
}

/// To whom a reseller passed it on, where that is the last that is known.
fn passed_on_to<'a>(view: &StatusView<'a>) -> Option<&'a str> {
    let to = view.events.iter().rev().find_map(|event| match &event.what {
        What::PassedOn { to } => Some(to.as_str()),
        _ => None,
    });
    to.filter(|_| view.stage == Stage::PassedOn)
}

/// Whether it closed since its reporter did not answer.
fn closed_by_silence(view: &StatusView) -> bool {
    let last = view.events.iter().rev().find_map(|event| match event.what {
        What::Status { why, .. } => Some(why),
        _ => None,
    });
    last == Some(Some(Why::Silence))
}

/// When the reporter hears something at the latest, while that is still to come.
fn promised(view: &StatusView) -> Option<chrono::DateTime<chrono::Utc>> {
    let to_come = view.stage < Stage::Waiting && !is_answered(view.events);
    view.answer_by.filter(|at| to_come && *at > view.now)
}

/// The steps, with the present one marked for eyes and for screen readers. A wait for the reporter is
/// no step that every ticket takes, and shows only while it lasts.
fn row(texts: &Texts, stage: Stage, status: Status) -> Markup {
    let second = if stage == Stage::PassedOn { Stage::PassedOn } else { Stage::WithDesk };
    let waiting = (stage == Stage::Waiting).then_some(Stage::Waiting);
    let steps = [Some(Stage::Received), Some(second), Some(Stage::Working), waiting, Some(Stage::Done)];
    html! {
        ol.ticket-steps aria-label=(texts.get("status-steps")) {
            @for step in steps.into_iter().flatten() {
                @let words = words(texts, step, status);
                @if step == stage {
                    li.ticket-step-now aria-current="step" { span { @if step == Stage::Done { (icons::check()) } (words) } }
                } @else if step < stage {
                    li.ticket-step-past { span { (icons::check()) span.ticket-hidden { (texts.get("status-step-done")) } " " (words) } }
                } @else {
                    li { span { (words) } }
                }
            }
        }
    }
}

fn words(texts: &Texts, step: Stage, status: Status) -> String {
    match step {
        Stage::Received => texts.get("status-step-received"),
        Stage::WithDesk => texts.get("status-step-with-desk"),
        Stage::PassedOn => texts.get("status-step-passed-on"),
        Stage::Working => texts.get("status-step-working"),
        Stage::Waiting => texts.get("status-step-waiting"),
        Stage::Done => texts.status(if status == Status::Resolved { status } else { Status::Closed }),
    }
}
