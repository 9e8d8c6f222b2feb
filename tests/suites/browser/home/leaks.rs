//! What the page's styles do to the form, and what the form leaves in the page.

use crate::{
    embedded::{self, click_open},
    form::{fill_all, number, submit, wait_for},
    host, world,
};
use anyhow::Result;
use serde_json::{Value, json};
use tests::{
    browser::{Scripts, browse},
    host::Page,
};
use thirtyfour::prelude::*;

/// A site whose styles reach for everything there is.
const HOSTILE: &str = "
    html { font-size: 62.5%; zoom: 1 }
    body { pointer-events: none; user-select: none; cursor: wait; line-height: 3; text-shadow: 0 0 9px red; hyphens: auto;
        word-break: break-all; font-variant: small-caps; font-style: italic; quotes: none; tab-size: 1; white-space: pre;
        direction: rtl; list-style: square; border-collapse: collapse; caret-color: red; accent-color: red }
    * { color: red !important; letter-spacing: 5px !important; word-spacing: 9px !important; text-transform: uppercase !important;
        text-indent: 3em !important; text-align: right !important; font-weight: 900 !important }
    h1, h2, p, label, input, textarea, button, form, dialog, fieldset, .ticket, .ticket-form, .ticket-submit {
        display: none !important; border: 9px solid red !important; background: red !important; margin: 99px !important }
    #ticket-title { width: 1px !important }";

/// How the form is drawn: the styles and places of what it is made of.
const DRAWN: &str = "const root = document.querySelector('ticket-widget').shadowRoot;
    const parts = ['.ticket-dialog', '.ticket-close', '.ticket', '.ticket-heading', '.ticket-hint', 'form', 'label', '#ticket-title',
        '#ticket-error', '#ticket-contact-email', 'legend', 'fieldset', '.ticket-submit', '.ticket-contact a'];
    const drawn = {};
    for (const part of parts) {
        const element = root.querySelector(part);
        const { x, y, width, height } = element.getBoundingClientRect();
        drawn[`${part} place`] = [x, y, width, height].map(Math.round).join(' ');
        for (const style of getComputedStyle(element)) drawn[`${part} ${style}`] = getComputedStyle(element)[style];
    }
    return drawn;";

async fn drawn(driver: &WebDriver, styles: &str) -> Result<Value> {
    let (site, desk) = (world().site(), world().server.origin());
    let page = Page::html(format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Town of Example</title><link rel=icon href='data:,'>
         <style>{styles}</style><script type=module src='{desk}/ticket-widget.js'></script>
         <body><ticket-widget site-id={site} lang=en></ticket-widget></body></html>"
    ));
    driver.goto(host().put(&format!("/leaks-{}", styles.len()), page)).await?;
    let open = "const done = arguments[arguments.length - 1];
        customElements.whenDefined('ticket-widget').then(() => document.querySelector('ticket-widget').open()).then(done);";
    driver.execute_async(open, vec![]).await?;
    // Where it comes to stand, not where it comes from.
    let still =
        "document.querySelector('ticket-widget').shadowRoot.getAnimations().forEach((it) => it.finish())";
    driver.execute(still, vec![]).await?;
    Ok(driver.execute(DRAWN, vec![]).await?.json().clone())
}

#[test]
fn what_a_page_sets_does_not_reach_the_form() {
    browse(Scripts::On, async |driver| {
        let usual = drawn(&driver, "").await?;
        let hostile = drawn(&driver, HOSTILE).await?;
        let usual = usual.as_object().unwrap();
        assert!(usual.len() > 1_000, "it looks at {} values", usual.len());
        let number = |site: &Value| site.as_str().unwrap_or_default().to_owned();
        let leaked: Vec<String> = usual
            .iter()
            .filter(|(name, value)| hostile[name.as_str()] != **value)
            .map(|(name, value)| {
                format!("{name}: {} in place of {}", number(&hostile[name.as_str()]), number(value))
            })
            .collect();
        assert!(leaked.is_empty(), "{}", leaked.join("\n"));
        Ok(())
    });
}

/// What a page could notice of a widget: names, styles, elements, what it stands on.
const NOTICED: &str = "const list = (element) => [...element.children].map(({ localName }) => localName);
    return {
        names: Object.getOwnPropertyNames(window).sort(),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        head: list(document.head), body: list(document.body), main: list(document.querySelector('main')),
        root: document.documentElement.outerHTML.match(/<html[^>]*>/)[0] + document.body.outerHTML.match(/<body[^>]*>/)[0],
        scrolls: getComputedStyle(document.body).overflow + getComputedStyle(document.documentElement).overflow,
        title: document.title, address: location.href, cookies: document.cookie,
    };";

#[test]
fn the_form_leaves_nothing_in_the_page() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        let before = driver.execute(NOTICED, vec![]).await?.json().clone();
        let root = click_open(&driver).await?;
        assert_eq!(*driver.execute(NOTICED, vec![]).await?.json(), before, "while it is open");
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        driver.action_chain().send_keys(Key::Escape).perform().await?;
        assert_eq!(*driver.execute(NOTICED, vec![]).await?.json(), before, "after a ticket");
        Ok(())
    });
}

/// Puts a widget into the page, opens it, moves it while it is open, and removes it.
const COME_AND_GO: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        for (let round = 0; round < arguments[0]; round++) {
            const widget = document.querySelector('ticket-widget').cloneNode(true);
            document.querySelector('main').append(widget);
            await widget.open();
            document.body.append(widget);
            await widget.open();
            widget.remove();
        }
        done();
    })();";

/// Listeners, elements and documents that are alive.
async fn alive(driver: &WebDriver) -> Result<Vec<(String, f64)>> {
    driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    let metrics = driver.cdp().send_raw("Performance.getMetrics", json!({})).await?;
    let wanted = ["JSEventListeners", "Nodes", "Documents"];
    let all = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let one = |name: &&str| {
        let metric = all.iter().find(|metric| metric["name"] == *name);
        ((*name).to_owned(), metric.and_then(|metric| metric["value"].as_f64()).unwrap_or(-1.0))
    };
    Ok(wanted.iter().map(one).collect())
}

#[test]
fn a_widget_that_comes_and_goes_leaves_no_listener_behind() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        for domain in ["Performance.enable", "HeapProfiler.enable"] {
            driver.cdp().send_raw(domain, json!({})).await?;
        }
        // The first ones fetch what all of them share.
        driver.execute_async(COME_AND_GO, vec![json!(3)]).await?;
        let few = alive(&driver).await?;
        driver.execute_async(COME_AND_GO, vec![json!(20)]).await?;
        let many = alive(&driver).await?;
        for ((name, few), (_, many)) in few.iter().zip(&many) {
            assert!(*few > 0.0, "{name} is not counted");
            // What the browser has not cleaned up yet is not twenty times as much.
            assert!(*many <= *few + 10.0, "{name}: {few} after 3 widgets, {many} after 23");
        }
        Ok(())
    });
}

#[test]
fn a_widget_that_is_moved_keeps_what_was_typed_and_still_sends() {
    let page = embedded::page("en", "mode=inline", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
        widget.scroll_into_view().await?;
        let root = widget.get_shadow_root().await?;
        wait_for(&root, ".ticket-form").await?;
        fill_all(&root).await?;
        driver.execute("document.body.prepend(document.querySelector('ticket-widget'))", vec![]).await?;
        submit(&root).await?;
        assert!(number(&root).await?.starts_with(&format!("{}-00001-", page.site)));
        Ok(())
    });
}
