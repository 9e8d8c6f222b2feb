//! What the kernel says of a process.

use anyhow::{Context, Result};
use std::{fs, thread, time::Duration};

/// The unit of processor time in /proc, which Linux never changes for its programs.
const TICK: Duration = Duration::from_millis(10);

/// A process that does less than a tick in this time has nothing to do.
const QUIET: Duration = Duration::from_millis(400);

/// How often to look whether it is quiet. Bounded, since a process may never be.
const LOOKS: usize = 75;

/// A process of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Process(u32);

/// Memory in MB.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// Now.
    pub now: u32,
    /// At most, since the start.
    pub peak: u32,
}

impl Process {
    /// The process of that number.
    pub fn new(pid: u32) -> Self {
        Self(pid)
    }

    /// The processor time that all its threads have used.
    pub fn time(self) -> Result<Duration> {
        let stat = self.read("stat")?;
        // The name in the second place may hold anything, but it ends with the last bracket.
        let (_, rest) = stat.rsplit_once(')').context("no stat")?;
        let mut ticks = rest.split_whitespace().skip(11).map(str::parse::<u32>);
        let mut next = || ticks.next().context("a short stat")?.context("no number in stat");
        Ok(TICK * (next()? + next()?))
    }

    /// Waits until it has nothing more to do.
    pub fn settle(self) -> Result<()> {
        let mut before = self.time()?;
        for _ in 0..LOOKS {
            thread::sleep(QUIET);
            let now = self.time()?;
            if now.saturating_sub(before) <= TICK {
                break;
            }
            before = now;
        }
        Ok(())
    }

    /// The memory that it holds.
    pub fn memory(self) -> Result<Memory> {
        let status = self.read("status")?;
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such line")?;
            let kilobytes: u32 = line.trim_end_matches("kB").trim().parse()?;
            anyhow::Ok(kilobytes / 1_024)
        };
        Ok(Memory { now: of("VmRSS:")?, peak: of("VmHWM:")? })
    }

    fn read(self, name: &str) -> Result<String> {
        fs::read_to_string(format!("/proc/{}/{name}", self.0)).context("workerd has gone")
    }
}
