//! Other programs: run aloud, or quietly with everything they said shown only when they fail.

use std::{
    env,
    ffi::OsStr,
    io::{self, Read},
    iter,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// A program with its arguments, about to run.
pub struct Run {
    command: Command,
}

impl Run {
    /// A program by name or path; it reads nothing from the terminal.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        Self { command }
    }

    /// One more argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// More arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes an environment variable away.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Puts a folder before all others on the search path that it gets.
    pub fn first_in_path(self, folder: &Path) -> Result<Self> {
        let set = self.command.get_envs().find(|(name, _)| *name == "PATH");
        let path = match set {
            Some((_, path)) => path.map(OsStr::to_owned),
            None => env::var_os("PATH"),
        };
        let others = path.unwrap_or_default();
        let folders = iter::once(folder.to_owned()).chain(env::split_paths(&others));
        let joined =
            env::join_paths(folders).with_context(|| format!("{} cannot stand in PATH", folder.display()))?;
        Ok(self.env("PATH", joined))
    }

    /// The folder it runs in.
    pub fn in_dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Lets it talk with the person at the terminal.
    pub fn interactive(mut self) -> Self {
        self.command.stdin(Stdio::inherit());
        self
    }

    /// The bare command, for what needs more than this type offers.
    pub fn into_command(self) -> Command {
        self.command
    }

    /// Runs it with its output on ours.
    pub fn loud(mut self) -> Result<()> {
        let status = self.command.status().with_context(|| self.cannot_start())?;
        if !status.success() {
            bail!("`{}` failed ({status})", self.line());
        }
        Ok(())
    }

    /// Runs it and keeps its output to itself unless it fails.
    pub fn quiet(self) -> Result<()> {
        self.collect(None)
    }

    /// The same, ended when the time is over. For programs that start no others.
    pub fn quiet_within(self, limit: Duration) -> Result<()> {
        self.collect(Some(limit))
    }

    /// What it prints, without the space around it.
    pub fn text(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| self.cannot_start())?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("`{}` failed ({})\n{}", self.line(), output.status, said.trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn collect(mut self, limit: Option<Duration>) -> Result<()> {
        // One pipe for both streams keeps errors beside what led to them.
        let (mut reader, writer) = io::pipe()?;
        self.command.stdout(writer.try_clone()?).stderr(writer);
        let mut child = self.command.spawn().with_context(|| self.cannot_start())?;
        let line = self.line();
        // The command owns the writing ends; the reader only ends once they are closed.
        drop(self);
        let said = thread::spawn(move || {
            let mut said = Vec::new();
            // What could be read before an error is still worth showing.
            let _ = reader.read_to_end(&mut said);
            said
        });
        let started = Instant::now();
        while let Some(limit) = limit
            && child.try_wait()?.is_none()
        {
            if started.elapsed() > limit {
                child.kill()?;
                child.wait()?;
                bail!("`{line}` was ended after {} s", limit.as_secs());
            }
            thread::sleep(Duration::from_millis(50));
        }
        let status = child.wait()?;
        let said = said.join().unwrap_or_default();
        if !status.success() {
            eprintln!("{}", String::from_utf8_lossy(&said).trim_end());
            bail!("`{line}` failed ({status}); its output is above");
        }
        Ok(())
    }

    fn line(&self) -> String {
        let program = Path::new(self.command.get_program());
        let name = program.file_name().unwrap_or(program.as_os_str());
        iter::once(name)
            .chain(self.command.get_args())
            .map(|word| word.to_string_lossy())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn cannot_start(&self) -> String {
        format!("`{}` cannot be started", self.line())
    }
}
