//! By when a desk promises an answer.

use crate::hours::{Calendar, NoHours};
use chrono::{DateTime, Duration, Utc};

/// The longest promise, in hours: a quarter of a year. A longer one is a slip.
const HOURS_MAX: i64 = 2_160;

/// What the time of a promise is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// In hours in which the desk is open.
    OpenHours,
    /// By the clock, day and night, as standby is.
    Clock,
}

/// A promise of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// How long it may take.
    pub within: Duration,
    /// How that time is counted.
    pub counted: Counted,
}

impl Promise {
    /// Reads `4 open hours`, `90 open minutes`, `30 minutes` or `2 hours`.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (count, counted, unit) = match words[..] {
            [count, "open", unit] => (count, Counted::OpenHours, unit),
            [count, unit] => (count, Counted::Clock, unit),
            _ => return None,
        };
        let count: i64 = count.bytes().all(|b| b.is_ascii_digit()).then(|| count.parse().ok()).flatten()?;
        let minutes = match unit {
            "hour" | "hours" => count.checked_mul(60)?,
            "minute" | "minutes" => count,
            _ => return None,
        };
        let within = (1..=HOURS_MAX * 60).contains(&minutes).then(|| Duration::minutes(minutes))?;
        Some(Self { within, counted })
    }

    /// By when an answer is due for what came in at `received_at`.
    ///
    /// # Errors
    /// It is counted in open hours, and there are not enough of them within 13 months.
    pub fn due(
        self,
        calendar: Option<&Calendar>,
        received_at: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, NoHours> {
        match self.counted {
            Counted::Clock => Ok(received_at + self.within),
            Counted::OpenHours => calendar.ok_or(NoHours)?.after(received_at, self.within),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_are_read() {
        let promise = |minutes, counted| Some(Promise { within: Duration::minutes(minutes), counted });
        assert_eq!(Promise::parse("4 open hours"), promise(240, Counted::OpenHours));
        assert_eq!(Promise::parse("1 open hour"), promise(60, Counted::OpenHours));
        assert_eq!(Promise::parse("30 minutes"), promise(30, Counted::Clock));
        for text in ["", "4", "hours", "-4 hours", "0 hours", "4 closed hours", "4 open days", "99999 hours"]
        {
            assert_eq!(Promise::parse(text), None, "{text}");
        }
    }

    #[test]
    fn standby_runs_on_the_clock() {
        let start = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let promise = Promise::parse("30 minutes").unwrap();
        assert_eq!(promise.due(None, start), Ok(start + Duration::minutes(30)));
        assert_eq!(Promise::parse("4 open hours").unwrap().due(None, start), Err(NoHours));
    }
}
