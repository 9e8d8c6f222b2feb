//! What runs in the browser, the widget, the marker and the warnings: Rust to Wasm, as small as it gets, and the
//! JavaScript that joins it to the browser.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

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

/// For size, until nothing changes any more. The lowest kilobyte of memory is the far end of the
/// stack, which no program of this size comes to.
const OPTIMISE: [&str; 3] = ["-Oz", "--converge", "--low-memory-unused"];

/// What is built so; each is the name of a crate, of its folder, and of its files.
pub const MODULES: [&str; 3] = ["widget", "marker", "warning"];

/// The files of a module, which are served as they are.
pub fn files(project: &Project, module: &str) -> [PathBuf; 2] {
    [format!("{module}.js"), format!("{module}_bg.wasm")].map(|name| project.target(module).join(name))
}

/// Builds one of [`MODULES`].
pub fn build(project: &Project, kit: &Kit, module: &str) -> Result<Outcome> {
    let out = project.target(module);
    let start = project.root.join(module).join("start.js");
    let recipe = format!("{} {FEATURES:?} {OPTIMISE:?} short names", kit.wasm_bindgen.display());
    let inputs = || crate_inputs::of(project, &kit.small, module, PROFILE, &recipe)?.path(&start);
    let stamp = Stamp::at(out.join("built-from"));
    if stamp.holds(&inputs()?) {
        return Ok(Outcome::Fresh);
    }
    let started = SystemTime::now();
    kit.small
        .cargo()?
        .args(["build", "--quiet", "--package", module, "--lib"])
        .args(["--profile", PROFILE, "--target", "wasm32-unknown-unknown"])
        .in_dir(&project.root)
        .loud()?;
    let compiled =
        kit.small.target_dir().join("wasm32-unknown-unknown").join(PROFILE).join(format!("{module}.wasm"));
    bind(&compiled, &out, kit, module)?;
    let [glue, wasm] = files(project, module);
    let names = optimise(project, &wasm)?;
    rename(&glue, &names)?;
    shorten(project, &glue, &start)?;
    stamp.set(&inputs()?, started)?;
    Ok(Outcome::Built)
}

fn bind(compiled: &Path, out: &Path, kit: &Kit, module: &str) -> Result<()> {
    Run::new(&kit.wasm_bindgen)
        .arg(compiled)
        .args(["--target", "web", "--no-typescript", "--out-name", module])
        .arg("--out-dir")
        .arg(out)
        .quiet()
}

/// Makes the module small, its names included. Returns what it calls them now, as wasm-opt prints it.
fn optimise(project: &Project, wasm: &Path) -> Result<String> {
    let optimised = wasm.with_extension("optimised");
    let names = project
        .node("wasm-opt")?
        .arg(wasm)
        .args(OPTIMISE)
        .args(FEATURES)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg("--minify-imports-and-exports-and-modules")
        .arg("-o")
        .arg(&optimised)
        .text()?;
    fs::rename(optimised, wasm)?;
    Ok(names)
}

/// Calls in the glue what the module calls so now. wasm-bindgen's names have 16 random digits each,
/// which nothing compresses: two kilobytes for the widget.
///
/// A line of `names` is `["./widget_bg.js", "__wbg_focus_…", "a"]` or `["memory", "b"]`.
fn rename(glue: &Path, names: &str) -> Result<()> {
    let mut text = fs::read_to_string(glue)?;
    for line in names.lines() {
        // Every other piece stood between quotation marks.
        let pieces: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        match pieces[..] {
            [_, long, short] if line.trim().starts_with('[') => {
                text = text.replace(&format!("{long}: function"), &format!("{short}: function"));
            }
            [long, short] => text = replace_word(&text, &format!("wasm.{long}"), &format!("wasm.{short}")),
            _ => {}
        }
    }
    let module = glue.file_stem().unwrap_or_default().to_string_lossy();
    text = text.replace(&format!("\"./{module}_bg.js\""), "\"a\"");
    Ok(fs::write(glue, text)?)
}

/// Replaces a word wherever no letter follows.
fn replace_word(text: &str, long: &str, short: &str) -> String {
    let mut pieces = text.split(long);
    let mut replaced = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let goes_on = piece.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        replaced.push_str(if goes_on { long } else { short });
        replaced.push_str(piece);
    }
    replaced
}

/// Minifies the glue. A module with a `start.js` gets only what that calls of it; the warnings in
/// it are for other ways to load a module.
fn shorten(project: &Project, glue: &Path, start: &Path) -> Result<()> {
    let esbuild = project.node("esbuild")?;
    let esbuild = if start.is_file() {
        let beside = glue.with_file_name("start.js");
        fs::copy(start, &beside)?;
        esbuild.arg(beside).args(["--bundle", "--drop:console"])
    } else {
        esbuild.arg(glue)
    };
    esbuild
        .args(["--minify", "--format=esm", "--charset=utf8", "--allow-overwrite"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outfile={}", glue.display()))
        .quiet()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_replaced() {
        let glue = "wasm.mark(1); wasm.marker_export(2); wasm.mark";
        assert_eq!(replace_word(glue, "wasm.mark", "wasm.da"), "wasm.da(1); wasm.marker_export(2); wasm.da");
    }
}
