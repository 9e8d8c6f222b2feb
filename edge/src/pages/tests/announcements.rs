use super::sample;
use crate::{
    pages::{announcements::markup, feed::atom},
    texts::Texts,
};
use desk::{Lang, announcement::parse};

const ALL: &str = r#"[
    {"id": "mail", "kind": "incident", "title": {"nl": "Mail is traag", "en": "Mail <is> slow & late"},
     "from": "2026-03-27T13:00:00Z"},
    {"id": "db", "kind": "maintenance", "title": "Database", "text": "Read only.",
     "from": "2026-03-30T20:00:00Z", "until": "2026-03-30T22:00:00Z", "sites": ["0042"]}
]"#;

#[test]
fn a_site_sees_what_concerns_it() {
    let all = parse(ALL).unwrap();
    let shown = |site: &str, at: &str| {
        let desk = sample::desk();
        let site = desk.site(site).unwrap().id;
        markup(&all, site, Texts::of(Lang::En), desk.zone, sample::at(at)).into_string()
    };
    let town = shown("1234", "2026-03-27T14:00:00Z");
    assert!(town.contains("Mail &lt;is&gt; slow &amp; late") && !town.contains("Database"), "{town}");
    let museum = shown("0042", "2026-03-27T14:00:00Z");
    assert!(museum.contains("Read only.") && museum.contains("Planned work"), "{museum}");
    assert!(museum.find("Database") < museum.find("Mail"), "the newest first: {museum}");
    assert_eq!(shown("1234", "2026-03-27T12:00:00Z"), "");
}

#[test]
fn the_feed_is_one_that_readers_take() {
    let all = parse(ALL).unwrap();
    let desk = sample::desk();
    let text = atom(&desk, &all, Texts::of(Lang::En), "https://desk.example");
    let feed: atom_syndication::Feed = text.parse().unwrap();
    assert_eq!(feed.entries.len(), 2);
    assert_eq!(feed.entries[1].title.value, "Mail <is> slow & late");
    assert_eq!(feed.entries[1].id, "https://desk.example/announcements.atom#mail");
    assert_eq!(feed.updated.to_rfc3339(), "2026-03-30T20:00:00+00:00");
    assert!(text.contains("xml:lang=\"en\""), "{text}");
}
