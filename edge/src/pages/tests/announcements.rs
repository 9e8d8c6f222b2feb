use super::sample;
use crate::{
    pages::{self, Place, announcements::markup},
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
        let (site, now) = (desk.site(site).unwrap().id, sample::at(at));
        markup(&all, site, Texts::of(Lang::En), desk.zone, now, Place::Fragment).into_string()
    };
    let town = shown("1234", "2026-03-27T14:00:00Z");
    assert!(town.contains("Mail &lt;is&gt; slow &amp; late") && !town.contains("Database"), "{town}");
    let museum = shown("0042", "2026-03-27T14:00:00Z");
    assert!(museum.contains("Read only.") && museum.contains("Planned work"), "{museum}");
    assert!(museum.find("Database") < museum.find("Mail"), "the newest first: {museum}");
    assert!(museum.contains("until <time datetime=\"2026-03-30T22:00:00Z\">"), "when it ends: {museum}");
    assert_eq!(shown("1234", "2026-03-27T12:00:00Z"), "");
}

#[test]
fn the_status_page_shows_them_and_says_how_to_follow_them() {
    let all = parse(ALL).unwrap();
    let (desk, events) = (sample::desk(), sample::events());
    let page = |site: &str, announcements| {
        let site = desk.site(site).unwrap();
        let now = sample::at("2026-03-27T14:00:00Z");
        let status = sample::status(&desk, site, Lang::En, &events);
        pages::status::page(&pages::status::StatusView { announcements, now, ..status }).into_string()
    };
    let head = "<link rel=\"alternate\" type=\"application/atom+xml\"";
    let town = page("1234", &all);
    assert!(town.contains("Mail &lt;is&gt; slow") && !town.contains("Database"), "{town}");
    assert!(town.contains(head) && town.contains("<a href=\"/announcements.atom?lang=en\">"), "{town}");
    let museum = page("0042", &all);
    assert!(museum.contains("Read only.") && museum.contains("2026-03-30T22:00:00Z"), "{museum}");
    let calm = page("1234", &[]);
    assert!(calm.contains(head) && !calm.contains("<a href=\"/announcements.atom"), "{calm}");
}
