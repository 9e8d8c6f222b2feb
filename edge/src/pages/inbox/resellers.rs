//! How many tickets resellers have: a count for each of their sites, and nothing of what is in them.

use super::{
    Part,
    alert::{ShutBackend, alerts},
    list::site as named,
    page as inbox_page, texts,
};
use crate::{
    pages::{Place, heading},
    texts::Texts,
};
use desk::{
    SiteId,
    config::{Desk, Site, Support},
};
use maud::{Markup, html};

/// A site of a reseller.
pub struct SiteRow<'a> {
    /// The site.
    pub site: &'a Site,
    /// How many tickets it has in all.
    pub all: u32,
    /// How many came this month.
    pub month: u32,
    /// How many a helpdesk has not taken yet, though it was asked to.
    pub undelivered: u32,
}

/// A page of the list.
pub struct ResellersView<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The helpdesks that take nothing.
    pub shut: &'a [ShutBackend],
    /// The sites of this page.
    pub rows: &'a [SiteRow<'a>],
    /// The site behind which the list goes on; nothing on the last page.
    pub next: Option<SiteId>,
}

/// The whole page.
pub fn page(view: &ResellersView) -> Markup {
    let texts = texts(view.desk);
    let title = texts.get("inbox-resellers");
    let content = html! {
        div.ticket {
            (heading(Place::Page, &title))
            (alerts(view.desk, view.shut))
            @if view.rows.is_empty() { p { (texts.get("inbox-resellers-none")) } }
            @else {
                p { (texts.get("inbox-resellers-hint")) }
                (table(view, texts))
            }
            @if let Some(next) = view.next {
                p.ticket-paging { a href={ "/inbox/resellers?after=" (next) } rel="next" { (texts.get("inbox-resellers-more")) } }
            }
        }
    };
    inbox_page(view.desk, Part::Resellers, &title, &content)
}

fn table(view: &ResellersView, texts: &Texts) -> Markup {
    html! {
        table.ticket-table {
            thead {
                tr {
                    th scope="col" { (texts.get("inbox-reseller")) }
                    th scope="col" { (texts.get("inbox-site")) }
                    th scope="col" { (texts.get("inbox-support")) }
                    th scope="col" { (texts.get("inbox-count-month")) }
                    th scope="col" { (texts.get("inbox-count-all")) }
                    th scope="col" { (texts.get("inbox-undelivered")) }
                    td {}
                }
            }
            tbody { @for row in view.rows { (line(view.desk, texts, row)) } }
        }
    }
}

fn line(desk: &Desk, texts: &Texts, row: &SiteRow) -> Markup {
    let Some(reseller) = desk.reseller(row.site) else { return Markup::default() };
    let support = match reseller.support {
        Support::Own(_) => "inbox-support-own",
        Support::PassesOn(_) => "inbox-support-passes-on",
        Support::Outsourced { .. } => "inbox-support-outsourced",
    };
    html! {
        tr {
            td { (reseller.name.get(texts.lang())) }
            td { (named(desk, row.site.id)) }
            td data-label=(texts.get("inbox-support")) { (texts.get(support)) }
            td data-label=(texts.get("inbox-count-month")) { (row.month) }
            td data-label=(texts.get("inbox-count-all")) { (row.all) }
            td data-label=(texts.get("inbox-undelivered")) { (row.undelivered) }
            td {
                @if row.undelivered > 0 {
                    form method="post" action="/inbox/resellers/replay" {
                        input type="hidden" name="site" value=(row.site.id);
                        button.ticket-quiet type="submit" {
                            (texts.get("inbox-replay")) span.ticket-hidden { " " (named(desk, row.site.id)) }
                        }
                    }
                }
            }
        }
    }
}
