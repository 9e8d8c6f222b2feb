//! The form in which a reporter answers the desk.

use super::StatusView;
use crate::{pages::icons, problem::Problem};
use desk::Status;
use maud::{Markup, html};

/// What the form holds.
pub struct AnswerForm<'a> {
    /// The ticket's token, as it stands in addresses.
    pub token: &'a str,
    /// The idempotency key, so that a double press makes one answer.
    pub key: &'a str,
    /// What was typed so far.
    pub text: &'a str,
    /// What kept it from being sent.
    pub problem: Option<&'a Problem>,
    /// Whether an answer has just been sent.
    pub sent: bool,
}

/// What is said above all else, after the form was sent.
pub(super) fn note(view: &StatusView) -> Markup {
    let texts = view.texts;
    html! {
        @if view.answer.sent {
            p.ticket-sent #ticket-sent role="status" tabindex="-1" { (icons::check()) " " (texts.get("reply-sent")) }
        }
        @if let Some(problem) = view.answer.problem {
            div.ticket-summary tabindex="-1" {
                div role="alert" {
                    h2 { (texts.get(if matches!(problem, Problem::Reply(_)) { "say-summary" } else { "reply-not-sent" })) }
                    ul { li { a href="#ticket-reply" { (words(view, problem)) } } }
                }
            }
        }
    }
}

/// The form itself.
pub(super) fn markup(view: &StatusView) -> Markup {
    let texts = view.texts;
    let form = view.answer;
    let again = matches!(view.status, Status::Resolved | Status::Closed);
    let wrong = form.problem.filter(|problem| matches!(problem, Problem::Reply(_)));
    let described = [wrong.map(|_| "ticket-reply-error"), again.then_some("ticket-reply-hint")];
    let described: Vec<&str> = described.into_iter().flatten().collect();
    html! {
        h2 { (texts.get("reply-title")) }
        form.ticket-form method="post" action={ "/status/" (form.token) "/reply?lang=" (texts.lang()) } novalidate {
            input type="hidden" name="idempotencyKey" value=(form.key);
            div.ticket-field.ticket-field-wrong[wrong.is_some()] {
                label for="ticket-reply" { (texts.get("reply-label")) }
                @if again { p.ticket-hint #ticket-reply-hint { (texts.get("reply-hint-again")) } }
                @if let Some(wrong) = wrong {
                    p.ticket-error #ticket-reply-error {
                        (icons::alert())
                        span.ticket-hidden { (texts.get("form-error-prefix")) ":" }
                        " " span.ticket-error-text { (words(view, wrong)) }
                    }
                }
                textarea #ticket-reply name="text" rows="6" aria-required="true"
                    aria-invalid=[wrong.map(|_| "true")]
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                    autofocus[form.problem.is_some()] { "\n" (form.text) }
            }
            button.ticket-submit type="submit" { (texts.get("reply-send")) }
        }
    }
}

/// What to do about it.
fn words(view: &StatusView, problem: &Problem) -> String {
    let texts = view.texts;
    match problem {
        Problem::Reply(fault) => texts.reply_fault(*fault),
        Problem::KeyReused => texts.get("reply-key-reused"),
        Problem::RateLimited(seconds) => texts.with("say-rate-limited", &[("seconds", (*seconds).into())]),
        problem => problem.what_to_do(texts),
    }
}
