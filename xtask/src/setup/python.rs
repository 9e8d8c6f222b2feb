//! schemathesis, in a Python environment of its own.

use std::{fs, path::PathBuf, time::Instant};

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
    say::step("schemathesis", &format!("installing {SCHEMATHESIS}, once"));
    let started = Instant::now();
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    make_environment(&home)?;
    Run::new(home.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .arg(format!("schemathesis=={SCHEMATHESIS}"))
        .quiet()
        .context("schemathesis cannot be installed")?;
    fs::write(&finished, SCHEMATHESIS)?;
    say::step("schemathesis", &format!("installed in {}", say::seconds(started.elapsed())));
    Ok(program)
}

fn make_environment(home: &std::path::Path) -> Result<()> {
    let make = || Run::new("python3").args(["-m", "venv"]).arg(home);
    if make().text().is_ok() {
        return Ok(());
    }
    // Debian ships Python without the module that makes environments.
    apt::install(&["python3-venv"]).context("the end-to-end tests need Python 3 with its venv module")?;
    make().quiet()
}
