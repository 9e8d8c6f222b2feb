//! Known answers under the title, which `www/ticket-answers.js` fills in while somebody types there.

use super::FormView;
use crate::intake::SHOWN_FIELD;
use desk::{ShownAnswer, limits::ANSWERS_MAX};
use maud::{Markup, html};

/// The empty list; nothing where the desk knows no answers. Without a script nothing shows.
pub(super) fn markup(view: &FormView) -> Markup {
    let FormView { desk, site, texts, base, .. } = view;
    let found = |count: usize| texts.with("answers-found", &[("count", count.into())]);
    html! {
        @if desk.knowledge_of(site).is_some() {
            div.ticket-answers data-at={ (base) "/v1/sites/" (site.id) "/answers?lang=" (texts.lang()) } {
                input type="hidden" name=(SHOWN_FIELD) value=(ShownAnswer::text(&view.submission.answers_shown));
                // There from the start: screen readers say what changes in it.
                p.ticket-hidden role="status" {}
                button.ticket-quiet type="button" hidden { (texts.get("answers-hide")) }
                ul hidden {}
                template {
                    li {
                        a target="_blank" rel="noopener noreferrer" {
                            bdi {} " " span.ticket-hidden { (texts.get("done-new-tab")) }
                        }
                    }
                    @for count in 1..=ANSWERS_MAX { p { (found(count)) } }
                }
            }
        }
    }
}
