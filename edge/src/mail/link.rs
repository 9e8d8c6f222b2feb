//! Links that a mail may carry.

use std::fmt;

/// An address on the web, made of nothing but visible ASCII, so it cannot end a header, a tag or an
/// attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

/// The longest value of a header that the platform takes.
const LINK_MAX: usize = 2_000;

impl Link {
    /// Reads an address; nothing for what is none.
    pub fn parse(text: &str) -> Option<Self> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let plain = |b: u8| b.is_ascii_graphic() && !b"<>\"'`\\^{|}".contains(&b);
        (!host.is_empty() && text.len() <= LINK_MAX && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// Whether what is sent there is encrypted.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Link {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_and_nothing_else() {
        assert!(Link::parse("https://desk.example/status/1234.AbC-_").is_some());
        assert!(Link::parse("http://127.0.0.1:8787/status/x").is_some_and(|link| !link.is_secure()));
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "https://a.example/\r\nBcc: b",
            "https://a.example/ b",
            "https://a.example/\"><b>",
            "https://a.example/é",
        ] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
    }
}
