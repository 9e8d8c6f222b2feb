//! Announcements: incidents that are known and work that is planned.

pub mod board;

use crate::{
    SiteId,
    config::{Desk, LocalText},
    report::words,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most announcements at a time. A page that shows more of them is read by nobody.
pub const MAX: usize = 50;

/// The longest title or text, in characters.
pub const TEXT_MAX: usize = 2_000;

/// How long before its start planned work is announced above the form, in days.
const AHEAD_DAYS: i64 = 7;

words! {
    /// What an announcement is about.
    Kind {
        /// Something is broken, and the desk knows it.
        Incident = "incident",
        /// Work that is planned.
        Maintenance = "maintenance",
    }
}

/// An announcement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// What makes it the same one after it was changed: letters, digits and hyphens.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// One line that says it.
    pub title: LocalText,
    /// The rest.
    #[serde(default)]
    pub text: Option<LocalText>,
    /// When it starts (RFC 3339).
    pub from: DateTime<Utc>,
    /// When it ends; nothing where nobody knows yet.
    #[serde(default)]
    pub until: Option<DateTime<Utc>>,
    /// The sites concerned; all where there are none.
    #[serde(default)]
    pub sites: Vec<SiteId>,
}

/// What is wrong with an announcement, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnnouncementFault {
    /// The file is not what it should be.
    #[error("{0}")]
    Shape(String),
    /// There are too many.
    #[error("keep at most {MAX} announcements: leave out those that are over")]
    TooMany,
    /// An identifier that cannot be one.
    #[error("announcement {0}: write an id of letters, digits and hyphens, such as \"mail-2026-11\"")]
    Id(usize),
    /// An identifier that comes twice.
    #[error("announcement {0}: give it an id of its own")]
    Twice(usize),
    /// It ends before it starts.
    #[error("announcement {0}: write an end that is later than its start")]
    Backwards(usize),
    /// A text that is missing or too long.
    #[error("announcement {0}: write a title, and texts of at most {TEXT_MAX} characters")]
    Text(usize),
    /// Sites that the desk does not have.
    #[error("announcement {0}: write sites of desk.toml; it has no {1}")]
    Sites(usize, String),
}

/// Reads announcements from JSON, all of them or none.
///
/// # Errors
/// Everything that is wrong, each with the announcement's place from 1. What is no such JSON gives one
/// fault with its line and column.
pub fn parse(json: &str) -> Result<Vec<Announcement>, Vec<AnnouncementFault>> {
    let all: Vec<Announcement> =
        serde_json::from_str(json).map_err(|error| vec![AnnouncementFault::Shape(error.to_string())])?;
    let mut faults = Vec::new();
    if all.len() > MAX {
        faults.push(AnnouncementFault::TooMany);
    }
    for (at, announcement) in all.iter().enumerate() {
        let place = at + 1;
        let id = &announcement.id;
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        if id.is_empty() || id.len() > 64 || !id.bytes().all(plain) {
            faults.push(AnnouncementFault::Id(place));
        }
        if all[..at].iter().any(|earlier| earlier.id == *id) {
            faults.push(AnnouncementFault::Twice(place));
        }
        if announcement.until.is_some_and(|until| until <= announcement.from) {
            faults.push(AnnouncementFault::Backwards(place));
        }
        let fits = |text: &LocalText| text.is_filled_up_to(TEXT_MAX);
        if !fits(&announcement.title) || !announcement.text.as_ref().is_none_or(fits) {
            faults.push(AnnouncementFault::Text(place));
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

/// What names sites that the desk does not have: nobody would be shown it.
pub fn unknown_sites(all: &[Announcement], desk: &Desk) -> Vec<AnnouncementFault> {
    let unknown = |one: &Announcement| {
        let sites = one.sites.iter().filter(|site| !desk.sites.contains_key(site));
        sites.map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let named = all.iter().map(unknown).enumerate();
    named
        .filter(|(_, sites)| !sites.is_empty())
        .map(|(at, sites)| AnnouncementFault::Sites(at + 1, sites))
        .collect()
}

impl Announcement {
    /// Whether it concerns a site.
    pub fn concerns(&self, site: SiteId) -> bool {
        self.sites.is_empty() || self.sites.contains(&site)
    }

    /// Whether reporters are shown it now: from a week before planned work, from the start of an
    /// incident, and until it is over.
    pub fn is_shown(&self, now: DateTime<Utc>) -> bool {
        let ahead = match self.kind {
            Kind::Maintenance => chrono::Duration::days(AHEAD_DAYS),
            Kind::Incident => chrono::Duration::zero(),
        };
        self.from - ahead <= now && self.until.is_none_or(|until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"[
        {"id": "mail-1", "kind": "incident", "title": {"nl": "Mail is traag", "en": "Mail is slow"},
         "from": "2026-11-20T08:00:00Z"},
        {"id": "db-2", "kind": "maintenance", "title": "Database", "text": "Read only.",
         "from": "2026-11-25T22:00:00+01:00", "until": "2026-11-26T02:00:00+01:00", "sites": ["1234"]}
    ]"#;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn what_is_shown_when_and_where() {
        let all = parse(GOOD).unwrap();
        let site = |id| SiteId::parse(id).unwrap();
        assert!(
            all[0].concerns(site("0042")) && !all[1].concerns(site("0042")) && all[1].concerns(site("1234"))
        );
        assert!(!all[0].is_shown(at("2026-11-20T07:59:59Z")) && all[0].is_shown(at("2027-11-20T08:00:00Z")));
        for (when, shown) in [
            ("2026-11-18T20:59:59Z", false),
            ("2026-11-18T21:00:00Z", true),
            ("2026-11-26T00:59:59Z", true),
            ("2026-11-26T01:00:00Z", false),
        ] {
            assert_eq!(all[1].is_shown(at(when)), shown, "{when}");
        }
    }

    #[test]
    fn sites_that_the_desk_does_not_have_are_named() {
        let desk = Desk::parse(include_str!("../../edge/desk.toml")).unwrap();
        assert_eq!(unknown_sites(&parse(GOOD).unwrap(), &desk), []);
        let two = parse(&GOOD.replace("[\"1234\"]", "[\"9998\", \"1234\", \"9999\"]")).unwrap();
        let faults = unknown_sites(&two, &desk);
        assert_eq!(faults, [AnnouncementFault::Sites(2, "9998, 9999".to_owned())]);
        assert_eq!(faults[0].to_string(), "announcement 2: write sites of desk.toml; it has no 9998, 9999");
    }

    #[test]
    fn what_cannot_hold_is_refused_whole() {
        let one = |change: (&str, &str)| parse(&GOOD.replacen(change.0, change.1, 1)).unwrap_err();
        assert_eq!(one(("mail-1", "db-2")), [AnnouncementFault::Twice(2)]);
        assert_eq!(one(("mail-1", "mail 1")), [AnnouncementFault::Id(1)]);
        assert_eq!(one(("2026-11-26T02", "2026-11-25T02")), [AnnouncementFault::Backwards(2)]);
        assert_eq!(one(("\"Database\"", "\" \"")), [AnnouncementFault::Text(2)]);
        assert!(matches!(one(("incident", "party"))[..], [AnnouncementFault::Shape(_)]));
        assert!(matches!(one(("1234", "12"))[..], [AnnouncementFault::Shape(_)]));
        assert!(matches!(parse("{").unwrap_err()[..], [AnnouncementFault::Shape(_)]));
    }
}
