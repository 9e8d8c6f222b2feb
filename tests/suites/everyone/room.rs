//! Little room, other colours, other directions: what people set for themselves.

use crate::page::{ROOT, address, holds, hosted, open, run, value, with_widget};
use anyhow::Result;
use serde_json::{Value, json};
use tests::{
    browser::{Scripts, browse, screens},
    embedded::click_open,
    form::{fill_all, number, submit, wait_for},
};
use thirtyfour::prelude::*;

/// A window of that many CSS pixels; each takes `zoom` pixels of the screen.
async fn window(driver: &WebDriver, width: u32, height: u32, zoom: u32) -> Result<()> {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": zoom, "mobile": false });
    driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    Ok(())
}

async fn prefers(driver: &WebDriver, feature: &str, wish: &str) -> Result<()> {
    let features = json!({ "features": [{ "name": feature, "value": wish }] });
    driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

/// What sticks out of its window or box, or is cut off: nothing is.
const CUT: &str = "
    const doc = document.documentElement;
    const all = [...root.querySelectorAll('.ticket *, .ticket-dialog')].filter((it) => it.checkVisibility());
    const hidden = '.ticket-hidden, .ticket-hidden *, svg *, canvas, option';
    return [
        ...(doc.scrollWidth > doc.clientWidth ? [`the page: ${doc.scrollWidth} of ${doc.clientWidth}`] : []),
        ...all.filter((it) => !it.matches(hidden)).filter((it) => {
            const { left, right } = it.getBoundingClientRect();
            const cut = it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX != 'visible' && !it.matches('input,textarea,pre');
            return left < -1 || right > doc.clientWidth + 1 || cut;
        }).map((it) => it.outerHTML.slice(0, 120)),
    ].join('\\n')";

async fn assert_fits(driver: &WebDriver, what: &str) -> Result<()> {
    let cut = driver.execute(format!("{ROOT} {CUT}"), vec![]).await?;
    assert_eq!(cut.json().as_str(), Some(""), "{what}");
    Ok(())
}

/// The form, its faults and its confirmation, in the widget and on the desk's page.
async fn all_fit(driver: &WebDriver, lang: &str) -> Result<()> {
    let root = open(driver, lang).await?;
    assert_fits(driver, "the form").await?;
    submit(&root).await?;
    wait_for(&root, ".ticket-summary:not([hidden])").await?;
    assert_fits(driver, "its faults").await?;
    fill_all(&root).await?;
    submit(&root).await?;
    number(&root).await?;
    assert_fits(driver, "the confirmation").await?;
    hosted(driver, lang).await?;
    assert_fits(driver, "the hosted form").await
}

#[test]
fn at_320_pixels_nothing_scrolls_sideways() {
    browse(Scripts::On, async |driver| {
        window(&driver, 320, 640, 1).await?;
        for lang in ["de", "ar"] {
            all_fit(&driver, lang).await?;
        }
        Ok(())
    });
}

#[test]
fn at_400_percent_a_report_can_be_sent() {
    browse(Scripts::On, async |driver| {
        // 1280 by 1024 pixels at 400 %.
        window(&driver, 320, 256, 4).await?;
        all_fit(&driver, "nl").await
    });
}

/// The text spacing of WCAG 1.4.12.
const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]";

#[test]
fn with_more_room_between_letters_nothing_is_cut_off() {
    browse(Scripts::On, async |driver| {
        window(&driver, 390, 844, 1).await?;
        for lang in ["nl", "de"] {
            let root = open(&driver, lang).await?;
            submit(&root).await?;
            wait_for(&root, ".ticket-summary:not([hidden])").await?;
            run(&driver, SPACING).await?;
            assert_fits(&driver, "the form").await?;
            hosted(&driver, lang).await?;
            run(&driver, SPACING).await?;
            assert_fits(&driver, "the hosted form").await?;
        }
        Ok(())
    });
}

/// Controls that are hard to hit: less than 24 pixels wide or high, but for links within a sentence.
pub const SMALL: &str = "
    [...root.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, summary')]
        .filter((it) => it.checkVisibility() && !it.closest('.ticket-hidden'))
        .filter((it) => getComputedStyle(it).display != 'inline')
        .map((it) => [it, (it.closest('label') ?? it).getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([it, box]) => `${it.outerHTML.slice(0, 80)}: ${box.width} by ${box.height}`).join('\\n')";

#[test]
fn every_control_is_24_pixels_or_more() {
    browse(Scripts::On, async |driver| {
        let root = open(&driver, "nl").await?;
        assert_eq!(value(&driver, SMALL).await?, "");
        run(&driver, "root.querySelector('.ticket-sealed').open = true").await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        assert_eq!(value(&driver, SMALL).await?, "");
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(value(&driver, SMALL).await?, "");
        for path in [format!("/form/{}?lang=nl", crate::world().site()), "/inbox".to_owned()] {
            driver.goto(address(&path)).await?;
            assert_eq!(value(&driver, SMALL).await?, "", "{path}");
        }
        crate::widget::of_kinds(&driver).await?;
        assert_eq!(value(&driver, SMALL).await?, "");
        Ok(())
    });
}

#[test]
fn in_forced_colours_the_focus_is_seen_and_nothing_disappears() {
    browse(Scripts::On, async |driver| {
        prefers(&driver, "forced-colors", "active").await?;
        let root = open(&driver, "nl").await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        for _ in 0..12 {
            driver.action_chain().send_keys(Key::Tab).perform().await?;
            let ring = "(({ outlineStyle, outlineWidth }) => outlineStyle != 'none' && parseFloat(outlineWidth) >= 2)
                (getComputedStyle(root.activeElement))";
            assert_eq!(value(&driver, ring).await?, true, "the focus shows");
        }
        // Colours are the reader's: borders are what tells fields and buttons from the page.
        let bare = "[...root.querySelectorAll('.ticket :is(input:not([type=hidden]), textarea), button')]
            .filter((it) => it.checkVisibility() && !parseFloat(getComputedStyle(it).borderTopWidth)).length";
        assert_eq!(value(&driver, bare).await?, 0);
        driver.screenshot(&screens()?.join("widget-faults-nl-desktop-forced.png")).await?;
        hosted(&driver, "ar").await?;
        driver.screenshot(&screens()?.join("form-ar-desktop-forced.png")).await?;
        Ok(())
    });
}

/// Remembers how many animations run when the dialog opens.
const WATCH: &str = "document.addEventListener('ticket-open', () => {
    window.moving = document.querySelector('ticket-widget').shadowRoot.querySelector('dialog')
        .getAnimations({ subtree: true }).length;
})";

#[test]
fn with_reduced_motion_nothing_moves() {
    browse(Scripts::On, async |driver| {
        for (wish, moving) in [("no-preference", 1), ("reduce", 0)] {
            prefers(&driver, "prefers-reduced-motion", wish).await?;
            driver.goto(&with_widget("en").url).await?;
            driver.execute(WATCH, vec![]).await?;
            click_open(&driver).await?;
            holds(&driver, "the dialog", "window.moving != null").await?;
            assert_eq!(value(&driver, "window.moving").await?, moving, "{wish}");
        }
        Ok(())
    });
}

/// Whether the number in an element is read from the left, as its first and last digits stand.
pub const NUMBER_READS: &str = "((it) => {
        const walker = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
        for (let text; (text = walker.nextNode()); ) {
            const found = /\\d{4}-\\d+-\\d+/.exec(text.data);
            if (!found) continue;
            const at = (place) => {
                const range = document.createRange();
                range.setStart(text, place);
                range.setEnd(text, place + 1);
                return range.getBoundingClientRect().left;
            };
            return at(found.index) < at(found.index + found[0].length - 1);
        }
        return null;
    })";

#[test]
fn from_right_to_left_everything_is_on_the_other_side() {
    browse(Scripts::On, async |driver| {
        let side = "(() => {
            const middle = (it) => { const { left, right } = it.getBoundingClientRect(); return (left + right) / 2 };
            const dialog = root.querySelector('dialog');
            return [middle(dialog) < innerWidth / 2, middle(root.querySelector('.ticket-close')) < middle(dialog)];
        })()";
        let root = open(&driver, "nl").await?;
        drop(root);
        assert_eq!(value(&driver, side).await?, json!([false, false]));
        let root = open(&driver, "ar").await?;
        assert_eq!(value(&driver, side).await?, json!([true, true]));
        let ways = "['#ticket-title', '#ticket-url', '#ticket-contact-email', '#ticket-contact-phone']
            .map((id) => getComputedStyle(root.querySelector(id)).direction).join()";
        assert_eq!(value(&driver, ways).await?, "rtl,ltr,ltr,ltr");
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        let reads = format!("{NUMBER_READS}(root.querySelector('.ticket-number'))");
        assert_eq!(value(&driver, &reads).await?, Value::Bool(true));
        let link = root.find(By::Css(".ticket-status-link")).await?.attr("href").await?.unwrap_or_default();
        driver.goto(format!("{}?lang=ar", link.split('?').next().unwrap_or_default())).await?;
        assert_eq!(value(&driver, &format!("{NUMBER_READS}(root.querySelector('h1'))")).await?, true);
        assert_eq!(value(&driver, "document.documentElement.dir").await?, "rtl");
        Ok(())
    });
}
