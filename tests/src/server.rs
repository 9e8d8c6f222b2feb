//! A real server: workerd, started by `wrangler dev` as a developer would.

use crate::{
    client::Client,
    env,
    leash::Leash,
    port,
    until::look_until,
    workspace::{Limits, Workspace},
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server with state of its own. It can be killed and started again on the same port and state.
#[derive(Debug)]
pub struct Server {
    port: u16,
    workspace: Workspace,
    leash: Mutex<Option<Leash>>,
}

impl Server {
    /// Starts one with empty state and returns when it answers.
    pub fn start(name: &str, limits: Limits) -> Result<Self> {
        Self::start_with(name, limits, &[])
    }

    /// The same with more secrets than those that all have.
    pub fn start_with(name: &str, limits: Limits, more: &[(&str, &str)]) -> Result<Self> {
        let workspace = Workspace::new(name, limits, more)?;
        let server = Self { port: port::free()?, workspace, leash: Mutex::new(None) };
        server.restart()?;
        Ok(server)
    }

    /// Its origin, as browsers send it.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// A client of it.
    pub fn client(&self) -> Client {
        Client::new(&self.origin())
    }

    /// The folder that it is served from.
    pub fn folder(&self) -> &Path {
        &self.workspace.folder
    }

    /// Kills every process of it in the middle of whatever it does.
    pub fn kill(&self) -> Result<()> {
        let leash = self.leash.lock().unwrap_or_else(PoisonError::into_inner).take();
        leash.map_or(Ok(()), Leash::kill)
    }

    /// Kills it if it runs, starts it on what it kept, and returns when it answers.
    pub fn restart(&self) -> Result<()> {
        self.kill()?;
        let leash = Leash::start(&self.command()?, &self.workspace.path("server.log"))?;
        let client = self.client();
        let up = look_until(PATIENCE, || {
            let answer = client.get("/health").try_send();
            (answer.is_ok_and(|answer| answer.status == 200) || !leash.runs()).then_some(())
        });
        if up.is_none() || !leash.runs() {
            bail!("the server does not answer. The end of its log:\n{}", self.log_end());
        }
        *self.leash.lock().unwrap_or_else(PoisonError::into_inner) = Some(leash);
        Ok(())
    }

    /// Runs the cron trigger once, as the platform would.
    pub fn cron(&self) {
        let answer = self.client().get("/cdn-cgi/local/scheduled").send();
        assert_eq!(answer.status, 200, "the cron trigger failed: {}", answer.text());
    }

    /// Where it keeps what it keeps.
    pub fn state(&self) -> PathBuf {
        self.workspace.path("state")
    }

    /// All that the server and the Worker have said.
    pub fn log(&self) -> String {
        fs::read_to_string(self.workspace.path("server.log")).unwrap_or_default()
    }

    fn log_end(&self) -> String {
        let log = self.log();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }

    fn command(&self) -> Result<Command> {
        let node_bin = env::node_bin()?;
        let folder = &self.workspace.folder;
        let mut command = Command::new(node_bin.join("wrangler"));
        command
            .args(["dev", "--ip", "127.0.0.1", "--inspector-port", "0", "--log-level", "info"])
            .args(["--show-interactive-dev-session", "false"])
            .args(["--port", &self.port.to_string()])
            .arg("--config")
            .arg(folder.join("wrangler.json"))
            .arg("--persist-to")
            .arg(folder.join("state"))
            .current_dir(folder)
            .env("PATH", env::search_path(&node_bin).context("PATH")?)
            .env("TICKET_BUILT", "1")
            .env("CI", "1")
            .env("NO_COLOR", "1")
            .env("WRANGLER_SEND_METRICS", "false")
            .env("CLOUDFLARE_CF_FETCH_ENABLED", "false")
            // Each server is alone: no login, no registry of other servers on this machine.
            .env("XDG_CONFIG_HOME", folder.join("config"));
        Ok(command)
    }
}
