//! The page on which a reseller passes a ticket on to the desk.

use super::{Place, heading, layout::Layout, moment};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::{TicketNumber, config::Desk};
use maud::{Markup, html};

/// What the page shows.
pub struct PassingView<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The texts, which carry the page's language.
    pub texts: &'a Texts,
    /// The ticket.
    pub number: TicketNumber,
    /// The reporter's title.
    pub title: &'a str,
    /// The ticket's token for its reseller.
    pub token: &'a str,
    /// When it was passed on; else the page asks.
    pub passed_on_at: Option<DateTime<Utc>>,
}

/// The whole page.
pub fn page(view: &PassingView) -> Markup {
    let PassingView { desk, texts, token, .. } = view;
    let lang = texts.lang();
    let number = view.number.to_string();
    let name = [("desk", desk.name.get(lang).into())];
    let names = [("number", number.as_str().into()), ("desk", desk.name.get(lang).into())];
    let done = view.passed_on_at.is_some();
    let title = texts.with(if done { "pass-on-done-title" } else { "pass-on-title" }, &names);
    let content = html! {
        div.ticket lang=(lang) dir=(lang.dir()) {
            (heading(Place::Page, &title))
            p.ticket-subject dir="auto" { (view.title) }
            @if let Some(at) = view.passed_on_at {
                p { (texts.get("pass-on-since")) " " (moment(texts, at, desk.zone)) }
                p { (texts.with("pass-on-done", &name)) }
            } @else {
                p { (texts.with("pass-on-do", &name)) }
                form method="post" action={ "/pass-on/" (token) "?lang=" (lang) } {
                    p { button.ticket-submit type="submit" { (texts.with("pass-on-button", &name)) } }
                }
            }
        }
    };
    Layout { texts, desk: Some(desk), site: None, title: &title, header: None, now: None, inbox: false }
        .page(&content)
}
