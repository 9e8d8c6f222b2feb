//! workerd itself, without wrangler in between: nothing of a development server is measured.

use crate::{process::Process, subject::Kind};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use tests::{env, leash::Leash, port, until::look_until};

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Leaves the number of the process that it becomes.
const NOTE_PID: &str = r#"echo $$ > "$0"; exec "$@""#;

/// The folder with a server's databases.
pub struct State(PathBuf);

impl State {
    /// An empty one.
    pub fn empty(kind: Kind) -> Result<Self> {
        let folder = env::artifacts("bench")?.join(format!("{kind:?}").to_lowercase());
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// A running server.
pub struct Server {
    port: u16,
    process: Process,
    leash: Leash,
}

impl Server {
    /// Starts one with a configuration of `tests/bench/`, and returns when it answers.
    pub fn start(config: &str, state: &State) -> Result<Self> {
        let port = port::free()?;
        let (note, log) = (state.path("pid"), state.path("workerd.log"));
        let mut command = Command::new("sh");
        command
            .args(["-c", NOTE_PID])
            .arg(&note)
            .arg(workerd()?)
            .args(["serve", "--experimental"])
            .arg(env::root()?.join("tests/bench").join(config))
            .arg(format!("--socket-addr=http=127.0.0.1:{port}"))
            .arg(format!("--directory-path=state={}", state.0.display()));
        let leash = Leash::start(&command, &log)?;
        let up = look_until(PATIENCE, || {
            let answers = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
            (answers || !leash.runs()).then_some(())
        });
        if up.is_none() || !leash.runs() {
            bail!("workerd does not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
        }
        let process = Process::new(fs::read_to_string(&note)?.trim().parse()?);
        Ok(Self { port, process, leash })
    }

    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The process of workerd.
    pub fn process(&self) -> Process {
        self.process
    }

    /// Ends it.
    pub fn stop(self) -> Result<()> {
        self.leash.kill()
    }
}

/// The version of workerd, by its date.
pub fn version() -> Result<String> {
    let output = Command::new(workerd()?).arg("--version").output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// The program that the package has for this machine.
fn workerd() -> Result<PathBuf> {
    let path = node(&["--print", "require('workerd').default"])?;
    Ok(Path::new(path.trim()).to_owned())
}

/// What the project's own node prints.
pub fn node(arguments: &[&str]) -> Result<String> {
    let output = Command::new(env::node_bin()?.join("node"))
        .arg("--no-warnings")
        .args(arguments)
        .current_dir(env::root()?)
        .output()
        .context("node cannot be started")?;
    if !output.status.success() {
        bail!("node failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
