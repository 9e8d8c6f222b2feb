//! The announcements as an Atom feed (RFC 4287).

use crate::texts::Texts;
use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use chrono::{DateTime, Utc};
use desk::{announcement::Announcement, config::Desk};

/// The feed of a desk, in one language. `base` is the desk's own origin.
pub fn atom(desk: &Desk, all: &[Announcement], texts: &Texts, base: &str) -> String {
    let lang = texts.lang();
    let name = desk.name.get(lang);
    let address = format!("{base}/announcements.atom?lang={lang}");
    let mut entries: Vec<&Announcement> = all.iter().collect();
    entries.sort_by_key(|one| std::cmp::Reverse(one.from));
    let updated = entries.first().map_or(DateTime::UNIX_EPOCH, |one| one.from);
    let feed = Feed {
        title: Text::plain(texts.with("announce-feed", &[("desk", name.into())])),
        id: format!("{base}/announcements.atom"),
        updated: fixed(updated),
        authors: vec![Person { name: name.to_owned(), ..Person::default() }],
        generator: Some(Generator { value: "ticket-desk".to_owned(), ..Generator::default() }),
        links: vec![Link { rel: "self".to_owned(), href: address, ..Link::default() }],
        entries: entries.into_iter().map(|one| entry(one, texts, base)).collect(),
        lang: Some(lang.tag().to_owned()),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(one: &Announcement, texts: &Texts, base: &str) -> Entry {
    let lang = texts.lang();
    Entry {
        title: Text::plain(one.title.get(lang).to_owned()),
        id: format!("{base}/announcements.atom#{}", one.id),
        updated: fixed(one.from),
        published: Some(fixed(one.from)),
        summary: one.text.as_ref().map(|text| Text::plain(text.get(lang).to_owned())),
        ..Entry::default()
    }
}

fn fixed(at: DateTime<Utc>) -> FixedDateTime {
    at.fixed_offset()
}
