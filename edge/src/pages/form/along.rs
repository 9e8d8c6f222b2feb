//! What goes along with a ticket: what the browser knows, in full, each part the reporter's to remove.
//!
//! `www/parts/context.js` fills it in. Without a script it stays hidden, and its fields are disabled, so
//! that nothing of it is sent.

use super::FormView;
use crate::pages::Place;
use desk::Context;
use maud::{Markup, html};

/// The block; nothing where nothing goes along.
pub(super) fn markup(view: &FormView, place: Place) -> Markup {
    let texts = view.texts;
    let parts: Vec<(&str, &str)> = parts(view, place).collect();
    html! {
        @if !parts.is_empty() {
            fieldset.ticket-along hidden {
                legend { (texts.get("form-along")) }
                p.ticket-hint { (texts.get("form-along-hint")) }
                dl {
                    @for (name, value) in parts {
                        @let label = texts.get(&format!("inbox-context-{name}"));
                        div hidden {
                            dt { (label) }
                            dd { bdi { (value) } }
                            dd {
                                input type="hidden" name={ "context." (name) }
                                    value=[Some(value).filter(|value| !value.is_empty())] disabled;
                                button type="button" {
                                    (texts.get("files-remove"))
                                    span.ticket-hidden { ": " (label) }
                                }
                            }
                        }
                    }
                }
                p role="status" data-removed=(texts.with("files-removed", &[("file", "{about}".into())])) {}
                button type="button" hidden { (texts.get("form-along-undo")) }
            }
        }
    }
}

/// The parts by their names. A fresh form has room for what its script can know; one that comes back has
/// what was sent and held, so that what was removed stays so.
fn parts<'a>(view: &FormView<'a>, place: Place) -> impl Iterator<Item = (&'static str, &'a str)> {
    let FormView { submission, faults, notice, .. } = *view;
    let fresh = faults.is_none() && notice.is_none();
    let held = move |name: &str| faults.is_none_or(|faults| faults.of(&format!("/context/{name}")).is_none());
    let all = Context::PARTS.into_iter().map(move |name| {
        let value = submission.field(&format!("context.{name}")).unwrap_or_default();
        (name, if held(name) { value } else { "" })
    });
    // A page of the desk has no errors of somebody else's.
    let room = move |name: &str| fresh && (place == Place::Fragment || name != "errors");
    all.filter(move |(name, value)| !value.is_empty() || room(name))
}
