//! What help outside opening hours costs.

use crate::hours::{Calendar, Span};
use chrono::{DateTime, Datelike, Duration, Timelike, Utc, Weekday};

/// The days on which a tariff can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// Public holidays of the desk's country.
    Holidays,
    /// Saturdays and Sundays.
    Weekends,
    /// Any day.
    All,
}

/// One tariff: when it holds and what it adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariff {
    /// The days on which it holds.
    pub days: Days,
    /// The hours in which it holds on those days.
    pub spans: Vec<Span>,
    /// What standing by costs, in percent of the hourly rate.
    pub percent: u32,
    /// How much standing by is charged at least.
    pub at_least: Duration,
}

/// What help outside opening hours costs: the first tariff that holds counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standby {
    /// The hourly rate, in cents.
    pub rate_cents: i64,
    /// The tariffs, those that come before others first.
    pub tariffs: Vec<Tariff>,
    /// How much worked time is charged at least, at the ordinary rate and on top.
    pub worked_at_least: Duration,
}

/// What a call would cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// The tariff's percentage.
    pub percent: u32,
    /// The time of standing by that is charged.
    pub standby: Duration,
    /// What that costs, in cents.
    pub standby_cents: i64,
    /// The worked time that is charged.
    pub worked: Duration,
    /// What that costs, in cents.
    pub worked_cents: i64,
}

impl Quote {
    /// All of it, in cents.
    pub fn total_cents(&self) -> i64 {
        self.standby_cents + self.worked_cents
    }
}

impl Standby {
    /// What a call at a moment costs when that much is worked; nothing where no tariff holds then.
    pub fn quote(&self, calendar: &Calendar, at: DateTime<Utc>, worked: Duration) -> Option<Quote> {
        let tariff = self.tariffs.iter().find(|tariff| tariff.holds(calendar, at))?;
        let standby = worked.max(tariff.at_least);
        let worked = worked.max(self.worked_at_least);
        Some(Quote {
            percent: tariff.percent,
            standby,
            standby_cents: cents(self.rate_cents * i64::from(tariff.percent), standby, 100),
            worked,
            worked_cents: cents(self.rate_cents, worked, 1),
        })
    }
}

impl Tariff {
    fn holds(&self, calendar: &Calendar, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&calendar.zone);
        let date = local.date_naive();
        let day = match self.days {
            Days::Holidays => calendar.is_public_holiday(date),
            Days::Weekends => matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
            Days::All => true,
        };
        let minute = local.hour() * 60 + local.minute();
        let within = |span: &Span| {
            (u32::from(span.from.since_midnight())..u32::from(span.to.since_midnight())).contains(&minute)
        };
        day && self.spans.iter().any(within)
    }
}

/// A rate per hour over a time, rounded to the nearest cent.
fn cents(rate: i64, time: Duration, parts: i64) -> i64 {
    let divisor = 60 * parts;
    (rate * time.num_minutes() + divisor / 2).div_euclid(divisor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::{Country, Week};

    fn spans(texts: &[&str]) -> Vec<Span> {
        texts.iter().map(|text| Span::parse(text).unwrap()).collect()
    }

    /// A hundred an hour, and the tariffs of a published agreement.
    fn standby() -> Standby {
        let tariff = |days, texts: &[&str], percent, hours| Tariff {
            days,
            spans: spans(texts),
            percent,
            at_least: Duration::hours(hours),
        };
        Standby {
            rate_cents: 10_000,
            tariffs: vec![
                tariff(Days::Holidays, &["0:00-24:00"], 100, 8),
                tariff(Days::All, &["18:00-24:00", "0:00-8:30"], 100, 2),
                tariff(Days::Weekends, &["8:30-18:00"], 50, 4),
            ],
            worked_at_least: Duration::hours(1),
        }
    }

    fn quote(local: &str, minutes: i64) -> Option<(i64, i64)> {
        let zone = chrono_tz::Europe::Brussels;
        let calendar = Calendar {
            zone,
            week: Week::default(),
            country: Some(Country::Belgium),
            also_closed: vec![],
            closures: vec![],
        };
        let at = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
        let at = at.and_local_timezone(zone).unwrap().to_utc();
        let quote = standby().quote(&calendar, at, Duration::minutes(minutes))?;
        assert_eq!(quote.total_cents(), quote.standby_cents + quote.worked_cents);
        Some((quote.standby_cents, quote.worked_cents))
    }

    #[test]
    fn each_tariff_with_its_minimum() {
        // A Saturday at noon, half an hour of work: four hours at half the rate, and one hour worked.
        assert_eq!(quote("2026-03-28 12:00", 30), Some((20_000, 10_000)));
        assert_eq!(quote("2026-03-27 18:00", 30), Some((20_000, 10_000)));
        assert_eq!(quote("2026-03-28 03:00", 30), Some((20_000, 10_000)));
        // Labour Day is a Friday.
        assert_eq!(quote("2026-05-01 10:00", 30), Some((80_000, 10_000)));
        assert_eq!(quote("2026-03-27 17:59", 30), None);
        assert_eq!(quote("2026-03-27 08:30", 30), None);
        assert_eq!(quote("2026-03-27 08:29", 30), Some((20_000, 10_000)));
    }

    #[test]
    fn what_lasts_longer_than_the_minimum_is_charged_as_long_as_it_lasts() {
        assert_eq!(quote("2026-03-28 12:00", 330), Some((27_500, 55_000)));
        assert_eq!(quote("2026-03-28 12:00", 61), Some((20_000, 10_167)));
    }
}
