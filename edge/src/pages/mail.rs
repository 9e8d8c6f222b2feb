//! The page on which a reporter stops mails about a ticket.

use super::{Place, heading, layout::Layout};
use crate::texts::Texts;
use desk::config::{Desk, Site};
use maud::{Markup, html};

/// What the page shows.
pub struct StopView<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The site of the ticket; nothing where the desk no longer serves it.
    pub site: Option<&'a Site>,
    /// The texts, which carry the page's language.
    pub texts: &'a Texts,
    /// The ticket's token, as it stands in addresses.
    pub token: &'a str,
    /// Whether the mails have stopped; else the page asks.
    pub stopped: bool,
}

/// The whole page.
pub fn page(view: &StopView) -> Markup {
    let StopView { desk, site, texts, token, stopped } = view;
    let title = texts.get(if *stopped { "mail-stopped" } else { "mail-stop-title" });
    let content = html! {
        div.ticket lang=(texts.lang()) dir=(texts.lang().dir()) {
            (heading(Place::Page, &title))
            @if *stopped {
                p { (texts.get("mail-stopped-do")) }
            } @else {
                p { (texts.get("mail-stop-do")) }
                form method="post" action={ "/mail/stop/" (token) "?lang=" (texts.lang()) } {
                    p { button.ticket-submit type="submit" { (texts.get("mail-stop-button")) } }
                }
            }
            p { a href={ "/status/" (token) "?lang=" (texts.lang()) } { (texts.get("done-status-link")) } }
        }
    };
    Layout { texts, desk: Some(desk), site: *site, title: &title, header: None, now: None, inbox: false }
        .page(&content)
}
