//! BENCHMARKS.md: a section for each benchmark.

use crate::env;
use anyhow::Result;
use std::fs;

/// Puts a section in place of the last one with the same heading, which is its first line.
pub fn keep(section: &str) -> Result<()> {
    let path = env::root()?.join("BENCHMARKS.md");
    let old = fs::read_to_string(&path).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    Ok(fs::write(path, with_section(&old, section))?)
}

/// A document in which this section stands once: where it stood, or else at the end.
fn with_section(document: &str, section: &str) -> String {
    let heading = section.lines().next().unwrap_or_default();
    let (before, rest) = document.split_once(heading).unwrap_or((document, ""));
    let after = rest.find("\n## ").map_or("", |at| &rest[at..]);
    format!("{}\n\n{section}{after}", before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_replaced_and_the_others_stay() {
        let section = "## Costs\n\nnew\n";
        let first = with_section("# Benchmarks\n", section);
        assert_eq!(first, format!("# Benchmarks\n\n{section}"));
        assert_eq!(with_section(&first, section), first);
        let more = "# Benchmarks\n\n## A\n\na\n\n## Costs\n\nold\n\n## B\n\nb\n";
        assert_eq!(
            with_section(more, section),
            format!("# Benchmarks\n\n## A\n\na\n\n{section}\n## B\n\nb\n")
        );
    }
}
