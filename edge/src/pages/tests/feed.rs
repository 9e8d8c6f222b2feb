//! The feed by the rules of RFC 4287, read as plain XML.

use super::sample;
use crate::{pages::feed::atom, texts::Texts};
use chrono::{DateTime, Utc};
use desk::{
    Lang,
    announcement::{board::Board, parse},
};
use roxmltree::{Document, Node};

const ATOM: &str = "http://www.w3.org/2005/Atom";

const MAIL: &str = r#"{"id": "mail", "kind": "incident", "from": "2026-03-27T13:00:00Z",
    "title": {"nl": "Mail is traag", "en": "Mail <is> slow & late"}}"#;
const DB: &str = r#"{"id": "db", "kind": "maintenance", "title": "Database", "text": "Read & <only>.",
    "from": "2026-03-30T20:00:00Z", "until": "2026-03-30T22:00:00Z", "sites": ["0042", "1234"]}"#;

fn publish(board: &Board, all: &[&str], now: &str) -> Board {
    let source = format!("[{}]", all.join(", "));
    let all = parse(&source).unwrap();
    board.replaced(source, all, sample::at(now))
}

fn feed(board: &Board, lang: Lang, now: &str) -> String {
    let text = atom(&sample::desk(), board, Texts::of(lang), "https://desk.example", sample::at(now));
    assert_holds(&text, sample::at(now));
    text
}

fn children<'a>(node: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    node.children().filter(|child| child.has_tag_name((ATOM, name))).collect()
}

/// The text of a child that there must be exactly one of.
fn only<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    let found = children(node, name);
    assert_eq!(found.len(), 1, "{name} of {node:?}");
    found[0].text().unwrap_or_default()
}

fn date(node: Node, name: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(only(node, name)).unwrap().to_utc()
}

fn linked<'a>(node: Node<'a, 'a>, rel: &str) -> Vec<&'a str> {
    let links = children(node, "link").into_iter();
    links
        .filter(|link| link.attribute("rel") == Some(rel))
        .map(|link| link.attribute("href").unwrap())
        .collect()
}

/// What sections 4.1.1 and 4.1.2 ask of a feed and its entries, and that nothing is of the future.
fn assert_holds(text: &str, now: DateTime<Utc>) {
    let document = Document::parse(text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")), "{text}");
    assert!(only(feed, "id").starts_with("https://") && !only(feed, "title").is_empty(), "{text}");
    assert_eq!(children(feed, "author").len(), 1, "entries without an author need the feed's: {text}");
    assert!(!only(children(feed, "author")[0], "name").is_empty(), "{text}");
    assert_eq!(linked(feed, "self").len(), 1, "{text}");
    assert!(date(feed, "updated") <= now, "{text}");
    let mut ids = Vec::new();
    for entry in children(feed, "entry") {
        assert!(!only(entry, "title").is_empty(), "{text}");
        ids.push(only(entry, "id"));
        assert!(ids.last().unwrap().starts_with("https://"), "{text}");
        let (published, updated) = (date(entry, "published"), date(entry, "updated"));
        assert!(published <= updated && updated <= date(feed, "updated"), "{text}");
        let (content, alternate) = (children(entry, "content"), linked(entry, "alternate"));
        assert!(content.len() <= 1 && alternate.len() <= 1, "{text}");
        assert!(content.len() + alternate.len() >= 1, "an entry says it, or where it is said: {text}");
        assert!(content.iter().all(|content| content.attribute("type") == Some("html")), "{text}");
        assert!(alternate.iter().all(|href| href.starts_with("https://")), "{text}");
    }
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{text}");
}

#[test]
fn an_entry_says_what_when_and_whom_it_concerns() {
    let board = publish(&Board::default(), &[MAIL, DB], "2026-03-27T14:00:00Z");
    let text = feed(&board, Lang::En, "2026-03-27T15:00:00Z");
    let document = Document::parse(&text).unwrap();
    let entries = children(document.root_element(), "entry");
    let told = |at: usize| only(entries[at], "content");
    assert_eq!(only(entries[0], "title"), "Mail <is> slow & late");
    assert!(told(0).contains("Known incident") && told(0).contains("Concerns all sites"), "{text}");
    for part in [
        "Planned work",
        "Read &amp; &lt;only&gt;.",
        "Monday 30 March 2026 at 22:00",
        "until <time datetime=\"2026-03-30T22:00:00Z\">",
        "Concerns: Museum, Example City web site",
    ] {
        assert!(told(1).contains(part), "{part}: {text}");
    }
    let category = children(entries[1], "category")[0];
    assert_eq!(category.attribute("label"), Some("Planned work"));
    assert_eq!(
        linked(entries[0], "alternate"),
        ["https://desk.example/form/0042?lang=en#ticket-announced-mail"]
    );
    assert!(text.contains("xml:lang=\"en\""), "{text}");
    let dutch = feed(&board, Lang::Nl, "2026-03-27T15:00:00Z");
    assert!(dutch.contains("Mail is traag") && dutch.contains("Betreft alle sites"), "{dutch}");
}

#[test]
fn what_changes_is_news_and_what_does_not_is_none() {
    let updated = |text: &str, id: &str| {
        let document = Document::parse(text).unwrap();
        let entries = children(document.root_element(), "entry");
        let entry = entries.into_iter().find(|entry| only(*entry, "id").ends_with(id)).unwrap();
        (date(entry, "published"), date(entry, "updated"))
    };
    let whole = |text: &str| date(Document::parse(text).unwrap().root_element(), "updated");
    let (one, two, three) = ("2026-03-27T14:00:00Z", "2026-03-27T15:00:00Z", "2026-03-27T16:00:00Z");
    let first = publish(&Board::default(), &[MAIL, DB], one);
    let edited = publish(&first, &[MAIL, &DB.replace("\"Database\"", "\"Databases\"")], two);
    let text = feed(&edited, Lang::En, two);
    let at = sample::at;
    assert_eq!((updated(&text, "mail"), updated(&text, "db")), ((at(one), at(one)), (at(one), at(two))));
    assert_eq!(Document::parse(&text).unwrap().root_element().tag_name().namespace(), Some(ATOM));
    let fewer = feed(&publish(&edited, &[MAIL], three), Lang::En, three);
    assert_eq!((updated(&fewer, "mail").1, whole(&fewer)), (at(one), at(three)));
    // Emptied, and as it was stored before moments were kept.
    feed(&publish(&edited, &[], three), Lang::En, three);
    feed(&Board::default(), Lang::En, one);
    feed(&Board::read(&format!("[{MAIL}, {DB}]")).unwrap(), Lang::En, one);
}
