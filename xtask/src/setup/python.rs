//! schemathesis, in a Python environment of its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::apt;
use crate::{project::Project, run::Run, say};

const SCHEMATHESIS: &str = "4.32.5";

/// The program `schemathesis`.
pub fn schemathesis(project: &Project) -> Result<PathBuf> {
    let home = project.cache.join(format!("schemathesis-{SCHEMATHESIS}"));
    let program = home.join("bin/schemathesis");
    let finished = home.join("installed");
    if finished.is_file() {
        return Ok(program);
    }
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    say::timed("schemathesis", &format!("installing {SCHEMATHESIS}, once"), || install(&home))?;
    fs::write(&finished, SCHEMATHESIS)?;
    Ok(program)
}

fn install(home: &Path) -> Result<()> {
    make_environment(home)?;
    Run::new(home.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .arg(format!("schemathesis=={SCHEMATHESIS}"))
        .quiet()
        .context("schemathesis cannot be installed")
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
