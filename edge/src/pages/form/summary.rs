//! What stands above the form when it could not be taken: the faults, or what kept it.

use super::{Field, FormView};
use crate::pages::Place;
use desk::{Fault, submission::pointer};
use maud::{Markup, html};

/// The summary; hidden and empty where there is nothing to say.
pub(in crate::pages) fn markup(view: &FormView, fields: &[&Field], place: Place) -> Markup {
    let texts = view.texts;
    let shown = view.faults.is_some() || view.notice.is_some();
    let heading = texts.get(if view.notice.is_some() { "say-not-sent" } else { "say-summary" });
    html! {
        // Without script nothing else can move the focus here.
        div.ticket-summary #ticket-summary tabindex="-1" part="summary" hidden[!shown] autofocus[shown] {
            div role="alert" {
                @match place {
                    Place::Page => h2 { (heading) },
                    Place::Fragment => h3 { (heading) },
                }
                @if let Some(notice) = view.notice { p { (notice.text(texts)) } }
                @if view.files_lost { p { (texts.get("say-files-again")) } }
                ul { @for fault in view.faults.into_iter().flatten() { (item(view, fields, fault)) } }
            }
        }
    }
}

/// One fault: a link with the words that stand at its field, or the words alone where the form
/// shows no such field. A field says all that is wrong with it at its first fault.
fn item(view: &FormView, fields: &[&Field], fault: &Fault) -> Markup {
    let field = fields.iter().find(|field| fault.is_at(&pointer(&field.name)));
    let first =
        |field: &Field| view.faults.and_then(|faults| faults.at(&pointer(&field.name)).next()) == Some(fault);
    html! {
        @if let Some(field) = field {
            @if first(field) {
                li { a href={ "#" (field.id()) } { (field.fault.as_deref().unwrap_or_default()) } }
            }
        } @else {
            li {
                (view.texts.fault(fault))
                // Such a code stands for any field, so its name belongs with it.
                @if fault.code.pointer().is_empty() { " (" (fault.pointer) ")" }
            }
        }
    }
}
