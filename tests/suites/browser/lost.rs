//! Tools that do not come, or do not do: what the reporter wants to send still goes, or they read why not.

use crate::{
    embedded::{self, click_open, open},
    files::{PIXEL, choose, names, on_disk},
    form::{eventually, fill_all, number, submit, wait_for},
    keep::{block, filed},
    tools::{ROOT, listed, run},
    world,
};
use anyhow::Result;
use serde_json::json;
use tests::browser::{Scripts, browse};
use thirtyfour::prelude::*;

const LOG: &[u8] = b"12:00 the opening hours cannot be saved\n";

/// Lets the tool for files wait for its markup.
const HOLD: &str = "const { open, send } = XMLHttpRequest.prototype;
    window.held = [];
    XMLHttpRequest.prototype.open = function (method, url) {
        this.tools = url.includes('/v1/tools');
        return open.apply(this, arguments);
    };
    XMLHttpRequest.prototype.send = function (body) { this.tools ? held.push(this) : send.call(this, body); };
    done();";

/// Waits until it waits for that.
async fn is_held(driver: &WebDriver) -> Result<()> {
    eventually(driver, "the tool on its way", "return window.held.length > 0").await
}

/// The markup does not come.
async fn lose(driver: &WebDriver) -> Result<()> {
    let lose = "for (const request of held.splice(0)) request.dispatchEvent(new ProgressEvent('loadend'))";
    driver.execute(lose, vec![]).await?;
    Ok(())
}

#[test]
fn a_file_goes_as_it_is_where_the_tool_does_not_come() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        run(&driver, HOLD).await?;
        choose(&root, &on_disk("regels.log", LOG)?).await?;
        is_held(&driver).await?;
        // Sent while the tool is on its way.
        submit(&root).await?;
        lose(&driver).await?;
        number(&root).await?;
        assert_eq!(names(&root).await?, ["regels.log"]);
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn where_the_tool_does_not_come_a_picture_is_not_taken_in_silence() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        run(&driver, HOLD).await?;
        wait_for(&root, ".ticket-capture button").await?.click().await?;
        is_held(&driver).await?;
        submit(&root).await?;
        lose(&driver).await?;
        let said = format!(
            "{ROOT} return root.querySelector('.ticket-status').textContent.startsWith('There is no connection')"
        );
        eventually(&driver, "a word about it", &said).await?;
        assert!(root.find_all(By::Css(".ticket-number")).await?.is_empty(), "it went without the picture");
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn the_marker_comes_when_it_is_asked_for_again() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        choose(&root, &on_disk("scherm.png", PIXEL)?).await?;
        listed(&driver, 1).await?;
        block(&driver, &["*/marker_bg.wasm*"]).await?;
        let mark = wait_for(&root, ".ticket-files [data-do=mark]").await?;
        mark.send_keys(Key::Enter).await?;
        let said =
            format!("{ROOT} return /cannot be marked/.test(root.querySelector('.ticket-said').textContent)");
        eventually(&driver, "a word about it", &said).await?;
        assert!(wait_for(&root, ".ticket-said").await?.is_displayed().await?, "nobody sees it");
        block(&driver, &[]).await?;
        mark.send_keys(Key::Enter).await?;
        wait_for(&root, ".ticket-mark").await?;
        Ok(())
    });
}

#[test]
fn a_picture_that_cannot_be_made_anew_does_not_go_with_what_the_camera_wrote() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        // As browsers do with a canvas beyond their limits.
        run(&driver, "HTMLCanvasElement.prototype.toBlob = (heard) => heard(null); done()").await?;
        choose(&root, &on_disk("scherm.png", PIXEL)?).await?;
        let said = format!(
            "{ROOT} const said = root.querySelector('.ticket-said');
             return said?.textContent.startsWith('scherm.png was left out') && said.getClientRects()[0].height > 10"
        );
        eventually(&driver, "why it does not go along", &said).await?;
        listed(&driver, 0).await?;
        crate::looks::check(&driver, "files-left-out").await?;
        choose(&root, &on_disk("regels.log", LOG)?).await?;
        listed(&driver, 1).await?;
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(names(&root).await?, ["regels.log"]);
        Ok(())
    });
}

#[test]
fn a_slow_line_has_time_for_files_without_wasm_too() {
    let desk = world().server.origin();
    let policy = format!("default-src 'none'; script-src {desk}; connect-src {desk}; form-action {desk}");
    let page = embedded::page("en", "", Some(&policy));
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let root = click_open(&driver).await?;
        fill_all(&root).await?;
        choose(&root, &on_disk("veel.log", &LOG.repeat(25_000))?).await?;
        listed(&driver, 1).await?;
        let watch = "const { send } = XMLHttpRequest.prototype;
            XMLHttpRequest.prototype.send = function (body) {
                if (body) window.patience = this.timeout;
                return send.call(this, body);
            };
            done();";
        run(&driver, watch).await?;
        submit(&root).await?;
        number(&root).await?;
        // A megabyte at 50 bytes a millisecond, beside the 20 seconds of any form.
        let patience = driver.execute("return window.patience", vec![]).await?.json().clone();
        assert_eq!(patience, json!(20_000 + LOG.len() * 25_000 / 50));
        Ok(())
    });
}
