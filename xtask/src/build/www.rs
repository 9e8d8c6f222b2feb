//! What is served as it is: the files of www/, the scripts and styles among them
//! minified, and the modules that are built.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result};

use super::{Outcome, widget};
use crate::{
    fingerprint::{Fingerprint, Stamp, sorted},
    project::Project,
};

const MINIFIED: [&str; 2] = ["css", "js"];

/// The folder of what is bundled into the scripts that import it, and not served by itself.
const PARTS: &str = "parts";

const ESBUILD: [&str; 7] = [
    "--bundle",
    "--format=esm",
    "--minify",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
    "--allow-overwrite",
];

pub fn build(project: &Project) -> Result<Outcome> {
    let source = project.root.join("www");
    let modules = widget::MODULES.map(|module| widget::files(project, module)).concat();
    let inputs = || -> Result<Fingerprint> {
        let mut fingerprint = Fingerprint::default()
            .text(&ESBUILD.join(" "))
            .path(&project.root.join("package-lock.json"))?
            .path(&source)?;
        for file in &modules {
            fingerprint = fingerprint.path(file)?;
        }
        Ok(fingerprint)
    };
    let stamp = Stamp::at(project.target("www.built-from"));
    let out = project.target("www");
    if stamp.holds(&inputs()?) && out.is_dir() {
        return Ok(Outcome::Fresh);
    }
    let started = SystemTime::now();
    let mut files = BTreeMap::new();
    collect(&source, Path::new(""), &mut files)?;
    minify(project, &source, &mut files)?;
    for file in modules.clone() {
        let name = file.file_name().context("a file has a name")?;
        files.insert(PathBuf::from(name), file);
    }
    publish(&files, &out)?;
    stamp.set(&inputs()?, started)?;
    Ok(Outcome::Built)
}

/// Every file below a folder: its name there, and where it is read from.
fn collect(folder: &Path, name: &Path, files: &mut BTreeMap<PathBuf, PathBuf>) -> Result<()> {
    for entry in sorted(folder)? {
        let name = name.join(entry.file_name().context("an entry has a name")?);
        if name.starts_with(PARTS) {
            continue;
        }
        if entry.is_dir() {
            collect(&entry, &name, files)?;
        } else {
            files.insert(name, entry);
        }
    }
    Ok(())
}

/// Puts the short form in the place of each script and style.
fn minify(project: &Project, source: &Path, files: &mut BTreeMap<PathBuf, PathBuf>) -> Result<()> {
    let short = project.target("www.minified");
    let to_do: Vec<_> = files
        .iter_mut()
        .filter(|(name, _)| {
            name.extension().is_some_and(|extension| MINIFIED.iter().any(|it| extension == *it))
        })
        .collect();
    if to_do.is_empty() {
        return Ok(());
    }
    project
        .node("esbuild")?
        .args(to_do.iter().map(|(_, file)| file.as_path()))
        .args(ESBUILD)
        .arg(format!("--outbase={}", source.display()))
        .arg(format!("--outdir={}", short.display()))
        .quiet()?;
    for (name, file) in to_do {
        *file = short.join(name);
    }
    Ok(())
}

/// Makes the folder hold these files and no others. What is equal already stays
/// untouched, so that a running wrangler reloads only for a real change.
fn publish(files: &BTreeMap<PathBuf, PathBuf>, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let mut served = BTreeMap::new();
    collect(out, Path::new(""), &mut served)?;
    for (name, file) in &served {
        if !files.contains_key(name) {
            fs::remove_file(file)?;
        }
    }
    for (name, file) in files {
        let content = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let target = out.join(name);
        if fs::read(&target).is_ok_and(|there| there == content) {
            continue;
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&target, content).with_context(|| format!("{} cannot be written", target.display()))?;
    }
    Ok(())
}
