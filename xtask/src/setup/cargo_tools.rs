//! Programs from crates.io, one folder per version in the cache.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{project::Project, run::Run, say};

const WORKER_BUILD: &str = "0.8.7";
const CARGO_DENY: &str = "0.20.2";

/// wasm-bindgen at the version that Cargo.lock names: the crate and the program speak a
/// private protocol.
pub fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let lock = fs::read_to_string(project.root.join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let version = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen: run `cargo generate-lockfile`")?;
    install(
        project,
        &Tool {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version,
            // The lock file that it ships with names versions that are no longer there.
            locked: false,
        },
    )
}

/// worker-build, which makes a Worker of the edge crate.
pub fn worker_build(project: &Project) -> Result<PathBuf> {
    install(
        project,
        &Tool { name: "worker-build", package: "worker-build", version: WORKER_BUILD, locked: true },
    )
}

/// cargo-deny, for the tests.
pub fn cargo_deny(project: &Project) -> Result<PathBuf> {
    install(project, &Tool { name: "cargo-deny", package: "cargo-deny", version: CARGO_DENY, locked: true })
}

struct Tool<'a> {
    name: &'a str,
    package: &'a str,
    version: &'a str,
    locked: bool,
}

fn install(project: &Project, tool: &Tool) -> Result<PathBuf> {
    let root = project.cache.join(format!("{}-{}", tool.name, tool.version));
    let program = root.join("bin").join(tool.name);
    if program.is_file() {
        return Ok(program);
    }
    // Shared while several are installed one after the other, as they share crates.
    let target = project.cache.join("install-target");
    let install = Run::new("cargo")
        .args(["install", "--version", tool.version, tool.package])
        // They run for seconds: optimising them would take longer than it ever saves.
        .arg("--debug")
        .args(tool.locked.then_some("--locked"))
        .arg("--root")
        .arg(&root)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TARGET_DIR", &target)
        .in_dir(&project.cache);
    say::timed(tool.name, &format!("installing {}, once, about a minute", tool.version), || install.quiet())
        .with_context(|| format!("{} {} cannot be installed", tool.package, tool.version))?;
    Ok(program)
}

/// Frees the space that the installs needed.
pub fn tidy(project: &Project) -> Result<()> {
    let target = project.cache.join("install-target");
    if target.exists() {
        fs::remove_dir_all(target)?;
    }
    Ok(())
}

fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let entry = format!("name = \"{name}\"\n");
    let (_, after) = lock.split_once(&entry)?;
    let line = after.lines().next()?;
    line.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
