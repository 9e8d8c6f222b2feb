//! A folder from which wrangler serves the built Worker: a configuration made from the
//! repository's own, secrets of the tests, and the state. The developer's `.dev.vars` and state
//! are never read.

use crate::{env, secrets};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// What a suite's server may do per client and period, in place of wrangler.toml's own figures.
#[derive(Debug, Clone, Copy)]
pub enum Limits {
    /// More than a test can ask for.
    Wide,
    /// A few requests in a minute, so that a test runs into them.
    Narrow,
}

/// What a browser may send in a minute under [`Limits::Narrow`].
pub const BROWSER_LIMIT: u32 = 8;

/// What a program, or someone who logs in, may send in a minute under [`Limits::Narrow`].
pub const OTHER_LIMIT: u32 = 4;

/// The folder of one server.
#[derive(Debug)]
pub struct Workspace {
    /// Where it is.
    pub folder: PathBuf,
}

impl Workspace {
    /// Makes it anew under the artifacts, with more secrets than those that all have.
    pub fn new(name: &str, limits: Limits, more: &[(&str, &str)]) -> Result<Self> {
        let root = env::root()?;
        let folder = env::artifacts("servers")?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
        }
        fs::create_dir_all(&folder)?;
        let source = fs::read_to_string(root.join("wrangler.toml")).context("there is no wrangler.toml")?;
        let config = config(&source, &root, limits)?;
        fs::write(folder.join("wrangler.json"), serde_json::to_vec_pretty(&config)?)?;
        fs::write(folder.join(".dev.vars"), dev_vars(more)?)?;
        Ok(Self { folder })
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// The repository's configuration, made to be read from another folder.
fn config(source: &str, root: &Path, limits: Limits) -> Result<Value> {
    let table: toml::Table = toml::from_str(source).context("wrangler.toml cannot be read")?;
    let mut config = serde_json::to_value(table)?;
    // It is built already, and in another folder the command would mean something else.
    config.as_object_mut().context("wrangler.toml is empty")?.remove("build");
    for pointer in ["/main", "/base_dir", "/assets/directory"] {
        if let Some(path) = config.pointer_mut(pointer) {
            *path = json!(root.join(path.as_str().unwrap_or_default()));
        }
    }
    for limiter in config["ratelimits"].as_array_mut().into_iter().flatten() {
        limiter["simple"]["limit"] = match (limits, limiter["name"].as_str()) {
            (Limits::Wide, _) => json!(1_000_000),
            (Limits::Narrow, Some("BROWSER_LIMIT")) => json!(BROWSER_LIMIT),
            (Limits::Narrow, _) => json!(OTHER_LIMIT),
        };
    }
    Ok(config)
}

fn dev_vars(more: &[(&str, &str)]) -> Result<String> {
    let mut text = String::new();
    for (name, value) in secrets::ALL.iter().chain(more) {
        writeln!(text, "{name}={value}")?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_absolute_and_the_build_is_left_out() {
        let source = r#"
            main = "target/worker/shim.mjs"
            [build]
            command = "cargo xtask build"
            [assets]
            directory = "target/assets"
            [[ratelimits]]
            name = "BROWSER_LIMIT"
            namespace_id = "1"
            simple = { limit = 20, period = 60 }
        "#;
        let config = config(source, Path::new("/project"), Limits::Narrow).unwrap();
        assert_eq!(
            config,
            json!({
                "main": "/project/target/worker/shim.mjs",
                "assets": { "directory": "/project/target/assets" },
                "ratelimits": [{ "name": "BROWSER_LIMIT", "namespace_id": "1", "simple": { "limit": 8, "period": 60 } }],
            })
        );
    }
}
