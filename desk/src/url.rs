//! The address of the page where the problem shows.

use crate::{
    Code, limits,
    text::{checked_text, fits},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An absolute http or https address, kept as it was given. It is shown and handed on, never
/// fetched, so what counts is that a person can open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageUrl(String);

impl PageUrl {
    /// Reads an address; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Code::UrlMissing);
        }
        if !fits(text, limits::URL_MAX) {
            return Err(Code::UrlLong);
        }
        let rest = after_scheme(text).ok_or(Code::UrlScheme)?;
        if text
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`'))
        {
            return Err(Code::UrlFormat);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(Code::UrlSecret);
        }
        if is_authority(authority) { Ok(Self(text.to_owned())) } else { Err(Code::UrlFormat) }
    }
}

checked_text!(PageUrl);

fn after_scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let start = text.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    })
}

fn is_authority(authority: &str) -> bool {
    if let Some(literal) = authority.strip_prefix('[') {
        return literal.split_once(']').is_some_and(|(address, port)| {
            !address.is_empty()
                && address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.')
                && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
        });
    }
    match authority.split_once(':') {
        Some((host, port)) => is_host(host) && is_port(port),
        None => is_host(authority),
    }
}

fn is_host(host: &str) -> bool {
    !host.is_empty()
        && !host.starts_with('.')
        && !host.as_bytes().windows(2).any(|pair| pair == b"..")
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') || !c.is_ascii())
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|b| b.is_ascii_digit()) && (port.is_empty() || port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_of_pages() {
        for good in [
            "https://example.be",
            "HTTP://example.be/a?b=c#d",
            "http://localhost:8080/x",
            "https://[::1]:8443/",
            "https://münchen.example/weg/ü",
            "https://example.be:/",
        ] {
            assert!(PageUrl::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn each_fault_has_its_code() {
        for (bad, code) in [
            ("", Code::UrlMissing),
            ("javascript:alert(1)", Code::UrlScheme),
            ("data:text/html,x", Code::UrlScheme),
            ("www.example.be", Code::UrlScheme),
            ("/page", Code::UrlScheme),
            ("https://", Code::UrlFormat),
            ("https:///page", Code::UrlFormat),
            ("https://a b.be", Code::UrlFormat),
            ("https://example.be:99999/", Code::UrlFormat),
            ("https://example.be/\"><script>", Code::UrlFormat),
            ("https://an:secret@example.be/", Code::UrlSecret),
        ] {
            assert_eq!(PageUrl::parse(bad), Err(code), "{bad}");
        }
        assert_eq!(PageUrl::parse(&format!("https://example.be/{}", "x".repeat(2048))), Err(Code::UrlLong));
    }

    proptest! {
        #[test]
        fn whatever_is_taken_is_http_and_one_word(text in any::<String>()) {
            if let Ok(url) = PageUrl::parse(&text) {
                prop_assert!(url.as_str().to_ascii_lowercase().starts_with("http"));
                prop_assert!(!url.as_str().contains(char::is_whitespace));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "[htps:/@\\[\\]é.a1 ]{0,30}") {
            let _ = PageUrl::parse(&text);
        }
    }
}
