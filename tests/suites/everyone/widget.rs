//! The widget's states in every language.

use crate::{
    host,
    page::{holds, run, with_kinds, with_widget},
    rich,
};
use anyhow::Result;
use tests::{
    browser::{Scripts, browse},
    embedded::{self, click_open, hydrated},
    form::{fill, fill_all, number, submit, wait_for},
    looks::check_lean,
    tool::{choose, listed, mark, on_disk},
};
use thirtyfour::prelude::*;

#[test]
fn in_dutch() {
    browse(Scripts::On, async |driver| states(&driver, "nl").await);
}

#[test]
fn in_french() {
    browse(Scripts::On, async |driver| states(&driver, "fr").await);
}

#[test]
fn in_german() {
    browse(Scripts::On, async |driver| states(&driver, "de").await);
}

#[test]
fn in_english() {
    browse(Scripts::On, async |driver| states(&driver, "en").await);
}

#[test]
fn in_arabic() {
    browse(Scripts::On, async |driver| states(&driver, "ar").await);
}

/// One function per stretch of a report's way; a new state is a line in one of them, or one more.
async fn states(driver: &WebDriver, lang: &str) -> Result<()> {
    filled_in(driver, lang).await?;
    with_files(driver, lang).await?;
    failed(driver, lang).await?;
    helped(driver, lang).await?;
    of_a_kind(driver, lang).await
}

/// Closed, open, with faults, warned, with a password, and received.
async fn filled_in(driver: &WebDriver, lang: &str) -> Result<()> {
    driver.goto(&with_widget(lang).url).await?;
    driver.query(By::Css("ticket-widget:defined")).first().await?;
    check_lean(driver, "widget-closed").await?;
    let root = click_open(driver).await?;
    check_lean(driver, "widget-open").await?;
    submit(&root).await?;
    wait_for(&root, ".ticket-summary:not([hidden])").await?;
    check_lean(driver, "widget-faults").await?;
    fill_all(&root).await?;
    fill(&root, "ticket-error", "I log in with password: Summer2026").await?;
    root.find(By::Css("#ticket-title")).await?.focus().await?;
    holds(driver, "a warning", "root.querySelector('#ticket-error-warning').textContent").await?;
    root.find(By::Css(".ticket-sealed summary")).await?.send_keys(Key::Enter + "").await?;
    holds(driver, "room for a password", "root.querySelector('#ticket-sealed')?.checkVisibility()").await?;
    fill(&root, "ticket-sealed", "invented-2026").await?;
    check_lean(driver, "widget-sealed").await?;
    submit(&root).await?;
    number(&root).await?;
    check_lean(driver, "widget-done").await
}

/// The list of files, the marker, and the form while something is dragged over it.
async fn with_files(driver: &WebDriver, lang: &str) -> Result<()> {
    let (root, dialog) = mark(driver, &with_widget(lang)).await?;
    for kind in ["box", "arrow", "black"] {
        dialog.find(By::Css(format!("[data-do={kind}]"))).await?.click().await?;
        dialog.find(By::Css("[data-do=add]")).await?.click().await?;
    }
    let middle = "(({ left, right, top, bottom }) => Math.abs(left + right - innerWidth) < 40
        && Math.abs(top + bottom - innerHeight) < 40)(root.querySelector('.ticket-mark').getBoundingClientRect())";
    holds(driver, "the marker in the middle", middle).await?;
    check_lean(driver, "marker").await?;
    dialog.find(By::Css("[data-do=done]")).await?.click().await?;
    choose(&root, &on_disk("setup.exe", b"MZ")?).await?;
    listed(driver, 2).await?;
    check_lean(driver, "widget-files").await?;
    run(driver, "root.querySelector('dialog').classList.add('ticket-drop')").await?;
    check_lean(driver, "widget-drop").await
}

/// What comes in place of the desk's answers, and where the form says what it makes of it. The last two
/// take the form away, or what it said before.
const FAILURES: [(&str, &str, &str); 5] = [
    ("unavailable", "new Response('', { status: 503 })", SUMMARY),
    ("busy", "new Response('', { status: 429, headers: { 'Retry-After': '30' } })", SUMMARY),
    ("refused", "new Response('', { status: 403 })", SUMMARY),
    (
        "blocked",
        "String(address) == location.href ? new Response('') : Promise.reject(new TypeError('blocked'))",
        "root.querySelector('.ticket-blocked')",
    ),
    ("waiting", "Promise.reject(new TypeError('offline'))", "root.querySelector('.ticket-waiting')"),
];

/// Whether the summary shows.
const SUMMARY: &str = "!root.querySelector('.ticket-summary').hidden";

/// On its way, and what keeps a report from arriving.
async fn failed(driver: &WebDriver, lang: &str) -> Result<()> {
    driver.goto(&with_widget(lang).url).await?;
    let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
    // No mouse: one that comes near the files' field has the form sent in another way.
    widget.find(By::Css("a")).await?.send_keys(Key::Enter + "").await?;
    let root = widget.get_shadow_root().await?;
    wait_for(&root, ".ticket-form").await?;
    hydrated(driver).await?;
    fill_all(&root).await?;
    // Nobody waits for the pauses between attempts here.
    let soon = "const real = window.setTimeout;
        window.setTimeout = (what, time, ...rest) => real(what, time > 10000 ? time : Math.min(time ?? 0, 20), ...rest);
        window.fetch = () => new Promise((answer) => (window.answer = answer))";
    run(driver, soon).await?;
    let send = root.find(By::Css(".ticket-submit")).await?;
    send.send_keys(Key::Enter + "").await?;
    holds(driver, "word that it is being sent", "root.querySelector('.ticket-status').textContent").await?;
    check_lean(driver, "widget-sending").await?;
    run(driver, "window.answer(new Response('', { status: 403 }))").await?;
    holds(driver, "word that it failed", SUMMARY).await?;
    for (state, answer, told) in FAILURES {
        run(
            driver,
            &format!(
                "window.fetch = async (address) => {answer}; root.querySelector('.ticket-summary').hidden = true"
            ),
        )
        .await?;
        send.send_keys(Key::Enter + "").await?;
        holds(driver, state, told).await?;
        check_lean(driver, &format!("widget-{state}")).await?;
    }
    Ok(())
}

/// With an error of the page that goes along, answers that may help, and text that is back after a reload.
async fn helped(driver: &WebDriver, lang: &str) -> Result<()> {
    driver.goto(&embedded::page(rich(), host(), lang, "theme=auto capture-errors", None).url).await?;
    driver.query(By::Css("ticket-widget:defined")).first().await?;
    // By a script of the page's own: of others' a browser says no more than that they failed.
    let throw = "addEventListener('error', () => (window.thrown = true));
        const own = document.createElement('script');
        own.textContent = \"throw new Error('the map of the museum cannot be drawn')\";
        document.head.append(own);";
    run(driver, throw).await?;
    holds(driver, "an error of the page", "window.thrown").await?;
    let root = click_open(driver).await?;
    fill(&root, "ticket-title", "Login").await?;
    holds(driver, "answers", "root.querySelectorAll('.ticket-answers li').length == 2").await?;
    holds(driver, "the error", "root.querySelector('.ticket-along').textContent.includes('museum')").await?;
    check_lean(driver, "widget-answers").await?;
    let kept = "Object.keys(localStorage).some((name) => name.startsWith('ticket-draft'))";
    holds(driver, "the draft", kept).await?;
    driver.refresh().await?;
    click_open(driver).await?;
    holds(driver, "the text from before", "root.querySelector('.ticket-draft')").await?;
    check_lean(driver, "widget-draft").await
}

/// Kinds of request on a desk that is closed, and an emergency that is called in.
async fn of_a_kind(driver: &WebDriver, lang: &str) -> Result<()> {
    let root = embedded::open(driver, &with_kinds(lang)).await?;
    check_lean(driver, "widget-kinds").await?;
    choose_kind(&root, "change").await?;
    submit(&root).await?;
    wait_for(&root, ".ticket-summary:not([hidden])").await?;
    check_lean(driver, "widget-kinds-faults").await?;
    choose_kind(&root, "emergency").await?;
    fill_all(&root).await?;
    submit(&root).await?;
    wait_for(&root, ".ticket-emergency:not([hidden])").await?;
    check_lean(driver, "widget-emergency").await
}

/// The form of the desk that offers kinds, with all that a change asks for.
pub async fn of_kinds(driver: &WebDriver) -> Result<()> {
    let root = embedded::open(driver, &with_kinds("nl")).await?;
    choose_kind(&root, "change").await
}

async fn choose_kind(root: &WebElement, kind: &str) -> Result<()> {
    let radio = root.find(By::Css(format!("[name=category][value={kind}]"))).await?;
    Ok(radio.send_keys(" ").await?)
}
