//! A program with everything that it starts, as one process group that ends as a whole.

use std::{
    os::unix::process::CommandExt,
    process::{Child, ExitStatus},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use nix::{
    errno::Errno,
    sys::{
        signal::{Signal, killpg},
        wait::{WaitPidFlag, WaitStatus, waitpid},
    },
    unistd::Pid,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::run::Run;

/// How long the group may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(8);

/// Set as soon as this process is asked to end: Ctrl-C, SIGTERM or a closed terminal.
#[derive(Clone)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Takes the three signals over, from now on.
    pub fn listen() -> Result<Self> {
        let flag = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            signal_hook::flag::register(signal, Arc::clone(&flag))?;
        }
        Ok(Self(flag))
    }

    /// Whether one of them came.
    pub fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A running program and its descendants.
pub struct Group {
    leader: Child,
    id: Pid,
}

impl Group {
    /// Starts the program as the leader of a group of its own.
    pub fn start(run: Run) -> Result<Self> {
        // Descendants whose parent is gone come to us, so that we can wait for each of them.
        #[cfg(target_os = "linux")]
        nix::sys::prctl::set_child_subreaper(true)?;
        let mut command = run.into_command();
        let leader = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("{} cannot be started", command.get_program().display()))?;
        let id = Pid::from_raw(leader.id().cast_signed());
        Ok(Self { leader, id })
    }

    /// How the leader ended, if it did.
    pub fn leader_ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.leader.try_wait()?)
    }

    /// Asks the group to end, insists after a while, and returns when none of it is left.
    pub fn end(mut self) -> Result<()> {
        self.stop()
    }

    fn stop(&mut self) -> Result<()> {
        for signal in [Signal::SIGTERM, Signal::SIGKILL] {
            if killpg(self.id, signal) == Err(Errno::ESRCH) {
                return Ok(());
            }
            let asked = Instant::now();
            while asked.elapsed() < PATIENCE {
                self.reap();
                if killpg(self.id, None) == Err(Errno::ESRCH) {
                    return Ok(());
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        bail!("process group {} does not end: see `ps -o pid,args -g {0}`", self.id);
    }

    /// Collects what has ended, so that it no longer counts as part of the group.
    fn reap(&self) {
        let members = Pid::from_raw(-self.id.as_raw());
        while let Ok(status) = waitpid(members, Some(WaitPidFlag::WNOHANG))
            && status != WaitStatus::StillAlive
        {}
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Also on the way out of an error nothing stays behind; there the first error counts.
        let _ = self.stop();
    }
}
