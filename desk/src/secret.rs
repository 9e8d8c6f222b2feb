//! What looks like a secret in a text, so that the form can warn before it is sent.
//!
//! A warning that is wrong teaches people to pass over all of them, so only what has a shape of its
//! own counts: a label with a value behind it, a key's known start, a number whose check digits hold.
//! Nothing here blocks anything, and no warning is no promise.
//!
//! It works on bytes: the standard library's ways through a `str` weigh more in the widget than all of
//! this.

mod key;
mod label;
mod number;

/// What a text seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// A private key, or a token that opens something.
    Key,
    /// A password with its label, or in an address.
    Password,
    /// A bank account's number (ISO 13616).
    Iban,
    /// The number of a payment card.
    Card,
    /// A person's number at the state.
    NationalNumber,
}

impl Secret {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Key, Self::Password, Self::Iban, Self::Card, Self::NationalNumber];

    /// The fields of the form that are looked at.
    pub const FIELDS: [&'static str; 3] = ["title", "error", "url"];

    /// The code of its warning.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Key => "warn-key",
            Self::Password => "warn-password",
            Self::Iban => "warn-iban",
            Self::Card => "warn-card",
            Self::NationalNumber => "warn-national-number",
        }
    }

    /// The first thing in a text that looks like a secret.
    pub fn find(text: &str) -> Option<Self> {
        let small = text.to_ascii_lowercase();
        let (text, small) = (text.as_bytes(), small.as_bytes());
        let dutch = number::speaks_dutch(small);
        let mut before = b' ';
        for (at, byte) in text.iter().enumerate() {
            let found = label::find(before, &small[at..]).or_else(|| {
                let starts = byte.is_ascii_alphanumeric() && !before.is_ascii_alphanumeric();
                if !starts {
                    None
                } else if key::is_token(&text[at..]) {
                    Some(Self::Key)
                } else {
                    number::find(before, &small[at..], dutch)
                }
            });
            if found.is_some() {
                return found;
            }
            before = *byte;
        }
        None
    }
}

/// How many bytes of a text come before one of these, a blank, or its end.
fn until(text: &[u8], stops: &[u8]) -> usize {
    text.iter().take_while(|byte| **byte > b' ' && !is_any(**byte, stops)).count()
}

/// Whether a byte is one of these. What the standard library does for it is for long lists.
#[inline(never)]
fn is_any(byte: u8, of: &[u8]) -> bool {
    for one in of {
        if *one == byte {
            return true;
        }
    }
    false
}

/// The place in a list of the word that the text starts with, and what follows the word in the text.
/// Words end with a bar.
fn word<'a>(text: &'a [u8], list: &[u8]) -> Option<(usize, &'a [u8])> {
    let (mut place, mut length, mut same) = (0, 0, true);
    for byte in list {
        if *byte != b'|' {
            same = same && text.get(length) == Some(byte);
            length += 1;
        } else if same {
            return Some((place, &text[length..]));
        } else {
            (place, length, same) = (place + 1, 0, true);
        }
    }
    None
}

#[cfg(test)]
mod tests;
