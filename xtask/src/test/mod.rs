//! `cargo xtask test`: every check, in one order. None stops the others; what failed is
//! listed at the end.

mod stages;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

pub use self::stages::with_places;
use self::stages::{STAGES, Stage};
use crate::{project::Project, say};

/// Runs the stages that the arguments name, or all.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let (names, filter) = split(arguments);
    let chosen = choose(names)?;
    let results: Vec<_> =
        chosen.into_iter().map(|stage| (stage.name, attempt(project, stage, filter))).collect();
    eprintln!();
    for (name, (passed, took)) in &results {
        let word = if *passed { "passed" } else { "FAILED" };
        say::step(name, &format!("{word} in {}", say::seconds(*took)));
    }
    let failed: Vec<_> = results.iter().filter(|(_, (passed, _))| !passed).map(|(name, _)| *name).collect();
    if !failed.is_empty() {
        bail!("failed: {}; run one again with `cargo xtask test NAME`", failed.join(", "));
    }
    Ok(())
}

fn attempt(project: &Project, stage: &Stage, filter: &[String]) -> (bool, Duration) {
    eprintln!();
    say::step(stage.name, stage.what);
    let started = Instant::now();
    let result = (stage.run)(project, filter);
    if let Err(error) = &result {
        say::error(error);
    }
    (result.is_ok(), started.elapsed())
}

/// What stands after `--` goes to the tests themselves.
fn split(arguments: &[String]) -> (&[String], &[String]) {
    match arguments.iter().position(|argument| argument == "--") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (arguments, &[]),
    }
}

fn choose(names: &[String]) -> Result<Vec<&'static Stage>> {
    let known = |name: &String| name == "unit" || STAGES.iter().any(|stage| stage.name == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let all: Vec<_> = STAGES.iter().map(|stage| stage.name).collect();
        bail!("there is no stage `{unknown}`; there are unit, {}", all.join(", "));
    }
    Ok(STAGES
        .iter()
        .filter(|stage| {
            names.is_empty() || names.iter().any(|name| name == stage.name || (name == "unit" && stage.unit))
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> Vec<&'static str> {
        let names: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
        choose(&names).unwrap_or_default().into_iter().map(|stage| stage.name).collect()
    }

    #[test]
    fn unit_is_the_quick_part() {
        assert_eq!(chosen("unit"), ["fmt", "clippy", "native"]);
        assert_eq!(chosen("e2e fmt"), ["fmt", "e2e"]);
        assert_eq!(chosen("").len(), STAGES.len());
        assert!(chosen("nonsense").is_empty());
    }
}
