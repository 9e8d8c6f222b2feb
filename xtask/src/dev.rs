//! `cargo xtask dev`: everything on this machine, until Ctrl-C.

use std::{
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::{ErrorKind, Read, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    build,
    group::{Group, Interrupt},
    project::Project,
    run::Run,
    say,
};

const PORT: u16 = 8787;

/// Where the secrets of a local run are kept; git ignores it.
const SECRETS: &str = ".dev.vars";

/// Sets up, builds, serves.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let started = Instant::now();
    let (port, others) = parse(arguments)?;
    check_free(port)?;
    build::run(project)?;
    write_secrets(&project.root.join(SECRETS))?;
    let interrupt = Interrupt::listen()?;
    let wrangler = wrangler(project)?
        .args(["dev", "--port", &port.to_string()])
        // Its keyboard shortcuts would need the terminal that Ctrl-C comes from.
        .arg("--show-interactive-dev-session=false")
        .args(others);
    let mut group = Group::start(wrangler)?;
    let mut told = false;
    while !interrupt.came() {
        if let Some(status) = group.leader_ended()? {
            group.end()?;
            bail!("wrangler ended by itself ({status}); what it said is above");
        }
        if !told && is_healthy(port) {
            told = true;
            tell(port, started.elapsed());
        }
        thread::sleep(Duration::from_millis(100));
    }
    say::step("dev", "ending");
    group.end()
}

/// wrangler, which asks nothing and reports to nobody.
pub fn wrangler(project: &Project) -> Result<Run> {
    Ok(project
        .node("wrangler")?
        .in_dir(&project.root)
        .env("WRANGLER_SEND_METRICS", "false")
        // It would look up where this machine is; the placeholder does for a local run.
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false"))
}

fn parse(arguments: &[String]) -> Result<(u16, &[String])> {
    match arguments {
        [] => Ok((PORT, &[])),
        [flag, port, rest @ ..] if flag == "--port" => {
            let port =
                port.parse().with_context(|| format!("--port takes a number up to 65535, not `{port}`"))?;
            Ok((port, parse(rest)?.1))
        }
        [separator, rest @ ..] if separator == "--" => Ok((PORT, rest)),
        [other, ..] => bail!("`{other}` is not known here; arguments for wrangler go after `--`"),
    }
}

/// wrangler would take another port, and the links below would be those of a stranger.
fn check_free(port: u16) -> Result<()> {
    TcpListener::bind(("127.0.0.1", port))
        .map(drop)
        .with_context(|| format!("port {port} is taken: end what uses it, or name another with --port"))
}

/// Makes the secrets of a local run, once.
fn write_secrets(path: &Path) -> Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = match file {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        other => other.with_context(|| format!("{} cannot be made", path.display()))?,
    };
    writeln!(file, "ADMIN_TOKEN={}\nDESK_SECRET={}", random_hex()?, random_hex()?)?;
    say::step("secrets", &format!("made, for this machine only: {SECRETS}"));
    Ok(())
}

fn random_hex() -> Result<String> {
    let mut bytes = [0; 32];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}

fn is_healthy(port: u16) -> bool {
    ask_health(port).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn ask_health(port: u16) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("localhost", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET /health HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn tell(port: u16, took: Duration) {
    let base = format!("http://localhost:{port}");
    say::step("dev", &format!("ready in {}; Ctrl-C ends it", say::seconds(took)));
    say::step("start page", &format!("{base}/"));
    say::step("demo site", &format!("{base}/demo/"));
    say::step("hosted form", &format!("{base}/form/1234"));
    say::step("inbox", &format!("{base}/inbox   token: see {SECRETS}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_port_and_what_wrangler_gets() -> Result<()> {
        assert_eq!(parse(&[])?, (PORT, &[][..]));
        let arguments = words("--port 9000 -- --persist-to x");
        assert_eq!(parse(&arguments)?, (9000, &words("--persist-to x")[..]));
        assert!(parse(&words("--port many")).is_err());
        assert!(parse(&words("--prot 1")).is_err());
        Ok(())
    }

    #[test]
    fn secrets_differ() -> Result<()> {
        assert_ne!(random_hex()?, random_hex()?);
        assert_eq!(random_hex()?.len(), 64);
        Ok(())
    }
}
