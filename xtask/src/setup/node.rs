//! Node's packages, exactly as package-lock.json has them, with a Node among them: the
//! one on the machine may be older than wrangler needs.

use std::{path::PathBuf, time::SystemTime};

use anyhow::{Context, Result, bail};

use crate::{
    fingerprint::{Fingerprint, Stamp},
    project::{Project, which},
    run::Run,
    say,
};

/// Installs them when they are not what the lock file says.
pub fn ensure(project: &Project) -> Result<()> {
    let fingerprint = || -> Result<Fingerprint> {
        Fingerprint::default()
            .path(&project.root.join("package.json"))?
            .path(&project.root.join("package-lock.json"))
    };
    // Inside node_modules, so that it goes away with what it speaks of.
    let stamp = Stamp::at(project.root.join("node_modules/.installed"));
    if stamp.holds(&fingerprint()?) {
        return Ok(());
    }
    if which("npm").is_none() {
        bail!("npm is needed: install Node.js, any version that still gets updates");
    }
    let started = SystemTime::now();
    let install = Run::new("npm")
        .arg("ci")
        .in_dir(&project.root)
        // npm speaks of the machine's own Node, which is only used for this one command.
        .env("npm_config_loglevel", "error");
    say::timed("npm", "installing what package-lock.json names", || install.quiet())?;
    check_node(project)?;
    stamp.set(&fingerprint()?, started)
}

fn check_node(project: &Project) -> Result<()> {
    let node: PathBuf = project.node_bin().join("node");
    Run::new(&node)
        .arg("--version")
        .text()
        .map(drop)
        .context("npm did not run the install scripts of `node`: run `npm rebuild` and look at what it says")
}
