//! The known answers of desk.toml.

use super::{LocalText, check::Check};
use crate::{
    PageUrl, SiteId,
    knowledge::{Article, Knowledge, Search, host},
};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// How many pages a desk may list: each is looked at for each few letters that somebody types.
const ARTICLES_MAX: usize = 500;

/// `[knowledge]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KnowledgeTable {
    #[serde(default)]
    search: Option<Spanned<LocalText>>,
    #[serde(default)]
    hosts: Vec<Spanned<String>>,
    #[serde(default)]
    articles: Vec<ArticleTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleTable {
    title: Spanned<LocalText>,
    url: Spanned<LocalText>,
    #[serde(default)]
    keywords: Option<Spanned<LocalText>>,
    #[serde(default)]
    sites: Vec<Spanned<String>>,
}

impl Check<'_> {
    pub(super) fn knowledge(
        &mut self,
        table: Spanned<KnowledgeTable>,
        known: &BTreeSet<SiteId>,
    ) -> Knowledge {
        let at = table.span();
        let table = table.into_inner();
        if table.articles.is_empty() && table.search.is_none() {
            self.fault(&at, "list pages as [[knowledge.articles]], or name a `search` address");
        }
        if table.articles.len() > ARTICLES_MAX {
            self.fault(&at, format!("list at most {ARTICLES_MAX} pages, and let `search` find the others"));
        }
        if table.search.is_none()
            && let Some(host) = table.hosts.first()
        {
            self.fault(&host.span(), "leave `hosts` out: they are for pages that a `search` finds");
        }
        let articles = table.articles.iter().map(|table| self.article(table, known)).collect();
        Knowledge { articles, search: table.search.map(|url| self.search(&url, &table.hosts)) }
    }

    fn article(&mut self, table: &ArticleTable, known: &BTreeSet<SiteId>) -> Article {
        if !table.url.get_ref().texts().all(|url| PageUrl::parse(url).is_ok()) {
            self.fault(
                &table.url.span(),
                "write the address of a page, such as https://help.example.org/login",
            );
        }
        let mut sites = BTreeSet::new();
        for site in &table.sites {
            let id = SiteId::parse(site.get_ref()).ok().filter(|id| known.contains(id));
            if id.is_none() {
                self.fault(&site.span(), format!("there is no site \"{}\"", site.get_ref()));
            }
            sites.extend(id);
        }
        Article {
            title: self.text(&table.title),
            url: self.text(&table.url),
            keywords: table.keywords.as_ref().map(|keywords| self.text(keywords)),
            sites,
        }
    }

    fn search(&mut self, url: &Spanned<LocalText>, hosts: &[Spanned<String>]) -> Search {
        if !url.get_ref().texts().all(can_search) {
            self.fault(
                &url.span(),
                "write the address of a search with https:// and {query} where the words go, such as \
                 https://help.example.org/api.php?action=opensearch&search={query}",
            );
        }
        for name in hosts {
            let text = name.get_ref();
            if host(&format!("https://{text}/")).as_deref() != Some(text) || !is_page(text) {
                self.fault(&name.span(), "write a host in small letters, such as help.example.org");
            }
        }
        let hosts = hosts.iter().map(|host| host.get_ref().clone()).collect();
        Search { url: self.text(url), hosts }
    }
}

fn is_page(host: &str) -> bool {
    PageUrl::parse(&format!("https://{host}/")).is_ok()
}

/// An encrypted address with one place for the words, behind its host. For tests on one machine, that
/// machine itself will do.
fn can_search(url: &str) -> bool {
    let local = url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
    let host = host(url).unwrap_or_default();
    (url.starts_with("https://") || local)
        && url.matches(Search::QUERY).count() == 1
        && !host.contains(Search::QUERY)
        && PageUrl::parse(&url.replace(Search::QUERY, "x")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::{
        Desk,
        tests::{assert_refused, faults},
    };

    const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["nl", "en"]
backends = ["inbox"]

[[sites]]
id = "1234"
name = "Town"

[knowledge]
search = { nl = "https://kb.example/nl?q={query}", en = "https://kb.example/en?q={query}" }
hosts = ["help.example", "wiki.example:8443"]

[[knowledge.articles]]
title = { nl = "Wachtwoord vergeten", en = "Forgotten password" }
url = "https://help.example/password"
keywords = { nl = "inloggen wachtwoord", en = "login" }
sites = ["1234"]

[backends.inbox]
kind = "inbox"
"#;

    #[test]
    fn a_good_one_is_kept() {
        let desk = Desk::parse(DESK).unwrap();
        let knowledge = desk.knowledge.unwrap();
        assert_eq!(knowledge.articles.len(), 1);
        assert!(knowledge.search.is_some_and(|search| search.may_name("https://wiki.example:8443/page")));
        let without = DESK.replace("sites = [\"1234\"]", "").replace("keywords", "#");
        assert!(Desk::parse(&without).is_ok());
    }

    #[test]
    fn every_wrong_value_is_named_in_its_place() {
        assert_refused(
            DESK,
            [
                (
                    "https://kb.example/nl?q={query}",
                    "http://kb.example/nl?q={query}",
                    "line 14, column 10: write the address of a search",
                ),
                ("nl?q={query}", "nl?q=query", "line 14, column 10: write the address of a search"),
                ("nl?q={query}", "nl?q={query}{query}", "line 14, column 10: write the address of a search"),
                (
                    "https://kb.example/nl",
                    "https://{query}.example/nl",
                    "line 14, column 10: write the address of a search",
                ),
                (
                    "\"help.example\"",
                    "\"https://help.example\"",
                    "line 15, column 10: write a host in small letters",
                ),
                ("\"help.example\"", "\"Help.example\"", "line 15, column 10: write a host in small letters"),
                (
                    "\"https://help.example/password\"",
                    "\"/password\"",
                    "line 19, column 7: write the address of a page",
                ),
                (
                    "\"https://help.example/password\"",
                    "\"javascript:alert(1)\"",
                    "line 19, column 7: write the address of a page",
                ),
                ("\"Forgotten password\"", "\"\"", "line 18, column 9: write a text here"),
                ("sites = [\"1234\"]", "sites = [\"0042\"]", "line 21, column 10: there is no site \"0042\""),
                ("keywords =", "words =", "line 20, column 1: unknown field `words`"),
            ],
        );
    }

    #[test]
    fn it_names_pages_or_a_search() {
        let start = DESK.split("search =").next().unwrap();
        let end = "\n[backends.inbox]\nkind = \"inbox\"\n";
        assert!(
            faults(&[start, end].concat())
                .contains("line 13, column 1: list pages as [[knowledge.articles]]")
        );
        let hosts = faults(&[start, "hosts = [\"help.example\"]\n[[knowledge.articles]]\ntitle = \"x\"\nurl = \"https://help.example/x\"\n", end].concat());
        assert!(hosts.contains("line 14, column 10: leave `hosts` out"), "{hosts}");
    }
}
