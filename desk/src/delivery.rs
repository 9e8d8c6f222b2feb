//! When a delivery is tried again. The clock and the randomness are the caller's.

use chrono::{DateTime, Duration, Utc};

/// How long to wait before each attempt, in seconds, counted from the failure of the one before:
/// at once, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h, then daily for a week.
pub const SCHEDULE: [i64; 15] =
    [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 36_000, 86_400, 86_400, 86_400, 86_400, 86_400, 86_400, 86_400];

/// The longest that a helpdesk's own Retry-After is honoured: a day, since a longer one is a slip
/// that would hide tickets.
pub const RETRY_AFTER_MAX_S: i64 = 86_400;

/// The most that jitter adds to a wait, in percent, so that a thousand tickets do not come back in
/// the same second.
const JITTER_PERCENT: i64 = 10;

/// Why a delivery did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The backend did not take it now; it may later.
    Transient {
        /// The backend's Retry-After, in seconds.
        retry_after_s: Option<i64>,
    },
    /// The backend may have taken it: its answer was lost, late or not readable.
    Unknown,
    /// This delivery succeeds only after a person has mended something of it.
    NeedsPerson,
    /// The backend takes nothing at all until a person has mended something: credentials,
    /// configuration. Its whole queue waits.
    Shut,
}

/// What becomes of a delivery that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Try again then.
    At(DateTime<Utc>),
    /// Wait, visible to the desk, for a replay.
    Hold,
}

/// What to do after a failure. `failures` counts this one and those before it; `chance` is a
/// random number below 1,000.
pub fn after_failure(failures: u32, failure: Failure, now: DateTime<Utc>, chance: u32) -> Next {
    let retry_after = match failure {
        Failure::NeedsPerson | Failure::Shut => return Next::Hold,
        Failure::Unknown => 0,
        Failure::Transient { retry_after_s } => retry_after_s.unwrap_or(0).clamp(0, RETRY_AFTER_MAX_S),
    };
    let Some(wait) = usize::try_from(failures).ok().and_then(|at| SCHEDULE.get(at)) else {
        return Next::Hold;
    };
    let wait = retry_after.max(*wait);
    let jitter = wait * JITTER_PERCENT * 10 * i64::from(chance.min(999)) / 1_000;
    Next::At(now + Duration::milliseconds(wait * 1_000 + jitter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn wait(failures: u32, failure: Failure, chance: u32) -> i64 {
        match after_failure(failures, failure, now(), chance) {
            Next::At(then) => (then - now()).num_seconds(),
            Next::Hold => -1,
        }
    }

    #[test]
    fn the_schedule_step_by_step_then_a_person() {
        let transient = Failure::Transient { retry_after_s: None };
        let waits: Vec<i64> = (1..=15).map(|failures| wait(failures, transient, 0)).collect();
        assert_eq!(waits[..8], [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000, 86_400]);
        assert_eq!(waits[8..], [86_400, 86_400, 86_400, 86_400, 86_400, 86_400, -1]);
    }

    #[test]
    fn a_helpdesk_s_own_wish_is_honoured_within_a_day() {
        assert_eq!(wait(1, Failure::Transient { retry_after_s: Some(90) }, 0), 90);
        assert_eq!(wait(3, Failure::Transient { retry_after_s: Some(90) }, 0), 1_800);
        assert_eq!(wait(1, Failure::Transient { retry_after_s: Some(i64::MAX) }, 0), 86_400);
        assert_eq!(wait(1, Failure::Transient { retry_after_s: Some(-5) }, 0), 5);
    }

    #[test]
    fn credentials_need_a_person_at_once() {
        assert_eq!(wait(1, Failure::NeedsPerson, 0), -1);
        assert_eq!(wait(1, Failure::Shut, 0), -1);
    }

    proptest! {
        #[test]
        fn jitter_adds_at_most_a_tenth(failures in 1..14_u32, chance in any::<u32>()) {
            let plain = wait(failures, Failure::Unknown, 0);
            let jittered = wait(failures, Failure::Unknown, chance);
            prop_assert!(jittered >= plain && jittered * 10 <= plain * 11);
        }
    }
}
