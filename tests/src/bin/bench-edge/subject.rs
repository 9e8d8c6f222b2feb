//! What is measured, and what came out.

use crate::{
    fill,
    load::{self, Load},
    process::{Memory, Process},
    server::{Server, State},
};
use anyhow::Result;
use std::time::Duration;

/// Submissions in one round.
pub const SUBMISSIONS: u32 = 2_000;

/// Submissions before the first round: until V8 has compiled what is worth it.
const WARM_UP: u32 = 4_000;

/// The things that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The bare Worker.
    Bare,
    /// The product, up to the receipt.
    Kept,
    /// The same with the delivery to the inbox.
    Delivered,
    /// The product, up to the receipt, with a ledger that is full.
    Full,
}

impl Kind {
    /// In the order in which they are measured.
    pub const ALL: [Self; 4] = [Self::Bare, Self::Kept, Self::Full, Self::Delivered];

    /// As people read it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare: one row",
            Self::Kept => "a ticket, kept",
            Self::Delivered => "a ticket, kept and delivered",
            Self::Full => "a ticket, kept beside 100,000",
        }
    }

    /// The configuration in `tests/bench/`.
    const fn config(self) -> &'static str {
        match self {
            Self::Bare => "bare.capnp",
            _ => "edge.capnp",
        }
    }

    /// The site in `tests/bench/desk.toml`.
    const fn site(self) -> &'static str {
        match self {
            Self::Delivered => "1002",
            _ => "1001",
        }
    }
}

/// One of them, running.
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// What one submission cost, one figure for each round.
    pub costs: Vec<Duration>,
    /// Submissions per second, one figure for each round.
    pub rates: Vec<f64>,
    /// How long each submission of all rounds took.
    pub latencies: Vec<Duration>,
    server: Server,
}

impl Subject {
    /// Starts it with an empty state, or a full one, and warms it up.
    pub fn start(kind: Kind) -> Result<Self> {
        let state = State::empty(kind)?;
        if kind == Kind::Full {
            let server = Server::start(kind.config(), &state)?;
            load::send(server.port(), 8, kind.site())?;
            server.stop()?;
            fill::fill(&state)?;
        }
        let server = Server::start(kind.config(), &state)?;
        load::send(server.port(), WARM_UP, kind.site())?;
        let subject = Self { kind, costs: Vec::new(), rates: Vec::new(), latencies: Vec::new(), server };
        subject.process().settle()?;
        Ok(subject)
    }

    /// One round. What goes on after the last receipt counts too.
    pub fn measure(&mut self) -> Result<()> {
        let process = self.process();
        let before = process.time()?;
        let Load { took, latencies } = load::send(self.server.port(), SUBMISSIONS, self.kind.site())?;
        process.settle()?;
        self.costs.push(process.time()?.saturating_sub(before) / SUBMISSIONS);
        self.rates.push(f64::from(SUBMISSIONS) / took.as_secs_f64());
        self.latencies.extend(latencies);
        Ok(())
    }

    /// What it holds at the end.
    pub fn memory(&self) -> Result<Memory> {
        self.process().memory()
    }

    fn process(&self) -> Process {
        self.server.process()
    }
}
