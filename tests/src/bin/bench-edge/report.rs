//! The figures as a piece of Markdown: on the screen, and as a section of BENCHMARKS.md.

use crate::{
    ROUNDS,
    load::CONNECTIONS,
    server,
    subject::{Kind, SUBMISSIONS, Subject},
};
use ::tests::benchmarks;
use anyhow::{Context, Result};
use std::{
    fmt::{self, Write as _},
    thread,
    time::Duration,
};

/// The section's heading; what stands under other headings is not touched.
const HEADING: &str = "## What a ticket costs";

/// What the figures mean. Each is a fact about `tests/bench/`.
const NOTES: &str = "\
- One submission is one `POST /v1/tickets` in JSON with a new key, answered with 201; it is the same
  for the bare Worker, whose Durable Object reads it and inserts one row.
- *Kept* is what a reporter waits for: number, ticket and outbox row in one transaction, and the
  alarm. Its helpdesk is silent, so two deliveries are under way and the others wait.
- *Delivered* adds the delivery to the inbox, until nothing is left to do: lease, statement, outcome
  and event. Its D1 is a stand-in that takes every statement; so are KV and the rate limits for all.
- CPU is the processor time of the workerd process, in user and kernel mode, writing to the disk
  included. Each ratio is the median of the ratios of all rounds.
";

/// A ratio that has a target.
struct Ratio {
    of: Kind,
    to: Kind,
    at_most: Option<f64>,
}

const RATIOS: [Ratio; 3] = [
    Ratio { of: Kind::Kept, to: Kind::Bare, at_most: Some(2.0) },
    Ratio { of: Kind::Full, to: Kind::Kept, at_most: Some(1.2) },
    Ratio { of: Kind::Delivered, to: Kind::Bare, at_most: None },
];

/// All figures of one run.
pub struct Report(String);

impl Report {
    /// The report of what was measured.
    pub fn of(subjects: &[Subject]) -> Result<Self> {
        let cores = thread::available_parallelism()?;
        let mut text = format!(
            "{HEADING}\n\n`cargo xtask bench edge`, {}, {cores} cores, {}: {ROUNDS} rounds of {SUBMISSIONS} \
             submissions each\nfrom {CONNECTIONS} connections.\n\n",
            chrono::Utc::now().format("%Y-%m-%d"),
            server::version()?,
        );
        text.push_str("| | CPU | per second | p50 | p95 | p99 | max | memory | its peak |\n");
        text.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for subject in subjects {
            text.push_str(&row(subject)?);
        }
        text.push_str("\n| ratio of CPU | measured | at most |\n|---|---:|---:|\n");
        for Ratio { of, to, at_most } in &RATIOS {
            let at_most = at_most.map_or_else(String::new, |ratio| format!("{ratio:.1}"));
            let measured = ratio(costs(subjects, *of)?, costs(subjects, *to)?);
            writeln!(text, "| {} : {} | {measured:.2} | {at_most} |", of.name(), to.name())?;
        }
        write!(text, "\n{NOTES}")?;
        Ok(Self(text))
    }

    /// Puts it into BENCHMARKS.md in place of the last one.
    pub fn keep(&self) -> Result<()> {
        benchmarks::keep(&self.0)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn row(subject: &Subject) -> Result<String> {
    let mut latencies = subject.latencies.clone();
    latencies.sort_unstable();
    let at = |per_mille: usize| {
        let place = (latencies.len() * per_mille / 1_000).min(latencies.len() - 1);
        format!("{:.1} ms", latencies[place].as_secs_f64() * 1_000.0)
    };
    let mut rates = subject.rates.clone();
    rates.sort_unstable_by(f64::total_cmp);
    let memory = subject.memory()?;
    Ok(format!(
        "| {} | {} µs | {:.0} | {} | {} | {} | {} | {} MB | {} MB |\n",
        subject.kind.name(),
        median(&subject.costs).as_micros(),
        rates[rates.len() / 2],
        at(500),
        at(950),
        at(990),
        at(1_000),
        memory.now,
        memory.peak,
    ))
}

fn costs(subjects: &[Subject], kind: Kind) -> Result<&[Duration]> {
    let subject = subjects.iter().find(|subject| subject.kind == kind);
    Ok(&subject.context("it was not measured")?.costs)
}

/// The median over the rounds: two figures of one round were taken on the same machine, as busy as
/// it was then.
fn ratio(of: &[Duration], to: &[Duration]) -> f64 {
    let mut ratios: Vec<f64> = of.iter().zip(to).map(|(of, to)| of.div_duration_f64(*to)).collect();
    ratios.sort_unstable_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

fn median(costs: &[Duration]) -> Duration {
    let mut costs = costs.to_vec();
    costs.sort_unstable();
    costs[costs.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_taken_round_by_round() {
        let of = [2, 8, 30].map(Duration::from_millis);
        let to = [1, 4, 10].map(Duration::from_millis);
        assert!((ratio(&of, &to) - 2.0).abs() < 1e-9);
    }
}
