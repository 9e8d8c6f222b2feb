//! Accessibility as axe-core sees it, in the page as it stands, open shadow roots included.

use crate::env;
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use thirtyfour::WebDriver;

/// The rules that count.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// What axe found, one line per rule and place.
pub async fn violations(driver: &WebDriver) -> Result<Vec<String>> {
    // Half a megabyte: once per page is enough.
    if driver.execute("return !window.axe", vec![]).await?.json().as_bool() == Some(true) {
        let path = env::root()?.join("node_modules/axe-core/axe.min.js");
        let source =
            fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        driver.execute(source, vec![]).await?;
    }
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: { type: 'tag', values: arguments[0] } })
            .then(found => done(found.violations), error => done(String(error)));";
    let found = driver.execute_async(run, vec![serde_json::to_value(TAGS)?]).await?;
    let found =
        found.json().as_array().cloned().with_context(|| format!("axe failed: {:?}", found.json()))?;
    Ok(found.iter().flat_map(lines).collect())
}

/// Fails with everything that axe found.
pub async fn assert_clean(driver: &WebDriver, state: &str) -> Result<()> {
    let found = violations(driver).await?;
    assert!(found.is_empty(), "axe on {state}:\n{}", found.join("\n"));
    Ok(())
}

fn lines(violation: &Value) -> Vec<String> {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    let rule = violation["id"].as_str().unwrap_or_default();
    nodes.iter().map(|node| format!("{rule} at {}: {}", node["target"], node["failureSummary"])).collect()
}
