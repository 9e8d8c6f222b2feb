//! Node's packages, exactly as package-lock.json has them, with a Node among them: the
//! one on the machine may be older than wrangler needs.

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result, bail};

use crate::{
    fingerprint::{Fingerprint, Stamp},
    project::{Project, which},
    run::Run,
    say,
};

/// Installs the project's own when they are not what the lock file says.
pub fn ensure(project: &Project) -> Result<()> {
    if packages(&project.root)? {
        check_node(project)?;
    }
    Ok(())
}

/// Installs what a folder's lock file says when that is not what is there; whether it did.
pub fn packages(folder: &Path) -> Result<bool> {
    let fingerprint = || -> Result<Fingerprint> {
        Fingerprint::default().path(&folder.join("package.json"))?.path(&folder.join("package-lock.json"))
    };
    // Inside node_modules, so that it goes away with what it speaks of.
    let stamp = Stamp::at(folder.join("node_modules/.installed"));
    if stamp.holds(&fingerprint()?) {
        return Ok(false);
    }
    if which("npm").is_none() {
        bail!("npm is needed: install Node.js, any version that still gets updates");
    }
    let started = SystemTime::now();
    let install = Run::new("npm")
        .arg("ci")
        .in_dir(folder)
        // npm speaks of the machine's own Node, which is only used for this one command.
        .env("npm_config_loglevel", "error");
    say::timed("npm", "installing what package-lock.json names", || install.quiet())?;
    stamp.set(&fingerprint()?, started)?;
    Ok(true)
}

fn check_node(project: &Project) -> Result<()> {
    let node: PathBuf = project.node_bin().join("node");
    Run::new(&node)
        .arg("--version")
        .text()
        .map(drop)
        .context("npm did not run the install scripts of `node`: run `npm rebuild` and look at what it says")
}
