//! Known incidents and planned work, above the form and on the reporter's page.

use super::moment;
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk::{
    SiteId,
    announcement::{Announcement, Kind},
};
use maud::{Markup, html};

/// What concerns a site now, the newest first; empty where nothing does.
pub(super) fn markup(
    all: &[Announcement],
    site: SiteId,
    texts: &Texts,
    zone: Tz,
    now: DateTime<Utc>,
) -> Markup {
    let mut shown: Vec<&Announcement> =
        all.iter().filter(|one| one.concerns(site) && one.is_shown(now)).collect();
    shown.sort_by_key(|one| std::cmp::Reverse(one.from));
    html! { @for one in shown { (announcement(one, texts, zone)) } }
}

fn announcement(one: &Announcement, texts: &Texts, zone: Tz) -> Markup {
    let lang = texts.lang();
    let kind = match one.kind {
        Kind::Incident => "announce-incident",
        Kind::Maintenance => "announce-maintenance",
    };
    html! {
        section.ticket-announcement data-kind=(one.kind.as_str()) {
            p { strong { (texts.get(kind)) ": " span dir="auto" { (one.title.get(lang)) } } }
            @if let Some(text) = &one.text { p dir="auto" { (text.get(lang)) } }
            p.ticket-hint {
                (texts.get("announce-from")) " " (moment(texts, one.from, zone))
                @if let Some(until) = one.until {
                    " " (texts.get("announce-until")) " " (moment(texts, until, zone))
                }
            }
        }
    }
}
