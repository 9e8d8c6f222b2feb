//! The languages that the product speaks, and which one a reporter gets.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language with texts of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch.
    Nl,
    /// French.
    Fr,
    /// German.
    De,
    /// English.
    En,
    /// Arabic.
    Ar,
}

impl Lang {
    /// All languages.
    pub const ALL: [Lang; 5] = [Lang::Nl, Lang::Fr, Lang::De, Lang::En, Lang::Ar];

    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Nl => "nl",
            Lang::Fr => "fr",
            Lang::De => "de",
            Lang::En => "en",
            Lang::Ar => "ar",
        }
    }

    /// Which way it is written: the value of HTML's `dir`.
    pub const fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Whether it is written from right to left.
    pub const fn is_rtl(self) -> bool {
        matches!(self, Lang::Ar)
    }

    /// The language of a tag such as `nl`, `nl-BE` or `NL_be`.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The language for one reporter: what was asked for by name, else the best of
    /// Accept-Language (RFC 9110, section 12.5.4), else the desk's first; always one that the
    /// desk offers. English where the desk offers none.
    pub fn pick(asked: Option<&str>, accept: Option<&str>, offered: &[Lang]) -> Self {
        let offers = |lang: &Lang| offered.contains(lang);
        asked
            .and_then(Self::parse)
            .filter(offers)
            .or_else(|| accept.and_then(|accept| accepted(accept).into_iter().find(offers)))
            .or_else(|| offered.first().copied())
            .unwrap_or(Lang::En)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.tag())
    }
}

/// The known languages of an Accept-Language header, the most wanted first.
fn accepted(header: &str) -> Vec<Lang> {
    let mut wanted: Vec<(u16, Lang)> = header.split(',').filter_map(weighed).collect();
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wanted.into_iter().map(|(_, lang)| lang).collect()
}

/// One item of Accept-Language with its weight in thousandths; nothing for a weight of 0.
fn weighed(item: &str) -> Option<(u16, Lang)> {
    let mut parts = item.split(';');
    let lang = Lang::parse(parts.next()?)?;
    let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Some(1000), thousandths)?;
    (weight > 0).then_some((weight, lang))
}

/// `0.85` as 850, without floating point, which would weigh on the widget.
fn thousandths(quality: &str) -> Option<u16> {
    let (whole, fraction) = quality.trim().split_once('.').unwrap_or((quality.trim(), ""));
    let digits: u16 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some((whole.parse::<u16>().ok()?.min(1) * 1000 + digits).min(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asked_then_accepted_then_the_first_of_the_desk() {
        let desk = [Lang::Nl, Lang::Fr, Lang::En];
        assert_eq!(Lang::pick(Some("fr-BE"), Some("nl"), &desk), Lang::Fr);
        assert_eq!(Lang::pick(Some("de"), Some("en;q=0.5, fr;q=0.8"), &desk), Lang::Fr);
        assert_eq!(Lang::pick(Some("xx"), Some("de, *;q=0.1"), &desk), Lang::Nl);
        assert_eq!(Lang::pick(None, Some("en;q=0, sv"), &desk), Lang::Nl);
        assert_eq!(Lang::pick(None, None, &[]), Lang::En);
    }

    #[test]
    fn odd_headers_do_no_harm() {
        for odd in ["", ",", ";q=", "nl;q=x", "en;q=0.12345", "fr;q=9é.9", "é;q=é"] {
            let _ = Lang::pick(None, Some(odd), &Lang::ALL);
        }
        assert_eq!(accepted("en;q=0.123, nl;q=0.45, fr"), [Lang::Fr, Lang::Nl, Lang::En]);
    }
}
