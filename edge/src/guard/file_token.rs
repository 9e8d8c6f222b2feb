//! File tokens: whoever has one can fetch one file of one ticket, and nothing else.

use super::{secret::Secret, token::base64url};
use desk::TicketNumber;
use subtle::ConstantTimeEq;

/// A file's token: its ticket and place, then a code that nobody can guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToken {
    number: TicketNumber,
    n: u32,
    text: String,
}

impl FileToken {
    /// The token of a ticket's file.
    pub fn derive(secret: &Secret, number: TicketNumber, n: u32) -> Self {
        let code = base64url(&secret.mac("file token", &format!("{number}\n{n}")));
        Self { number, n, text: format!("{number}.{n}.{code}") }
    }

    /// Reads a token as it stands in an address; nothing for one that the secret did not make.
    pub fn parse(secret: &Secret, text: &str) -> Option<Self> {
        let (number, rest) = text.split_once('.')?;
        let (n, _) = rest.split_once('.')?;
        let token = Self::derive(secret, TicketNumber::parse(number).ok()?, n.parse().ok()?);
        bool::from(token.text.as_bytes().ct_eq(text.as_bytes())).then_some(token)
    }

    /// The ticket.
    pub fn number(&self) -> TicketNumber {
        self.number
    }

    /// The file's place among the ticket's files.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The token as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::SiteId;

    #[test]
    fn a_token_opens_its_own_file_and_no_other() {
        let secret = Secret::new("0123456789abcdef0123456789abcdef".into()).unwrap();
        let number = TicketNumber::new(SiteId::parse("1234").unwrap(), 57);
        let token = FileToken::derive(&secret, number, 1);
        assert_eq!(FileToken::parse(&secret, token.as_str()), Some(token.clone()));
        for forged in [
            token.as_str().replace(".1.", ".2."),
            token.as_str().replace("1234-00057-39", "1234-00058-36"),
            token.as_str().replace(".1.", ".01."),
            format!("{}A", token.as_str()),
            "1234-00057-39.1.".to_owned(),
            String::new(),
        ] {
            assert_eq!(FileToken::parse(&secret, &forged), None, "{forged}");
        }
        let other = Secret::new("fedcba9876543210fedcba9876543210".into()).unwrap();
        assert_eq!(FileToken::parse(&other, token.as_str()), None);
    }
}
