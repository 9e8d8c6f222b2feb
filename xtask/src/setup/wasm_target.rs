//! The standard library for Wasm, by the first way that works: the toolchain has it,
//! rustup adds it, or it is built from the source that Debian ships with its own compiler.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, bail};

use super::{
    apt,
    compiler::{Compiler, WASM},
    sysroot::{self, Flavour},
    toolchain::Toolchain,
};
use crate::{
    project::{Project, which},
    run::Run,
    say,
};

/// Where its server cannot be reached, rustup waits rather than fails.
const RUSTUP_LIMIT: Duration = Duration::from_secs(20);

/// How long a failed attempt is taken for granted.
const RETRY_AFTER: Duration = Duration::from_hours(24);

/// The oldest Rust that compiles this workspace.
const OLDEST: (u32, u32) = (1, 95);

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// The toolchain for the Worker.
pub fn ensure(project: &Project) -> Result<Toolchain> {
    let active = Compiler::active()?;
    if active.has_wasm() {
        return Ok(Toolchain::own(project, active));
    }
    if let Some(toolchain) = debian().and_then(|it| Toolchain::ready(project, it, Flavour::Usual)) {
        return Ok(toolchain);
    }
    if rustup(project, &["target", "add", WASM]) && active.has_wasm() {
        say::step("rust std", &format!("{WASM} added by rustup"));
        return Ok(Toolchain::own(project, active));
    }
    let compiler = install_debian().with_context(|| {
        format!("there is no standard library for {WASM}; where rustup reaches its server, `rustup target add {WASM}` is all it takes")
    })?;
    let folder = sysroot::folder(&project.cache, &compiler, Flavour::Usual)?;
    let linker = linker(&compiler, &active)?;
    sysroot::build(&folder, &compiler, &linker, Flavour::Usual)?;
    Ok(Toolchain::private(project, compiler, folder, Flavour::Usual))
}

/// The toolchain for the widget. The smaller library saves a reporter some kilobytes but
/// is not worth failing for: without it the usual one serves.
pub fn ensure_small(project: &Project, usual: &Toolchain) -> Toolchain {
    let compiler = usual.compiler.clone();
    if let Some(toolchain) = Toolchain::ready(project, compiler.clone(), Flavour::Small) {
        return toolchain;
    }
    let attempt = Attempt::of(project, "small-std", &compiler.version);
    if attempt.failed_lately() {
        return usual.clone();
    }
    match build_small(project, compiler) {
        Ok(toolchain) => toolchain,
        Err(error) => {
            say::step(
                "rust std",
                &format!("the widget uses the usual library, and is larger for it: {error:#}"),
            );
            attempt.remember_failure();
            usual.clone()
        }
    }
}

/// clippy of the version that the library was built by: another cannot read it.
pub fn ensure_clippy(toolchain: &Toolchain) -> Result<PathBuf> {
    let clippy = toolchain.compiler.tool("cargo-clippy");
    if toolchain.private.is_none() || clippy.is_file() {
        return Ok(clippy);
    }
    apt::install(&["rust-web-clippy"])?;
    if !clippy.is_file() {
        bail!("{} is still missing: install the clippy that belongs to {DEBIAN_RUSTC}", clippy.display());
    }
    Ok(clippy)
}

fn build_small(project: &Project, compiler: Compiler) -> Result<Toolchain> {
    if !compiler.has_source() && !rustup(project, &["component", "add", "rust-src"]) {
        bail!("there is no rust-src");
    }
    let folder = sysroot::folder(&project.cache, &compiler, Flavour::Small)?;
    let linker = linker(&compiler, &Compiler::active()?)?;
    sysroot::build(&folder, &compiler, &linker, Flavour::Small)?;
    Ok(Toolchain::private(project, compiler, folder, Flavour::Small))
}

/// Debian's compiler, if it is here, is new enough and has its source.
fn debian() -> Option<Compiler> {
    let rustc = Path::new(DEBIAN_RUSTC);
    let compiler = rustc.is_file().then(|| Compiler::ask(rustc).ok()).flatten()?;
    let new_enough = compiler.release().is_some_and(|release| release >= OLDEST);
    (new_enough && compiler.has_source()).then_some(compiler)
}

fn install_debian() -> Result<Compiler> {
    if let Some(compiler) = debian() {
        return Ok(compiler);
    }
    // The compiler that Debian keeps current for its browsers.
    apt::install(&["rustc-web", "cargo-web", "rust-web-src"])?;
    debian().with_context(|| {
        format!("{DEBIAN_RUSTC} is not Rust {}.{} or later with its source", OLDEST.0, OLDEST.1)
    })
}

fn linker(compiler: &Compiler, active: &Compiler) -> Result<PathBuf> {
    if let Some(linker) = compiler.linker(active) {
        return Ok(linker);
    }
    apt::install(&["lld"])?;
    compiler.linker(active).context("there is no linker for Wasm: install LLVM's lld")
}

/// Lets rustup fetch something, for a short while; whether it did.
fn rustup(project: &Project, arguments: &[&str]) -> bool {
    if which("rustup").is_none() {
        return false;
    }
    let name = format!("rustup {}", arguments.join(" "));
    let attempt = Attempt::of(project, "rustup", &name);
    if attempt.failed_lately() {
        return false;
    }
    say::step("rust std", &format!("trying `{name}`, for at most {} s", RUSTUP_LIMIT.as_secs()));
    let fetched = Run::new("rustup").args(arguments).quiet_within(RUSTUP_LIMIT);
    if let Err(error) = &fetched {
        say::step("rust std", &format!("{error:#}; going another way"));
        attempt.remember_failure();
    }
    fetched.is_ok()
}

/// Something that failed and need not be tried again at every start.
struct Attempt {
    note: PathBuf,
    what: String,
}

impl Attempt {
    fn of(project: &Project, kind: &str, what: &str) -> Self {
        let words: String =
            what.chars().take(60).map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        Self { note: project.cache.join(format!("failed-{kind}-{words}")), what: what.to_owned() }
    }

    fn failed_lately(&self) -> bool {
        let same = fs::read_to_string(&self.note).is_ok_and(|what| what == self.what);
        let age = fs::metadata(&self.note)
            .and_then(|data| data.modified())
            .ok()
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        same && age.is_some_and(|age| age < RETRY_AFTER)
    }

    fn remember_failure(&self) {
        // Not remembered, it is only tried again.
        let _ = fs::write(&self.note, &self.what);
    }
}
