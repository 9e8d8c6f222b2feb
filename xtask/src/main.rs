//! `cargo xtask`: everything that is done to this project, by one command.
//!
//! A machine with Rust, Node and Python is enough: each command sets up what it
//! needs first, checks that before doing anything, and says in one line what it did.

mod bench;
mod build;
mod deploy;
mod dev;
mod fingerprint;
mod group;
mod package;
mod project;
mod run;
mod say;
mod setup;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;

const USAGE: &str = "\
cargo xtask dev [--port N] [-- wrangler arguments]
    sets up, builds and serves everything on this machine until Ctrl-C
cargo xtask build
    builds the widget, the assets and the Worker into target/
cargo xtask test [unit | e2e | STAGE…] [-- filter]
    all checks and tests; `unit` is the quick part: fmt, clippy, native
cargo xtask bench bytes | widget | edge
    the figures that the budgets speak of
cargo xtask package
    the plugins for content management systems, into target/packages/
cargo xtask deploy [--dry-run] [wrangler arguments]
    builds, checks what a deployment needs, and deploys the Worker
cargo xtask setup
    only installs what all of the above need";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::error(&error);
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let project = Project::find()?;
    match command.as_str() {
        "dev" => dev::run(&project, &rest),
        "build" => build::command(&project),
        "test" => test::run(&project, &rest),
        "bench" => bench::run(&project, &rest),
        "package" => package::run(&project),
        "deploy" => deploy::run(&project, &rest),
        "setup" => setup::everything(&project),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no command `{other}`. These exist:\n\n{USAGE}"),
    }
}
