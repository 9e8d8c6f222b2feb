//! What a crate's build reads: the manifests, and each file that the compiler itself
//! says it read the last time.

use std::path::Path;

use anyhow::Result;

use crate::{fingerprint::Fingerprint, project::Project, setup::Toolchain};

/// The inputs of one crate, which is named like its folder, and of how it is built. `recipe`
/// is whatever else the result depends on, such as the version of a tool.
pub fn of(
    project: &Project,
    toolchain: &Toolchain,
    folder: &str,
    profile: &str,
    recipe: &str,
) -> Result<Fingerprint> {
    let package = folder.rsplit('/').next().unwrap_or(folder);
    let dep_info =
        toolchain.target_dir().join("wasm32-unknown-unknown").join(profile).join(format!("{package}.d"));
    let manifests = ["Cargo.toml", "Cargo.lock", "desk/Cargo.toml", "package-lock.json"];
    let mut fingerprint = Fingerprint::default()
        .text(&toolchain.identity())
        .text(recipe)
        .path(&project.root.join(folder).join("Cargo.toml"))?;
    for manifest in manifests {
        fingerprint = fingerprint.path(&project.root.join(manifest))?;
    }
    fingerprint.dep_info(Path::new(&dep_info))
}
