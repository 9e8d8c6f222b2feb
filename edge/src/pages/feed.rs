//! The announcements as an Atom feed (RFC 4287).

use super::announcements::{anchor, kind, more};
use crate::texts::Texts;
use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use chrono::{DateTime, Utc};
use desk::{
    announcement::{Announcement, board::Board},
    config::{Desk, Site},
};
use maud::html;

/// Where the feed is, on the desk's own origin.
pub const PATH: &str = "/announcements.atom";

/// What everything in a feed is made of.
struct Making<'a> {
    desk: &'a Desk,
    board: &'a Board,
    texts: &'a Texts,
    base: &'a str,
    now: DateTime<Utc>,
}

/// The feed of a desk, in one language. `base` is the desk's own origin.
pub fn atom(desk: &Desk, board: &Board, texts: &Texts, base: &str, now: DateTime<Utc>) -> String {
    let lang = texts.lang();
    let making = Making { desk, board, texts, base, now };
    let mut entries: Vec<Entry> = board.all.iter().map(|one| making.entry(one)).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    let newest = entries.first().map_or(fixed(DateTime::UNIX_EPOCH), |entry| entry.updated);
    let name = desk.name.get(lang);
    let feed = Feed {
        title: Text::plain(title(desk, texts)),
        id: format!("{base}{PATH}"),
        // What was taken back is news too, so this is no earlier than any entry, and never goes back.
        updated: board.changed.map_or(newest, fixed),
        authors: vec![Person { name: name.to_owned(), ..Person::default() }],
        generator: Some(Generator { value: "ticket-desk".to_owned(), ..Generator::default() }),
        links: vec![Link {
            mime_type: Some("application/atom+xml".to_owned()),
            ..link("self", format!("{base}{PATH}?lang={lang}"))
        }],
        entries,
        lang: Some(lang.tag().to_owned()),
        ..Feed::default()
    };
    feed.to_string()
}

/// What the feed is called, where a page links to it too.
pub(super) fn title(desk: &Desk, texts: &Texts) -> String {
    texts.with("announce-feed", &[("desk", desk.name.get(texts.lang()).into())])
}

impl Making<'_> {
    fn entry(&self, one: &Announcement) -> Entry {
        let (lang, base) = (self.texts.lang(), self.base);
        let moments = self.board.moments(one, self.now);
        let page = self.sites(one).next();
        let shown = page.map(|site| Link {
            mime_type: Some("text/html".to_owned()),
            hreflang: Some(lang.tag().to_owned()),
            ..link("alternate", format!("{base}/form/{}?lang={lang}#{}", site.id, anchor(one)))
        });
        Entry {
            title: Text::plain(one.title.get(lang).to_owned()),
            id: format!("{base}{PATH}#{}", one.id),
            updated: fixed(moments.updated),
            published: Some(fixed(moments.published)),
            categories: vec![Category {
                term: one.kind.as_str().to_owned(),
                label: Some(self.texts.get(kind(one))),
                ..Category::default()
            }],
            links: shown.into_iter().collect(),
            content: Some(Content {
                value: Some(self.told(one)),
                content_type: Some("html".to_owned()),
                ..Content::default()
            }),
            ..Entry::default()
        }
    }

    /// The sites that see it on their pages.
    fn sites(&self, one: &Announcement) -> impl Iterator<Item = &Site> {
        self.desk.sites.values().filter(|site| one.concerns(site.id))
    }

    /// What it is, the rest of it, when, and whom it concerns.
    fn told(&self, one: &Announcement) -> String {
        let texts = self.texts;
        let names: Vec<_> = self.sites(one).map(|site| site.name.get(texts.lang())).collect();
        let told = html! {
            p { strong { (texts.get(kind(one))) } }
            (more(one, texts, self.desk.zone))
            p {
                @if one.sites.is_empty() { (texts.get("announce-for-all")) }
                @else { (texts.with("announce-for", &[("names", names.join(", ").into())])) }
            }
        };
        told.into_string()
    }
}

fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Link::default() }
}

fn fixed(at: DateTime<Utc>) -> FixedDateTime {
    at.fixed_offset()
}
