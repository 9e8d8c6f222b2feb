//! Closing after silence: when a reporter is reminded, and when the desk stops waiting.

use crate::hours::{Calendar, NoHours};
use chrono::{DateTime, Days, NaiveTime, Utc};

/// How long a desk waits for a reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// Working days until the reporter is reminded; nothing where nobody is.
    pub remind_after: Option<u32>,
    /// Working days until the ticket closes.
    pub close_after: u32,
}

/// What becomes of a ticket that waits for its reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The reporter is reminded then.
    Remind(DateTime<Utc>),
    /// The ticket closes then.
    Close(DateTime<Utc>),
}

impl Silence {
    /// What comes next for a ticket that waits since then.
    ///
    /// # Errors
    /// The calendar has too few working days.
    pub fn next(
        self,
        calendar: &Calendar,
        waiting_since: DateTime<Utc>,
        reminded: bool,
    ) -> Result<Next, NoHours> {
        match self.remind_after {
            Some(days) if !reminded => working_days(calendar, waiting_since, days).map(Next::Remind),
            _ => working_days(calendar, waiting_since, self.close_after).map(Next::Close),
        }
    }
}

/// The same time of day, that many working days later. The day on which it starts does not count.
fn working_days(calendar: &Calendar, start: DateTime<Utc>, days: u32) -> Result<DateTime<Utc>, NoHours> {
    /// Days that are looked through: 13 months, as for promises.
    const HORIZON: usize = 396;

    let local = start.with_timezone(&calendar.zone).naive_local();
    let first = local.date().checked_add_days(Days::new(1)).ok_or(NoHours)?;
    let mut working = first.iter_days().take(HORIZON).filter(|date| calendar.is_working_day(*date));
    let last = usize::try_from(days).ok().and_then(|days| days.checked_sub(1));
    let date = last.and_then(|last| working.nth(last)).ok_or(NoHours)?;
    let at = date.and_time(local.time()).and_local_timezone(calendar.zone);
    // A time that the clock leaves out on that day gives way to the day's end.
    let at = at.latest().or_else(|| {
        let next = date.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN);
        next.and_local_timezone(calendar.zone).earliest()
    });
    Ok(at.ok_or(NoHours)?.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::{Closure, Country, Span, Week};
    use chrono::{NaiveDate, Weekday};

    fn calendar() -> Calendar {
        let mut week = Week::default();
        for day in [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri] {
            week.set(day, vec![Span::parse("9:00-17:00").unwrap()]).unwrap();
        }
        Calendar {
            zone: chrono_tz::Europe::Brussels,
            week,
            country: Some(Country::Belgium),
            also_closed: vec![],
            closures: vec![],
        }
    }

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    const SILENCE: Silence = Silence { remind_after: Some(3), close_after: 5 };

    #[test]
    fn a_reminder_then_the_end_after_five_working_days() {
        let since = at("2026-03-27T15:00:00+01:00");
        let next = SILENCE.next(&calendar(), since, false);
        assert_eq!(next, Ok(Next::Remind(at("2026-04-01T15:00:00+02:00"))));
        assert_eq!(SILENCE.next(&calendar(), since, true), Ok(Next::Close(at("2026-04-03T15:00:00+02:00"))));
        let never = Silence { remind_after: None, close_after: 5 };
        assert_eq!(never.next(&calendar(), since, false), Ok(Next::Close(at("2026-04-03T15:00:00+02:00"))));
    }

    #[test]
    fn holidays_and_closures_are_no_working_days() {
        // Easter Monday is the 6th of April.
        let since = at("2026-04-01T10:00:00+02:00");
        assert_eq!(SILENCE.next(&calendar(), since, true), Ok(Next::Close(at("2026-04-09T10:00:00+02:00"))));
        let day = |d| NaiveDate::from_ymd_opt(2026, 4, d).unwrap();
        let closed = Calendar { closures: vec![Closure { from: day(7), to: day(8) }], ..calendar() };
        assert_eq!(SILENCE.next(&closed, since, true), Ok(Next::Close(at("2026-04-13T10:00:00+02:00"))));
    }

    #[test]
    fn without_working_days_nothing_closes_by_itself() {
        let none = Calendar { week: Week::default(), ..calendar() };
        assert_eq!(SILENCE.next(&none, at("2026-04-01T10:00:00+02:00"), false), Err(NoHours));
    }
}
