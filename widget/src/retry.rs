//! When sending is tried again by itself. The key makes it one ticket, however often it arrives.

/// The pauses before each further attempt, in milliseconds. Nobody waits in front of a form for
/// longer than this; after it the reporter is told, and presses again.
const PAUSES: [u32; 3] = [500, 1_500, 4_000];

/// An attempt that takes longer than this has failed, in milliseconds. The longest form without files
/// takes 10 s on a line of 50 KB/s.
const TIMEOUT: u32 = 20_000;

/// Bytes of files that a slow line takes in a millisecond.
const SLOW_LINE: u64 = 50;

/// How long to wait where the desk does not say, in seconds.
const WAIT: &str = "60";

/// The status of an attempt that got no answer, or none that came from the desk.
pub const NO_ANSWER: u16 = 0;

/// How long an attempt with so many bytes of files may take, in milliseconds.
pub fn timeout(weight: u64) -> u32 {
    TIMEOUT.saturating_add(u32::try_from(weight / SLOW_LINE).unwrap_or(u32::MAX))
}

/// How long to wait before the next attempt, after `done` pauses; nothing where it is enough. The
/// key is random, so what is added from it, up to a half, keeps reporters who failed together from
/// returning together.
pub fn pause(status: u16, done: usize, key: &str) -> Option<u32> {
    let pause = *PAUSES.get(done)?;
    let chance = key.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    passes(status).then_some(pause + chance % (pause / 2))
}

/// Whether the same request may fare better in a moment.
fn passes(status: u16) -> bool {
    matches!(status, NO_ANSWER | 408 | 500..)
}

/// The seconds that a Retry-After header asks to wait, as they are shown. The form that is a date
/// is for crawlers; the desk sends seconds.
pub fn seconds(retry_after: Option<String>) -> String {
    let is_seconds = |text: &String| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    retry_after.filter(is_seconds).unwrap_or_else(|| WAIT.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_tried_again_with_growing_pauses_and_then_not() {
        for status in [NO_ANSWER, 408, 500, 502, 503, 504] {
            let pauses: Vec<_> = (0..5).map(|done| pause(status, done, "")).collect();
            assert_eq!(pauses, [Some(500), Some(1_500), Some(4_000), None, None], "{status}");
        }
    }

    #[test]
    fn files_take_their_time() {
        assert_eq!(timeout(0), 20_000);
        assert_eq!(timeout(25 * 1_048_576), 20_000 + 524_288);
    }

    #[test]
    fn an_answer_is_an_answer() {
        for status in [201, 400, 403, 404, 409, 413, 415, 422, 429] {
            assert_eq!(pause(status, 0, ""), None, "{status}");
        }
    }

    #[test]
    fn the_key_spreads_a_pause_over_half_its_length() {
        for key in ["a", "3735928559-1-2-3", "3b241101-e2bb-4255-8caf-4136c566a962"] {
            let pause = pause(503, 1, key).unwrap();
            assert!((1_501..2_250).contains(&pause), "{key}: {pause}");
        }
    }

    #[test]
    fn the_waiting_time_of_an_answer() {
        assert_eq!(seconds(Some("17".to_owned())), "17");
        for none in ["", "-1", "Wed, 21 Oct 2026 07:28:00 GMT"] {
            assert_eq!(seconds(Some(none.to_owned())), WAIT);
        }
        assert_eq!(seconds(None), WAIT);
    }
}
