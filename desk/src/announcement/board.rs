//! What is published: the announcements, and when each of them came and changed.

use super::{Announcement, AnnouncementFault, parse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Since when an announcement is published, and since when as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moments {
    /// When it was published first.
    pub published: DateTime<Utc>,
    /// When it was published as it is.
    pub updated: DateTime<Utc>,
}

/// The announcements with their moments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// The announcements, in the order in which they were published.
    pub all: Vec<Announcement>,
    /// When anything of it changed; nothing where that was not kept.
    pub changed: Option<DateTime<Utc>>,
    moments: BTreeMap<String, Moments>,
    source: String,
}

/// How it is stored. Before moments were kept, only the source was.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    source: String,
    changed: Option<DateTime<Utc>>,
    moments: BTreeMap<String, Moments>,
}

impl Board {
    /// Reads what was stored.
    ///
    /// # Errors
    /// What [`parse`] says of announcements that this build cannot read.
    pub fn read(stored: &str) -> Result<Self, Vec<AnnouncementFault>> {
        let stored = serde_json::from_str(stored).unwrap_or_else(|_| Stored {
            source: stored.to_owned(),
            changed: None,
            moments: BTreeMap::new(),
        });
        let Stored { source, changed, moments } = stored;
        Ok(Self { all: parse(&source)?, changed, moments, source })
    }

    /// How it is stored.
    ///
    /// # Errors
    /// It cannot be written down, which no board that was published does.
    pub fn stored(&self) -> serde_json::Result<String> {
        let (source, moments) = (self.source.clone(), self.moments.clone());
        serde_json::to_string(&Stored { source, changed: self.changed, moments })
    }

    /// The announcements as they were published.
    pub fn source(&self) -> &str {
        if self.source.is_empty() { "[]" } else { &self.source }
    }

    /// What takes its place: `all`, read from `source`. What comes again unchanged keeps its moments.
    #[must_use]
    pub fn replaced(&self, source: String, all: Vec<Announcement>, now: DateTime<Utc>) -> Self {
        let moments = all.iter().map(|one| {
            let known = self.moments.get(&one.id);
            let updated = known.filter(|_| self.all.contains(one)).map_or(now, |known| known.updated);
            let published = known.map_or(now, |known| known.published);
            (one.id.clone(), Moments { published, updated })
        });
        let moments = moments.collect();
        let same = self.all == all && self.moments == moments;
        let changed = self.changed.filter(|_| same).or(Some(now));
        Self { all, changed, moments, source }
    }

    /// When an announcement of it was published and changed. What is not known of one that was stored
    /// without moments is taken from its start: no later than now.
    pub fn moments(&self, one: &Announcement, now: DateTime<Utc>) -> Moments {
        let start = one.from.min(now);
        self.moments.get(&one.id).copied().unwrap_or(Moments { published: start, updated: start })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str =
        r#"{"id": "mail", "kind": "incident", "title": "Mail", "from": "2026-11-20T08:00:00Z"}"#;
    const DB: &str =
        r#"{"id": "db", "kind": "maintenance", "title": "Database", "from": "2026-12-20T08:00:00Z"}"#;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    /// Publishes, stores and reads again.
    fn publish(board: &Board, announcements: &[&str], now: &str) -> Board {
        let source = format!("[{}]", announcements.join(", "));
        let all = parse(&source).unwrap();
        let board = board.replaced(source.clone(), all, at(now));
        assert_eq!(board.source(), source);
        let read = Board::read(&board.stored().unwrap()).unwrap();
        assert_eq!(read, board);
        read
    }

    fn times(board: &Board, id: &str) -> (DateTime<Utc>, DateTime<Utc>) {
        let one = board.all.iter().find(|one| one.id == id).unwrap();
        let moments = board.moments(one, at("2030-01-01T00:00:00Z"));
        (moments.published, moments.updated)
    }

    #[test]
    fn what_comes_again_unchanged_keeps_its_moment() {
        let (one, two, three) = ("2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z");
        let first = publish(&Board::default(), &[MAIL], one);
        assert_eq!((times(&first, "mail"), first.changed), ((at(one), at(one)), Some(at(one))));
        let again = publish(&first, &[MAIL], two);
        assert_eq!((times(&again, "mail"), again.changed), ((at(one), at(one)), Some(at(one))));
        let more = publish(&again, &[DB, MAIL], two);
        assert_eq!((times(&more, "mail"), times(&more, "db")), ((at(one), at(one)), (at(two), at(two))));
        let edited = publish(&more, &[DB, &MAIL.replace("\"Mail\"", "\"Mail is slow\"")], three);
        assert_eq!((times(&edited, "mail"), times(&edited, "db").1), ((at(one), at(three)), at(two)));
        // What is taken back changes the whole, which never goes back in time.
        let fewer = publish(&edited, &[DB], "2026-11-20T12:00:00Z");
        assert_eq!((times(&fewer, "db").1, fewer.changed), (at(two), Some(at("2026-11-20T12:00:00Z"))));
    }

    #[test]
    fn what_was_stored_without_moments_reads_and_is_not_of_the_future() {
        let old = Board::read(&format!("[{MAIL}, {DB}]")).unwrap();
        let now = at("2026-11-21T00:00:00Z");
        let updated: Vec<_> = old.all.iter().map(|one| old.moments(one, now).updated).collect();
        assert_eq!((updated, old.changed), (vec![at("2026-11-20T08:00:00Z"), now], None));
        assert_eq!(
            times(&publish(&old, &[MAIL], "2026-11-22T00:00:00Z"), "mail").1,
            at("2026-11-22T00:00:00Z")
        );
        assert!(Board::read("{").is_err());
        assert_eq!(Board::default().source(), "[]");
    }
}
