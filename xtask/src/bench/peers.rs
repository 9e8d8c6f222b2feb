//! The same figures for what others offer on npm, built in the same way. `tests/peers/` names the
//! versions; they are installed when they are asked for.

use std::{fmt::Write as _, path::PathBuf};

use anyhow::Result;

use super::{compress, size};
use crate::{fingerprint::sorted, project::Project, setup};

/// Names of the entries in `tests/peers/`, and what each is.
const PEERS: [(&str, &str); 2] =
    [("sentry", "@sentry/browser, with the page"), ("sentry-late", "@sentry/browser, on the click")];

/// Builds and measures them; a table.
pub fn measure(project: &Project) -> Result<String> {
    let source = project.root.join("tests/peers");
    setup::packages(&source)?;
    let mut text =
        String::from("| peer | before anybody asks | until the form is there |\n|---|---:|---:|\n");
    for (entry, name) in PEERS {
        let out = project.target("peers").join(entry);
        if out.exists() {
            std::fs::remove_dir_all(&out)?;
        }
        project
            .node("esbuild")?
            .arg(source.join(format!("{entry}.js")))
            .args(["--bundle", "--splitting", "--minify", "--format=esm", "--charset=utf8"])
            .args(["--define:__SENTRY_DEBUG__=false", "--define:__SENTRY_TRACING__=false"])
            .args(["--legal-comments=none", "--log-level=warning"])
            .arg(format!("--outdir={}", out.display()))
            .quiet()?;
        let files: Vec<PathBuf> = sorted(&out)?.into_iter().collect();
        let small = out.join("small");
        compress(project, &files.iter().map(PathBuf::as_path).collect::<Vec<_>>(), &small)?;
        let (mut first, mut all) = (0, 0);
        for file in &files {
            let file = file.file_name().unwrap_or_default().to_string_lossy();
            let bytes = size(&small.join(format!("{file}.br")))?;
            all += bytes;
            if file == format!("{entry}.js") {
                first = bytes;
            }
        }
        writeln!(text, "| {name} {} | {first} | {all} |", version(project)?)?;
    }
    Ok(text)
}

fn version(project: &Project) -> Result<String> {
    project.node("node")?.args(["--print", "require(process.argv[1]).version"]).arg(package(project)).text()
}

fn package(project: &Project) -> PathBuf {
    project.root.join("tests/peers/node_modules/@sentry/browser/package.json")
}
