//! A real Redmine on SQLite, with a project, trackers and fields as an admin would make them, and
//! some as an admin should not. It listens on loopback and can be stopped and started again.

pub mod api;
pub mod install;
pub mod road;

use crate::{leash::Leash, port, until::look_until};
use anyhow::{Context, Result, bail, ensure};
use install::Install;
use std::{
    fs,
    net::{Ipv4Addr, TcpStream},
    path::PathBuf,
    process::Command,
    sync::{Mutex, PoisonError},
    time::Duration,
};

pub use install::Ids;

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// One Redmine with data of its own.
#[derive(Debug)]
pub struct Redmine {
    /// What its parts are called by in its API.
    pub ids: Ids,
    port: u16,
    name: String,
    install: Install,
    leash: Mutex<Option<Leash>>,
}

impl Redmine {
    /// Starts one with nothing in it but what `bootstrap.rb` makes, and returns when it answers.
    pub fn start(name: &str) -> Result<Self> {
        let install = Install::ready()?;
        let ids = install.copy(name)?;
        let redmine =
            Self { ids, port: port::free()?, name: name.to_owned(), install, leash: Mutex::new(None) };
        redmine.restart()?;
        Ok(redmine)
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Kills it in the middle of whatever it does.
    pub fn stop(&self) -> Result<()> {
        let leash = self.leash.lock().unwrap_or_else(PoisonError::into_inner).take();
        leash.map_or(Ok(()), Leash::kill)
    }

    /// Stops it if it runs, starts it on the data that it has, and returns when it answers.
    pub fn restart(&self) -> Result<()> {
        self.stop()?;
        let log = self.path("puma.log");
        let leash = Leash::start(&self.command(), &log)?;
        let listens = || TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
        let up = look_until(PATIENCE, || (listens() || !leash.runs()).then_some(()));
        if up.is_none() || !leash.runs() {
            bail!("Redmine does not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
        }
        *self.leash.lock().unwrap_or_else(PoisonError::into_inner) = Some(leash);
        Ok(())
    }

    /// Asks its database, or changes it, behind Redmine's back.
    pub fn sql(&self, statement: &str) -> Result<String> {
        let output = Command::new("sqlite3")
            .args(["-cmd", ".timeout 10000"])
            .arg(self.path(install::DATABASE))
            .arg(statement)
            .output()
            .context("sqlite3 cannot be started")?;
        ensure!(output.status.success(), "{statement}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.install.instance(&self.name).join(name)
    }

    fn command(&self) -> Command {
        let mut command = self.install.command("puma", &self.name);
        // One thread: SQLite has one writer, and a second would be told that it is locked.
        command
            .args(["--environment", "production", "--threads", "1:1", "--bind"])
            .arg(format!("tcp://127.0.0.1:{}", self.port))
            .arg("config.ru");
        command
    }
}
