//! Drafts: what was typed is there again after whatever happened to the page.

use super::{draft, has_draft, holds, ready, stored};
use crate::{
    embedded::{self, Embedded, click_open, open},
    files::{PIXEL, choose, on_disk},
    form::{eventually, fill, fill_all, number, submit, wait_for},
    looks::check,
    world,
};
use anyhow::Result;
use serde_json::json;
use tests::browser::{Scripts, browse};
use thirtyfour::prelude::*;

const TITLE: &str = "Half a title";

/// The widget says that the title is back, and shows it.
async fn is_back(driver: &WebDriver, title: &str) -> Result<()> {
    let back = format!(
        "root.querySelector('#ticket-title')?.value === {title:?} && \
         root.querySelector('.ticket-draft [role=status]')?.textContent"
    );
    holds(driver, "the text from before", &back).await
}

/// There is no draft, the title is what it was when the form was opened, and nothing comes back.
async fn is_fresh(driver: &WebDriver, page: &Embedded) -> Result<()> {
    let name = draft(page);
    eventually(driver, "no draft", &format!("return !({name:?} in localStorage)")).await?;
    holds(driver, "an empty title", "root.querySelector('#ticket-title')?.value === ''").await?;
    ready(driver).await?;
    // What keeps the text has looked for an older one before it keeps this.
    let root = driver.find(By::Css("ticket-widget")).await?.get_shadow_root().await?;
    let title = root.find(By::Css("#ticket-title")).await?;
    title.send_keys("x").await?;
    eventually(driver, "a draft", &format!("return {name:?} in localStorage")).await?;
    // It brings that back once it knows what waits; whoever asks later is answered later.
    stored(driver).await?;
    assert_eq!(title.value().await?.as_deref(), Some("x"), "something came back");
    assert!(root.find_all(By::Css(".ticket-draft")).await?.is_empty(), "something came back");
    title.send_keys(Key::Backspace).await?;
    eventually(driver, "the draft to go", &format!("return !({name:?} in localStorage)")).await
}

#[test]
fn what_was_typed_is_back_after_a_reload_a_navigation_and_a_crash() {
    let (page, other) = (embedded::page("en", "", None), embedded::page("en", "", None));
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill(&root, "ticket-title", TITLE).await?;
        driver.refresh().await?;
        click_open(&driver).await?;
        is_back(&driver, TITLE).await?;
        check(&driver, "keep-draft").await?;

        // Another site's widget knows nothing of it, and its own text does not mix with it.
        let root = open(&driver, &other).await?;
        is_fresh(&driver, &other).await?;
        fill(&root, "ticket-title", "Of another site").await?;
        let root = open(&driver, &page).await?;
        is_back(&driver, TITLE).await?;

        // The tab dies right after a keystroke.
        root.find(By::Css("#ticket-title")).await?.send_keys("!").await?;
        let crashed = driver.window().await?;
        let tab = driver.new_tab().await?;
        driver.switch_to_window(crashed).await?;
        let _ = driver.cdp().send_raw("Page.crash", json!({})).await;
        driver.switch_to_window(tab).await?;
        open(&driver, &page).await?;
        is_back(&driver, &format!("{TITLE}!")).await
    });
}

#[test]
fn a_choice_an_optional_text_and_the_names_of_files_are_kept_and_no_more() {
    const SECRET: &str = "invented-Sentinel-2026";
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        root.find(By::Css(".ticket-sealed summary")).await?.click().await?;
        holds(&driver, "the place for it", "root.querySelector('#ticket-sealed')?.checkVisibility()").await?;
        fill(&root, "ticket-sealed", SECRET).await?;
        choose(&root, &on_disk("scherm.png", PIXEL)?).await?;
        fill(&root, "ticket-error", "Text of two\nlines").await?;
        let kept = driver.execute("return JSON.stringify(localStorage)", vec![]).await?.json().to_string();
        assert!(kept.contains("lines") && kept.contains("scherm.png"), "{kept}");
        assert!(!kept.contains(SECRET) && !kept.contains("ticket-url"), "{kept}");
        assert!(!kept.contains(&page.url), "the address was filled in, not typed: {kept}");
        driver.refresh().await?;
        click_open(&driver).await?;
        holds(
            &driver,
            "the text, and which files are missing",
            "root.querySelector('#ticket-error')?.value === 'Text of two\\nlines' && \
             root.querySelector('.ticket-draft')?.textContent.includes('scherm.png') && \
             root.querySelector('#ticket-sealed').value === '' && \
             root.querySelector('#ticket-url').value === location.href",
        )
        .await
    });
}

#[test]
fn a_draft_is_gone_once_it_is_a_ticket() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        assert!(has_draft(&driver, &draft(&page)).await?);
        submit(&root).await?;
        number(&root).await?;
        assert!(!has_draft(&driver, &draft(&page)).await?);
        driver.refresh().await?;
        click_open(&driver).await?;
        is_fresh(&driver, &page).await
    });
}

#[test]
fn a_draft_is_gone_when_the_reporter_says_so_and_after_seven_days() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill(&root, "ticket-title", TITLE).await?;
        // Six days on it is there, and reading it makes it no younger.
        let age = |days: u64| {
            format!(
                "const draft = JSON.parse(localStorage[arguments[0]]);
                 draft.at = Date.now() - {days} * 86400000 - 1000;
                 localStorage[arguments[0]] = JSON.stringify(draft)"
            )
        };
        driver.execute(age(6), vec![draft(&page).into()]).await?;
        driver.refresh().await?;
        let root = click_open(&driver).await?;
        is_back(&driver, TITLE).await?;
        root.find(By::Css(".ticket-draft button")).await?.click().await?;
        is_fresh(&driver, &page).await?;

        fill(&root, "ticket-title", TITLE).await?;
        driver.execute(age(7), vec![draft(&page).into()]).await?;
        driver.refresh().await?;
        click_open(&driver).await?;
        is_fresh(&driver, &page).await
    });
}

#[test]
fn what_the_site_fills_in_later_does_not_write_over_a_draft() {
    let page = embedded::page("en", "", None);
    let prefill =
        "document.querySelector('ticket-widget').prefill({ title: 'From the site', error: 'Also' })";
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill(&root, "ticket-title", TITLE).await?;
        driver.refresh().await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        driver.execute(prefill, vec![]).await?;
        click_open(&driver).await?;
        is_back(&driver, TITLE).await?;
        driver.execute(prefill, vec![]).await?;
        is_back(&driver, TITLE).await?;
        holds(&driver, "the rest filled in", "root.querySelector('#ticket-error').value === 'Also'").await
    });
}

#[test]
fn where_storage_is_forbidden_the_form_works_as_ever() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let forbid = "for (const name of ['localStorage', 'indexedDB'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } });";
        driver.execute(forbid, vec![]).await?;
        let root = click_open(&driver).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
}

#[test]
fn the_hosted_form_keeps_a_draft_too() {
    browse(Scripts::On, async |driver| {
        let site = world().site();
        let form = format!("{}/form/{site}?lang=fr", world().server.origin());
        let name = format!("ticket-draft {} {site}", world().server.origin());
        driver.goto(&form).await?;
        ready(&driver).await?;
        fill(&driver.find(By::Css(".ticket")).await?, "ticket-error", TITLE).await?;
        driver.goto("about:blank").await?;
        driver.goto(&form).await?;
        holds(
            &driver,
            "the text from before",
            &format!("root.querySelector('#ticket-error').value === {TITLE:?}"),
        )
        .await?;
        let ticket = driver.find(By::Css(".ticket")).await?;
        wait_for(&ticket, ".ticket-draft").await?;
        submit(&ticket).await?;
        driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
        assert!(has_draft(&driver, &name).await?, "what was refused is kept");
        let ticket = driver.find(By::Css(".ticket")).await?;
        fill_all(&ticket).await?;
        submit(&ticket).await?;
        number(&driver.query(By::Css(".ticket-done")).first().await?).await?;
        eventually(&driver, "the draft to go", "return localStorage.length === 0").await
    });
}
