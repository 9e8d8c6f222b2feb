//! The stages of the tests, in the order in which they run.

use std::{env, fs};

use anyhow::Result;

use crate::{bench, build, package, project::Project, run::Run, setup};

/// One check.
pub struct Stage {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it looks at.
    pub what: &'static str,
    /// Whether it belongs to the quick part.
    pub unit: bool,
    /// The check itself; the words are those after `--`.
    pub run: fn(&Project, &[String]) -> Result<()>,
}

/// All of them.
pub const STAGES: &[Stage] = &[
    Stage { name: "fmt", what: "all Rust is formatted", unit: true, run: fmt },
    Stage { name: "clippy", what: "no lint speaks up, compiled for this machine", unit: true, run: clippy },
    Stage {
        name: "clippy-wasm",
        what: "nor compiled for Wasm, where more of the widget and the Worker is seen",
        unit: false,
        run: clippy_wasm,
    },
    Stage {
        name: "deny",
        what: "licences, sources and versions of all dependencies",
        unit: false,
        run: deny,
    },
    Stage {
        name: "native",
        what: "unit tests and the examples in the documentation",
        unit: true,
        run: native,
    },
    Stage { name: "build", what: "what would be deployed", unit: false, run: build },
    Stage {
        name: "bytes",
        what: "what travels to a reporter stays within its limits",
        unit: false,
        run: bytes,
    },
    Stage {
        name: "types",
        what: "sites in TypeScript are told what the element really is",
        unit: false,
        run: types,
    },
    Stage {
        name: "e2e",
        what: "the product in workerd, used by a real browser and by programs",
        unit: false,
        run: e2e,
    },
];

fn cargo(project: &Project) -> Run {
    Run::new("cargo").in_dir(&project.root)
}

fn fmt(project: &Project, _: &[String]) -> Result<()> {
    cargo(project).args(["fmt", "--all", "--check"]).loud()
}

fn clippy(project: &Project, _: &[String]) -> Result<()> {
    cargo(project)
        .args(["clippy", "--quiet", "--workspace", "--all-targets"])
        // What lands must not need another Cargo.lock to build.
        .args(env::var_os("CI").map(|_| "--locked"))
        .args(["--", "-D", "warnings"])
        .loud()
}

fn clippy_wasm(project: &Project, _: &[String]) -> Result<()> {
    let (toolchain, clippy) = setup::for_wasm_clippy(project)?;
    toolchain
        .apply(Run::new(clippy))?
        .in_dir(&project.root)
        .args(["clippy", "--quiet", "--package", "edge", "--package", "widget"])
        .args(["--lib", "--target", "wasm32-unknown-unknown"])
        .args(["--", "-D", "warnings"])
        .loud()
}

fn deny(project: &Project, _: &[String]) -> Result<()> {
    Run::new(setup::for_deny(project)?)
        .in_dir(&project.root)
        .args(["--log-level", "error", "check", "bans", "licenses", "sources"])
        .loud()
}

fn native(project: &Project, filter: &[String]) -> Result<()> {
    cargo(project)
        .args(["test", "--quiet", "--no-fail-fast", "--workspace", "--exclude", "tests", "--"])
        .args(filter)
        .loud()
}

fn build(project: &Project, _: &[String]) -> Result<()> {
    build::run(project).map(drop)
}

fn bytes(project: &Project, _: &[String]) -> Result<()> {
    build::run(project)?;
    bench::within_limits(project)
}

fn types(project: &Project, _: &[String]) -> Result<()> {
    setup::for_build(project)?;
    project.node("tsc")?.in_dir(&project.root).args(["--project", "tests/types"]).loud()
}

fn e2e(project: &Project, filter: &[String]) -> Result<()> {
    build::run(project)?;
    package::run(project)?;
    let kit = setup::for_e2e(project)?;
    with_places(project, Run::new("cargo"))?
        .env("TICKET_CHROMIUM", kit.browser.chromium)
        .env("TICKET_CHROMEDRIVER", kit.browser.chromedriver)
        .env("TICKET_SCHEMATHESIS", kit.schemathesis)
        .env("TICKET_REDMINE", kit.redmine)
        .env("TICKET_RT_SERVER", kit.request_tracker.server)
        .env("TICKET_RT_SETUP", kit.request_tracker.setup)
        .env("TICKET_WORDPRESS", kit.wordpress)
        .env("TICKET_WAGTAIL", kit.wagtail)
        // The tests mostly wait for servers and browsers, so more of them run than there are cores.
        .env("RUST_TEST_THREADS", env::var("RUST_TEST_THREADS").unwrap_or_else(|_| "4".to_owned()))
        .args(["test", "--no-fail-fast", "--package", "tests", "--"])
        .args(filter)
        .loud()
}

/// Tells a program of the tests crate where things are, and that they are built.
pub fn with_places(project: &Project, run: Run) -> Result<Run> {
    let artifacts = project.target("e2e");
    fs::create_dir_all(&artifacts)?;
    Ok(run
        .in_dir(&project.root)
        .env("TICKET_ROOT", &project.root)
        .env("TICKET_NODE_BIN", project.node_bin())
        .env("TICKET_ARTIFACTS", artifacts)
        .env(build::BUILT, "1")
        .env("WRANGLER_SEND_METRICS", "false"))
}
