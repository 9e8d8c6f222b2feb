//! Where the suite's tests begin: the widget on somebody's page, and the pages of the desk.

use crate::{host, rich, world};
use anyhow::Result;
use tests::{
    embedded::{self, Embedded},
    form::eventually,
};
use thirtyfour::prelude::*;

/// The widget's root, or the page, in a script.
pub const ROOT: &str = tests::tool::ROOT;

/// A page with a widget in the reader's theme.
pub fn with_widget(lang: &str) -> Embedded {
    embedded::page(world(), host(), lang, "theme=auto", None)
}

/// The same for the desk that offers kinds of request.
pub fn with_kinds(lang: &str) -> Embedded {
    embedded::page(rich(), host(), lang, "theme=auto", None)
}

/// Opens the widget for a site of its own; returns its root.
pub async fn open(driver: &WebDriver, lang: &str) -> Result<WebElement> {
    embedded::open(driver, &with_widget(lang)).await
}

/// Opens the hosted form of a site of its own; returns its element.
pub async fn hosted(driver: &WebDriver, lang: &str) -> Result<WebElement> {
    driver.goto(address(&format!("/form/{}?lang={lang}", world().site()))).await?;
    Ok(driver.query(By::Css(".ticket")).first().await?)
}

/// A page of the desk.
pub fn address(path: &str) -> String {
    format!("{}{path}", world().server.origin())
}

/// Waits until a condition over `root`, the widget's root or the document, holds.
pub async fn holds(driver: &WebDriver, what: &str, condition: &str) -> Result<()> {
    eventually(driver, what, &format!("{ROOT} return !!({condition})")).await
}

/// The value of an expression over `root`.
pub async fn value(driver: &WebDriver, expression: &str) -> Result<serde_json::Value> {
    Ok(driver.execute(format!("{ROOT} return ({expression})"), vec![]).await?.json().clone())
}

/// Does something in the page, with `root` at hand.
pub async fn run(driver: &WebDriver, script: &str) -> Result<()> {
    driver.execute(format!("{ROOT} {script}"), vec![]).await?;
    Ok(())
}
