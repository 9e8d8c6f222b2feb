//! The form as a site's own script handles it.

use crate::{
    embedded::{self, click_open, hydrated},
    form::{eventually, fill_all, number, submit, wait_for},
    keep::{connection, holds, ready},
    world,
};
use anyhow::Result;
use serde_json::json;
use tests::browser::{Scripts, browse};
use thirtyfour::prelude::*;

/// Presses a button of the demo page, which the open panel covers.
async fn press(driver: &WebDriver, what: &str) -> Result<()> {
    driver.execute("document.querySelector(`[data-do=${arguments[0]}]`).click()", vec![what.into()]).await?;
    Ok(())
}

/// Waits until the page has heard these, and nothing else.
async fn heard(driver: &WebDriver, kinds: &[&str]) -> Result<()> {
    let heard = format!(
        "return JSON.stringify([...document.querySelectorAll('.heard li')].map((line) => line.textContent.split(' ')[0]))
            === '{}'",
        json!(kinds)
    );
    eventually(driver, &format!("the page to hear {kinds:?}"), &heard).await
}

#[test]
fn the_demo_s_buttons_open_fill_in_and_close() {
    browse(Scripts::On, async |driver| {
        driver.goto(format!("{}/demo/program", world().server.origin())).await?;
        let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
        driver.find(By::Css("[data-do=prefill]")).await?.click().await?;
        driver.find(By::Css("[data-do=open]")).await?.click().await?;
        let root = widget.get_shadow_root().await?;
        wait_for(&root, ".ticket-form").await?;
        hydrated(&driver).await?;
        heard(&driver, &["ticket-open"]).await?;
        let filled = "root.querySelector('#ticket-error').value.includes('demo-7f3a')
            && root.querySelector('#ticket-contact-name').value === 'An Voorbeeld'";
        holds(&driver, "what the site knows", filled).await?;
        press(&driver, "close").await?;
        heard(&driver, &["ticket-open", "ticket-close"]).await?;
        holds(&driver, "the panel to close", "!root.querySelector('dialog').open").await?;
        press(&driver, "open").await?;
        heard(&driver, &["ticket-open", "ticket-close", "ticket-open"]).await?;
        // What was there stays, and what the page hears next is why nothing is sent yet.
        ready(&driver).await?;
        fill_all(&root).await?;
        connection(&driver, false).await?;
        submit(&root).await?;
        let so_far = ["ticket-open", "ticket-close", "ticket-open", "ticket-waiting"];
        heard(&driver, &so_far).await?;
        connection(&driver, true).await?;
        number(&root).await?;
        heard(&driver, &[&so_far[..], &["ticket-submitted"]].concat()).await?;
        let told = driver.find(By::Css(".heard")).await?.text().await?;
        assert!(!told.contains("/status/"), "the link opens the ticket: {told}");
        Ok(())
    });
}

#[test]
fn what_is_known_bit_by_bit_is_filled_in_whole() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        let prefill = "const widget = document.querySelector('ticket-widget');
            widget.prefill({ title: 'From the site', contact: { name: 'An Voorbeeld' } });
            widget.prefill({ contact: { email: 'an@example.org' } });
            widget.prefill({ error: 'Error 503' });";
        driver.execute(prefill, vec![]).await?;
        click_open(&driver).await?;
        for (id, text) in [
            ("title", "From the site"),
            ("error", "Error 503"),
            ("contact-name", "An Voorbeeld"),
            ("contact-email", "an@example.org"),
        ] {
            holds(&driver, id, &format!("root.querySelector('#ticket-{id}').value === {text:?}")).await?;
        }
        Ok(())
    });
}
