//! `cargo xtask deploy`: the Worker to Cloudflare, after a look at what it needs there.

use anyhow::{Context, Result};

use crate::{build, dev::wrangler, project::Project, say};

/// Secrets without which the Worker does not start its work.
const SECRETS: [&str; 2] = ["ADMIN_TOKEN", "DESK_SECRET"];

/// Builds, checks, deploys. Further arguments are wrangler's.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    build::run(project)?;
    let dry = arguments.iter().any(|argument| argument == "--dry-run");
    if !dry {
        check_login(project)?;
        check_secrets(project)?;
    }
    wrangler(project)?.arg("deploy").args(arguments).env(build::BUILT, "1").interactive().loud()?;
    if !dry {
        say::step("deploy", "done; publish your desk.toml next, as the README says");
    }
    Ok(())
}

fn check_login(project: &Project) -> Result<()> {
    wrangler(project)?.args(["whoami", "--json"]).text().map(drop).context(
        "wrangler is not logged in, or cannot reach Cloudflare: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN",
    )
}

fn check_secrets(project: &Project) -> Result<()> {
    // There is no list before the first secret: the first one creates the Worker.
    let list = wrangler(project)?.args(["secret", "list", "--format", "json"]).text().unwrap_or_default();
    let missing: Vec<_> = SECRETS.into_iter().filter(|name| !list.contains(&format!("\"{name}\""))).collect();
    let commands = missing
        .iter()
        .map(|name| format!("  openssl rand -hex 32 | npx wrangler secret put {name}"))
        .collect::<Vec<_>>()
        .join("\n");
    missing
        .is_empty()
        .then_some(())
        .with_context(|| format!("the Worker's secrets are not all set. Set the missing ones, and keep a copy of the admin token:\n{commands}"))
}
