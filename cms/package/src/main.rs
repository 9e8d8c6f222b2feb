//! Packs the plugins: `package SOURCES TARGET`.
//!
//! Each plugin is laid out under `TARGET/parts/` with what all of them share and with its translations
//! compiled, and from there WordPress's and Drupal's become zips. Wagtail's is made into a wheel by
//! Python's own tools.

mod archive;
mod layout;
mod translations;

#[cfg(test)]
mod drupal;
#[cfg(test)]
mod words;

use anyhow::{Context, Result, ensure};
use std::{env, fs, path::PathBuf};

/// The version of the workspace, which every plugin carries.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    ensure!(arguments.len() == 2, "name the folder of the plugins and the one to pack into");
    let (sources, target) = (&arguments[0], &arguments[1]);
    if target.exists() {
        fs::remove_dir_all(target).with_context(|| format!("{} cannot be emptied", target.display()))?;
    }
    let parts = target.join("parts");
    for plugin in &layout::PLUGINS {
        let root = plugin.lay_out(sources, &parts)?;
        plugin.check_version(&root)?;
        if let Some(name) = plugin.zip {
            archive::zip(&root, &target.join(format!("{name}-{VERSION}.zip")))?;
        }
    }
    Ok(())
}
