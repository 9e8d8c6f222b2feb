//! Pages of somebody else's site with the widget in them.

use crate::{
    browser::PATIENCE,
    form::wait_for,
    host::{Host, Page},
    world::World,
};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};
use thirtyfour::prelude::*;

/// A page with the widget as the README says, for a site of its own.
pub struct Embedded {
    /// The site.
    pub site: String,
    /// The page's address.
    pub url: String,
}

/// A page with the usual widget, under a policy or none.
pub fn page(world: &World, host: &Host, lang: &str, attributes: &str, policy: Option<&str>) -> Embedded {
    page_of(world, host, world.site(), lang, attributes, policy)
}

/// The same for a site that the test names.
pub fn page_of(
    world: &World,
    host: &Host,
    site: String,
    lang: &str,
    attributes: &str,
    policy: Option<&str>,
) -> Embedded {
    let policy = policy.map(|policy| ("Content-Security-Policy", policy));
    page_with(world, host, site, lang, attributes, policy)
}

/// The same with any header.
pub fn page_with(
    world: &World,
    host: &Host,
    site: String,
    lang: &str,
    attributes: &str,
    header: Option<(&str, &str)>,
) -> Embedded {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let origin = world.server.origin();
    let dir = desk::Lang::parse(lang).map_or("ltr", desk::Lang::dir);
    let body = format!(
        "<!doctype html><html lang={lang} dir={dir}><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>Town of Example</title><link rel=icon href='data:,'>\
         <script type=module async src='{origin}/ticket-widget.js'></script>\
         <main><h1>Town of Example</h1><p>Opening hours of the museum</p>\
         <ticket-widget site-id={site} lang={lang} {attributes}>\
         <a href='{origin}/form/{site}?lang={lang}'>Report a problem</a></ticket-widget>\
         <p>More about the museum</p></main></html>"
    );
    let page = Page::html(body);
    let page = header.map_or(page.clone(), |(name, value)| page.header(name, value));
    let url = host.put(&format!("/page-{}", NEXT.fetch_add(1, Ordering::Relaxed)), page);
    Embedded { site, url }
}

/// Goes to the page and opens the widget as a person does; returns its shadow root.
pub async fn open(driver: &WebDriver, page: &Embedded) -> Result<WebElement> {
    driver.goto(&page.url).await?;
    click_open(driver).await
}

/// Opens the widget of the page that is there, and waits for the behaviour of its form.
pub async fn click_open(driver: &WebDriver) -> Result<WebElement> {
    let root = press_open(driver).await?;
    hydrated(driver).await?;
    Ok(root)
}

/// Opens the widget of the page that is there, and waits for its form alone.
pub async fn press_open(driver: &WebDriver) -> Result<WebElement> {
    let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
    widget.find(By::Css("a")).await?.click().await?;
    let root = widget.get_shadow_root().await?;
    wait_for(&root, ".ticket-form").await?;
    Ok(root)
}

/// Waits until each form that is on the screen has its Wasm, or its widget says that it goes without one.
///
/// Until then the panel sends the form, and puts the desk's answer in its place: what a test has in its hands of
/// the form would be gone. Nothing but the Wasm listens to `pointerdown` at a form, and only the debugger sees who
/// listens.
pub async fn hydrated(driver: &WebDriver) -> Result<()> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while !are_hydrated(driver).await? {
        ensure!(tokio::time::Instant::now() < deadline, "waited for the form's Wasm");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

async fn are_hydrated(driver: &WebDriver) -> Result<bool> {
    let (cdp, mut at) = (driver.cdp(), 0);
    loop {
        let form = format!(
            "[...document.querySelectorAll('ticket-widget')]
                .map((widget) => [widget, widget.shadowRoot?.querySelector('.ticket-form')])
                .filter(([, form]) => form?.checkVisibility())
                .map(([widget, form]) => widget.hasAttribute('plain') ? new EventTarget() : form)[{at}]"
        );
        let found = cdp.send_raw("Runtime.evaluate", json!({ "expression": form })).await?;
        let Some(object) = found["result"]["objectId"].as_str() else { return Ok(at > 0) };
        let plain = found["result"]["className"] == "EventTarget";
        let all = cdp.send_raw("DOMDebugger.getEventListeners", json!({ "objectId": object })).await?;
        let hears = |listener: &Value| listener["type"] == "pointerdown";
        if !plain && !all["listeners"].as_array().is_some_and(|all| all.iter().any(hears)) {
            return Ok(false);
        }
        at += 1;
    }
}
