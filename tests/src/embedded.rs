//! Pages of somebody else's site with the widget in them.

use crate::{
    form::wait_for,
    host::{Host, Page},
    world::World,
};
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    let page = policy.map_or(page.clone(), |policy| page.policy(policy));
    let url = host.put(&format!("/page-{}", NEXT.fetch_add(1, Ordering::Relaxed)), page);
    Embedded { site, url }
}

/// Goes to the page and opens the widget as a person does; returns its shadow root.
pub async fn open(driver: &WebDriver, page: &Embedded) -> Result<WebElement> {
    driver.goto(&page.url).await?;
    click_open(driver).await
}

/// Opens the widget of the page that is there.
pub async fn click_open(driver: &WebDriver) -> Result<WebElement> {
    let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
    widget.find(By::Css("a")).await?.click().await?;
    let root = widget.get_shadow_root().await?;
    wait_for(&root, ".ticket-form").await?;
    Ok(root)
}
