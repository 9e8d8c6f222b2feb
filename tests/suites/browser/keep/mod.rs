//! Nothing typed is lost: drafts, tickets that wait for the network, and other ways to the desk.

mod blocked;
mod drafts;
mod waiting;

use crate::{embedded::Embedded, form::eventually, world};
use anyhow::Result;
use serde_json::json;
use thirtyfour::{cdp::domains::network::NetworkConditions, prelude::*};

/// The root of the form, in the widget and on the hosted page alike.
const ROOT: &str = "const root = document.querySelector('ticket-widget')?.shadowRoot ?? document;";

/// Waits until the form keeps what is typed: a keystroke before that is kept when the script is there.
async fn ready(driver: &WebDriver) -> Result<()> {
    let fetched = "return performance.getEntriesByName(new URL('/ticket-keep.js',
        document.querySelector('script[src*=\"/ticket-\"]').src).href).some(entry => entry.responseEnd > 0)";
    eventually(driver, "what keeps the text", fetched).await
}

/// Waits until something of the form holds, with `root` at hand.
async fn holds(driver: &WebDriver, what: &str, condition: &str) -> Result<()> {
    eventually(driver, what, &format!("{ROOT} return !!({condition})")).await
}

/// The name of the site's draft in this browser.
fn draft(page: &Embedded) -> String {
    format!("ticket-draft {} {}", world().server.origin(), page.site)
}

/// Whether there is a draft of the site.
async fn has_draft(driver: &WebDriver, name: &str) -> Result<bool> {
    let has = driver.execute("return arguments[0] in localStorage", vec![name.into()]).await?;
    Ok(has.json().as_bool() == Some(true))
}

/// Takes this tab's connection away, or gives it back.
async fn connection(driver: &WebDriver, there: bool) -> Result<()> {
    let conditions = NetworkConditions {
        offline: !there,
        latency: 0,
        download_throughput: -1,
        upload_throughput: -1,
        connection_type: None,
    };
    driver.cdp().network().enable().await?;
    driver.cdp().network().emulate_network_conditions(conditions).await?;
    Ok(())
}

/// Keeps addresses from being asked, as an ad blocker does.
async fn block(driver: &WebDriver, urls: &[&str]) -> Result<()> {
    driver.cdp().network().enable().await?;
    driver.cdp().send_raw("Network.setBlockedURLs", json!({ "urls": urls })).await?;
    Ok(())
}
