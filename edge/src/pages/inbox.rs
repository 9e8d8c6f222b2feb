//! The built-in inbox: plain pages in the desk's first language, without script.

pub mod alert;
pub mod call;
pub mod list;
pub mod login;
pub mod ticket;
pub mod undelivered;

use super::layout::Layout;
use crate::texts::Texts;
use desk::config::{Desk, REPORTER_MAIL};
use maud::{Markup, html};

/// A part of the inbox that has its own place in the menu.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Tickets,
    Undelivered,
    Call,
}

/// The texts of the inbox.
fn texts(desk: &Desk) -> &'static Texts {
    Texts::of(desk.first_language())
}

/// What a backend is called: its name in desk.toml, or words where it has none.
fn backend_name(texts: &Texts, backend: &str) -> String {
    if backend == REPORTER_MAIL { texts.get("inbox-mail") } else { backend.to_owned() }
}

/// A page behind the login.
fn page(desk: &Desk, part: Part, title: &str, content: &Markup) -> Markup {
    let texts = texts(desk);
    let here = |this: Part| (this == part).then_some("true");
    let menu = html! {
        nav.ticket-menu aria-label=(texts.get("inbox-menu")) {
            a href="/inbox" aria-current=[here(Part::Tickets)] { (texts.get("inbox-tickets")) }
            a href="/inbox/undelivered" aria-current=[here(Part::Undelivered)] { (texts.get("inbox-undelivered")) }
            a href="/inbox/tickets/new" aria-current=[here(Part::Call)] { (texts.get("call-title")) }
            form method="post" action="/inbox/logout" { button.ticket-quiet type="submit" { (texts.get("inbox-logout")) } }
        }
    };
    Layout { texts, desk: Some(desk), title, header: Some(menu), now: None, inbox: true }.page(content)
}
