//! What help outside opening hours costs.

use crate::{
    config::LocalText,
    hours::{Calendar, Span, State},
};
use chrono::{DateTime, Datelike, Duration, DurationRound, Timelike, Utc, Weekday};
use serde::Deserialize;

/// The days on which a tariff can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// What it is called; nothing where its days say enough.
    pub label: Option<LocalText>,
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

/// What reporters are told outside opening hours: what a call costs, by an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The tariff that holds now.
    pub tariff: &'a Tariff,
    /// What a call costs at least.
    pub at_least: Quote,
    /// The moment of the example: the last full or half hour, where the same tariff held then.
    pub at: DateTime<Utc>,
    /// What an hour of work costs in the example.
    pub example: Quote,
}

/// How much is worked in the example.
const EXAMPLE: Duration = Duration::hours(1);

impl Standby {
    /// What a call costs now; nothing while whoever is asked is open, or where no tariff holds. `calendar` is
    /// the desk's own, which knows the public holidays, and `hours` are those of whoever is asked.
    pub fn offer(&self, calendar: &Calendar, hours: &Calendar, now: DateTime<Utc>) -> Option<Offer<'_>> {
        if matches!(hours.state(now), State::Open { .. }) {
            return None;
        }
        let tariff = self.tariff(calendar, now)?;
        let earlier = now.duration_trunc(Duration::minutes(30)).ok();
        let at = earlier.filter(|at| self.tariff(calendar, *at) == Some(tariff)).unwrap_or(now);
        let at_least = self.quote(calendar, now, Duration::zero())?;
        Some(Offer { tariff, at_least, at, example: self.quote(calendar, at, EXAMPLE)? })
    }

    /// What a call at a moment costs when that much is worked; nothing where no tariff holds then.
    pub fn quote(&self, calendar: &Calendar, at: DateTime<Utc>, worked: Duration) -> Option<Quote> {
        let tariff = self.tariff(calendar, at)?;
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

    /// The first tariff that holds at a moment.
    fn tariff(&self, calendar: &Calendar, at: DateTime<Utc>) -> Option<&Tariff> {
        self.tariffs.iter().find(|tariff| tariff.holds(calendar, at))
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
            label: None,
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

    const ZONE: chrono_tz::Tz = chrono_tz::Europe::Brussels;

    fn at(local: &str) -> DateTime<Utc> {
        let at = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
        at.and_local_timezone(ZONE).unwrap().to_utc()
    }

    /// A calendar of working days.
    fn calendar(hours: &[&str]) -> Calendar {
        let mut week = Week::default();
        for day in [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri] {
            week.set(day, spans(hours)).unwrap();
        }
        Calendar { zone: ZONE, week, country: Some(Country::Belgium), also_closed: vec![], closures: vec![] }
    }

    fn quote(local: &str, minutes: i64) -> Option<(i64, i64)> {
        let quote = standby().quote(&calendar(&[]), at(local), Duration::minutes(minutes))?;
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

    #[test]
    fn an_offer_is_made_outside_opening_hours_only() {
        let (standby, calendar) = (standby(), calendar(&["8:30-18:00"]));
        let offer = |local: &str| standby.offer(&calendar, &calendar, at(local));
        assert_eq!(offer("2026-03-27 08:30"), None);
        assert_eq!(offer("2026-03-27 17:59"), None);
        // A Saturday: the example is of the last half hour, and costs what a call costs at least.
        let saturday = offer("2026-03-28 10:12").unwrap();
        assert_eq!((saturday.tariff.percent, saturday.at), (50, at("2026-03-28 10:00")));
        assert_eq!((saturday.at_least.total_cents(), saturday.example.total_cents()), (30_000, 30_000));
        // Labour Day has its own tariff, also in the hours of a working day.
        assert_eq!(offer("2026-05-01 10:00").unwrap().example.total_cents(), 90_000);
        assert_eq!(offer("2026-05-01 23:59").unwrap().tariff.at_least, Duration::hours(8));
    }

    #[test]
    fn an_example_never_falls_into_another_tariff() {
        let mut standby = standby();
        standby.tariffs[1].spans = spans(&["18:10-24:00", "0:00-8:30"]);
        let calendar = calendar(&["8:30-18:10"]);
        let offer = standby.offer(&calendar, &calendar, at("2026-03-27 18:15")).unwrap();
        assert_eq!(offer.at, at("2026-03-27 18:15"));
        // What a line's own hours leave out, whenever the desk is closed.
        let (evening, night) = (self::calendar(&["8:30-20:00"]), self::calendar(&["20:00-22:00"]));
        assert_eq!(standby.offer(&calendar, &evening, at("2026-03-27 19:00")), None);
        assert!(standby.offer(&calendar, &night, at("2026-03-27 19:00")).is_some());
        // Closed at noon, when nobody stands by.
        let noon = self::calendar(&["8:30-12:00", "13:00-18:10"]);
        assert_eq!(standby.offer(&noon, &noon, at("2026-03-27 12:30")), None);
    }
}
