//! Waiting for something that happens elsewhere, with a deadline.

use std::{
    thread,
    time::{Duration, Instant},
};

/// How often to look. Looking costs little, and tests wait for several hundred things.
const PAUSE: Duration = Duration::from_millis(40);

/// Looks until there is something, and returns it.
///
/// # Panics
/// When nothing is there at the deadline.
pub fn until<T>(what: &str, limit: Duration, look: impl FnMut() -> Option<T>) -> T {
    look_until(limit, look).unwrap_or_else(|| panic!("waited {} s for {what}", limit.as_secs()))
}

/// Looks until there is something or the time is over.
pub fn look_until<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + limit;
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if Instant::now() >= deadline {
            return None;
        }
        thread::sleep(PAUSE);
    }
}
