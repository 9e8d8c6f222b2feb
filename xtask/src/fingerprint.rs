//! Whether a step's inputs are what they were: by content, so that a checkout or a
//! touched file alone builds nothing again.

use std::{
    collections::BTreeSet,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result};

/// A digest of everything that a step reads. It is compared on one machine only, so
/// that the hasher may differ from one Rust version to the next.
#[derive(Default)]
pub struct Fingerprint {
    hasher: DefaultHasher,
    newest: Option<SystemTime>,
}

impl Fingerprint {
    /// Adds a version, a flag or anything else that is text.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.hasher);
        self
    }

    /// Adds a file by name and content, or a folder with all that is in it. What is
    /// missing counts as missing.
    pub fn path(mut self, path: &Path) -> Result<Self> {
        path.hash(&mut self.hasher);
        if path.is_dir() {
            for entry in sorted(path)? {
                self = self.path(&entry)?;
            }
        } else if path.is_file() {
            let content = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
            content.hash(&mut self.hasher);
            self.newest = self.newest.max(fs::metadata(path)?.modified().ok());
        }
        Ok(self)
    }

    /// Adds every file that the compiler read, as its dep-info file lists them.
    pub fn dep_info(mut self, file: &Path) -> Result<Self> {
        let Ok(text) = fs::read_to_string(file) else {
            return Ok(self.text("never built"));
        };
        for input in dep_info_inputs(&text) {
            self = self.path(&input)?;
        }
        Ok(self)
    }

    fn value(&self) -> String {
        format!("{:016x}", self.hasher.finish())
    }
}

/// The fingerprint that a step had when it last succeeded.
pub struct Stamp(PathBuf);

impl Stamp {
    /// Kept in this file.
    pub fn at(file: PathBuf) -> Self {
        Self(file)
    }

    /// Whether nothing has changed since.
    pub fn holds(&self, fingerprint: &Fingerprint) -> bool {
        fs::read_to_string(&self.0).is_ok_and(|kept| kept == fingerprint.value())
    }

    /// Remembers it. A file changed while the step ran may or may not have been seen by
    /// it: then nothing is remembered, and the next run looks again.
    pub fn set(&self, fingerprint: &Fingerprint, started: SystemTime) -> Result<()> {
        if fingerprint.newest.is_some_and(|newest| newest > started) {
            return self.clear();
        }
        if let Some(folder) = self.0.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.0, fingerprint.value())
            .with_context(|| format!("{} cannot be written", self.0.display()))
    }

    fn clear(&self) -> Result<()> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// A folder's entries, in the same order on every machine.
pub fn sorted(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect()
}

/// Dep-info is a makefile rule: `output: input input…`, with spaces in names escaped.
fn dep_info_inputs(text: &str) -> BTreeSet<PathBuf> {
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(_, inputs)| {
            inputs
                .replace("\\ ", "\0")
                .split(' ')
                .filter(|name| !name.is_empty())
                .map(|name| PathBuf::from(name.replace('\0', " ")))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dep_info_names_keep_their_spaces() {
        let inputs = dep_info_inputs("/t/edge.wasm: /src/lib.rs /my\\ src/a.rs\n\n");
        let expected = ["/my src/a.rs", "/src/lib.rs"].map(PathBuf::from);
        assert!(inputs.iter().eq(expected.iter()));
    }

    #[test]
    fn what_is_missing_counts() -> Result<()> {
        let missing = Fingerprint::default().path(Path::new("/does/not/exist"))?;
        assert_ne!(missing.value(), Fingerprint::default().value());
        Ok(())
    }
}
