//! What a run of chaos came to.

use std::{fmt, fs, io::Write as _};

/// The figures of one run.
#[derive(Debug, Default)]
pub struct Figures {
    /// Tickets that were filed.
    pub submissions: usize,
    /// Requests that it took.
    pub requests: usize,
    /// How long the burst took.
    pub seconds: u64,
    /// How often the server was killed.
    pub kills: usize,
    /// Tickets with a receipt that the helpdesk never got.
    pub lost: usize,
    /// Tickets at the helpdesk that have no receipt.
    pub unknown: usize,
    /// Keys that gave another answer later.
    pub doubled: usize,
    /// Tickets that the helpdesk has.
    pub delivered: usize,
    /// Messages that the helpdesk got once more, with the id that it knew.
    pub repeated_deliveries: usize,
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} submissions in {} requests and {} s, {} kills: {} delivered, {} lost, {} doubled, {} unknown; \
             {} messages came again under the id that the helpdesk knew",
            self.submissions,
            self.requests,
            self.seconds,
            self.kills,
            self.delivered,
            self.lost,
            self.doubled,
            self.unknown,
            self.repeated_deliveries
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
