//! A folder as a zip: the same bytes for the same content.

use anyhow::{Context, Result};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

/// Packs a folder under its own name.
pub fn zip(folder: &Path, archive: &Path) -> Result<()> {
    let base = folder.parent().context("a plugin lies in a folder")?;
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let options =
        SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let mut writer = ZipWriter::new(File::create(archive)?);
    for file in files {
        let name: Vec<_> = file.strip_prefix(base)?.iter().map(|part| part.to_string_lossy()).collect();
        writer.start_file(name.join("/"), options)?;
        std::io::copy(&mut File::open(&file)?, &mut writer)?;
    }
    writer.finish()?;
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
