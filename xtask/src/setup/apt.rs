//! Debian's packages.

use anyhow::{Result, bail};

use crate::{project::which, run::Run, say};

/// Installs packages, or says what to type where this process may not.
pub fn install(packages: &[&str]) -> Result<()> {
    install_with(packages, None)
}

/// The same, without starting the servers that are among them: the tests start their own.
pub fn install_without_services(packages: &[&str]) -> Result<()> {
    // What Debian takes for a machine in single-user mode, in which no service is started.
    install_with(packages, Some(("RUNLEVEL", "1")))
}

fn install_with(packages: &[&str], environment: Option<(&str, &str)>) -> Result<()> {
    let names = packages.join(" ");
    if which("apt-get").is_none() {
        bail!("please install {names}, or what your system calls them");
    }
    let advice = format!("apt-get install {names}");
    let environment = environment.map(|(name, value)| format!("{name}={value}"));
    let update = apt_get(environment.as_deref(), &advice)?.args(["update"]);
    let install = apt_get(environment.as_deref(), &advice)?
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    say::timed("apt-get", &format!("installing {names}"), || {
        update.quiet()?;
        install.quiet()
    })
}

/// Answers a question of a package before it is installed, where the package would otherwise do more
/// than is wanted: a line as debconf-set-selections takes it.
pub fn answer(line: &str) -> Result<()> {
    if which("debconf-set-selections").is_none() {
        return Ok(());
    }
    let script = format!("echo '{line}' | debconf-set-selections");
    as_root(&format!("sh -c \"{script}\""))?.args(["sh", "-c", &script]).quiet()
}

fn apt_get(environment: Option<&str>, advice: &str) -> Result<Run> {
    Ok(as_root(advice)?
        .args(["DEBIAN_FRONTEND=noninteractive"])
        .args(environment)
        // Another apt-get on this machine is waited for.
        .args(["apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=300"]))
}

/// Runs what follows as root: sudo passes no environment on, so that goes as arguments of `env`.
fn as_root(advice: &str) -> Result<Run> {
    if nix::unistd::Uid::effective().is_root() {
        Ok(Run::new("env"))
    } else if Run::new("sudo").args(["-n", "true"]).text().is_ok() {
        Ok(Run::new("sudo").args(["-n", "env"]))
    } else {
        bail!("packages are missing and this user may not install them; please run: sudo {advice}");
    }
}
