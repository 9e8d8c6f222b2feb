//! `cargo xtask bench NAME`: the figures that the budgets speak of.

mod bytes;
mod peers;

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

pub use self::bytes::within_limits;
use crate::{build, project::Project, run::Run};

/// Runs one benchmark.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    match arguments.first().map(String::as_str) {
        Some("bytes") => {
            build::run(project)?;
            bytes::run(project)
        }
        Some("edge") => {
            let kit = build::run(project)?;
            build::bare(project, &kit)?;
            // Not optimised: it waits for answers, and an optimised build takes minutes.
            program(project, "bench-edge")?.loud()
        }
        Some("widget") => {
            build::run(project)?;
            bytes::run(project)?;
            let browser = crate::setup::browser()?;
            program(project, "bench-widget")?
                .env("TICKET_CHROMIUM", browser.chromium)
                .env("TICKET_CHROMEDRIVER", browser.chromedriver)
                .loud()
        }
        _ => bail!(
            "name a benchmark: `bytes` for what travels to a reporter, `widget` for how soon they can type, \
             `edge` for what a ticket costs"
        ),
    }
}

/// A measuring program of the tests; it starts its own servers.
fn program(project: &Project, name: &str) -> Result<Run> {
    let run = crate::test::with_places(project, Run::new("cargo"))?;
    Ok(run.args(["run", "--quiet", "--package", "tests", "--bin", name]))
}

/// Puts a section into BENCHMARKS.md in place of the last one, which begins with the same heading.
fn keep(project: &Project, section: &str) -> Result<()> {
    let path = project.root.join("BENCHMARKS.md");
    let document = fs::read_to_string(&path).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    let heading = section.lines().next().unwrap_or_default();
    let (before, rest) = document.split_once(heading).unwrap_or((&document, ""));
    let after = rest.find("\n## ").map_or("", |at| &rest[at..]);
    Ok(fs::write(path, format!("{}\n\n{section}{after}", before.trim_end()))?)
}

/// Compresses files by brotli's own encoder, which Node has inside, at its best and slowest; each
/// becomes a file of its name with `.br` in the folder.
fn compress(project: &Project, files: &[&Path], folder: &Path) -> Result<()> {
    const SCRIPT: &str = "const { brotliCompressSync, constants } = require('node:zlib');
        const { basename, join } = require('node:path'), fs = require('node:fs');
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }, [folder, ...files] = process.argv.slice(1);
        for (const file of files) {
          const small = brotliCompressSync(fs.readFileSync(file), { params });
          fs.writeFileSync(join(folder, basename(file) + '.br'), small);
        }";
    fs::create_dir_all(folder)?;
    project.node("node")?.args(["--eval", SCRIPT]).arg(folder).args(files).quiet()
}

/// The size of a file in bytes.
fn size(file: &Path) -> Result<u64> {
    Ok(fs::metadata(file).with_context(|| format!("{} is not there", file.display()))?.len())
}
