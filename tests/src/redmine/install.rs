//! A copy of Debian's Redmine under the artifacts, and in it one database that every test's own
//! Redmine starts from. Neither the package nor its database is touched.

use crate::{env, secrets};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

/// What makes the trackers, fields, people and keys.
const BOOTSTRAP: &str = include_str!("bootstrap.rb");

/// The database's name in an instance.
pub const DATABASE: &str = "redmine.sqlite3";

/// The instance that all others are copies of.
const BASE: &str = "base";

/// The instance folders that Redmine expects.
const FOLDERS: [&str; 5] = ["config", "files", "log", "tmp", "public/plugin_assets"];

/// What `bootstrap.rb` made, each by its name.
#[derive(Debug, Clone)]
pub struct Ids {
    fields: BTreeMap<String, u32>,
    trackers: BTreeMap<String, u32>,
    statuses: BTreeMap<String, u32>,
    users: BTreeMap<String, u32>,
}

impl Ids {
    fn read(text: &str) -> Result<Self> {
        let json: Value = serde_json::from_str(text)?;
        let map = |name: &str| serde_json::from_value(json[name].clone()).with_context(|| name.to_owned());
        Ok(Self {
            fields: map("fields")?,
            trackers: map("trackers")?,
            statuses: map("statuses")?,
            users: map("users")?,
        })
    }

    /// A custom field.
    pub fn field(&self, name: &str) -> u32 {
        self.fields[name]
    }

    /// A tracker.
    pub fn tracker(&self, name: &str) -> u32 {
        self.trackers[name]
    }

    /// A status.
    pub fn status(&self, name: &str) -> u32 {
        self.statuses[name]
    }

    /// A person, or the desk's own account.
    pub fn user(&self, login: &str) -> u32 {
        self.users[login]
    }
}

/// The copy.
#[derive(Debug)]
pub struct Install {
    app: PathBuf,
}

impl Install {
    /// The copy with its first database; made when it is missing or made of something else.
    pub fn ready() -> Result<Self> {
        let source = env::redmine()?;
        let folder = env::artifacts("redmine")?;
        let install = Self { app: folder.join("app") };
        // Two test programs may want it at once.
        let _busy = lock(&folder)?;
        let version = fs::read_to_string(source.join("lib/redmine/version.rb"))?;
        let own = include_str!("install.rs");
        let stamp = format!("{version}{BOOTSTRAP}{own}{:?}{}", secrets::REDMINE_KEYS, install.app.display());
        let stamped = folder.join("made-of");
        if fs::read_to_string(&stamped).is_ok_and(|text| text == stamp) {
            return Ok(install);
        }
        install.make(&source).context("Redmine cannot be prepared")?;
        fs::write(stamped, stamp)?;
        Ok(install)
    }

    /// A fresh instance: the first one's data under another name.
    pub fn copy(&self, name: &str) -> Result<Ids> {
        self.lay_out(name)?;
        for file in [DATABASE, "ids.json"] {
            fs::copy(self.instance(BASE).join(file), self.instance(name).join(file))?;
        }
        Ids::read(&fs::read_to_string(self.instance(name).join("ids.json"))?)
    }

    /// Where an instance keeps its data.
    pub fn instance(&self, name: &str) -> PathBuf {
        self.app.join("instances").join(name)
    }

    /// A program that runs in this copy, for this instance.
    pub fn command(&self, program: &str, name: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.app)
            .env("BUNDLE_GEMFILE", self.app.join("Gemfile"))
            .env("BUNDLE_SILENCE_ROOT_WARNING", "1")
            .env("HOME", self.instance(name))
            .env("RAILS_ENV", "production")
            .env("REDMINE_INSTANCE", name)
            .env("SCHEMA", self.instance(name).join("schema.rb"))
            .env("TZ", "Europe/Brussels")
            .env_remove("X_DEBIAN_SITEID");
        command
    }

    fn make(&self, source: &Path) -> Result<()> {
        if self.app.exists() {
            fs::remove_dir_all(&self.app)?;
        }
        run(Command::new("cp").arg("-r").arg(source).arg(&self.app))?;
        // These point at the package's own instance.
        for link in ["Gemfile.lock", "instances", "config/database.yml"] {
            fs::remove_file(self.app.join(link)).with_context(|| link.to_owned())?;
        }
        let gemfile = self.app.join("Gemfile");
        let here = self.app.to_str().context("the artifacts' path is no text")?;
        let text = fs::read_to_string(&gemfile)?.replace("/usr/share/redmine", here);
        fs::write(gemfile, text)?;
        // A line for every request and its parts is more than anybody reads.
        fs::write(self.app.join("config/additional_environment.rb"), "config.log_level = :warn\n")?;
        self.lay_out(BASE)?;
        run(self.command("bundle", BASE).args(["install", "--local", "--quiet"]))?;
        run(self.command("bundle", BASE).args(["exec", "rake", "db:migrate"]))?;
        let script = self.instance(BASE).join("bootstrap.rb");
        fs::write(&script, BOOTSTRAP)?;
        let mut bootstrap = self.command("bundle", BASE);
        bootstrap.args(["exec", "rails", "runner"]).arg(script);
        bootstrap.env("IDS", self.instance(BASE).join("ids.json"));
        for (login, key) in secrets::REDMINE_KEYS {
            bootstrap.env(format!("KEY_{}", login.to_uppercase()), key);
        }
        run(&mut bootstrap)
    }

    fn lay_out(&self, name: &str) -> Result<()> {
        let instance = self.instance(name);
        if instance.exists() {
            fs::remove_dir_all(&instance)?;
        }
        for folder in FOLDERS {
            fs::create_dir_all(instance.join(folder))?;
        }
        let database = instance.join(DATABASE);
        let yml = format!(
            "production:\n  adapter: sqlite3\n  database: {}\n  timeout: 10000\n",
            database.display()
        );
        fs::write(instance.join("config/database.yml"), yml)?;
        fs::write(instance.join("config/secret_key.txt"), secrets::DESK_SECRET)?;
        Ok(())
    }
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::create(folder.join(".lock"))?;
    file.lock()?;
    Ok(file)
}

fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{program} cannot be started"))?;
    let said = [output.stdout, output.stderr].concat();
    ensure!(
        output.status.success(),
        "{program} failed ({}): {}",
        output.status,
        String::from_utf8_lossy(&said)
    );
    Ok(())
}
