//! The demo pages of the themes: whatever a reader and a site prefer, and the site's own colours.

use crate::page::address;
use std::fs;
use tests::{
    browser::{Scripts, browse},
    embedded::hydrated,
    env,
    form::{submit, wait_for},
    looks::check,
};
use thirtyfour::prelude::*;

#[test]
fn every_theme_of_the_demo_pages() {
    let folder = env::root().unwrap().join("www/demo/themes");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let pages: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|it| it == "html"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(pages.len() > 3, "{pages:?}");
    browse(Scripts::On, async |driver| {
        for page in &pages {
            driver.goto(address(&format!("/demo/themes/{page}"))).await?;
            let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
            widget.scroll_into_view().await?;
            let root = widget.get_shadow_root().await?;
            wait_for(&root, ".ticket-form").await?;
            hydrated(&driver).await?;
            check(&driver, &format!("demo-{page}")).await?;
            submit(&root).await?;
            wait_for(&root, ".ticket-summary:not([hidden])").await?;
            check(&driver, &format!("demo-{page}-faults")).await?;
        }
        Ok(())
    });
}
