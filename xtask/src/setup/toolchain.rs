//! What compiles to Wasm, and how a command is made to use it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::{
    compiler::Compiler,
    sysroot::{self, Flavour},
};
use crate::{project::Project, run::Run};

/// A compiler with a standard library for Wasm.
#[derive(Clone)]
pub struct Toolchain {
    /// The compiler itself.
    pub compiler: Compiler,
    /// The private libraries; none where the compiler brings its own for Wasm.
    pub private: Option<PathBuf>,
    flavour: Flavour,
    target_dir: PathBuf,
}

impl Toolchain {
    /// The compiler as it is: it has the target.
    pub fn own(project: &Project, compiler: Compiler) -> Self {
        Self { compiler, private: None, flavour: Flavour::Usual, target_dir: project.target("wasm") }
    }

    /// The compiler with libraries from the cache.
    pub fn private(project: &Project, compiler: Compiler, folder: PathBuf, flavour: Flavour) -> Self {
        // Compiled against one library, nothing is of use to the other.
        let target_dir = project.target(match flavour {
            Flavour::Usual => "wasm",
            Flavour::Small => "wasm-small",
        });
        Self { compiler, private: Some(folder), flavour, target_dir }
    }

    /// One that is already built, if there is.
    pub fn ready(project: &Project, compiler: Compiler, flavour: Flavour) -> Option<Self> {
        let folder = sysroot::folder(&project.cache, &compiler, flavour).ok()?;
        sysroot::is_ready(&folder, &compiler).then(|| Self::private(project, compiler, folder, flavour))
    }

    /// Tells it from every other that could have built the same.
    pub fn identity(&self) -> String {
        let home = self.private.as_deref().unwrap_or(&self.compiler.sysroot);
        format!("{}\n{}\n{}", self.compiler.version, home.display(), self.flavour.rustflags())
    }

    /// Where its builds go: apart from those for this machine, which are made by another
    /// compiler.
    pub fn target_dir(&self) -> &Path {
        &self.target_dir
    }

    /// Makes a command, and the cargo that it may call, compile with this.
    pub fn apply(&self, run: Run) -> Result<Run> {
        self.forget_others()?;
        let mut run = run.env("CARGO_TARGET_DIR", &self.target_dir);
        if let Some(home) = &self.private {
            let bin = home.join("bin");
            run = run
                .first_in_path(&bin)?
                .env("RUSTC", bin.join("rustc"))
                // clippy asks nobody but this where the libraries are.
                .env("SYSROOT", home)
                .without_env("RUSTUP_TOOLCHAIN")
                .without_env("CARGO")
                // `cargo run` points it at the libraries of another compiler.
                .without_env("LD_LIBRARY_PATH");
        }
        if !self.flavour.rustflags().is_empty() {
            run = run
                .env("RUSTFLAGS", self.flavour.rustflags())
                .env("RUSTC_BOOTSTRAP", "1")
                .without_env("CARGO_ENCODED_RUSTFLAGS");
        }
        Ok(run)
    }

    /// cargo with this toolchain.
    pub fn cargo(&self) -> Result<Run> {
        let cargo = match &self.private {
            Some(home) => home.join("bin/cargo"),
            None => PathBuf::from("cargo"),
        };
        self.apply(Run::new(cargo))
    }

    /// Removes builds that another toolchain left in the target folder: with a standard
    /// library of another build, cargo takes them for its own and the compiler does not.
    fn forget_others(&self) -> Result<()> {
        let note = self.target_dir.join("built-with");
        let identity = self.identity();
        if fs::read_to_string(&note).is_ok_and(|kept| kept == identity) {
            return Ok(());
        }
        if self.target_dir.exists() {
            fs::remove_dir_all(&self.target_dir)?;
        }
        fs::create_dir_all(&self.target_dir)?;
        fs::write(note, identity)?;
        Ok(())
    }
}
