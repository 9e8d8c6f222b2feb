//! The tickets in the inbox, the newest first.

use super::{
    Part,
    alert::{ShutBackend, alerts},
    page as inbox_page, texts,
};
use crate::{
    pages::{Place, heading, moment_short, percent, status::badge},
    texts::Texts,
};
use chrono::{DateTime, Utc};
use desk::{Category, SiteId, Status, TicketNumber, Via, config::Desk};
use maud::{Markup, html};

/// A ticket as the list shows it.
pub struct TicketRow {
    /// Its number.
    pub number: TicketNumber,
    /// The reporter's title.
    pub title: String,
    /// Where it is.
    pub status: Status,
    /// When the desk received it.
    pub received_at: DateTime<Utc>,
    /// How it came in.
    pub channel: Via,
    /// What kind of request it is.
    pub category: Category,
}

/// A page of the list.
pub struct ListView<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The helpdesks that take nothing.
    pub shut: &'a [ShutBackend],
    /// The tickets of this page.
    pub rows: &'a [TicketRow],
    /// The status that the list is limited to.
    pub status: Option<Status>,
    /// What `?before=` takes to show older tickets; nothing on the last page.
    pub older: Option<String>,
    /// Whether this is another page than the newest.
    pub paged: bool,
}

/// The whole page.
pub fn page(view: &ListView) -> Markup {
    let texts = texts(view.desk);
    let title = texts.get("inbox-tickets");
    let content = html! {
        div.ticket {
            (heading(Place::Page, &title))
            (alerts(view.desk, view.shut))
            (filter(view))
            @if view.rows.is_empty() { p { (texts.get("inbox-none")) } }
            @else { (table(view)) }
            @if view.paged || view.older.is_some() {
                p.ticket-paging {
                    @if view.paged { a href=(address(view.status, None)) { (texts.get("inbox-newest")) } }
                    @if let Some(older) = &view.older {
                        a href=(address(view.status, Some(older))) rel="next" { (texts.get("inbox-older")) }
                    }
                }
            }
        }
    };
    inbox_page(view.desk, Part::Tickets, &title, &content)
}

fn filter(view: &ListView) -> Markup {
    let texts = texts(view.desk);
    let here = |status: Option<Status>| (status == view.status).then_some("true");
    html! {
        nav.ticket-filter aria-label=(texts.get("inbox-filter")) {
            a href=(address(None, None)) aria-current=[here(None)] { (texts.get("inbox-all")) }
            @for status in Status::ALL {
                a href=(address(Some(*status), None)) aria-current=[here(Some(*status))] { (texts.status(*status)) }
            }
        }
    }
}

fn table(view: &ListView) -> Markup {
    let desk = view.desk;
    let texts = texts(desk);
    html! {
        table.ticket-table {
            thead {
                tr {
                    th scope="col" { (texts.get("inbox-number")) }
                    th scope="col" { (texts.get("inbox-subject")) }
                    th scope="col" { (texts.get("inbox-site")) }
                    th scope="col" { (texts.get("inbox-status")) }
                    th scope="col" { (texts.get("inbox-received")) }
                }
            }
            tbody {
                @for row in view.rows {
                    tr {
                        td { a href={ "/inbox/tickets/" (row.number) } { (row.number) } }
                        td.ticket-wide { bdi { (row.title) } (marks(texts, row)) }
                        td { (site(desk, row.number.site())) }
                        td { (badge(texts, row.status)) }
                        td { (moment_short(texts, row.received_at, desk.zone)) }
                    }
                }
            }
        }
    }
}

/// What is unusual about a ticket: that it is an emergency, and how it came in.
fn marks(texts: &Texts, row: &TicketRow) -> Markup {
    html! {
        @if row.category == Category::Emergency {
            " " span.ticket-badge.ticket-urgent { (texts.category(row.category)) }
        }
        @if !row.channel.is_form() { " " span.ticket-badge { (texts.via(row.channel)) } }
    }
}

/// A site's name and ID; the ID alone where desk.toml no longer has it.
pub(super) fn site(desk: &Desk, id: SiteId) -> Markup {
    html! {
        @if let Some(site) = desk.sites.get(&id) { (site.name.get(desk.first_language())) " (" (id) ")" }
        @else { (id) }
    }
}

/// The list's address. What `before` holds comes from our own rows and is escaped all the same.
fn address(status: Option<Status>, before: Option<&str>) -> String {
    let status = status.map(|status| format!("status={}", status.as_str()));
    let before = before.map(|before| format!("before={}", percent(before, b"")));
    let query = [status, before].into_iter().flatten().collect::<Vec<_>>().join("&");
    if query.is_empty() { "/inbox".to_owned() } else { format!("/inbox?{query}") }
}
