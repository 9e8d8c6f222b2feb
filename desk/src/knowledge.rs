//! Known answers: pages of the desk that may help before anything is sent.

use crate::{Lang, PageUrl, Report, SiteId, config::LocalText, limits::ANSWERS_MAX, report::ShownAnswer};
use icu_normalizer::DecomposingNormalizerBorrowed;
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeSet};

/// Shorter words say nothing by themselves.
const WORD_MIN: usize = 3;

/// A keyword may be the beginning of what was typed from this length on: "login" for "loginpagina".
const STEM_MIN: usize = 4;

/// Shorter words of a title are mostly ones that stand in every title.
const TITLE_WORD_MIN: usize = 5;

/// What a desk knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Knowledge {
    /// The pages that desk.toml lists, in its order.
    pub articles: Vec<Article>,
    /// Where the knowledge base is searched; nothing where it is not.
    pub search: Option<Search>,
}

/// A page with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its title.
    pub title: LocalText,
    /// Its address.
    pub url: LocalText,
    /// Words by which it is found, per language where they differ.
    pub keywords: Option<LocalText>,
    /// The sites that it is for; all where it names none.
    pub sites: BTreeSet<SiteId>,
}

/// A knowledge base that answers `OpenSearch` suggestions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The address, with [`Search::QUERY`] for what was typed.
    pub url: LocalText,
    /// Further hosts whose pages it may name, with their ports where they are unusual.
    pub hosts: Vec<String>,
}

/// A page that may help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
}

impl Knowledge {
    /// Whether there is anything to show to reporters of that site.
    pub fn is_for(&self, site: SiteId) -> bool {
        self.search.is_some() || self.articles.iter().any(|article| article.is_for(site))
    }

    /// The listed pages that fit what was typed, the best first: whoever has more of the words as
    /// keywords, then whoever has more of them in the title, then whoever is listed first.
    pub fn find(&self, site: SiteId, lang: Lang, typed: &str) -> Vec<Answer> {
        let typed = words(typed, WORD_MIN);
        let mut found: Vec<(Score, &Article)> = self
            .articles
            .iter()
            .filter(|article| article.is_for(site))
            .map(|article| (article.score(lang, &typed), article))
            .filter(|(score, _)| *score > Score::default())
            .collect();
        // Stable, so that equals stay in the desk's order.
        found.sort_by_key(|(score, _)| Reverse(*score));
        let answer = |article: &Article| Answer {
            title: article.title.get(lang).to_owned(),
            url: article.url.get(lang).to_owned(),
        };
        found.into_iter().take(ANSWERS_MAX).map(|(_, article)| answer(article)).collect()
    }

    /// Drops what a report says was shown and cannot have been.
    pub fn keep_own(&self, report: &mut Report) {
        let site = report.site_id;
        let listed = |url: &str| {
            self.articles
                .iter()
                .any(|article| article.is_for(site) && article.url.texts().any(|own| own == url))
        };
        let searched = |url: &str| self.search.as_ref().is_some_and(|search| search.may_name(url));
        report.answers_shown.retain(|ShownAnswer { url, .. }| listed(url.as_str()) || searched(url.as_str()));
        report.answers_shown.truncate(ANSWERS_MAX);
    }
}

/// Whether what was typed holds anything to look for.
pub fn says_something(typed: &str) -> bool {
    !words(typed, WORD_MIN).is_empty()
}

/// How well an article fits: words found as keywords, then words found in the title.
type Score = (usize, usize);

impl Article {
    fn is_for(&self, site: SiteId) -> bool {
        self.sites.is_empty() || self.sites.contains(&site)
    }

    fn score(&self, lang: Lang, typed: &[String]) -> Score {
        let keywords = self.keywords.as_ref().map_or_else(Vec::new, |all| words(all.get(lang), WORD_MIN));
        let title = words(self.title.get(lang), TITLE_WORD_MIN);
        let hits = |own: &[String]| typed.iter().filter(|word| own.iter().any(|own| fits(own, word))).count();
        (hits(&keywords), hits(&title))
    }
}

impl Search {
    /// What stands in the address for what was typed.
    pub const QUERY: &'static str = "{query}";

    /// Whether it may name a page at that address: one of its own host, or of a listed one.
    pub fn may_name(&self, url: &str) -> bool {
        let Some(named) = PageUrl::parse(url).ok().and_then(|_| host(url)) else { return false };
        let own = self.url.texts().filter_map(host).any(|own| own == named);
        own || self.hosts.contains(&named)
    }
}

/// The host of an address in small letters, with its port where one is written.
pub(crate) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    (!host.is_empty()).then(|| host.to_lowercase())
}

/// Whether what was typed begins a word of the desk's, or the other way round where that says enough.
fn fits(own: &str, typed: &str) -> bool {
    own.starts_with(typed) || (own.chars().count() >= STEM_MIN && typed.starts_with(own))
}

/// The different words of a text that have at least so many letters, without their accents and in small
/// letters.
fn words(text: &str, at_least: usize) -> Vec<String> {
    let plain = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let plain: String = plain.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).collect();
    let mut words: Vec<String> = Vec::new();
    for word in plain.split(|c: char| !c.is_alphanumeric()) {
        if word.chars().count() >= at_least && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// Accents on Latin letters, and the vowel signs of Arabic.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests;
