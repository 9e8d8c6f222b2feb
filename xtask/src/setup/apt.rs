//! Debian's packages.

use anyhow::{Result, bail};

use crate::{project::which, run::Run, say};

/// Installs packages, or says what to type where this process may not.
pub fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if which("apt-get").is_none() {
        bail!("please install {names}, or what your system calls them");
    }
    let update = apt_get(&["update"])?;
    let install = apt_get(&["install", "--yes", "--no-install-recommends"])?.args(packages);
    say::timed("apt-get", &format!("installing {names}"), || {
        update.quiet()?;
        install.quiet()
    })
}

fn apt_get(arguments: &[&str]) -> Result<Run> {
    let run = if nix::unistd::Uid::effective().is_root() {
        Run::new("apt-get")
    } else if Run::new("sudo").args(["-n", "true"]).text().is_ok() {
        Run::new("sudo").args(["-n", "apt-get"])
    } else {
        bail!(
            "packages are missing and this user may not install them; please run: sudo apt-get {}",
            arguments.join(" ")
        );
    };
    Ok(run
        .env("DEBIAN_FRONTEND", "noninteractive")
        // Another apt-get on this machine is waited for.
        .args(["--quiet", "-o", "DPkg::Lock::Timeout=300"])
        .args(arguments))
}
