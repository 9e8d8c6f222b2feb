//! `cargo xtask bench edge`: what a ticket costs in workerd, as a ratio to a bare Worker that inserts
//! one row, and what it costs beside 100,000 others.
//!
//! All are measured in turn, several times over, so that whatever else the machine does falls on
//! each of them. What counts is processor time: on a machine that is busy elsewhere, rates and
//! latencies say more about the machine.

mod fill;
mod load;
mod process;
mod report;
mod server;
mod subject;

use anyhow::Result;
use report::Report;
use subject::{Kind, Subject};

/// How often each is measured. An odd number has a median.
const ROUNDS: usize = 7;

fn main() -> Result<()> {
    let mut subjects = Vec::new();
    for kind in Kind::ALL {
        eprintln!("preparing: {}", kind.name());
        subjects.push(Subject::start(kind)?);
    }
    for round in 1..=ROUNDS {
        for subject in &mut subjects {
            eprintln!("round {round} of {ROUNDS}: {}", subject.kind.name());
            subject.measure()?;
        }
    }
    let report = Report::of(&subjects)?;
    print!("{report}");
    report.keep()
}
