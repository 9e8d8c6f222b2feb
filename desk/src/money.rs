//! Amounts of money, in euro.

use std::fmt;

/// The highest rate, in whole euro: a higher one is a slip, such as cents taken for euro.
const EURO_MAX: i64 = 10_000;

/// An amount in cents of a euro; never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i64);

impl Money {
    /// Reads a rate as it stands in desk.toml: `95 EUR` or `92.50 EUR`, at least a cent and at most
    /// 10,000 euro.
    pub fn parse(text: &str) -> Option<Self> {
        let (amount, currency) = text.trim().split_once(' ')?;
        let (whole, cents) = amount.split_once('.').unwrap_or((amount, "00"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if currency.trim() != "EUR" || !digits(whole) || !digits(cents) || cents.len() != 2 {
            return None;
        }
        let whole: i64 = whole.parse().ok().filter(|whole| *whole < EURO_MAX)?;
        Some(Self(whole * 100 + cents.parse::<i64>().ok()?)).filter(|money| money.0 > 0)
    }

    /// An amount of that many cents; nothing where it is negative.
    pub const fn of_cents(cents: i64) -> Option<Self> {
        if cents < 0 { None } else { Some(Self(cents)) }
    }

    /// The whole of it in cents.
    pub const fn cents(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:02} EUR", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_as_an_admin_writes_them() {
        assert_eq!(Money::parse("95 EUR").map(Money::cents), Some(9_500));
        assert_eq!(Money::parse(" 92.50 EUR ").map(Money::cents), Some(9_250));
        for bad in ["", "95", "EUR 95", "95 USD", "92.5 EUR", "92,50 EUR", "-5 EUR", "0 EUR", "10000 EUR"] {
            assert_eq!(Money::parse(bad), None, "{bad}");
        }
        assert_eq!(Money::parse("92.05 EUR").unwrap().to_string(), "92.05 EUR");
    }
}
