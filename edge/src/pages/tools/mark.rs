//! The marker's dialog, which `www/ticket-mark.js` opens and the crate `marker` brings to life.

use crate::texts::Texts;
use maud::{Markup, html};

/// What the marker says by itself.
pub(crate) const SAYS: [&str; 9] =
    ["black", "box", "arrow", "added", "corner", "deleted", "undone", "redone", "place"];

/// What can be drawn; the first is chosen.
const KINDS: [&str; 3] = ["black", "box", "arrow"];

/// What can be done with what was drawn.
const DEEDS: [&str; 4] = ["add", "undo", "redo", "delete"];

/// The dialog.
pub(super) fn dialog(texts: &Texts) -> Markup {
    html! {
        dialog.ticket.ticket-mark lang=(texts.lang()) dir=(texts.lang().dir()) aria-modal="true" aria-labelledby="ticket-mark-heading"
            aria-describedby="ticket-mark-hint" {
            h2 #ticket-mark-heading tabindex="-1" { (texts.get("mark-title")) }
            p.ticket-hint #ticket-mark-hint { (texts.get("mark-hint")) }
            div.ticket-mark-bar role="group" aria-label=(texts.get("mark-kinds")) {
                @for kind in KINDS { (button(texts, kind, Some(kind == KINDS[0]))) }
            }
            div.ticket-mark-bar { @for deed in DEEDS { (button(texts, deed, None)) } }
            // A screen reader leaves the keys to what stands in here.
            div.ticket-mark-stage role="application" aria-label=(texts.get("mark-picture")) {
                canvas aria-hidden="true" {}
            }
            p.ticket-hint role="status" {}
            div.ticket-mark-bar {
                button.ticket-submit type="button" data-do="done" { (texts.get("mark-done")) }
                button.ticket-quiet type="button" data-do="cancel" { (texts.get("mark-cancel")) }
            }
            template.ticket-mark-words {
                div { @for say in SAYS { p data-code=(say) { (spoken(texts, say)) } } }
            }
        }
    }
}

fn button(texts: &Texts, what: &str, pressed: Option<bool>) -> Markup {
    let pressed = pressed.map(|pressed| if pressed { "true" } else { "false" });
    html! {
        button.ticket-quiet type="button" data-do=(what) aria-pressed=[pressed] {
            (texts.get(&format!("mark-{what}")))
        }
    }
}

/// A text with the places that the marker fills.
fn spoken(texts: &Texts, say: &str) -> String {
    let places = ["x", "y", "width", "height"].map(|name| (name, format!("{{{name}}}").into()));
    texts.with(&format!("mark-say-{say}"), &places)
}

/// Every key that is made here of what it is for.
#[cfg(test)]
pub(crate) fn keys() -> impl Iterator<Item = String> {
    let buttons = KINDS.into_iter().chain(DEEDS).map(|what| format!("mark-{what}"));
    buttons.chain(SAYS.map(|say| format!("mark-say-{say}")))
}
