//! Helpdesks that take nothing until somebody mends something: above every list of the inbox.

use super::{backend_name, texts};
use crate::pages::icons;
use desk::config::{Desk, REPORTER_MAIL};
use fluent_bundle::FluentValue;
use maud::{Markup, html};

/// A helpdesk that takes nothing.
pub struct ShutBackend {
    /// Its name in desk.toml.
    pub backend: String,
    /// Why: the label of a fault.
    pub fault: String,
    /// How many tickets wait for it.
    pub count: u32,
}

/// What to know and to do about them; empty where there are none.
pub(super) fn alerts(desk: &Desk, shut: &[ShutBackend]) -> Markup {
    html! { @for backend in shut { (alert(desk, backend)) } }
}

fn alert(desk: &Desk, shut: &ShutBackend) -> Markup {
    let texts = texts(desk);
    let backend: [(&str, FluentValue); 1] = [("backend", backend_name(desk, texts, &shut.backend).into())];
    let title = if shut.backend == REPORTER_MAIL {
        texts.get("inbox-shut-mail")
    } else {
        texts.with("inbox-shut", &backend)
    };
    html! {
        section.ticket-summary.ticket-alert {
            h2 { (icons::alert()) " " (title) }
            p { (texts.get(&format!("fault-backend-{}", shut.fault))) ". " (texts.with("inbox-shut-waiting", &[("count", shut.count.into())])) }
            form method="post" action="/inbox/undelivered/replay-all" {
                input type="hidden" name="backend" value=(shut.backend);
                button.ticket-quiet type="submit" { (texts.with("inbox-replay-backend", &backend)) }
            }
        }
    }
}
