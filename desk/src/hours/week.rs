//! Weekly opening hours.

use chrono::{Datelike, NaiveDate, Weekday};
use std::fmt;
use thiserror::Error;

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// A time of day, to the minute; 24:00 is the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute(u16);

impl Minute {
    /// Reads `9:00`, `09:00` or `24:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once(':')?;
        let plain = |part: &str, length: std::ops::RangeInclusive<usize>| {
            (length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
        };
        let (hour, minute) = (plain(hour, 1..=2)?, plain(minute, 2..=2)?);
        let total = hour * 60 + minute;
        (minute < 60 && total <= DAY).then_some(Self(total))
    }

    /// Minutes since midnight, at most 1,440.
    pub fn since_midnight(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A part of a day in which the desk is open: from the first minute up to, and without, the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// When it opens.
    pub from: Minute,
    /// When it closes; later than `from`.
    pub to: Minute,
}

impl Span {
    /// Reads `9:00-12:00`.
    pub fn parse(text: &str) -> Result<Self, WeekFault> {
        let parsed = text
            .split_once('-')
            .and_then(|(from, to)| Some(Self { from: Minute::parse(from)?, to: Minute::parse(to)? }));
        let span = parsed.ok_or_else(|| WeekFault::Unreadable(text.to_owned()))?;
        if span.from < span.to { Ok(span) } else { Err(WeekFault::Backwards(span.from, span.to)) }
    }
}

/// What is wrong with opening hours, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeekFault {
    /// It is no span at all.
    #[error("write hours such as \"9:00-12:00\", not \"{0}\"")]
    Unreadable(String),
    /// It ends before it starts.
    #[error(
        "{1} is not later than {0}: write the opening time first; a night that passes midnight is two spans, to 24:00 and from 0:00 of the next day"
    )]
    Backwards(Minute, Minute),
    /// Two spans of a day share time.
    #[error("{0} lies within {1}-{2}: join these hours or keep them apart")]
    Overlap(Minute, Minute, Minute),
}

/// Opening hours of each day of a week; spans of a day are in order and share no minute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week([Vec<Span>; 7]);

impl Week {
    /// Sets the hours of a day.
    pub fn set(&mut self, day: Weekday, mut spans: Vec<Span>) -> Result<(), WeekFault> {
        spans.sort_unstable();
        if let Some(pair) = spans.windows(2).find(|pair| pair[1].from < pair[0].to) {
            return Err(WeekFault::Overlap(pair[1].from, pair[0].from, pair[0].to));
        }
        self.0[day.num_days_from_monday() as usize] = spans;
        Ok(())
    }

    /// Every day, all day.
    pub fn always() -> Self {
        let day = vec![Span { from: Minute(0), to: Minute(DAY) }];
        Self(std::array::from_fn(|_| day.clone()))
    }

    /// The hours of a day.
    pub fn of(&self, date: NaiveDate) -> &[Span] {
        &self.0[date.weekday().num_days_from_monday() as usize]
    }

    /// Whether no day has any hours.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}
