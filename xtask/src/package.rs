//! `cargo xtask package`: the plugins for content management systems, ready to be installed.

use anyhow::{Context, Result};

use crate::{project::Project, run::Run, say, setup};

/// Packs all of them into target/packages/.
pub fn run(project: &Project) -> Result<()> {
    let packages = project.target("packages");
    Run::new("cargo")
        .in_dir(&project.root)
        .args(["run", "--quiet", "--package", "package", "--"])
        .arg(project.root.join("cms"))
        .arg(&packages)
        .loud()?;
    let python = setup::for_wheels(project)?;
    Run::new(python)
        .args([
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
        ])
        .arg(&packages)
        .arg(packages.join("parts/wagtail-ticket-widget"))
        .quiet()
        .context("the wheel cannot be made")?;
    say::step("package", "done: target/packages/");
    Ok(())
}
