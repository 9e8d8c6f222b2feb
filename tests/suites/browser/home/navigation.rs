//! Sites that change pages by themselves.

use crate::{
    embedded::click_open,
    form::{eventually, fill, fill_all, number, submit, wait_for},
    world,
};
use anyhow::Result;
use tests::browser::{Scripts, browse};
use thirtyfour::prelude::*;

async fn arrive(driver: &WebDriver) -> Result<()> {
    driver.goto(format!("{}/demo/navigation", world().server.origin())).await?;
    driver.query(By::Css("ticket-widget:defined")).first().await?;
    Ok(())
}

async fn go(driver: &WebDriver, way: &str, place: &str) -> Result<()> {
    driver.find(By::Css(format!("[data-way={way}]"))).await?.click().await?;
    let there = format!("return document.querySelector('.place').textContent === {place:?}");
    eventually(driver, place, &there).await
}

async fn escape(driver: &WebDriver) -> Result<()> {
    driver.action_chain().send_keys(Key::Escape).perform().await?;
    let closed = "return !document.querySelector('ticket-widget').shadowRoot.querySelector('dialog[open]')";
    eventually(driver, "the panel to close", closed).await
}

async fn url(root: &WebElement) -> Result<String> {
    Ok(wait_for(root, "#ticket-url").await?.value().await?.unwrap_or_default())
}

#[test]
fn the_address_follows_the_page_until_the_reporter_writes_another() {
    browse(Scripts::On, async |driver| {
        arrive(&driver).await?;
        let root = click_open(&driver).await?;
        assert!(url(&root).await?.ends_with("/demo/navigation"));
        fill(&root, "ticket-title", "Half a title").await?;
        escape(&driver).await?;
        go(&driver, "push", "museum").await?;
        let root = click_open(&driver).await?;
        assert!(url(&root).await?.ends_with("/demo/navigation?page=museum"), "the page before");
        let title = wait_for(&root, "#ticket-title").await?;
        assert_eq!(title.value().await?.as_deref(), Some("Half a title"));
        fill(&root, "ticket-url", "https://www.example.org/mine").await?;
        escape(&driver).await?;
        go(&driver, "push", "museum").await?;
        let root = click_open(&driver).await?;
        assert_eq!(url(&root).await?, "https://www.example.org/mine");
        Ok(())
    });
}

#[test]
fn a_new_body_brings_a_form_that_works() {
    browse(Scripts::On, async |driver| {
        arrive(&driver).await?;
        click_open(&driver).await?;
        escape(&driver).await?;
        go(&driver, "swap", "library").await?;
        let root = click_open(&driver).await?;
        assert!(url(&root).await?.ends_with("/demo/navigation?page=library"));
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
}

#[test]
fn a_widget_that_is_moved_opens_and_sends_there() {
    browse(Scripts::On, async |driver| {
        arrive(&driver).await?;
        let root = click_open(&driver).await?;
        fill_all(&root).await?;
        escape(&driver).await?;
        go(&driver, "move", "town-hall").await?;
        let root = click_open(&driver).await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
}
