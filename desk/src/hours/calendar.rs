//! A calendar: weekly hours, holidays and closures together, in one zone.

use super::{Country, Holiday, Span, Week};
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use thiserror::Error;

/// How far ahead a calendar is looked through, in days: 13 months. A desk that is closed for longer
/// than that has no hours.
const HORIZON_DAYS: u64 = 396;

/// Days on which a desk is closed once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; not before the first.
    pub to: NaiveDate,
}

impl Closure {
    /// Whether a day lies in it.
    pub fn covers(&self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

/// When a desk, or a line of it, is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The zone in which hours are meant.
    pub zone: Tz,
    /// The hours of a usual week.
    pub week: Week,
    /// The country whose public holidays are kept.
    pub country: Option<Country>,
    /// Days beside those on which it is closed every year.
    pub also_closed: Vec<Holiday>,
    /// Days on which it is closed once.
    pub closures: Vec<Closure>,
}

/// There is no open minute within the horizon, so nothing can be promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("there are no open hours within 13 months")]
pub struct NoHours;

/// Whether a desk is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    Open {
        /// When it closes; nothing where it never does.
        until: Option<DateTime<Utc>>,
    },
    /// It is not.
    Closed {
        /// When it opens; nothing where it does not within 13 months.
        opens: Option<DateTime<Utc>>,
    },
}

/// A stretch of time, from the first moment up to, and without, the last.
type Stretch = (DateTime<Utc>, DateTime<Utc>);

impl Calendar {
    /// Whether the desk is open on that day at all, as far as holidays and closures go.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !self.week.of(date).is_empty()
            && !self.is_public_holiday(date)
            && !self.also_closed.iter().any(|holiday| holiday.is_on(date))
            && !self.closures.iter().any(|closure| closure.covers(date))
    }

    /// Whether a day is a public holiday of the desk's country.
    pub fn is_public_holiday(&self, date: NaiveDate) -> bool {
        self.country.is_some_and(|country| country.holidays().iter().any(|holiday| holiday.is_on(date)))
    }

    /// Whether it is open at a moment, and until when, or when it opens.
    pub fn state(&self, now: DateTime<Utc>) -> State {
        let mut stretches = self.stretches(now).filter(|(_, to)| *to > now);
        let Some((from, mut until)) = stretches.next() else { return State::Closed { opens: None } };
        if from > now {
            return State::Closed { opens: Some(from) };
        }
        // Hours that touch, as over midnight, are one stretch.
        for (from, to) in stretches {
            if from > until {
                return State::Open { until: Some(until) };
            }
            until = to;
        }
        let horizon = now + TimeDelta::days(i64::try_from(HORIZON_DAYS).unwrap_or(i64::MAX) - 2);
        State::Open { until: (until < horizon).then_some(until) }
    }

    /// The moment at which that much open time has passed since `start`. Nothing to wait is `start`
    /// itself where the desk is open, or when it opens.
    pub fn after(&self, start: DateTime<Utc>, open_time: Duration) -> Result<DateTime<Utc>, NoHours> {
        let mut left = open_time;
        for (from, to) in self.stretches(start).filter(|(_, to)| *to > start) {
            let from = from.max(start);
            if left <= to - from {
                return Ok(from + left);
            }
            left -= to - from;
        }
        Err(NoHours)
    }

    /// The open stretches from the day before a moment up to the horizon, in order.
    fn stretches(&self, around: DateTime<Utc>) -> impl Iterator<Item = Stretch> {
        let today = around.with_timezone(&self.zone).date_naive();
        // A zone that jumps over midnight can put an hour of today before it.
        let first = today.checked_sub_days(Days::new(1)).unwrap_or(today);
        first
            .iter_days()
            .take(usize::try_from(HORIZON_DAYS).unwrap_or(usize::MAX))
            .filter(|date| self.is_working_day(*date))
            .flat_map(move |date| self.week.of(date).iter().flat_map(move |span| self.moments(date, *span)))
    }

    /// When a span of a day is, in UTC. A day on which the clock is turned has its span in two parts, of
    /// which one may be empty: the hour that comes twice is open twice, the one that is left out never.
    fn moments(&self, date: NaiveDate, span: Span) -> Vec<Stretch> {
        let at = |minute: u16| date.and_time(NaiveTime::MIN) + Duration::minutes(minute.into());
        let (from, to) = (at(span.from.since_midnight()), at(span.to.since_midnight()));
        // Both ends lie well outside the day itself, whatever the zone does on it.
        let noon = date.and_time(NaiveTime::MIN) + Duration::hours(12);
        let (early, late) = (
            Utc.from_utc_datetime(&(noon - Duration::hours(36))),
            Utc.from_utc_datetime(&(noon + Duration::hours(36))),
        );
        let (before, after) = (self.offset(early), self.offset(late));
        if before == after {
            return vec![(Utc.from_utc_datetime(&(from - before)), Utc.from_utc_datetime(&(to - before)))];
        }
        let turn = self.turn(early, late, before);
        let with = |offset| (Utc.from_utc_datetime(&(from - offset)), Utc.from_utc_datetime(&(to - offset)));
        let ((a, b), (c, d)) = (with(before), with(after));
        let parts = [(a, b.min(turn)), (c.max(turn), d)];
        parts.into_iter().filter(|(from, to)| from < to).collect()
    }

    /// How far the zone is ahead of UTC at a moment.
    fn offset(&self, at: DateTime<Utc>) -> TimeDelta {
        let local = at.with_timezone(&self.zone).naive_local();
        local - at.naive_utc()
    }

    /// When the zone leaves an offset, to the second.
    fn turn(&self, mut early: DateTime<Utc>, mut late: DateTime<Utc>, before: TimeDelta) -> DateTime<Utc> {
        while late - early > Duration::seconds(1) {
            let middle = early + (late - early) / 2;
            if self.offset(middle) == before { early = middle } else { late = middle }
        }
        // Halves of an odd number of seconds lie between two; the turn itself is on one.
        DateTime::from_timestamp(late.timestamp(), 0).unwrap_or(late)
    }
}
