//! What a run came to.

use std::{fmt, fs, io::Write as _, time::Duration};

/// The figures of one run.
#[derive(Debug, Default)]
pub struct Figures {
    /// How long it took to make RT's database; nothing where an earlier run had made it.
    pub set_up: Option<Duration>,
    /// From the press of the button until RT shows the ticket, while nothing is wrong.
    pub calm: Vec<Duration>,
    /// Tickets that were filed while much was wrong.
    pub tickets: usize,
    /// Requests that it took.
    pub requests: usize,
    /// How often RT was stopped and started.
    pub rt_stops: usize,
    /// How often the Worker was killed.
    pub worker_kills: usize,
    /// How often the way between them broke.
    pub broken: usize,
    /// Tickets in RT.
    pub in_rt: usize,
    /// Tickets with a receipt that RT does not have.
    pub lost: usize,
    /// Tickets that RT has once too often.
    pub doubled: usize,
    /// Tickets with a field that is not as it was reported.
    pub wrong: usize,
    /// Tickets whose screenshot is not there once, byte for byte.
    pub unlike: usize,
    /// How long the filing took.
    pub burst: Duration,
    /// How long it took until everything was in RT, from the first ticket on.
    pub delivered: Duration,
    /// How long all of it took.
    pub whole: Duration,
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut calm: Vec<f64> = self.calm.iter().map(Duration::as_secs_f64).collect();
        calm.sort_by(f64::total_cmp);
        let set_up =
            self.set_up.map_or_else(|| "made before".to_owned(), |it| format!("{:.1} s", it.as_secs_f64()));
        write!(
            out,
            "{} tickets with screenshots in {} requests; RT stopped {} times, the Worker killed {} times, the way \
             between them broken {} times: {} in RT, {} lost, {} doubled, {} with a wrong field, {} with another \
             screenshot; in calm weather a ticket is in RT after {:.1} to {:.1} s; {} s to file, {} s until all was \
             in RT, {} s in all; RT's database: {set_up}",
            self.tickets,
            self.requests,
            self.rt_stops,
            self.worker_kills,
            self.broken,
            self.in_rt,
            self.lost,
            self.doubled,
            self.wrong,
            self.unlike,
            calm.first().copied().unwrap_or_default(),
            calm.last().copied().unwrap_or_default(),
            self.burst.as_secs(),
            self.delivered.as_secs(),
            self.whole.as_secs(),
        )
    }
}

impl Figures {
    /// Shows them, also when the test succeeds, and keeps them with the artifacts.
    pub fn show(&self, name: &str) {
        let line = format!("chaos, {name}: {self}\n");
        // The macros would be silenced by the test harness.
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        fs::write(tests::env::artifacts("chaos").unwrap().join(format!("{name}.txt")), line).unwrap();
    }
}
