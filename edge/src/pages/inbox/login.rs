//! The way into the inbox.

use super::texts;
use crate::pages::{Place, heading, icons, layout::Layout};
use desk::config::Desk;
use maud::{Markup, html};

/// The login page; `refused` where a token was tried that opens nothing.
pub fn page(desk: &Desk, refused: bool) -> Markup {
    let texts = texts(desk);
    let title = texts.get("inbox-title");
    let described = if refused { "ticket-token-error ticket-token-hint" } else { "ticket-token-hint" };
    let content = html! {
        div.ticket {
            (heading(Place::Page, &title))
            form.ticket-form method="post" action="/inbox/login" novalidate {
                div.ticket-field.ticket-field-wrong[refused] {
                    label for="ticket-token" { (texts.get("inbox-token")) }
                    p.ticket-hint #ticket-token-hint { (texts.get("inbox-token-hint")) }
                    @if refused {
                        p.ticket-error #ticket-token-error {
                            (icons::alert())
                            span.ticket-hidden { (texts.get("form-error-prefix")) ":" }
                            " " span.ticket-error-text { (texts.get("inbox-token-unknown")) }
                        }
                    }
                    input #ticket-token name="token" type="password" autocomplete="current-password"
                        aria-required="true" aria-invalid=[refused.then_some("true")]
                        aria-describedby=(described) autofocus[refused];
                }
                button.ticket-submit type="submit" { (texts.get("inbox-login")) }
            }
        }
    };
    Layout { texts, desk: Some(desk), site: None, title: &title, header: None, now: None, inbox: false }
        .page(&content)
}
