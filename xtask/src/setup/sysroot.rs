//! A private set of standard libraries: a compiler's own for this machine, and one for
//! Wasm that is built here from the compiler's own source.
//!
//! Nothing outside the cache is written. A small script named `rustc` in its bin/ runs
//! the compiler with these libraries.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::compiler::{Compiler, WASM};
use crate::{run::Run, say};

/// How the standard library is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// As the target is shipped by Rust.
    Usual,
    /// For size, and a panic ends the program without a message: what the browser gets.
    Small,
}

impl Flavour {
    fn suffix(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Small => "-small",
        }
    }

    /// What everything compiled against the library is compiled with.
    pub fn rustflags(self) -> &'static str {
        match self {
            Self::Usual => "",
            // The library and its users must agree on how a panic ends.
            Self::Small => "-Zunstable-options -Cpanic=immediate-abort",
        }
    }

    fn cargo_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Usual => &["-Zbuild-std=std,panic_abort,test"],
            Self::Small => &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
        }
    }
}

/// Where the libraries of this compiler and flavour are kept.
pub fn folder(cache: &Path, compiler: &Compiler, flavour: Flavour) -> Result<PathBuf> {
    let release = compiler.field("release")?;
    Ok(cache.join(format!("sysroot-{release}{}", flavour.suffix())))
}

/// Whether they were built, by this very compiler, and are whole.
pub fn is_ready(folder: &Path, compiler: &Compiler) -> bool {
    let same = fs::read_to_string(folder.join("built-by")).is_ok_and(|by| by == compiler.version);
    let linker =
        compiler.field("host").map(|host| folder.join("lib/rustlib").join(host).join("bin/rust-lld"));
    // A linked program goes away with the toolchain that it belongs to.
    same && linker.is_ok_and(|file| file.is_file())
}

/// Builds them.
pub fn build(folder: &Path, compiler: &Compiler, linker: &Path, flavour: Flavour) -> Result<()> {
    let release = compiler.field("release")?;
    let what = format!("building {WASM}{} for Rust {release}, once, about a minute", flavour.suffix());
    say::timed("rust std", &what, || assemble(folder, compiler, linker, flavour))
}

fn assemble(folder: &Path, compiler: &Compiler, linker: &Path, flavour: Flavour) -> Result<()> {
    let mut work = folder.as_os_str().to_owned();
    work.push("-building");
    let work = PathBuf::from(work);
    // What an interrupted build left is of no use.
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let finished = work.join("sysroot");
    let rlibs = compile(&work, compiler, flavour)?;
    let wasm = finished.join("lib/rustlib").join(WASM).join("lib");
    fs::create_dir_all(&wasm)?;
    for file in rlibs {
        let name = file.file_name().context("a library has a name")?;
        fs::copy(&file, wasm.join(name))?;
    }
    link_host(&finished, compiler, linker)?;
    write_rustc(&finished, folder, compiler)?;
    fs::write(finished.join("built-by"), &compiler.version)?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(&finished, folder)?;
    fs::remove_dir_all(&work)?;
    Ok(())
}

/// Compiles an empty crate with the standard library as part of the build.
fn compile(work: &Path, compiler: &Compiler, flavour: Flavour) -> Result<Vec<PathBuf>> {
    let package = work.join("package");
    fs::create_dir_all(package.join("src"))?;
    fs::write(
        package.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n",
    )?;
    fs::write(package.join("src/lib.rs"), "")?;
    let target = work.join("target");
    Run::new(compiler.tool("cargo"))
        .in_dir(&package)
        .args(["build", "--release", "--target", WASM])
        .args(flavour.cargo_arguments())
        .env("RUSTC", compiler.tool("rustc"))
        // The flags below are not stable. They are used on the standard library alone.
        .env("RUSTC_BOOTSTRAP", "1")
        // Link-time optimisation across the library needs its bitcode.
        .env("RUSTFLAGS", format!("-Cembed-bitcode=yes {}", flavour.rustflags()))
        .env("CARGO_TARGET_DIR", &target)
        .without_env("CARGO_ENCODED_RUSTFLAGS")
        .without_env("RUSTUP_TOOLCHAIN")
        // `cargo run` points it at the libraries of another compiler.
        .without_env("LD_LIBRARY_PATH")
        .quiet()
        .context("the standard library could not be built")?;
    let mut rlibs = Vec::new();
    for entry in fs::read_dir(target.join(WASM).join("release/deps"))? {
        let path = entry?.path();
        let own = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libempty-"));
        if path.extension().is_some_and(|extension| extension == "rlib") && !own {
            rlibs.push(path);
        }
    }
    Ok(rlibs)
}

/// Build scripts and macros run on this machine: for them, the compiler's own libraries.
fn link_host(sysroot: &Path, compiler: &Compiler, linker: &Path) -> Result<()> {
    let host = compiler.field("host")?;
    let folder = sysroot.join("lib/rustlib").join(host);
    fs::create_dir_all(folder.join("bin"))?;
    symlink(compiler.libraries(host).join("lib"), folder.join("lib"))?;
    symlink(linker, folder.join("bin/rust-lld"))?;
    Ok(())
}

fn write_rustc(sysroot: &Path, home: &Path, compiler: &Compiler) -> Result<()> {
    let bin = sysroot.join("bin");
    fs::create_dir_all(&bin)?;
    let script = format!(
        "#!/bin/sh\nexec '{}' --sysroot '{}' \"$@\"\n",
        compiler.tool("rustc").display(),
        home.display()
    );
    let rustc = bin.join("rustc");
    fs::write(&rustc, script)?;
    fs::set_permissions(&rustc, fs::Permissions::from_mode(0o755))?;
    // worker-build finds both by name: a cargo of another version stays out of it.
    symlink(compiler.tool("cargo"), bin.join("cargo"))?;
    Ok(())
}
