//! The demo pages: every way to put the form on a site, with a ticket filed on each.

use crate::{
    embedded::hydrated,
    form::{fill_all, number, submit, wait_for},
    world,
};
use anyhow::Result;
use std::{collections::BTreeSet, fs, path::Path};
use tests::{
    browser::{Scripts, browse},
    env,
};
use thirtyfour::prelude::*;

/// The pages that `/demo/pages` names, as they stand in addresses.
fn listed() -> BTreeSet<String> {
    let page = world().client.get("/demo/pages").send().text();
    let links = page.split("href=\"/demo/").skip(1).filter_map(|rest| rest.split('"').next());
    links.filter(|link| *link != "demo.css" && *link != "pages").map(str::to_owned).collect()
}

/// The pages of a folder, with those of the folders in it.
fn files(folder: &Path, below: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files(&path, &format!("{below}{name}/"), found);
        } else if path.extension().is_some_and(|it| it == "html") {
            found.insert(if name == "index" { below.to_owned() } else { format!("{below}{name}") });
        }
    }
}

/// Files a ticket with every widget of the page, as a visitor does.
async fn file_on(driver: &WebDriver, page: &str) -> Result<()> {
    driver.goto(format!("{}/demo/{page}", world().server.origin())).await?;
    driver
        .execute(
            "window.violations = [];
             document.addEventListener('securitypolicyviolation',
                ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} ${blockedURI}`))",
            vec![],
        )
        .await?;
    for widget in driver.query(By::Css("ticket-widget:defined")).all_from_selector_required().await? {
        let site = widget.attr("site-id").await?.unwrap_or_default();
        let inline = widget.attr("mode").await?.as_deref() == Some("inline");
        if inline {
            widget.scroll_into_view().await?;
        } else {
            widget.find(By::Css("a")).await?.click().await?;
        }
        let root = widget.get_shadow_root().await?;
        wait_for(&root, ".ticket-form").await?;
        hydrated(driver).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        let number = number(&root).await?;
        assert!(number.starts_with(&format!("{site}-")), "{number} on {page}");
        if !inline {
            driver.action_chain().send_keys(Key::Escape).perform().await?;
        }
        let plain = widget.attr("plain").await?.is_some();
        assert_eq!(plain, page == "policy/without-wasm", "whether Wasm runs on {page}");
    }
    let violations = driver.execute("return violations", vec![]).await?.json().clone();
    let expected = if page == "policy/without-wasm" {
        serde_json::json!(["script-src wasm-eval"])
    } else {
        serde_json::json!([])
    };
    assert_eq!(violations, expected, "what the policy of {page} stopped");
    Ok(())
}

fn file_on_each(which: impl Fn(&str) -> bool) {
    let pages: Vec<String> = listed().into_iter().filter(|page| which(page)).collect();
    assert!(!pages.is_empty());
    browse(Scripts::On, async |driver| {
        for page in &pages {
            file_on(&driver, page).await?;
        }
        Ok(())
    });
}

#[test]
fn every_page_is_listed() {
    let mut found = BTreeSet::new();
    files(&env::root().unwrap().join("www/demo"), "", &mut found);
    found.remove("pages");
    assert_eq!(listed(), found);
}

#[test]
fn a_ticket_is_filed_under_every_policy() {
    file_on_each(|page| page.starts_with("policy/"));
}

#[test]
fn a_ticket_is_filed_on_every_other_page() {
    file_on_each(|page| !page.starts_with("policy/"));
}
