//! A page in place of the one that was asked for: what is the matter, and what to do.

use super::{Place, contact, heading, layout::Layout};
use crate::texts::Texts;
use desk::config::Desk;
use maud::{Markup, html};

/// What a person ran into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No site of that ID.
    UnknownSite,
    /// The report came from a page that is not on the site's list.
    OriginRefused,
    /// The body could not be read.
    NotReadable,
    /// The body is larger than the desk takes.
    TooLarge,
    /// Too many at once.
    RateLimited {
        /// When to try again.
        seconds: u32,
    },
    /// Something that the desk needs does not answer.
    Unavailable,
    /// No such page, or no right to see it: both look alike.
    NotFound,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Trouble; 7] = [
        Trouble::UnknownSite,
        Trouble::OriginRefused,
        Trouble::NotReadable,
        Trouble::TooLarge,
        Trouble::RateLimited { seconds: 30 },
        Trouble::Unavailable,
        Trouble::NotFound,
    ];

    /// The key of its heading.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Trouble::UnknownSite => "trouble-unknown-site",
            Trouble::OriginRefused => "trouble-origin-refused",
            Trouble::NotReadable => "trouble-not-readable",
            Trouble::TooLarge => "trouble-too-large",
            Trouble::RateLimited { .. } => "trouble-rate-limited",
            Trouble::Unavailable => "trouble-unavailable",
            Trouble::NotFound => "trouble-not-found",
        }
    }

    /// What to do, in words.
    fn text(self, texts: &Texts) -> String {
        let key = format!("{}-do", self.key());
        match self {
            Trouble::RateLimited { seconds } => texts.with(&key, &[("seconds", seconds.into())]),
            _ => texts.get(&key),
        }
    }
}

/// The whole page.
pub fn page(desk: Option<&Desk>, texts: &Texts, trouble: Trouble) -> Markup {
    let title = texts.get(trouble.key());
    let content = html! {
        div.ticket lang=(texts.lang()) dir="ltr" {
            (heading(Place::Page, &title))
            p { (trouble.text(texts)) }
            @if let Some(desk) = desk { (contact(desk, texts)) }
        }
    };
    Layout { texts, desk, title: &title, header: None, inbox: false }.page(&content)
}
