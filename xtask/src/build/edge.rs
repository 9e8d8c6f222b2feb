//! The Worker: worker-build compiles the edge crate and wraps it for workerd.

use std::time::SystemTime;

use anyhow::Result;

use super::{Outcome, crate_inputs};
use crate::{fingerprint::Stamp, project::Project, run::Run, setup::Kit};

pub fn build(project: &Project, kit: &Kit) -> Result<Outcome> {
    worker(project, kit, "edge", "worker")
}

/// The bare Worker that `cargo xtask bench edge` compares with: built in the same way.
pub fn bare(project: &Project, kit: &Kit) -> Result<Outcome> {
    worker(project, kit, "tests/bare", "bare")
}

fn worker(project: &Project, kit: &Kit, folder: &str, name: &str) -> Result<Outcome> {
    let out = project.target(name);
    let recipe = format!("{} {} no-opt", kit.worker_build.display(), kit.wasm_bindgen.display());
    let inputs = || crate_inputs::of(project, &kit.wasm, folder, "release", &recipe);
    let stamp = Stamp::at(project.target(&format!("{name}.built-from")));
    if stamp.holds(&inputs()?) && out.join("index.js").is_file() {
        return Ok(Outcome::Fresh);
    }
    let started = SystemTime::now();
    let run = Run::new(&kit.worker_build)
        .in_dir(&project.root.join(folder))
        // wasm-opt would take longer than all the rest, for a Worker that compresses worse.
        .args(["--release", "--no-opt", "--out-dir"])
        .arg(&out);
    kit.wasm.apply(with_tools(run, project, kit)?)?.quiet()?;
    stamp.set(&inputs()?, started)?;
    Ok(Outcome::Built)
}

/// Without these worker-build would download its own.
fn with_tools(run: Run, project: &Project, kit: &Kit) -> Result<Run> {
    let bin = project.node_bin();
    Ok(run
        .first_in_path(&bin)?
        .env("WASM_BINDGEN_BIN", &kit.wasm_bindgen)
        .env("ESBUILD_BIN", bin.join("esbuild")))
}
