//! `cargo xtask bench NAME`: the figures that the budgets speak of.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{build, fingerprint::sorted, project::Project, run::Run};

/// Runs one benchmark.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    match arguments.first().map(String::as_str) {
        Some("bytes") => {
            build::run(project)?;
            bytes(project)
        }
        Some("edge") => {
            let kit = build::run(project)?;
            build::bare(project, &kit)?;
            edge(project)
        }
        _ => {
            bail!("name a benchmark: `bytes` for what travels to a reporter, `edge` for what a ticket costs")
        }
    }
}

/// What a reporter's browser downloads, file by file.
fn bytes(project: &Project) -> Result<()> {
    println!("{:<24} {:>9} {:>9}", "file", "raw", "brotli 11");
    for file in sorted(&project.target("www"))? {
        let travels =
            file.extension().is_some_and(|extension| ["js", "css", "wasm"].iter().any(|it| extension == *it));
        if travels {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let raw = fs::metadata(&file)?.len();
            println!("{name:<24} {raw:>9} {:>9}", brotli(project, &file)?);
        }
    }
    Ok(())
}

/// The size by brotli's own encoder, which Node has inside, at its best and slowest.
fn brotli(project: &Project, file: &Path) -> Result<u64> {
    const SCRIPT: &str = "const { brotliCompressSync, constants } = require('node:zlib');
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
        const content = require('node:fs').readFileSync(process.argv[1]);
        console.log(brotliCompressSync(content, { params }).length)";
    project
        .node("node")?
        .args(["--eval", SCRIPT])
        .arg(file)
        .text()?
        .parse()
        .context("node did not print a size")
}

/// A ticket's cost in workerd; the measuring program starts its own servers.
fn edge(project: &Project) -> Result<()> {
    // Not optimised: it waits for answers, and an optimised build takes minutes.
    crate::test::with_places(project, Run::new("cargo"))?
        .args(["run", "--quiet", "--package", "tests", "--bin", "bench-edge"])
        .loud()
}
