//! The built-in inbox: plain pages in the desk's first language, without script.

pub mod alert;
pub mod call;
pub mod list;
pub mod login;
pub mod resellers;
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
    Resellers,
}

/// The texts of the inbox.
fn texts(desk: &Desk) -> &'static Texts {
    Texts::of(desk.first_language())
}

/// What a backend is called: its name in desk.toml, or words where it has none.
fn backend_name(desk: &Desk, texts: &Texts, backend: &str) -> String {
    if backend == REPORTER_MAIL {
        return texts.get("inbox-mail");
    }
    match desk.copied(backend) {
        Some(reseller) => texts.with("inbox-copy", &[("reseller", reseller.name.get(texts.lang()).into())]),
        None => backend.to_owned(),
    }
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
            @if !desk.resellers.is_empty() {
                a href="/inbox/resellers" aria-current=[here(Part::Resellers)] { (texts.get("inbox-resellers")) }
            }
            form method="post" action="/inbox/logout" { button.ticket-quiet type="submit" { (texts.get("inbox-logout")) } }
        }
    };
    Layout { texts, desk: Some(desk), site: None, title, header: Some(menu), now: None, inbox: true }
        .page(content)
}
