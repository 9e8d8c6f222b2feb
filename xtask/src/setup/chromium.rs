//! A real browser and its driver, for the end-to-end tests.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};

use super::apt;
use crate::project::which;

const HELP: &str = "the end-to-end tests need Chromium and ChromeDriver of one version: \
                    install both, or name them in CHROME and CHROMEDRIVER";

/// Both programs.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// What speaks `WebDriver` to it.
    pub chromedriver: PathBuf,
}

/// Those named by CHROME and CHROMEDRIVER, those on the search path, or Debian's.
pub fn ensure() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    apt::install(&["chromium", "chromium-driver"]).context(HELP)?;
    find().context(HELP)
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: named("CHROME")
            .or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(which))?,
        chromedriver: named("CHROMEDRIVER").or_else(|| which("chromedriver"))?,
    })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}
