//! Programs of Python, each in an environment of its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::apt;
use crate::{project::Project, run::Run, say};

const SCHEMATHESIS: &str = "4.32.5";
const WAGTAIL: &str = "8.0.1";

/// The program `schemathesis`.
pub fn schemathesis(project: &Project) -> Result<PathBuf> {
    let home = environment(project, "schemathesis", SCHEMATHESIS, &[])?;
    Ok(home.join("bin/schemathesis"))
}

/// A Python that has Wagtail, what the plugin for it needs, and what makes a wheel of that.
pub fn wagtail(project: &Project) -> Result<PathBuf> {
    let home = environment(project, "wagtail", WAGTAIL, &["PyJWT==2.10.1", "setuptools==80.9.0"])?;
    Ok(home.join("bin/python"))
}

/// An environment with one package and what else it needs, made once per version.
fn environment(project: &Project, package: &str, version: &str, more: &[&str]) -> Result<PathBuf> {
    let home = project.cache.join(format!("{package}-{version}"));
    let finished = home.join("installed");
    let wanted = [&[version], more].concat().join(" ");
    if fs::read_to_string(&finished).is_ok_and(|has| has == wanted) {
        return Ok(home);
    }
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    say::timed(package, &format!("installing {version}, once"), || install(&home, package, version, more))?;
    fs::write(&finished, wanted)?;
    Ok(home)
}

fn install(home: &Path, package: &str, version: &str, more: &[&str]) -> Result<()> {
    make_environment(home)?;
    Run::new(home.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .arg(format!("{package}=={version}"))
        .args(more)
        .quiet()
        .with_context(|| format!("{package} cannot be installed"))
}

fn make_environment(home: &Path) -> Result<()> {
    let make = || Run::new("python3").args(["-m", "venv"]).arg(home);
    if make().text().is_ok() {
        return Ok(());
    }
    // Debian ships Python without the module that makes environments.
    apt::install(&["python3-venv"]).context("the end-to-end tests need Python 3 with its venv module")?;
    make().quiet()
}
