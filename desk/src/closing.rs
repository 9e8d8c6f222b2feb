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

/// A ticket that waits for its reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Since when.
    pub since: DateTime<Utc>,
    /// When the reporter was reminded of it.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// What becomes of a ticket that waits for its reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The reporter is reminded then.
    Remind(DateTime<Utc>),
    /// The ticket closes then.
    Close(DateTime<Utc>),
}

impl Next {
    /// When it is due.
    pub const fn at(self) -> DateTime<Utc> {
        match self {
            Next::Remind(at) | Next::Close(at) => at,
        }
    }
}

impl Waiting {
    /// A ticket that waits since a moment that a helpdesk named. Its clock may be wrong: nobody waits
    /// since before the ticket was there, nor since tomorrow.
    pub fn since(said: DateTime<Utc>, received_at: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        Self { since: said.max(received_at).min(now), reminded_at: None }
    }
}

impl Silence {
    /// What comes next for a ticket that waits. A reminder leaves the reporter as many working days as
    /// lie between it and the end, however late it was sent.
    ///
    /// Of two tickets that were both reminded, or both not, the one that waits longer is due first.
    ///
    /// # Errors
    /// The calendar has too few working days.
    pub fn next(self, calendar: &Calendar, waiting: Waiting) -> Result<Next, NoHours> {
        match (waiting.reminded_at, self.remind_after) {
            (Some(at), _) => working_days(calendar, at, self.left()).map(Next::Close),
            (None, Some(days)) => working_days(calendar, waiting.since, days).map(Next::Remind),
            (None, None) => working_days(calendar, waiting.since, self.close_after).map(Next::Close),
        }
    }

    /// When a ticket that waits closes, as far as can be said now.
    ///
    /// # Errors
    /// The calendar has too few working days.
    pub fn closes_at(
        self,
        calendar: &Calendar,
        waiting: Waiting,
        now: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, NoHours> {
        match self.next(calendar, waiting)? {
            Next::Close(at) => Ok(at),
            Next::Remind(at) => working_days(calendar, at.max(now), self.left()),
        }
    }

    /// Working days between the reminder and the end.
    fn left(self) -> u32 {
        self.close_after - self.remind_after.unwrap_or(0)
    }
}

/// The same time of day, that many working days later. The day on which it starts does not count; a
/// start on a day off leaves the whole of the last one.
fn working_days(calendar: &Calendar, start: DateTime<Utc>, days: u32) -> Result<DateTime<Utc>, NoHours> {
    /// Days that are looked through: 13 months, as for promises.
    const HORIZON: usize = 396;

    let local = start.with_timezone(&calendar.zone).naive_local();
    let end_of_day = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
    let time = if calendar.is_working_day(local.date()) { local.time() } else { end_of_day };
    let first = local.date().checked_add_days(Days::new(1)).ok_or(NoHours)?;
    let mut working = first.iter_days().take(HORIZON).filter(|date| calendar.is_working_day(*date));
    let last = usize::try_from(days).ok().and_then(|days| days.checked_sub(1));
    let date = last.and_then(|last| working.nth(last)).ok_or(NoHours)?;
    let at = date.and_time(time).and_local_timezone(calendar.zone);
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

    fn waiting(since: &str, reminded_at: Option<&str>) -> Waiting {
        Waiting { since: at(since), reminded_at: reminded_at.map(at) }
    }

    /// When a ticket closes that was reminded on time, or of which nobody is reminded.
    fn closes(silence: Silence, calendar: &Calendar, since: &str) -> Result<DateTime<Utc>, NoHours> {
        silence.closes_at(calendar, waiting(since, None), at(since))
    }

    #[test]
    fn a_reminder_then_the_end_after_five_working_days() {
        let (friday, reminder) = ("2026-03-27T15:00:00+01:00", "2026-04-01T15:00:00+02:00");
        let end = at("2026-04-03T15:00:00+02:00");
        let next = |silence: Silence, reminded| silence.next(&calendar(), waiting(friday, reminded));
        assert_eq!(next(SILENCE, None), Ok(Next::Remind(at(reminder))));
        assert_eq!(next(SILENCE, Some(reminder)), Ok(Next::Close(end)));
        let never = Silence { remind_after: None, close_after: 5 };
        assert_eq!(next(never, None), Ok(Next::Close(end)));
        assert_eq!(closes(SILENCE, &calendar(), friday), Ok(end));
    }

    #[test]
    fn a_late_reminder_leaves_as_much_time_as_one_that_was_on_time() {
        let (since, late) = ("2026-03-02T10:00:00+01:00", "2026-03-27T15:00:00+01:00");
        let end = at("2026-03-31T15:00:00+02:00");
        let next = SILENCE.next(&calendar(), waiting(since, Some(late)));
        assert_eq!(next, Ok(Next::Close(end)));
        assert_eq!(SILENCE.closes_at(&calendar(), waiting(since, None), at(late)), Ok(end));
    }

    #[test]
    fn holidays_and_closures_are_no_working_days() {
        // Easter Monday is the 6th of April.
        let since = "2026-04-01T10:00:00+02:00";
        assert_eq!(closes(SILENCE, &calendar(), since), Ok(at("2026-04-09T10:00:00+02:00")));
        let day = |d| NaiveDate::from_ymd_opt(2026, 4, d).unwrap();
        let closed = Calendar { closures: vec![Closure { from: day(7), to: day(8) }], ..calendar() };
        assert_eq!(closes(SILENCE, &closed, since), Ok(at("2026-04-13T10:00:00+02:00")));
    }

    #[test]
    fn a_weekend_leaves_whole_days_and_overtakes_nobody() {
        let [friday, saturday, sunday, monday] = [
            "2026-03-27T23:00:00+01:00",
            "2026-03-28T15:00:00+01:00",
            "2026-03-29T10:00:00+02:00",
            "2026-03-30T00:10:00+02:00",
        ]
        .map(|since| closes(SILENCE, &calendar(), since).unwrap());
        assert_eq!(saturday, at("2026-04-03T23:59:59+02:00"));
        assert_eq!(sunday, saturday);
        assert!(friday < saturday && sunday < monday);
    }

    #[test]
    fn a_helpdesk_s_clock_is_believed_within_reason() {
        let [made, said, now] = [10, 20, 30].map(|day| at(&format!("2026-03-{day}T10:00:00Z")));
        assert_eq!(Waiting::since(said, made, now).since, said);
        assert_eq!(Waiting::since(made - Days::new(1), made, now).since, made);
        assert_eq!(Waiting::since(now + Days::new(1), made, now).since, now);
    }

    #[test]
    fn without_working_days_nothing_closes_by_itself() {
        let none = Calendar { week: Week::default(), ..calendar() };
        assert_eq!(closes(SILENCE, &none, "2026-04-01T10:00:00+02:00"), Err(NoHours));
    }
}
