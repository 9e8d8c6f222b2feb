//! The widget: Rust to Wasm, as small as it gets, and the JavaScript that joins it to the
//! browser.

use std::{fs, path::Path, time::SystemTime};

use anyhow::Result;

use super::{Outcome, crate_inputs};
use crate::{fingerprint::Stamp, project::Project, run::Run, setup::Kit};

const PROFILE: &str = "widget";

/// What rustc uses on this target and every browser with ES modules in workers has.
/// Named one by one: all of them would allow what browsers do not have yet.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

pub fn build(project: &Project, kit: &Kit) -> Result<Outcome> {
    let out = project.target("widget");
    let recipe = format!("{} {FEATURES:?}", kit.wasm_bindgen.display());
    let inputs = || crate_inputs::of(project, &kit.small, "widget", PROFILE, &recipe);
    let stamp = Stamp::at(out.join("built-from"));
    if stamp.holds(&inputs()?) {
        return Ok(Outcome::Fresh);
    }
    let started = SystemTime::now();
    kit.small
        .cargo()?
        .args(["build", "--quiet", "--package", "widget", "--lib"])
        .args(["--profile", PROFILE, "--target", "wasm32-unknown-unknown"])
        .in_dir(&project.root)
        .loud()?;
    let compiled = kit.small.target_dir().join("wasm32-unknown-unknown").join(PROFILE).join("widget.wasm");
    bind(&compiled, &out, kit)?;
    optimise(project, &out)?;
    shorten(project, &out)?;
    stamp.set(&inputs()?, started)?;
    Ok(Outcome::Built)
}

fn bind(compiled: &Path, out: &Path, kit: &Kit) -> Result<()> {
    Run::new(&kit.wasm_bindgen)
        .arg(compiled)
        .args(["--target", "web", "--no-typescript", "--out-name", "widget"])
        .arg("--out-dir")
        .arg(out)
        .quiet()
}

fn optimise(project: &Project, out: &Path) -> Result<()> {
    let wasm = out.join("widget_bg.wasm");
    let optimised = out.join("optimised.wasm");
    project
        .node("wasm-opt")?
        .arg(&wasm)
        .args(["-Oz", "--converge"])
        .args(FEATURES)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg("-o")
        .arg(&optimised)
        .quiet()?;
    fs::rename(optimised, wasm)?;
    Ok(())
}

fn shorten(project: &Project, out: &Path) -> Result<()> {
    let glue = out.join("widget.js");
    project
        .node("esbuild")?
        .arg(&glue)
        .args(["--minify", "--format=esm", "--charset=utf8", "--allow-overwrite"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outfile={}", glue.display()))
        .quiet()
}
