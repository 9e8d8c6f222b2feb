//! Tickets that a helpdesk has not taken yet, and their replay.

use super::{
    Part,
    alert::{ShutBackend, alerts},
    backend_name,
    list::site,
    page as inbox_page, texts,
};
use crate::backends::LABELS;
use crate::pages::{Place, heading, moment_short};
use chrono::{DateTime, Utc};
use desk::{TicketNumber, config::Desk};
use maud::{Markup, html};

/// A delivery that is still to succeed.
pub struct UndeliveredRow {
    /// The ticket's number.
    pub number: TicketNumber,
    /// The backend's name in desk.toml.
    pub backend: String,
    /// How often it failed.
    pub failures: u32,
    /// The label of the last failure, such as `no-answer`.
    pub last_error: String,
    /// When it is tried again by itself; nothing where somebody has to look.
    pub next_attempt: Option<DateTime<Utc>>,
}

/// The whole page. `resold` more tickets are resellers' own, and counted there.
pub fn page(desk: &Desk, shut: &[ShutBackend], rows: &[UndeliveredRow], resold: u32) -> Markup {
    let texts = texts(desk);
    let title = texts.get("inbox-undelivered");
    let content = html! {
        div.ticket {
            (heading(Place::Page, &title))
            (alerts(desk, shut))
            @if rows.is_empty() && resold == 0 { p { (texts.get("inbox-held-none")) } }
            @else if rows.is_empty() {}
            @else {
                p { (texts.get("inbox-held-hint")) }
                form method="post" action="/inbox/undelivered/replay-all" {
                    button.ticket-submit type="submit" { (texts.get("inbox-replay-all")) }
                }
                (table(desk, rows))
            }
            @if resold > 0 {
                p {
                    (texts.with("inbox-held-resold", &[("count", resold.into())])) " "
                    a href="/inbox/resellers" { (texts.get("inbox-held-resold-link")) }
                }
            }
        }
    };
    inbox_page(desk, Part::Undelivered, &title, &content)
}

fn table(desk: &Desk, rows: &[UndeliveredRow]) -> Markup {
    let texts = texts(desk);
    html! {
        table.ticket-table {
            thead {
                tr {
                    th scope="col" { (texts.get("inbox-number")) }
                    th scope="col" { (texts.get("inbox-site")) }
                    th scope="col" { (texts.get("inbox-backend")) }
                    th scope="col" { (texts.get("inbox-failures")) }
                    th scope="col" { (texts.get("inbox-last-error")) }
                    th scope="col" { (texts.get("inbox-next-attempt")) }
                    td {}
                }
            }
            tbody {
                @for row in rows {
                    tr {
                        td { (row.number) }
                        td { (site(desk, row.number.site())) }
                        td data-label=(texts.get("inbox-backend")) { (backend_name(desk, texts, &row.backend)) }
                        td data-label=(texts.get("inbox-failures")) { (row.failures) }
                        td data-label=(texts.get("inbox-last-error")) { (last_error(desk, row)) }
                        td data-label=(texts.get("inbox-next-attempt")) {
                            @match row.next_attempt {
                                Some(at) => (moment_short(texts, at, desk.zone)),
                                None => (texts.get("inbox-held")),
                            }
                        }
                        td { (replay(desk, row)) }
                    }
                }
            }
        }
    }
}

/// The last failure in words. An older build may have left a label that has none any more.
fn last_error(desk: &Desk, row: &UndeliveredRow) -> Markup {
    let label = row.last_error.as_str();
    html! {
        @if LABELS.contains(&label) { (texts(desk).get(&format!("fault-backend-{label}"))) }
        @else { code { (label) } }
    }
}

fn replay(desk: &Desk, row: &UndeliveredRow) -> Markup {
    let texts = texts(desk);
    html! {
        form method="post" action="/inbox/undelivered/replay" {
            input type="hidden" name="number" value=(row.number);
            input type="hidden" name="backend" value=(row.backend);
            // Every button says what it delivers, for who hears the buttons alone.
            button.ticket-quiet type="submit" {
                (texts.get("inbox-replay")) span.ticket-hidden { " " (row.number) ", " (backend_name(desk, texts, &row.backend)) }
            }
        }
    }
}
