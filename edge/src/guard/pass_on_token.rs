//! Tokens with which a reseller passes one ticket on to the desk, and nothing else.

use super::{secret::Secret, token::base64url};
use desk::{SiteId, TicketNumber};
use subtle::ConstantTimeEq;

/// A ticket's token for its reseller: the ticket, then a code that nobody can guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassOnToken {
    number: TicketNumber,
    text: String,
}

impl PassOnToken {
    /// The token of a ticket for a reseller; another reseller of the same site gets another one.
    pub fn derive(secret: &Secret, number: TicketNumber, reseller: &str) -> Self {
        let code = base64url(&secret.mac("pass-on token", &format!("{number}\n{reseller}")));
        Self { number, text: format!("{number}.{code}") }
    }

    /// Reads a token as it stands in an address; nothing for one that the secret did not make for the
    /// reseller that the site has now.
    pub fn parse<'a>(
        secret: &Secret,
        text: &str,
        reseller: impl FnOnce(SiteId) -> Option<&'a str>,
    ) -> Option<Self> {
        let number = TicketNumber::parse(text.split_once('.')?.0).ok()?;
        let token = Self::derive(secret, number, reseller(number.site())?);
        bool::from(token.text.as_bytes().ct_eq(text.as_bytes())).then_some(token)
    }

    /// The ticket.
    pub fn number(&self) -> TicketNumber {
        self.number
    }

    /// The token as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_passes_its_own_ticket_on_for_its_own_reseller() {
        let secret = Secret::new("0123456789abcdef0123456789abcdef".into()).unwrap();
        let number = TicketNumber::new(SiteId::parse("1234").unwrap(), 57);
        let token = PassOnToken::derive(&secret, number, "bureau");
        let read = |text: &str, reseller| PassOnToken::parse(&secret, text, |_| reseller);
        assert_eq!(read(token.as_str(), Some("bureau")), Some(token.clone()));
        assert_eq!(read(token.as_str(), Some("atelier")), None);
        assert_eq!(read(token.as_str(), None), None);
        for forged in [
            token.as_str().replace("1234-00057-39", "1234-00058-36"),
            format!("{}A", token.as_str()),
            "1234-00057-39.".to_owned(),
            String::new(),
        ] {
            assert_eq!(read(&forged, Some("bureau")), None, "{forged}");
        }
    }
}
