//! A whole page around one element. No inline script or style: `default-src 'none'` holds.

use super::{answered, feed};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::config::{Desk, Site};
use maud::{DOCTYPE, Markup, html};

/// What a page needs beside its content.
pub struct Layout<'a> {
    /// The texts, which carry the page's language.
    pub texts: &'a Texts,
    /// The desk, for its name and how to reach it; nothing where it could not be read.
    pub desk: Option<&'a Desk>,
    /// The site that the page is about, for who answers its reporters; nothing where it is about none.
    pub site: Option<&'a Site>,
    /// What stands in the browser's tab, before the desk's name.
    pub title: &'a str,
    /// What else stands in the header, such as a menu.
    pub header: Option<Markup>,
    /// When it is shown; nothing on a page that says nothing of moments.
    pub now: Option<DateTime<Utc>>,
    /// Whether it is the inbox, which is wider.
    pub inbox: bool,
}

impl Layout<'_> {
    /// The whole page.
    pub fn page(&self, content: &Markup) -> Markup {
        let texts = self.texts;
        let answerer = self.desk.map(|desk| answered::answerer(desk, self.site));
        let name = answerer.map(|it| it.name.get(texts.lang()));
        html! {
            (DOCTYPE)
            html lang=(texts.lang()) dir=(texts.lang().dir()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) @if let Some(name) = name { " – " (name) } }
                    link rel="stylesheet" href="/ticket.css";
                    link rel="stylesheet" href="/page.css";
                    // An empty icon keeps browsers from asking for one.
                    link rel="icon" href="data:,";
                    @if let Some(desk) = self.desk.filter(|_| !self.inbox) {
                        link rel="alternate" type="application/atom+xml" title=(feed::title(desk, texts))
                            href={ (feed::PATH) "?lang=" (texts.lang()) };
                    }
                }
                body.ticket-page.ticket-inbox[self.inbox] {
                    a.ticket-skip href="#ticket-main" { (texts.get("page-skip")) }
                    header.ticket-header {
                        @if let Some(name) = name { p.ticket-desk { (name) } }
                        @if let Some(header) = &self.header { (header) }
                    }
                    main #ticket-main tabindex="-1" { (content) }
                    @if let Some(desk) = self.desk {
                        footer.ticket-footer aria-label=(texts.get("page-contact")) {
                            (answered::contact(desk, self.site, texts, self.now))
                        }
                    }
                }
            }
        }
    }
}
