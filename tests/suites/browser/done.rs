//! After sending: the number to copy, the summary to keep, and where the ticket is at a glance.

use crate::{
    desk::in_the_inbox,
    embedded,
    form::{ANSWERS, eventually, fill_all, number, submit, wait_for},
    looks::check,
    world,
};
use anyhow::Result;
use std::time::Duration;
use tests::{
    browser::{Scripts, browse},
    client::Receipt,
    inbox::Inbox,
    until::until,
};
use thirtyfour::{cdp::domains::page::AddScriptToEvaluateOnNewDocument, prelude::*};

/// Fills in the form on the hosted page and sends it; answers the confirmation.
async fn send(driver: &WebDriver) -> Result<WebElement> {
    let site = world().site();
    driver.goto(format!("{}/form/{site}?lang=en", world().server.origin())).await?;
    let form = driver.query(By::Css(".ticket")).first().await?;
    fill_all(&form).await?;
    submit(&form).await?;
    Ok(driver.query(By::Css(".ticket-done")).first().await?)
}

/// What the clipboard gets, since a test may not read it.
const WATCH: &str = "window.copied = [];
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (text) => write(text).then(() => copied.push(text));";

/// Presses the button and waits until it is said; the focus stays on the button.
async fn copy(driver: &WebDriver, done: &WebElement, root: &str) -> Result<()> {
    driver.execute(WATCH, vec![]).await?;
    done.query(By::Css(".ticket-copy:not([hidden])")).first().await?.click().await?;
    let said = format!(
        "return {root}.querySelector('.ticket-done .ticket-status').textContent == 'The number has been copied.'"
    );
    eventually(driver, "the word that it is copied", &said).await?;
    let copied = driver.execute("return window.copied", vec![]).await?.json().clone();
    let number = done.find(By::Css(".ticket-number")).await?.text().await?;
    assert_eq!(copied, serde_json::json!([number]));
    let focus = format!("return {root}.activeElement == {root}.querySelector('.ticket-copy')");
    assert_eq!(driver.execute(focus, vec![]).await?.json().as_bool(), Some(true), "the focus moved");
    Ok(())
}

const ROOT: &str = "document.querySelector('ticket-widget').shadowRoot";

#[test]
fn the_widget_s_confirmation_is_copied_and_kept() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        let number = number(&root).await?;
        let done = wait_for(&root, ".ticket-done").await?;
        let title = done.find(By::Css(".ticket-subject")).await?;
        assert_eq!(title.text().await?, ANSWERS[0].1);
        copy(&driver, &done, ROOT).await?;
        let save = wait_for(&done, ".ticket-save[href]").await?;
        assert_eq!(save.attr("download").await?, Some(format!("{number}.txt")));
        let read = format!(
            "const finished = arguments[arguments.length - 1];
             fetch({ROOT}.querySelector('.ticket-save').href).then(async (file) =>
                 finished([file.headers.get('content-type'), await file.text()]))"
        );
        let file = driver.execute_async(read, vec![]).await?.json().clone();
        assert_eq!(file[0], "text/plain");
        let text = file[1].as_str().unwrap_or_default();
        let link = done.find(By::Css(".ticket-status-link")).await?.attr("href").await?.unwrap_or_default();
        for part in [number.as_str(), ANSWERS[0].1, "Ticket number", &page.site, &link, "+32 2 555 01 00"] {
            assert!(text.contains(part), "no {part} in {text}");
        }
        assert!(!text.contains("opens in a new tab") && !text.contains("copied"), "{text}");
        Ok(())
    });
}

#[test]
fn the_hosted_confirmation_is_copied_and_selected_in_one_piece() {
    browse(Scripts::On, async |driver| {
        let done = send(&driver).await?;
        let number = done.find(By::Css(".ticket-number")).await?;
        number.click().await?;
        let selected = driver.execute("return getSelection().toString()", vec![]).await?.json().clone();
        assert_eq!(selected.as_str(), Some(number.text().await?.as_str()));
        copy(&driver, &done, "document").await
    });
}

#[test]
fn without_script_the_summary_is_a_file_of_the_desk() {
    browse(Scripts::Off, async |driver| {
        let done = send(&driver).await?;
        assert!(!done.find(By::Css(".ticket-copy")).await?.is_displayed().await?);
        let link = done.find(By::Css(".ticket-save")).await?.attr("href").await?.unwrap_or_default();
        let answer = world().client.get(&link).send();
        assert_eq!((answer.status, answer.media_type().as_str()), (200, "text/plain"), "{answer}");
        let number = number(&done).await?;
        let disposition = answer.header("content-disposition");
        assert_eq!(disposition, Some(format!("attachment; filename=\"{number}.txt\"")));
        assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
        for part in [number.as_str(), ANSWERS[0].1, "/status/", "+32 2 555 01 00"] {
            assert!(answer.text().contains(part), "no {part} in {answer}");
        }
        Ok(())
    });
}

#[test]
fn where_there_is_no_clipboard_there_is_no_button() {
    browse(Scripts::On, async |driver| {
        let source = "Object.defineProperty(navigator, 'clipboard', { value: undefined })".to_owned();
        driver.cdp().page().enable().await?;
        let without =
            AddScriptToEvaluateOnNewDocument { source, world_name: None, include_command_line_api: None };
        driver.cdp().send(without).await?;
        let done = send(&driver).await?;
        driver.query(By::Css(".ticket-save[href]")).first().await?;
        // What shows the button has run.
        let ran = "return performance.getEntriesByName(new URL('/ticket-done.js', location)).length == 1";
        eventually(&driver, "the module", ran).await?;
        assert!(!done.find(By::Css(".ticket-copy")).await?.is_displayed().await?);
        Ok(())
    });
}

/// The present step of the reporter's page.
fn step(receipt: &Receipt) -> String {
    let page = world().client.get(&receipt.status_url).header("Accept", "text/html").lang("en").send().text();
    let step =
        page.split("aria-current=\"step\"><span>").nth(1).and_then(|rest| rest.split("</span>").next());
    step.unwrap_or_else(|| panic!("no step in {page}")).to_owned()
}

#[test]
fn the_status_page_says_where_it_is() {
    let receipt = in_the_inbox("A ticket on its way");
    until("the desk to have it", Duration::from_secs(10), || {
        (step(&receipt) == "With the service desk").then_some(())
    });
    let inbox = Inbox::open(&world().client);
    browse(Scripts::On, async |driver| {
        for (status, expected) in [
            ("open", "Being worked on"),
            ("waiting", "Waiting for you"),
            ("resolved", "Resolved"),
            ("closed", "Closed"),
        ] {
            inbox.set_status(&receipt.number, status);
            driver.goto(format!("{}?lang=en", receipt.status_url)).await?;
            let now = driver.find_all(By::Css(".ticket-steps [aria-current=step]")).await?;
            assert_eq!(now.len(), 1);
            assert_eq!(now[0].text().await?, expected);
            check(&driver, &format!("status-{status}")).await?;
        }
        Ok(())
    });
}
