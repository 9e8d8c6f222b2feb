//! Nothing typed is lost: drafts, tickets that wait for the network, and other ways to the desk.

mod blocked;
mod drafts;
pub mod late;
mod waiting;

use crate::{
    embedded::Embedded,
    form::{eventually, fill_all, submit, wait_for},
    world,
};
use anyhow::Result;
use serde_json::{Value, json};
use tests::fixtures::Ticket;
use thirtyfour::{cdp::domains::network::NetworkConditions, prelude::*};

/// The root of the form, in the widget and on the hosted page alike.
const ROOT: &str = "const root = document.querySelector('ticket-widget')?.shadowRoot ?? document;";

/// Waits until the form keeps what is typed: a keystroke before that is kept when the script is there.
pub async fn ready(driver: &WebDriver) -> Result<()> {
    let fetched = "return performance.getEntriesByName(new URL('/ticket-keep.js',
        document.querySelector('script[src*=\"/ticket-\"]').src).href).some(entry => entry.responseEnd > 0)";
    eventually(driver, "what keeps the text", fetched).await
}

/// Waits until something of the form holds, with `root` at hand.
pub async fn holds(driver: &WebDriver, what: &str, condition: &str) -> Result<()> {
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
pub async fn connection(driver: &WebDriver, there: bool) -> Result<()> {
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
pub async fn block(driver: &WebDriver, urls: &[&str]) -> Result<()> {
    driver.cdp().network().enable().await?;
    driver.cdp().send_raw("Network.setBlockedURLs", json!({ "urls": urls })).await?;
    Ok(())
}

/// Fills the form in and sends it without a connection.
pub async fn send_offline(driver: &WebDriver, root: &WebElement) -> Result<()> {
    ready(driver).await?;
    fill_all(root).await?;
    connection(driver, false).await?;
    submit(root).await?;
    wait_for(root, ".ticket-waiting li").await?;
    Ok(())
}

/// All that `IndexedDB` and localStorage hold, as text.
pub async fn stored(driver: &WebDriver) -> Result<String> {
    let script = "const done = arguments[arguments.length - 1];
        const request = indexedDB.open('ticket-outbox');
        request.onsuccess = () => {
            const all = request.result.transaction('tickets').objectStore('tickets').getAll();
            all.onsuccess = () => done(JSON.stringify([all.result, { ...localStorage }]));
        };";
    Ok(driver.execute_async(script, vec![]).await?.json().as_str().unwrap_or_default().to_owned())
}

/// Waits until the oldest ticket of this browser has a receipt; answers all that is left of it.
async fn arrived(driver: &WebDriver) -> Result<Value> {
    let look = "const done = arguments[arguments.length - 1];
        const look = () => {
            const request = indexedDB.open('ticket-outbox');
            request.onsuccess = () => {
                const all = request.result.transaction('tickets').objectStore('tickets').getAll();
                all.onsuccess = () => all.result[0]?.receipt ? done(all.result[0]) : setTimeout(look, 50);
            };
        };
        look();";
    Ok(driver.execute_async(look, vec![]).await?.json().clone())
}

/// The serial of the next ticket of the page's site: how many there are already.
pub fn filed(page: &Embedded) -> u32 {
    let next: tests::client::Receipt = world().client.file(&Ticket::new(&page.site));
    next.serial - 1
}

/// Opens the widget, whatever it shows then.
async fn click_open_done(driver: &WebDriver) -> Result<WebElement> {
    let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
    widget.find(By::Css("a")).await?.click().await?;
    Ok(widget.get_shadow_root().await?)
}
