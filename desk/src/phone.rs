//! Phone numbers as people in Belgium, the Netherlands and around write them.

use crate::{
    Code, limits,
    text::{checked_text, fits},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A phone number, kept as it was written: `02/555.01.00`, `+31 (0)20 555 0100`, `0475 55 01 00`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads a number: national, starting with 0, or international, behind + or 00.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Code::PhoneMissing);
        }
        let written = text.chars().enumerate().all(|(at, c)| is_written(at, c));
        if !written || !fits(text, limits::PHONE_MAX) {
            return Err(Code::PhoneFormat);
        }
        let dial = dial(text);
        let fits = match dial.strip_prefix('+') {
            Some(world) => {
                !world.starts_with('0')
                    && (limits::PHONE_WORLD_MIN..=limits::PHONE_WORLD_MAX).contains(&world.len())
            }
            None => {
                dial.starts_with('0')
                    && (limits::PHONE_NATIONAL_MIN..=limits::PHONE_NATIONAL_MAX).contains(&dial.len())
            }
        };
        if fits { Ok(Self(text.to_owned())) } else { Err(Code::PhoneFormat) }
    }

    /// The number to dial, for a `tel:` link (RFC 3966): digits, with a leading + where the
    /// country is known.
    pub fn dial(&self) -> String {
        dial(&self.0)
    }
}

checked_text!(Phone);

fn is_written(at: usize, c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '/' | '-' | '\u{2013}' | '(' | ')')
        || (c == '+' && at == 0)
}

fn dial(text: &str) -> String {
    let Some(world) = text.strip_prefix('+').or_else(|| text.strip_prefix("00")) else {
        return text.chars().filter(char::is_ascii_digit).collect();
    };
    // The trunk 0 in +31 (0)20 is for those who call from within the country.
    let trunk = world.as_bytes().windows(3).position(|three| three == b"(0)").map(|at| at + 1);
    let digits = world.char_indices().filter(|(at, c)| c.is_ascii_digit() && Some(*at) != trunk);
    let mut dial = String::from("+");
    dial.extend(digits.map(|(_, digit)| digit));
    dial
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (written, dial) in [
            ("02 555 01 00", "025550100"),
            ("02/555.01.00", "025550100"),
            ("0475 55 01 00", "0475550100"),
            ("+32 475 55 01 00", "+32475550100"),
            ("+32 (0)2 555 01 00", "+3225550100"),
            ("0032 2 555 01 00", "+3225550100"),
            ("020-5550100", "0205550100"),
            ("(020) 555 01 00", "0205550100"),
            ("06 \u{2013} 55501000", "0655501000"),
            ("0800-1234", "08001234"),
            ("+31(0)20-5550100", "+31205550100"),
        ] {
            assert_eq!(Phone::parse(written).map(|phone| phone.dial()), Ok(dial.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_nobody_can_dial() {
        assert_eq!(Phone::parse(" "), Err(Code::PhoneMissing));
        for bad in [
            "12",
            "call me",
            "475550100",
            "02 555 O1 00",
            "+0475550100",
            "02+5550100",
            "0000000000000000",
            "02 555\n01 00",
            "+32 2 555 01 00 99 99 99 99",
        ] {
            assert_eq!(Phone::parse(bad), Err(Code::PhoneFormat), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn separators_never_change_the_number(digits in "0[1-9][0-9]{7,8}", separator in "[ ./-]") {
            let spaced: String = digits.chars().enumerate().flat_map(|(at, c)| {
                (at > 0 && at % 2 == 0).then(|| separator.clone()).into_iter().chain([c.to_string()])
            }).collect();
            prop_assert_eq!(Phone::parse(&spaced).unwrap().dial(), digits);
        }
    }
}
