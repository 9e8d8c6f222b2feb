//! Making a database for RT, once for all that use the same files.

use crate::env;
use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant, UNIX_EPOCH},
};

/// What the tests need in RT beside what its admin loads.
const EXTRA: &str = include_str!("extra.initialdata");

/// Makes a token, which RT tells once.
const TOKEN: &str = include_str!("token.pl");

/// A database as it is after its admin has loaded the desk's file.
#[derive(Debug)]
pub struct Bootstrap {
    /// The file.
    pub database: PathBuf,
    /// The desk's own token.
    pub token: String,
    /// How long it took; nothing where it was there.
    pub took: Option<Duration>,
}

impl Bootstrap {
    /// The one that fits the files of today.
    pub fn get() -> Result<Self> {
        let admin = env::root()?.join("docs/backends/request-tracker/ticket-desk.initialdata");
        let admin_file = fs::read(&admin).with_context(|| format!("{} is missing", admin.display()))?;
        // Of another version of RT, the tables may differ.
        let version = fs::metadata(env::rt_setup()?)?.modified()?.duration_since(UNIX_EPOCH)?.as_secs();
        let key =
            [admin_file.as_slice(), EXTRA.as_bytes(), TOKEN.as_bytes(), &version.to_le_bytes()].concat();
        let key = URL_SAFE_NO_PAD.encode(&hmac_sha256::Hash::hash(&key)[..9]);
        let folder = env::artifacts("request-tracker")?.join(format!("bootstrap-{key}"));
        let (database, told) = (folder.join("rt.sqlite"), folder.join("token"));
        let mut took = None;
        if !told.is_file() {
            let started = Instant::now();
            make(&folder, &admin, &told)?;
            took = Some(started.elapsed());
        }
        Ok(Self { database, token: fs::read_to_string(&told)?.trim().to_owned(), took })
    }
}

fn make(folder: &Path, admin: &Path, told: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Settings { folder: folder.to_owned(), port: 1, hook: None }.write()?;
    let extra = folder.join("extra.initialdata");
    fs::write(&extra, EXTRA)?;
    let setup = |arguments: &[&str]| -> Result<String> {
        let mut command = Command::new(env::rt_setup()?);
        command.args(["--dba", "", "--dba-password", "", "--action"]).args(arguments);
        Settings::environment(&mut command, folder);
        run(&mut command)
    };
    setup(&["init"])?;
    for file in [admin, &extra] {
        let file = file.to_str().context("a path that is no text")?;
        setup(&["insert", "--skip-create", "--datafile", file])?;
    }
    let script = folder.join("token.pl");
    fs::write(&script, TOKEN)?;
    let mut command = Command::new("perl");
    command.arg(script).arg(super::USER);
    Settings::environment(&mut command, folder);
    fs::write(told, run(&mut command)?)?;
    Ok(())
}

fn run(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{command:?} cannot be started"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    // RT goes on after what it calls an error, and ends well.
    if !output.status.success() || said.contains("[error]") || said.contains("[critical]") {
        bail!("{command:?}\n{}\n{said}", String::from_utf8_lossy(&output.stdout));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What stands in the `RT_SiteConfig` of one RT.
pub struct Settings {
    /// Where its files are.
    pub folder: PathBuf,
    /// Where it listens.
    pub port: u16,
    /// What its scrip posts to, and the secret that it signs with.
    pub hook: Option<(String, &'static str)>,
}

impl Settings {
    /// Writes them.
    pub fn write(&self) -> Result<()> {
        let folder = self.folder.display();
        // A token is checked in each request: RT's own cost for that makes each take 0.3 s. Brussels,
        // since RT reads and writes times in its users' zone.
        let mut text = format!(
            "Set($rtname, 'rt.example');\nSet($Organization, 'rt.example');\n\
             Set($CorrespondAddress, 'rt@rt.example');\nSet($CommentAddress, 'rt-comment@rt.example');\n\
             Set($WebDomain, '127.0.0.1');\nSet($WebPort, {});\nSet($WebPath, '');\n\
             Set($DatabaseType, 'SQLite');\nSet($DatabaseName, '{folder}/rt.sqlite');\n\
             Set($MailCommand, 'sendmailpipe');\nSet($SendmailPath, '{folder}/sendmail');\n\
             Set($LogToSTDERR, 'warning');\nSet($LogToSyslog, undef);\nSet($MaxAttachmentSize, 1_000_000);\n\
             Set($TruncateLongAttachments, 1);\nSet($BcryptCost, 4);\nSet($Timezone, 'Europe/Brussels');\n\
             $MasonDataDir = '{folder}/mason';\n$MasonSessionDir = '{folder}/sessions';\n",
            self.port
        );
        text.push_str("1;\n");
        for name in ["more", "mason", "sessions"] {
            fs::create_dir_all(self.folder.join(name))?;
        }
        fs::write(self.folder.join("RT_SiteConfig.pm"), text)?;
        if let Some((url, secret)) = &self.hook {
            fs::write(self.folder.join("more/50-ticket-desk.pm"), hook_settings(url, secret)?)?;
        }
        let sendmail = self.folder.join("sendmail");
        fs::write(&sendmail, format!("#!/bin/sh\ncat >>'{folder}/mail.txt'\n"))?;
        fs::set_permissions(&sendmail, fs::Permissions::from_mode(0o755))?;
        Ok(())
    }

    /// Lets a program of RT's read them, and nothing of this machine's.
    pub fn environment(command: &mut Command, folder: &Path) {
        command
            .env("RT_SITE_CONFIG", folder.join("RT_SiteConfig.pm"))
            .env("RT_SITE_CONFIG_DIR", folder.join("more"));
    }
}

/// The file that an RT admin copies, with what they write into it.
fn hook_settings(url: &str, secret: &str) -> Result<String> {
    let file = env::root()?.join("docs/backends/request-tracker/50-ticket-desk.pm");
    let text = fs::read_to_string(&file).with_context(|| format!("{} is missing", file.display()))?;
    let written = text.replace("'https://desk.example/v1/hooks/rt'", &format!("'{url}'"));
    let written = written.replace("'whsec_…'", &format!("'{secret}'"));
    ensure!(
        written.contains(url) && written.contains(secret),
        "the example in {} has changed",
        file.display()
    );
    Ok(written)
}
