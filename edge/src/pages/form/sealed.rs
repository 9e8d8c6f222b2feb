//! Handing over a password or key: a disclosure that `www/ticket-seal.js` brings to life.
//!
//! It is hidden until a script runs, and its textarea has no name, so no form ever sends what is typed
//! there; only what the script made of it stands in `sealed`.

use super::FormView;
use crate::pages::{answered, icons};
use desk::{Sealed, config::Sealing, limits::SECRET_MAX};
use maud::{Markup, html};

/// The disclosure; nothing where nobody who answers has the key.
pub(super) fn markup(view: &FormView) -> Markup {
    html! {
        @if let Some(sealing) = view.desk.sealing_of(view.site) { (disclosure(view, sealing)) }
    }
}

fn disclosure(view: &FormView, sealing: &Sealing) -> Markup {
    let texts = view.texts;
    let faults = view.faults.into_iter().flat_map(|faults| faults.at("/sealed"));
    let fault = faults.map(|fault| texts.fault(fault)).next();
    // What nobody can open does not come back, and what is not sealed least of all.
    let sealed = &view.submission.sealed;
    let sealed = if fault.is_none() && Sealed::parse(sealed).is_ok() { sealed } else { "" };
    let described = ["ticket-sealed-error ", ""][usize::from(fault.is_none())];
    html! {
        details.ticket-sealed hidden open[fault.is_some() || !sealed.is_empty()] data-key=(sealing.jwk())
            data-limit=(SECRET_MAX) {
            summary { (texts.get("sealed-title")) }
            div.ticket-field.ticket-field-wrong[fault.is_some()] data-field="sealed" hidden {
                label for="ticket-sealed" { (texts.get("sealed-label")) }
                p.ticket-hint #ticket-sealed-hint { (texts.get("sealed-hint")) }
                p.ticket-error #ticket-sealed-error hidden[fault.is_none()] {
                    (icons::alert())
                    span.ticket-hidden { (texts.get("form-error-prefix")) ":" }
                    " "
                    span.ticket-error-text { @if let Some(fault) = &fault { (fault) } }
                }
                textarea #ticket-sealed rows="3" part="input" autocomplete="off" autocapitalize="none"
                    spellcheck="false" aria-invalid=[fault.as_ref().map(|_| "true")]
                    aria-describedby={ (described) "ticket-sealed-hint" } {}
                input type="hidden" name="sealed" value=(sealed);
                div.ticket-sealed-done {
                    p role="status" data-done=(texts.get("sealed-done")) {}
                    button.ticket-quiet type="button" hidden { (texts.get("sealed-remove")) }
                }
            }
            p.ticket-sealed-call hidden { (texts.get("sealed-call")) " " (answered::phone(view.desk, view.site, texts, view.now)) }
        }
    }
}
