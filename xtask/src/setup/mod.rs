//! What the project needs on a machine. Each step looks first and is done in
//! milliseconds when nothing is missing.

mod apt;
mod cargo_tools;
mod chromium;
mod compiler;
mod node;
mod python;
mod redmine;
mod request_tracker;
mod sysroot;
mod toolchain;
mod wasm_target;
mod wordpress;

use std::path::PathBuf;

use anyhow::Result;

pub use self::{chromium::Browser, node::packages, request_tracker::RequestTracker, toolchain::Toolchain};
use crate::project::Project;

/// What a build uses.
pub struct Kit {
    /// Compiles the Worker.
    pub wasm: Toolchain,
    /// Compiles the widget: with the smaller standard library where it can be had.
    pub small: Toolchain,
    /// wasm-bindgen, at the version of the crate.
    pub wasm_bindgen: PathBuf,
    /// worker-build.
    pub worker_build: PathBuf,
}

/// Everything that a build needs.
pub fn for_build(project: &Project) -> Result<Kit> {
    let _busy = Project::lock(&project.cache, "setup")?;
    node::ensure(project)?;
    let wasm = wasm_target::ensure(project)?;
    let small = wasm_target::ensure_small(project, &wasm);
    let wasm_bindgen = cargo_tools::wasm_bindgen(project)?;
    let worker_build = cargo_tools::worker_build(project)?;
    cargo_tools::tidy(project)?;
    Ok(Kit { wasm, small, wasm_bindgen, worker_build })
}

/// What the Worker's own toolchain needs to run clippy.
pub fn for_wasm_clippy(project: &Project) -> Result<(Toolchain, PathBuf)> {
    let _busy = Project::lock(&project.cache, "setup")?;
    let wasm = wasm_target::ensure(project)?;
    let clippy = wasm_target::ensure_clippy(&wasm)?;
    Ok((wasm, clippy))
}

/// Checks licences and sources of all dependencies.
pub fn for_deny(project: &Project) -> Result<PathBuf> {
    let _busy = Project::lock(&project.cache, "setup")?;
    let program = cargo_tools::cargo_deny(project)?;
    cargo_tools::tidy(project)?;
    Ok(program)
}

/// A Python that makes wheels.
pub fn for_wheels(project: &Project) -> Result<PathBuf> {
    let _busy = Project::lock(&project.cache, "setup")?;
    python::wagtail(project)
}

/// What the end-to-end tests drive the product with.
pub struct TestKit {
    /// A real browser.
    pub browser: Browser,
    /// Sends what the API's description allows, and what it does not.
    pub schemathesis: PathBuf,
    /// A helpdesk: the folder of its program.
    pub redmine: PathBuf,
    /// A real helpdesk.
    pub request_tracker: RequestTracker,
    /// A content management system: the folder of its program.
    pub wordpress: PathBuf,
    /// A Python that has another one.
    pub wagtail: PathBuf,
}

/// A browser, for what measures in one.
pub fn browser() -> Result<Browser> {
    chromium::ensure()
}

/// Everything that the end-to-end tests need beside the build.
pub fn for_e2e(project: &Project) -> Result<TestKit> {
    let _busy = Project::lock(&project.cache, "setup")?;
    Ok(TestKit {
        browser: chromium::ensure()?,
        schemathesis: python::schemathesis(project)?,
        redmine: redmine::ensure()?,
        request_tracker: request_tracker::ensure()?,
        wordpress: wordpress::ensure()?,
        wagtail: python::wagtail(project)?,
    })
}

/// Everything, for a machine that will do all of it.
pub fn everything(project: &Project) -> Result<()> {
    for_build(project)?;
    for_wasm_clippy(project)?;
    for_deny(project)?;
    for_e2e(project)?;
    crate::say::step("setup", "complete");
    Ok(())
}
