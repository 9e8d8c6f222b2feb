//! A program with everything it starts, as one process group that never outlives the test.

use anyhow::{Context, Result, bail};
use nix::{
    errno::Errno,
    sys::{
        signal::{Signal, killpg},
        wait::{WaitPidFlag, WaitStatus, waitpid},
    },
    unistd::Pid,
};
use std::{
    fs::File,
    os::unix::process::CommandExt,
    path::Path,
    process::{ChildStdin, Command, Stdio},
    time::Duration,
};

use crate::until::look_until;

/// The group's leader. It waits for its input to end, which happens when the test ends, however
/// it ends, and then kills the whole group, itself included. A program that ends by itself takes
/// the group with it.
const LEADER: &str = r#"("$@" </dev/null; kill -KILL 0) & cat >/dev/null; kill -KILL 0"#;

/// How long a killed group may take to be gone.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running process group; it is killed when this is dropped.
#[derive(Debug)]
pub struct Leash {
    group: Pid,
    _lifeline: ChildStdin,
}

impl Leash {
    /// Starts a program in a group of its own. Arguments, environment and folder are the
    /// command's; its output goes to the end of the log.
    pub fn start(command: &Command, log: &Path) -> Result<Self> {
        // Whoever is left without a parent becomes ours, so that we can see it gone.
        #[cfg(target_os = "linux")]
        nix::sys::prctl::set_child_subreaper(true)?;
        let output = File::options()
            .create(true)
            .append(true)
            .open(log)
            .with_context(|| format!("{} cannot be written", log.display()))?;
        let mut leader = Command::new("sh");
        leader.args(["-c", LEADER, "leash"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => leader.env(name, value),
                None => leader.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            leader.current_dir(folder);
        }
        let mut child = leader
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .context("sh cannot be started")?;
        let lifeline = child.stdin.take().context("the leader has no input")?;
        Ok(Self { group: Pid::from_raw(child.id().cast_signed()), _lifeline: lifeline })
    }

    /// Whether the program runs.
    pub fn runs(&self) -> bool {
        self.reap();
        killpg(self.group, None).is_ok()
    }

    /// Kills the group without warning and returns when none of it is left.
    pub fn kill(self) -> Result<()> {
        self.end()
    }

    fn end(&self) -> Result<()> {
        match killpg(self.group, Signal::SIGKILL) {
            Ok(()) | Err(Errno::ESRCH) => {}
            Err(error) => bail!("process group {} cannot be killed: {error}", self.group),
        }
        look_until(PATIENCE, || (!self.runs()).then_some(()))
            .with_context(|| format!("process group {} was killed and is still there", self.group))
    }

    /// Collects what has ended, so that it no longer counts as part of the group.
    fn reap(&self) {
        let members = Pid::from_raw(-self.group.as_raw());
        while let Ok(status) = waitpid(members, Some(WaitPidFlag::WNOHANG))
            && status != WaitStatus::StillAlive
        {}
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        // A second panic would hide the test's own; the suite checks for survivors elsewhere.
        let _ = self.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, process};

    /// A program that starts another one and goes on for ever.
    fn family(log: &Path) -> Leash {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 1000 & echo $!; sleep 1000"]);
        Leash::start(&command, log).unwrap()
    }

    #[test]
    fn a_whole_family_is_gone_at_once() {
        let log = env::temp_dir().join(format!("leash-{}.log", process::id()));
        let leash = family(&log);
        let grandchild = look_until(PATIENCE, || fs::read_to_string(&log).ok()?.trim().parse().ok()).unwrap();
        assert!(leash.runs());
        leash.kill().unwrap();
        assert_eq!(nix::sys::signal::kill(Pid::from_raw(grandchild), None), Err(Errno::ESRCH));
        fs::remove_file(log).unwrap();
    }

    #[test]
    fn a_program_that_ends_is_seen_to_have_ended() {
        let log = env::temp_dir().join(format!("leash-end-{}.log", process::id()));
        let leash = Leash::start(&Command::new("true"), &log).unwrap();
        assert_eq!(look_until(PATIENCE, || (!leash.runs()).then_some(())), Some(()));
        fs::remove_file(log).unwrap();
    }
}
