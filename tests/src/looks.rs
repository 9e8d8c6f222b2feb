//! Pictures of a state for people, and axe for machines: by day and by night, on a desktop and a phone.
//!
//! A state that is new is one line in a test: `check(&driver, "its-name").await?`. The pictures stand under
//! `target/screens`, as state, language, screen and theme; how many there are, and how often axe looked,
//! stands beside them in a file per suite.

use crate::{
    axe,
    browser::{SCREENS, Screen, look, screens},
};
use anyhow::{Context, Result, ensure};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
    sync::{LazyLock, Mutex, PoisonError},
};
use thirtyfour::prelude::*;

/// No picture is higher, in pixels: some forms are long.
const HIGHEST: u32 = 3_000;

/// How high all that the page or the dialog holds is.
const HEIGHT: &str = "
    const root = document.querySelector('ticket-widget')?.shadowRoot;
    const dialogs = [...(root ?? document).querySelectorAll('dialog[open]')];
    return Math.ceil(Math.max(document.documentElement.scrollHeight, ...dialogs.map((it) => it.scrollHeight)))";

/// What runs out of the window sideways.
const WIDE: &str = "
    const root = document.querySelector('ticket-widget')?.shadowRoot;
    return [document.documentElement, ...(root?.querySelectorAll('dialog[open]') ?? [])]
        .filter((it) => it.scrollWidth > it.clientWidth)
        .map((it) => `${it.localName}: ${it.scrollWidth} of ${it.clientWidth}`).join()";

/// The language of what is looked at.
const LANG: &str = "
    const root = document.querySelector('ticket-widget')?.shadowRoot ?? document;
    return (root.querySelector('[lang]') ?? document.querySelector('ticket-widget') ?? document.documentElement).lang";

/// The languages in which every state is pictured: the first, and the one from right to left.
const PICTURED: [&str; 2] = ["nl", "ar"];

/// Takes the pictures, lets axe look by day and by night, and sees that nothing scrolls sideways.
pub async fn check(driver: &WebDriver, state: &str) -> Result<()> {
    visit(driver, state, true).await
}

/// The same without pictures where a language is none of those that are pictured.
pub async fn check_lean(driver: &WebDriver, state: &str) -> Result<()> {
    let lang = lang(driver).await?;
    visit(driver, state, PICTURED.contains(&lang.as_str())).await
}

/// Takes pictures alone.
pub async fn shoot(driver: &WebDriver, state: &str) -> Result<()> {
    let lang = lang(driver).await?;
    for screen in SCREENS {
        look(driver, screen).await?;
        picture(driver, state, &lang, screen).await?;
    }
    look(driver, SCREENS[0]).await
}

async fn visit(driver: &WebDriver, state: &str, pictured: bool) -> Result<()> {
    let lang = lang(driver).await?;
    for (place, screen) in SCREENS.into_iter().enumerate() {
        // A desktop by day and a phone by night show all that axe can see.
        let judged = matches!(place, 0 | 3);
        if !judged && !pictured {
            continue;
        }
        look(driver, screen).await?;
        if judged {
            axe::assert_clean(driver, &format!("{state} in {lang}, {}", screen.name)).await?;
            let wide = driver.execute(WIDE, vec![]).await?;
            let wide = wide.json().as_str().unwrap_or_default().to_owned();
            ensure!(wide.is_empty(), "{state} in {lang} scrolls sideways on {}: {wide}", screen.name);
            tally(state, &lang, 1, 0)?;
        }
        if pictured {
            picture(driver, state, &lang, screen).await?;
        }
    }
    look(driver, SCREENS[0]).await
}

async fn picture(driver: &WebDriver, state: &str, lang: &str, screen: Screen) -> Result<()> {
    let height = driver.execute(HEIGHT, vec![]).await?.json().as_u64().unwrap_or_default();
    let height = u32::try_from(height).unwrap_or(HIGHEST).clamp(screen.height, HIGHEST);
    look(driver, Screen { height, ..screen }).await?;
    driver.screenshot(&screens()?.join(format!("{state}-{lang}-{}.png", screen.name))).await?;
    tally(state, lang, 0, 1)
}

async fn lang(driver: &WebDriver) -> Result<String> {
    let lang = driver.execute(LANG, vec![]).await?;
    Ok(lang.json().as_str().context("a language")?.to_owned())
}

/// What a suite has looked at so far.
#[derive(Debug, Default)]
struct Tally {
    looks: usize,
    pictures: usize,
    states: BTreeMap<String, BTreeSet<String>>,
}

/// Counts, and writes the count down: no test knows whether it is the last.
fn tally(state: &str, lang: &str, looks: usize, pictures: usize) -> Result<()> {
    static TALLY: LazyLock<Mutex<Tally>> = LazyLock::new(Mutex::default);
    let mut tally = TALLY.lock().unwrap_or_else(PoisonError::into_inner);
    tally.looks += looks;
    tally.pictures += pictures;
    tally.states.entry(state.to_owned()).or_default().insert(lang.to_owned());
    let mut text = format!(
        "{} states, {} pictures, axe looked {} times and found nothing\n\n",
        tally.states.len(),
        tally.pictures,
        tally.looks
    );
    for (state, langs) in &tally.states {
        let langs: Vec<_> = langs.iter().map(String::as_str).collect();
        let _ = writeln!(text, "{state}: {}", langs.join(", "));
    }
    let program = std::env::args().next().unwrap_or_default();
    let suite = Path::new(&program).file_stem().and_then(|name| name.to_str()).unwrap_or("suite");
    let suite = suite.split('-').next().unwrap_or(suite);
    fs::write(screens()?.join(format!("{suite}.txt")), text)?;
    Ok(())
}
