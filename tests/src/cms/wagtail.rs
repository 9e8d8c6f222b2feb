//! A real Wagtail on SQLite.

use super::{PASSWORD, PEOPLE, email};
use crate::{client::Client, env, leash::Leash, port, until::look_until};
use anyhow::{Context, Result, bail, ensure};
use std::{
    fs,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// The files of a small site, by their names.
const FILES: [(&str, &str); 4] = [
    ("settings.py", include_str!("wagtail/settings.py")),
    ("urls.py", include_str!("wagtail/urls.py")),
    ("setup.py", include_str!("wagtail/setup.py")),
    ("templates/page.html", include_str!("wagtail/page.html")),
];

/// One Wagtail with one site.
#[derive(Debug)]
pub struct Wagtail {
    /// Where it answers; the front page has the form for visitors.
    pub origin: String,
    /// How long it took until it answered.
    pub took: Duration,
    /// The edit page of the front page.
    pub edit: String,
    _server: Leash,
}

impl Wagtail {
    /// Sets one up with the app as it is packed, for a desk and a site of it.
    pub fn start(name: &str, desk: &str, site: &str, secret: &str) -> Result<Self> {
        let started = Instant::now();
        let folder = env::artifacts("wagtail")?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("templates"))?;
        for (file, text) in FILES {
            fs::write(folder.join(file), text)?;
        }
        let port = port::free()?;
        let people: Vec<String> = PEOPLE
            .iter()
            .map(|(login, who, edits)| format!("{login}\t{who}\t{}\t{edits}", email(login)))
            .collect();
        let wheel = wheel()?;
        let python = |arguments: &[&str]| -> Result<Command> {
            let mut command = Command::new(env::wagtail()?);
            command
                .args(arguments)
                .current_dir(&folder)
                .env("DJANGO_SETTINGS_MODULE", "settings")
                // A wheel is a zip, but templates and scripts are read as files.
                .env("PYTHONPATH", format!("{}:{}", folder.display(), folder.join("app").display()))
                .env("TICKET_DESK", desk)
                .env("TICKET_SITE", site)
                .env("TICKET_SECRET", secret)
                .env("SITE_PORT", port.to_string())
                .env("SITE_PASSWORD", PASSWORD)
                .env("SITE_PEOPLE", people.join("\n"));
            Ok(command)
        };
        run(&mut python(&["-m", "zipfile", "--extract", &wheel.to_string_lossy(), "app"])?)?;
        run(&mut python(&["-m", "django", "migrate", "--verbosity", "0"])?)?;
        let page = run(&mut python(&["setup.py"])?)?;
        let serve = python(&["-m", "django", "runserver", "--noreload", &format!("127.0.0.1:{port}")])?;
        let log = folder.join("server.log");
        let server = Leash::start(&serve, &log)?;
        let origin = format!("http://127.0.0.1:{port}");
        let client = Client::new(&origin);
        let up = look_until(PATIENCE, || {
            let answer = client.get("/").try_send();
            (answer.is_ok_and(|answer| answer.status == 200) || !server.runs()).then_some(())
        });
        if up.is_none() || !server.runs() {
            bail!("Wagtail does not answer:\n{}", fs::read_to_string(&log).unwrap_or_default());
        }
        let edit = format!("{origin}/admin/pages/{page}/edit/");
        Ok(Self { origin, took: started.elapsed(), edit, _server: server })
    }
}

/// The wheel that `cargo xtask package` made.
fn wheel() -> Result<PathBuf> {
    let packages = env::root()?.join("target/packages");
    let files = fs::read_dir(&packages).with_context(|| packages.display().to_string())?;
    let mut wheels = files.filter_map(|file| Some(file.ok()?.path()));
    wheels.find(|path| path.extension().is_some_and(|it| it == "whl")).context("run `cargo xtask package`")
}

fn run(command: &mut Command) -> Result<String> {
    let output =
        command.output().with_context(|| format!("{} cannot be started", command.get_program().display()))?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
