//! What people see, as markup: pure functions from data and texts to HTML.

mod announcements;
mod answered;
mod channels;
pub mod confirmation;
mod contract;
pub mod feed;
pub mod form;
mod hours;
mod icons;
pub mod inbox;
pub mod layout;
pub mod mail;
pub mod passing_on;
pub mod problem;
mod standby;
pub mod status;
pub mod tools;

use crate::texts::Texts;
use chrono::{DateTime, SubsecRound, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};
use std::fmt::Write;

/// Which heading an element starts with. A whole page has one `h1`; a fragment stands on somebody
/// else's page, which has its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    Fragment,
}

/// The heading that names an element. It can take focus, for a widget that shows the element.
fn heading(place: Place, text: &str) -> Markup {
    html! {
        @match place {
            Place::Page => h1 .ticket-heading #ticket-heading tabindex="-1" part="heading" { (text) },
            Place::Fragment => h2 .ticket-heading #ticket-heading tabindex="-1" part="heading" { (text) },
        }
    }
}

/// A heading one level below [`heading`].
fn subheading(place: Place, text: &str) -> Markup {
    html! {
        @match place {
            Place::Page => h2 { (text) },
            Place::Fragment => h3 { (text) },
        }
    }
}

/// A moment in words, with its machine-readable form. Debug of a moment is RFC 3339, and the only
/// form of it that chrono has without its formatter.
fn time(at: DateTime<Utc>, words: &str) -> Markup {
    html! { time datetime=(format!("{:?}", at.trunc_subsecs(0))) { (words) } }
}

/// A moment in full, in the desk's zone.
fn moment(texts: &Texts, at: DateTime<Utc>, zone: Tz) -> Markup {
    time(at, &texts.moment(at, zone))
}

/// A moment as short as a table needs it, in the desk's zone.
fn moment_short(texts: &Texts, at: DateTime<Utc>, zone: Tz) -> Markup {
    time(at, &texts.moment_short(at, zone))
}

/// A text as part of an address: all but letters, digits and what is kept is percent-encoded.
pub(crate) fn percent(text: &str, kept: &[u8]) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// A link that writes to an address. A question mark in it would start a subject (RFC 6068).
fn mail_link(email: &str) -> Markup {
    html! { a href={ "mailto:" (percent(email, b"@+")) } { (email) } }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
pub(crate) mod tests;
