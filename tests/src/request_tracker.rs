//! A real Request Tracker 5, thrown away after the test: on loopback, with SQLite, set up with the
//! very files that an RT admin loads.

mod agent;
mod bootstrap;

pub use agent::{Agent, field};

use crate::{client::Client, env, leash::Leash, port, secrets, until::look_until};
use anyhow::{Context, Result, bail, ensure};
use bootstrap::{Bootstrap, Settings};
use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// How long a start may take on a busy machine; on an idle one it takes one or two seconds.
const PATIENCE: Duration = Duration::from_mins(1);

/// The queue that its admin file makes.
pub const QUEUE: &str = "Support";

/// The queue that its admin file lets tickets be moved to.
pub const OTHER_QUEUE: &str = "Changes";

/// The name under which the desk works.
pub const USER: &str = "ticket-desk";

/// The name of the token in the Worker.
pub const TOKEN: &str = "RT_TOKEN";

/// An RT with a database of its own. It can be killed and started again on what it kept.
#[derive(Debug)]
pub struct RequestTracker {
    folder: PathBuf,
    port: u16,
    token: String,
    /// How long it took to make its database; nothing where an earlier run had made it.
    pub set_up: Option<Duration>,
    leash: Mutex<Option<Leash>>,
}

impl RequestTracker {
    /// Makes one that does not run yet.
    pub fn prepare(name: &str) -> Result<Self> {
        let bootstrap = Bootstrap::get()?;
        let folder = env::artifacts("request-tracker")?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        fs::copy(&bootstrap.database, folder.join("rt.sqlite"))?;
        let port = port::free()?;
        Ok(Self { folder, port, token: bootstrap.token, set_up: bootstrap.took, leash: Mutex::new(None) })
    }

    /// Where it answers.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The secrets that a Worker needs to work with it.
    pub fn secrets(&self) -> [(&'static str, &str); 1] {
        [(TOKEN, &self.token)]
    }

    /// A backend in a desk.toml, with more lines of its own.
    pub fn backend(&self, name: &str, queue: &str, more: &str) -> String {
        format!(
            "[backends.{name}]\nkind = \"request-tracker\"\nurl = \"{}\"\ntoken = \"{TOKEN}\"\nuser = \"{USER}\"\n\
             queue = \"{queue}\"\nhook-secret = \"EVENTS_SECRET\"\n{more}\n",
            self.origin()
        )
    }

    /// Starts it and returns when it answers. Its scrip tells this address what happens, if there is one.
    pub fn start(&self, hook: Option<&str>) -> Result<()> {
        let mut settings = Settings { folder: self.folder.clone(), port: self.port, hook: None };
        settings.hook = hook.map(|url| (url.to_owned(), secrets::EVENTS_SECRET));
        settings.write()?;
        self.restart()
    }

    /// Kills every process of it in the middle of whatever it does.
    pub fn kill(&self) -> Result<()> {
        let leash = self.leash.lock().unwrap_or_else(PoisonError::into_inner).take();
        leash.map_or(Ok(()), Leash::kill)
    }

    /// Kills it if it runs, starts it on what it kept, and returns when it answers.
    pub fn restart(&self) -> Result<()> {
        self.kill()?;
        let mut command = Command::new(env::rt_server()?);
        command.args(["--host", "127.0.0.1", "--port", &self.port.to_string()]);
        // One ledger has two deliveries on the way; a hook and its question need a third.
        command.args(["--max-workers", "3"]);
        Settings::environment(&mut command, &self.folder);
        let leash = Leash::start(&command, &self.folder.join("server.log"))?;
        let client = Client::new(&self.origin());
        let up = look_until(PATIENCE, || {
            let answer = client.get("/REST/2.0/rt").try_send();
            // It asks who we are: it works.
            (answer.is_ok_and(|answer| answer.status == 401) || !leash.runs()).then_some(())
        });
        if up.is_none() || !leash.runs() {
            bail!("Request Tracker does not answer; its log is in {}", self.folder.display());
        }
        *self.leash.lock().unwrap_or_else(PoisonError::into_inner) = Some(leash);
        Ok(())
    }

    /// Someone who works in RT and may do everything.
    pub fn agent(&self) -> Agent {
        Agent::root(&self.origin())
    }

    /// Hands it a mail about one of its tickets, as a mail server does.
    pub fn mailgate(&self, queue: &str, from: &str, id: u64, text: &str) -> Result<()> {
        let mut command = Command::new("rt-mailgate-5");
        command.args(["--queue", queue, "--action", "correspond", "--url", &self.origin()]);
        let mut child = command.stdin(Stdio::piped()).spawn().context("rt-mailgate-5 cannot be started")?;
        let mail = format!(
            "From: {from}\nTo: rt@rt.example\nSubject: Re: [rt.example #{id}] x\n\
             Message-ID: <{id}.answer@town.example>\n\n{text}\n"
        );
        child.stdin.take().context("no way in")?.write_all(mail.as_bytes())?;
        let status = child.wait()?;
        ensure!(status.success(), "rt-mailgate-5 failed: {status}");
        Ok(())
    }

    /// All that it has said.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("server.log")).unwrap_or_default()
    }
}
