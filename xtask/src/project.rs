//! Where things are: the repository, its target folder and this user's cache.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{run::Run, say};

/// The repository and the cache that all clones of it on this machine share.
pub struct Project {
    /// The repository's root.
    pub root: PathBuf,
    /// Tools and standard libraries, by name and version.
    pub cache: PathBuf,
}

impl Project {
    /// Finds both; makes the cache folder.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask/ must lie in the repository's root")?
            .to_owned();
        let cache = cache_home()
            // A machine without a home still builds, only not for the next clone.
            .unwrap_or_else(|| root.join("target/cache"))
            .join("ticket-widget");
        fs::create_dir_all(&cache).with_context(|| {
            format!("{} cannot be made: set XDG_CACHE_HOME to a folder that can be written", cache.display())
        })?;
        Ok(Self { root, cache })
    }

    /// A path under target/. `wrangler.toml` names two of them, so a
    /// `CARGO_TARGET_DIR` from outside does not move them.
    pub fn target(&self, path: &str) -> PathBuf {
        self.root.join("target").join(path)
    }

    /// Where npm puts the commands of its packages.
    pub fn node_bin(&self) -> PathBuf {
        self.root.join("node_modules/.bin")
    }

    /// One of these commands, run by the project's own Node.
    pub fn node(&self, program: &str) -> Result<Run> {
        let bin = self.node_bin();
        Run::new(bin.join(program)).first_in_path(&bin)
    }

    /// Waits for any other xtask that does the same, until the guard is dropped.
    pub fn lock(folder: &Path, name: &str) -> Result<File> {
        fs::create_dir_all(folder)?;
        let path = folder.join(format!(".{name}.lock"));
        let file = File::create(&path).with_context(|| format!("{} cannot be made", path.display()))?;
        if file.try_lock().is_err() {
            say::step(name, "waiting for another xtask that is busy with this");
            file.lock()?;
        }
        Ok(file)
    }
}

/// The program that this name means on the search path.
pub fn which(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn cache_home() -> Option<PathBuf> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))
}
