//! The tickets in the inbox: those to do in the order of their turn, others the newest first.

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
use desk::{Category, SiteId, Status, TicketNumber, Via, config::Desk, turn::Rank};
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
    /// Whose it is.
    pub rank: Rank,
}

/// Which tickets the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Those that somebody has to take up or go on with.
    ToDo,
    /// All.
    All,
    /// Those with a status.
    Only(Status),
}

impl Show {
    /// What `?status=` asks for; what is to do where it asks for nothing known.
    pub fn of(asked: Option<&str>) -> Self {
        match asked {
            Some("all") => Show::All,
            asked => asked.and_then(Status::parse).map_or(Show::ToDo, Show::Only),
        }
    }

    const fn word(self) -> Option<&'static str> {
        match self {
            Show::ToDo => None,
            Show::All => Some("all"),
            Show::Only(status) => Some(status.as_str()),
        }
    }
}

/// A page of the list.
pub struct ListView<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The helpdesks that take nothing.
    pub shut: &'a [ShutBackend],
    /// The tickets of this page.
    pub rows: &'a [TicketRow],
    /// Which tickets these are.
    pub show: Show,
    /// What `?from=` takes to go on; nothing on the last page.
    pub next: Option<String>,
    /// Whether this is another page than the first.
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
            @if view.show == Show::ToDo { p.ticket-hint { (texts.get("inbox-to-do-order")) } }
            @if view.rows.is_empty() { p { (texts.get("inbox-none")) } }
            @else { (table(view)) }
            (paging(view))
        }
    };
    inbox_page(view.desk, Part::Tickets, &title, &content)
}

fn paging(view: &ListView) -> Markup {
    let texts = texts(view.desk);
    let (start, on) = match view.show {
        Show::ToDo => (texts.get("inbox-start"), texts.get("inbox-more")),
        Show::All | Show::Only(_) => (texts.get("inbox-newest"), texts.get("inbox-older")),
    };
    html! {
        @if view.paged || view.next.is_some() {
            p.ticket-paging {
                @if view.paged { a href=(address(view.show, None)) { (start) } }
                @if let Some(next) = &view.next {
                    a href=(address(view.show, Some(next))) rel="next" { (on) }
                }
            }
        }
    }
}

fn filter(view: &ListView) -> Markup {
    let texts = texts(view.desk);
    let here = |show: Show| (show == view.show).then_some("true");
    html! {
        nav.ticket-filter aria-label=(texts.get("inbox-filter")) {
            a href=(address(Show::ToDo, None)) aria-current=[here(Show::ToDo)] { (texts.get("inbox-to-do")) }
            @for status in Status::ALL {
                @let show = Show::Only(*status);
                a href=(address(show, None)) aria-current=[here(show)] { (texts.status(*status)) }
            }
            a href=(address(Show::All, None)) aria-current=[here(Show::All)] { (texts.get("inbox-all")) }
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
                        td {
                            a href={ "/inbox/tickets/" (row.number) } { (row.number) }
                            @if row.rank == Rank::Holder { " " span.ticket-hint { (texts.get("inbox-first")) } }
                        }
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

/// The list's address. What `from` holds comes from our own rows and is escaped all the same.
fn address(show: Show, from: Option<&str>) -> String {
    let status = show.word().map(|word| format!("status={word}"));
    let from = from.map(|from| format!("from={}", percent(from, b"")));
    let query = [status, from].into_iter().flatten().collect::<Vec<_>>().join("&");
    if query.is_empty() { "/inbox".to_owned() } else { format!("/inbox?{query}") }
}
