//! What xtask tells the person at the terminal: short lines, the same shape everywhere.

use std::time::{Duration, Instant};

use anyhow::Result;

/// One step and what came of it.
pub fn step(name: &str, what: &str) {
    eprintln!("{name:>12}  {what}");
}

/// A step that takes a while: what it is, then how long it took.
pub fn timed<T>(name: &str, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    step(name, what);
    let started = Instant::now();
    let result = work()?;
    step(name, &format!("done in {}", seconds(started.elapsed())));
    Ok(result)
}

/// Why the command ended, with its causes below it.
pub fn error(error: &anyhow::Error) {
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}

/// A time as people say it: tenths of seconds while it is short.
pub fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 100.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}
