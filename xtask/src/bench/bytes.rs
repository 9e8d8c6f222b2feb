//! What a reporter's browser downloads for a first ticket in one language, and its limits.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};

use super::{compress, keep, peers, size};
use crate::{fingerprint::sorted, project::Project, run::Run};

/// Every visitor of a site pays for this one, most of them for nothing.
const LOADER_MAX: u64 = 1_500;

/// All of a first ticket: a quarter of a second on a 3G line.
const TICKET_MAX: u64 = 40_000;

/// What sees to it that nothing typed is lost: comes once the form is open, and the form needs it for nothing.
const KEEP_MAX: u64 = 4_200;

/// What copies and saves a confirmation.
const DONE_MAX: u64 = 500;

/// What is fetched when files come near, beside its texts.
const FILES_MAX: u64 = 5_000;

/// What is fetched only when somebody marks a screenshot.
const TOOLS_MAX: u64 = 15_000;

/// What is fetched when somebody hands a password over.
const SEAL_MAX: u64 = 1_500;

/// What is fetched for a text that may hold a secret.
const WARNING_MAX: u64 = 6_000;

/// What is fetched when somebody types a title, where the desk knows answers.
const ANSWERS_MAX: u64 = 1_500;

/// What is fetched where a CMS says who is logged in.
const EDITOR_MAX: u64 = 1_000;

const LOADER: [&str; 1] = ["ticket-widget.js"];

/// Fetched at the first sign of interest, all at once. The fragment is the desk's form; the largest
/// language counts.
const OPENED: [&str; 5] = [FRAGMENT, "ticket-panel.js", "ticket.css", "widget.js", "widget_bg.wasm"];

/// Fetched with the open form, before the network goes.
const KEEP: [&str; 1] = ["ticket-keep.js"];

const DONE: [&str; 1] = ["ticket-done.js"];

const FILES: [&str; 2] = ["ticket-files.js", "ticket-files.css"];

const TOOLS: [&str; 4] = ["ticket-mark.js", "ticket-mark.css", "marker.js", "marker_bg.wasm"];

const ANSWERS: [&str; 2] = ["ticket-answers.js", "ticket-answers.css"];

const SEAL: [&str; 1] = ["ticket-seal.js"];

const WARNING: [&str; 2] = ["warning.js", "warning_bg.wasm"];

const EDITOR: [&str; 1] = ["ticket-editor.js"];

/// Served, but not to a widget.
const PAGES: [&str; 2] = ["page.css", "ticket-page.js"];

const FRAGMENT: &str = "fragment.html";

/// The section's heading in BENCHMARKS.md.
const HEADING: &str = "## What a reporter downloads";

const NOTES: &str = "\
- Brotli 11, bodies only. The fragment is the one of the largest language, as the desk renders it.
- The loader is all that a page pays before somebody shows interest. The rest is fetched at once then; what
  is for files when they come near, the tools when somebody marks a screenshot, what encrypts when somebody
  hands a password over, and what warns of secrets for a text that may hold one.
- The peer is bundled by the same esbuild from npm, with the constants that its documentation names for
  leaving out what is not used. *With the page* is what its documentation shows for npm; *on the click*
  puts all of it behind a dynamic import.
";

/// Prints the tables, beside the peers, and keeps them; fails above a limit.
pub fn run(project: &Project) -> Result<()> {
    let budget = Budget::measure(project)?;
    let peers = peers::measure(project)?;
    let section = format!("{HEADING}\n\n`cargo xtask bench bytes`\n\n{}\n{peers}\n{NOTES}", budget.table()?);
    print!("{section}");
    keep(project, &section)?;
    budget.check()
}

/// Fails above a limit.
pub fn within_limits(project: &Project) -> Result<()> {
    let budget = Budget::measure(project)?;
    print!("{}", budget.table()?);
    budget.check()
}

/// What has a limit: its name, its files with their sizes, and the most that they may have together.
struct Part {
    name: &'static str,
    files: Vec<(String, u64, u64)>,
    most: u64,
}

struct Budget([Part; 10]);

impl Budget {
    fn measure(project: &Project) -> Result<Self> {
        let served = project.target("www");
        all_are_counted(&served)?;
        let fragment = fragment(project)?;
        let small = project.target("bytes");
        let measure = |name, files: &[&str], most| -> Result<Part> {
            let files: Vec<PathBuf> = files
                .iter()
                .map(|file| if *file == FRAGMENT { fragment.clone() } else { served.join(file) })
                .collect();
            let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
            compress(project, &paths, &small)?;
            let files = paths.iter().map(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let compressed = size(&small.join(format!("{name}.br")))?;
                Ok((name, size(path)?, compressed))
            });
            Ok(Part { name, files: files.collect::<Result<_>>()?, most })
        };
        Ok(Self([
            measure("before anybody asks", &LOADER, LOADER_MAX)?,
            measure("a first ticket, with that", &[&LOADER[..], &OPENED].concat(), TICKET_MAX)?,
            measure("keeping what is typed, once it is open", &KEEP, KEEP_MAX)?,
            measure("copying and saving, on the confirmation", &DONE, DONE_MAX)?,
            measure("files, when they come near", &FILES, FILES_MAX)?,
            measure("tools for screenshots", &TOOLS, TOOLS_MAX)?,
            measure("handing over a password", &SEAL, SEAL_MAX)?,
            measure("warnings, when a text may hold a secret", &WARNING, WARNING_MAX)?,
            measure("known answers, when a title is typed", &ANSWERS, ANSWERS_MAX)?,
            measure("an editor's login", &EDITOR, EDITOR_MAX)?,
        ]))
    }

    fn table(&self) -> Result<String> {
        let mut text = String::from("| | raw | brotli | at most |\n|---|---:|---:|---:|\n");
        // The first part is within the second.
        for (name, raw, small) in self.0.iter().skip(1).flat_map(|part| &part.files) {
            writeln!(text, "| {name} | {raw} | {small} | |")?;
        }
        for part in &self.0 {
            writeln!(text, "| **{}** | {} | **{}** | {} |", part.name, part.raw(), part.small(), part.most)?;
        }
        // The first part is within the second; the two after it come along with every ticket.
        let [raw, small] = [Part::raw, Part::small].map(|of| self.0[1..4].iter().map(of).sum::<u64>());
        writeln!(text, "| a first ticket with what keeps, copies and saves | {raw} | {small} | |")?;
        Ok(text)
    }

    fn check(&self) -> Result<()> {
        for part in &self.0 {
            let (name, small, most) = (part.name, part.small(), part.most);
            ensure!(small <= most, "{name}: {small} bytes, which is {} too many", small - most);
        }
        Ok(())
    }
}

impl Part {
    fn raw(&self) -> u64 {
        self.files.iter().map(|(_, raw, _)| raw).sum()
    }

    fn small(&self) -> u64 {
        self.files.iter().map(|(_, _, small)| small).sum()
    }
}

/// Nothing is served to a widget that no limit knows of.
fn all_are_counted(served: &Path) -> Result<()> {
    let known: BTreeSet<&str> =
        [&LOADER[..], &OPENED, &KEEP, &DONE, &FILES, &TOOLS, &SEAL, &WARNING, &ANSWERS, &EDITOR, &PAGES]
            .concat()
            .into_iter()
            .collect();
    for file in sorted(served)? {
        let travels = file.extension().is_some_and(|it| ["js", "css", "wasm"].iter().any(|kind| it == *kind));
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        ensure!(
            !travels || known.contains(name.as_ref()),
            "{name} has no limit yet: say in xtask/src/bench/bytes.rs when it is fetched"
        );
    }
    Ok(())
}

/// The largest of the fragments, rendered by the edge's own code.
fn fragment(project: &Project) -> Result<PathBuf> {
    Run::new("cargo")
        .in_dir(&project.root)
        .args(["test", "--quiet", "--package", "edge", "--lib", "fragments", "--", "--ignored"])
        .quiet()?;
    let folder = project.target("fragments");
    let mut largest = (0, PathBuf::new());
    for file in sorted(&folder)?.into_iter().filter(|file| file.is_file()) {
        let small = folder.join("small");
        compress(project, &[&file], &small)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        largest = largest.max((size(&small.join(format!("{name}.br")))?, file));
    }
    let chosen = project.target("bytes").join(FRAGMENT);
    fs::create_dir_all(project.target("bytes"))?;
    fs::copy(largest.1, &chosen)?;
    Ok(chosen)
}
