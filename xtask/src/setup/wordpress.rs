//! WordPress from Debian with what it runs on, for the end-to-end tests. Nothing is served from its
//! own folders: the tests copy it and make databases of their own.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::apt;
use crate::{project::which, run::Run};

const HOME: &str = "/usr/share/wordpress";
const THEME: &str = "wp-content/themes/twentytwentythree";

const PACKAGES: [&str; 5] =
    ["wordpress", "wordpress-theme-twentytwentythree", "php-cli", "php-mysql", "mariadb-server"];

const HELP: &str = "the end-to-end tests need WordPress as Debian ships it, with PHP and MariaDB";

/// The folder that holds its program.
pub fn ensure() -> Result<PathBuf> {
    if let Some(home) = find() {
        return Ok(home);
    }
    apt::install_without_services(&PACKAGES).context(HELP)?;
    find().context(HELP)
}

fn find() -> Option<PathBuf> {
    let home = Path::new(HOME);
    let whole = home.join("wp-settings.php").is_file()
        && home.join(THEME).is_dir()
        && which("mariadbd")
            .or_else(|| Some("/usr/sbin/mariadbd".into()).filter(|file: &PathBuf| file.is_file()))
            .is_some()
        && Run::new("php").args(["-r", "exit(extension_loaded('mysqli') ? 0 : 1);"]).text().is_ok();
    whole.then(|| home.to_owned())
}
