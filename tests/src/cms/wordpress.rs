//! A real WordPress, with a database server of its own.

use super::{PASSWORD, PEOPLE, email};
use crate::{env, leash::Leash, port, until::look_until};
use anyhow::{Context, Result, bail, ensure};
use std::{
    fs,
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Makes everything that an admin makes by hand, and prints the address of the page with the block.
const SETUP: &str = include_str!("wordpress/setup.php");

/// How WordPress finds its database; what stands in braces is filled in.
const CONFIG: &str = include_str!("wordpress/wp-config.php");

/// One WordPress with one site.
#[derive(Debug)]
pub struct WordPress {
    /// Where it answers.
    pub origin: String,
    /// The page on which visitors find the form.
    pub page: String,
    /// How long it took until it answered.
    pub took: Duration,
    folder: PathBuf,
    _servers: [Leash; 2],
}

impl WordPress {
    /// Sets one up with the plugin as it is packed, for a desk and a site of it.
    pub fn start(name: &str, desk: &str, site: &str, secret: &str) -> Result<Self> {
        let started = Instant::now();
        let folder = env::artifacts("wordpress")?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let root = folder.join("site");
        fs::create_dir_all(&folder)?;
        copy(&env::wordpress()?, &root)?;
        let plugin = root.join("wp-content/plugins/ticket-widget");
        copy(&env::root()?.join("target/packages/parts/ticket-widget"), &plugin)?;
        let port = port::free()?;
        let origin = format!("http://127.0.0.1:{port}");
        let socket = folder.join("db/s.sock");
        let log = folder.join("debug.log");
        let config = CONFIG
            .replace("{socket}", &socket.to_string_lossy())
            .replace("{log}", &log.to_string_lossy())
            .replace("{origin}", &origin);
        fs::write(root.join("wp-config.php"), config)?;
        let database = database(&folder, &socket)?;
        let setup = folder.join("setup.php");
        fs::write(&setup, SETUP)?;
        let people: Vec<String> = PEOPLE
            .iter()
            .map(|(login, who, edits)| format!("{login}\t{who}\t{}\t{edits}", email(login)))
            .collect();
        let mut install = Command::new("php");
        install.arg(&setup).arg(&root).arg(PASSWORD).arg(people.join("\n")).args([desk, site, secret]);
        let page = text(&mut install)?;
        let mut serve = Command::new("php");
        serve.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&root).env("PHP_CLI_SERVER_WORKERS", "4");
        let web = Leash::start(&serve, &folder.join("php.log"))?;
        let up = look_until(PATIENCE, || {
            let listens = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map(drop).ok();
            listens.or((!web.runs()).then_some(()))
        });
        if up.is_none() || !web.runs() {
            bail!("PHP does not serve WordPress: see php.log");
        }
        let took = started.elapsed();
        Ok(Self {
            page: format!("{origin}/?page_id={page}"),
            origin,
            took,
            folder,
            _servers: [web, database],
        })
    }

    /// What WordPress and the plugin complained of: notices, warnings, errors.
    pub fn complaints(&self) -> String {
        let log = fs::read_to_string(self.folder.join("debug.log")).unwrap_or_default();
        // WordPress 6.1 is older than PHP 8.2 and says so about its own files.
        log.lines().filter(|line| line.contains("ticket-widget")).collect::<Vec<_>>().join("\n")
    }

    /// Runs PHP inside WordPress, as an admin with a shell does, and returns what it printed.
    pub fn php(&self, code: &str) -> Result<String> {
        let script = format!("$_SERVER['HTTP_HOST'] = 'x'; require $argv[1] . '/wp-load.php'; {code}");
        text(Command::new("php").args(["-r", &script]).arg(self.folder.join("site")))
    }
}

/// A database server that only this WordPress can reach.
fn database(folder: &Path, socket: &Path) -> Result<Leash> {
    let data = folder.join("db");
    let datadir = format!("--datadir={}", data.display());
    let user = format!("--user={}", whoami()?);
    text(
        Command::new("mariadb-install-db")
            .args(["--no-defaults", "--skip-test-db", &user, &datadir])
            .args(["--auth-root-authentication-method=normal"]),
    )?;
    let mut server = Command::new("mariadbd");
    server
        .args(["--no-defaults", "--skip-networking", "--skip-log-bin", &user, &datadir])
        .arg(format!("--socket={}", socket.display()))
        // It is thrown away: nothing has to survive the machine.
        .arg("--innodb-flush-log-at-trx-commit=0")
        .env("PATH", format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default()));
    let log = folder.join("mariadb.log");
    let leash = Leash::start(&server, &log)?;
    let create = || {
        let mut client = Command::new("mariadb");
        client.args(["--no-defaults", "--user=root"]).arg(format!("--socket={}", socket.display()));
        text(client.args(["--execute", "CREATE DATABASE wordpress"])).ok()
    };
    if look_until(PATIENCE, || create().map(drop).or((!leash.runs()).then_some(()))).is_none()
        || !leash.runs()
    {
        bail!("MariaDB does not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
    }
    Ok(leash)
}

fn whoami() -> Result<String> {
    text(Command::new("id").arg("--user").arg("--name"))
}

/// Copies what links lead to as well: Debian keeps parts of WordPress elsewhere.
fn copy(from: &Path, to: &Path) -> Result<()> {
    text(Command::new("cp").args(["--recursive", "--dereference"]).arg(from).arg(to)).map(drop)
}

fn text(command: &mut Command) -> Result<String> {
    let output =
        command.output().with_context(|| format!("{} cannot be started", command.get_program().display()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{}: {said}", command.get_program().display());
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
