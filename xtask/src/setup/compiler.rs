//! A Rust compiler that is on this machine, as it describes itself.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{project::which, run::Run};

/// The target of everything that this project ships.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A compiler and what belongs to it.
#[derive(Clone)]
pub struct Compiler {
    /// The program.
    pub rustc: PathBuf,
    /// Its standard libraries.
    pub sysroot: PathBuf,
    /// What it says of itself, with its commit.
    pub version: String,
}

impl Compiler {
    /// Asks a compiler, by name or path.
    pub fn ask(rustc: &Path) -> Result<Self> {
        let version = Run::new(rustc).args(["--version", "--verbose"]).text()?;
        let sysroot = Run::new(rustc).args(["--print", "sysroot"]).text()?;
        Ok(Self { rustc: rustc.to_owned(), sysroot: PathBuf::from(sysroot), version })
    }

    /// The compiler that native builds use.
    pub fn active() -> Result<Self> {
        Self::ask(Path::new("rustc")).context("Rust is needed: install it with rustup")
    }

    /// A line of the version text, such as `release` or `host`.
    pub fn field(&self, name: &str) -> Result<&str> {
        self.version
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
            .with_context(|| format!("{} does not name its {name}", self.rustc.display()))
    }

    /// Major and minor number of the release.
    pub fn release(&self) -> Option<(u32, u32)> {
        let mut numbers = self.field("release").ok()?.split('.');
        Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
    }

    /// The standard libraries of one target.
    pub fn libraries(&self, target: &str) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(target)
    }

    /// Whether the target's standard library is there.
    pub fn has_wasm(&self) -> bool {
        self.libraries(WASM).join("lib").is_dir()
    }

    /// Whether the standard library's source is there, to build it anew.
    pub fn has_source(&self) -> bool {
        self.sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
    }

    /// The cargo, or another tool, that came with it.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.sysroot.join("bin").join(name)
    }

    /// A linker for Wasm: its own, that of the active toolchain, or LLVM's from the system.
    pub fn linker(&self, active: &Self) -> Option<PathBuf> {
        [self, active]
            .iter()
            .filter_map(|compiler| {
                let host = compiler.field("host").ok()?;
                Some(compiler.libraries(host).join("bin/rust-lld"))
            })
            .find(|file| file.is_file())
            .or_else(|| which("lld"))
    }
}
