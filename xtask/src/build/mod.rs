//! `cargo xtask build`: from the sources to what is deployed. Its parts, each skipped
//! when nothing that it reads has changed.
//!
//! | part | from | to |
//! |---|---|---|
//! | widget | widget/, desk/ | target/widget/ |
//! | marker | marker/ | target/marker/ |
//! | warning | warning/, desk/ | target/warning/ |
//! | www | www/, all of these | target/www/, served as it is |
//! | edge | edge/, desk/ | target/worker/, the Worker |

mod crate_inputs;
mod edge;
mod widget;
mod www;

use std::{env, time::Instant};

use anyhow::Result;

use crate::{
    project::Project,
    say,
    setup::{self, Kit},
};

/// Set to 1 where a build has just been made: `cargo xtask build` then returns at once.
/// wrangler calls it as its build command, once for every server that a test starts.
pub const BUILT: &str = "TICKET_BUILT";

/// The command: also what wrangler calls when a source changes.
pub fn command(project: &Project) -> Result<()> {
    if env::var_os(BUILT).is_some_and(|value| value == "1") {
        return Ok(());
    }
    run(project).map(drop)
}

/// Sets up and builds.
pub fn run(project: &Project) -> Result<Kit> {
    let kit = setup::for_build(project)?;
    let _busy = Project::lock(&project.target(""), "build")?;
    for module in widget::MODULES {
        part(module, || widget::build(project, &kit, module))?;
    }
    part("www", || www::build(project))?;
    part("edge", || edge::build(project, &kit))?;
    Ok(kit)
}

/// Builds the Worker that a benchmark compares with.
pub fn bare(project: &Project, kit: &Kit) -> Result<()> {
    let _busy = Project::lock(&project.target(""), "build")?;
    part("bare", || edge::bare(project, kit))
}

/// Whether a part had anything to do.
enum Outcome {
    Fresh,
    Built,
}

fn part(name: &str, build: impl FnOnce() -> Result<Outcome>) -> Result<()> {
    let started = Instant::now();
    if let Outcome::Built = build()? {
        say::step(name, &format!("built in {}", say::seconds(started.elapsed())));
    }
    Ok(())
}
