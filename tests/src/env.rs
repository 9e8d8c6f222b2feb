//! What `cargo xtask test` passes to the tests.

use anyhow::{Context, Result};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// A path that xtask passes in the environment.
fn path(name: &str) -> Result<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .with_context(|| format!("{name} is not set: run the end-to-end tests with `cargo xtask test e2e`"))
}

/// The repository.
pub fn root() -> Result<PathBuf> {
    path("TICKET_ROOT")
}

/// The folder that holds node and wrangler.
pub fn node_bin() -> Result<PathBuf> {
    path("TICKET_NODE_BIN")
}

/// `ChromeDriver`.
pub fn chromedriver() -> Result<PathBuf> {
    path("TICKET_CHROMEDRIVER")
}

/// Chromium.
pub fn chromium() -> Result<PathBuf> {
    path("TICKET_CHROMIUM")
}

/// Schemathesis.
pub fn schemathesis() -> Result<PathBuf> {
    path("TICKET_SCHEMATHESIS")
}

/// The folder of Redmine's program.
pub fn redmine() -> Result<PathBuf> {
    path("TICKET_REDMINE")
}

/// What serves Request Tracker.
pub fn rt_server() -> Result<PathBuf> {
    path("TICKET_RT_SERVER")
}

/// What makes a database for it.
pub fn rt_setup() -> Result<PathBuf> {
    path("TICKET_RT_SETUP")
}

/// The folder of WordPress's program.
pub fn wordpress() -> Result<PathBuf> {
    path("TICKET_WORDPRESS")
}

/// A Python that has Wagtail.
pub fn wagtail() -> Result<PathBuf> {
    path("TICKET_WAGTAIL")
}

/// A folder of this name for logs and screenshots; made when it is missing, kept when the tests
/// end.
pub fn artifacts(name: &str) -> Result<PathBuf> {
    let folder = path("TICKET_ARTIFACTS")?.join(name);
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// The search path with the project's own node before any other.
pub fn search_path(node_bin: &Path) -> Result<OsString> {
    let others = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(node_bin.to_owned()).chain(env::split_paths(&others));
    Ok(env::join_paths(folders)?)
}
