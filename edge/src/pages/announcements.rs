//! Known incidents and planned work, above the form and on the reporter's page.

use super::{Place, feed, moment};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk::{
    SiteId,
    announcement::{Announcement, Kind},
};
use maud::{Markup, html};

/// What concerns a site now, the newest first; empty where nothing does. A page of the desk's own says
/// how to follow them.
pub(super) fn markup(
    all: &[Announcement],
    site: SiteId,
    texts: &Texts,
    zone: Tz,
    now: DateTime<Utc>,
    place: Place,
) -> Markup {
    let mut shown: Vec<&Announcement> =
        all.iter().filter(|one| one.concerns(site) && one.is_shown(now)).collect();
    shown.sort_by_key(|one| std::cmp::Reverse(one.from));
    html! {
        @for one in &shown { (announcement(one, texts, zone)) }
        @if place == Place::Page && !shown.is_empty() {
            p.ticket-hint {
                a href={ (feed::PATH) "?lang=" (texts.lang()) } { (texts.get("announce-follow")) }
            }
        }
    }
}

/// Its place on a page, for links.
pub(super) fn anchor(one: &Announcement) -> String {
    format!("ticket-announced-{}", one.id)
}

/// The text that says what kind it is.
pub(super) fn kind(one: &Announcement) -> &'static str {
    match one.kind {
        Kind::Incident => "announce-incident",
        Kind::Maintenance => "announce-maintenance",
    }
}

fn announcement(one: &Announcement, texts: &Texts, zone: Tz) -> Markup {
    html! {
        section.ticket-announcement #(anchor(one)) data-kind=(one.kind.as_str()) {
            p { strong { (texts.get(kind(one))) ": " span dir="auto" { (one.title.get(texts.lang())) } } }
            (more(one, texts, zone))
        }
    }
}

/// What it says beside its title, and when it is.
pub(super) fn more(one: &Announcement, texts: &Texts, zone: Tz) -> Markup {
    html! {
        @if let Some(text) = &one.text { p dir="auto" { (text.get(texts.lang())) } }
        p.ticket-hint {
            (texts.get("announce-from")) " " (moment(texts, one.from, zone))
            @if let Some(until) = one.until {
                " " (texts.get("announce-until")) " " (moment(texts, until, zone))
            }
        }
    }
}
