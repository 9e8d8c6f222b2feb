//! The marker: by keyboard, by finger, and what is gone afterwards.

use crate::{
    embedded::{self, Embedded},
    form::{eventually, fill_all, number, submit},
    tools::run,
    world,
};
use anyhow::{Context, Result};
use image::RgbImage;
use serde_json::json;
use std::time::Duration;
use tests::{
    browser::{Scripts, browse},
    inbox::Inbox,
    until::until,
};
use tests::{looks::shoot, tool::mark as start};
use thirtyfour::{TypingData, prelude::*};

async fn press(driver: &WebDriver, keys: impl Into<TypingData>) -> Result<()> {
    Ok(driver.action_chain().send_keys(keys).perform().await?)
}

/// Tabs on until the focus is on what the selector names, as somebody without a mouse does.
async fn tab_to(driver: &WebDriver, css: &str) -> Result<()> {
    for _ in 0..20 {
        press(driver, Key::Tab).await?;
        let there = format!(
            "done(!!root.activeElement.closest('.ticket-mark') && root.activeElement.matches({css:?}))"
        );
        if run(driver, &there).await? == true {
            return Ok(());
        }
    }
    anyhow::bail!("{css} is not reached with Tab")
}

async fn says(driver: &WebDriver, text: &str) -> Result<()> {
    let script = format!(
        "return document.querySelector('ticket-widget').shadowRoot
            .querySelector('.ticket-mark [role=status]').textContent === {text:?}"
    );
    eventually(driver, text, &script).await
}

/// The picture that the desk keeps, from its page in the inbox.
fn kept(number: &str) -> Result<RgbImage> {
    let inbox = Inbox::open(&world().client);
    let page = until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(number));
    let path = page.split("href=\"").find(|rest| rest.starts_with("/files/")).context("no file")?;
    let answer = world().client.get(path.split('"').next().unwrap_or_default()).send();
    Ok(image::load_from_memory(&answer.body)?.into_rgb8())
}

#[test]
fn by_keyboard_alone_and_what_is_blacked_out_is_gone() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let (root, _) = start(&driver, &page).await?;
        eventually(
            &driver,
            "the focus in the marker",
            "return document.querySelector('ticket-widget').shadowRoot.activeElement.id === 'ticket-mark-heading'",
        )
        .await?;
        tab_to(&driver, "[data-do=add]").await?;
        press(&driver, Key::Enter).await?;
        says(&driver, "Toegevoegd: zwart vlak 1. 37 % van links, 37 % van boven, 25 % breed, 25 % hoog.")
            .await?;
        // The mark has the focus: one step to the right and back, and as high as it was but for one.
        press(&driver, Key::Right).await?;
        says(&driver, "zwart vlak 1. 38 % van links, 37 % van boven, 25 % breed, 25 % hoog.").await?;
        press(&driver, Key::Left).await?;
        driver.action_chain().key_down(Key::Shift).send_keys(Key::Down).key_up(Key::Shift).perform().await?;
        says(&driver, "zwart vlak 1. 37 % van links, 37 % van boven, 25 % breed, 26 % hoog.").await?;
        // A frame that is drawn, deleted, brought back and taken away again.
        tab_to(&driver, "[data-do=box]").await?;
        press(&driver, " ").await?;
        tab_to(&driver, "[data-do=add]").await?;
        press(&driver, Key::Enter).await?;
        says(&driver, "Toegevoegd: kader 2. 37 % van links, 37 % van boven, 25 % breed, 25 % hoog.").await?;
        press(&driver, Key::Delete).await?;
        says(&driver, "Verwijderd").await?;
        tab_to(&driver, "[data-do=undo]").await?;
        press(&driver, Key::Enter).await?;
        says(&driver, "Ongedaan gemaakt").await?;
        press(&driver, Key::Enter).await?;
        tab_to(&driver, "[data-do=done]").await?;
        press(&driver, Key::Enter).await?;
        let back = "const root = document.querySelector('ticket-widget').shadowRoot;
            return !root.querySelector('.ticket-mark') && root.activeElement.dataset.do === 'mark'";
        eventually(&driver, "the focus back on the button", back).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        let number = number(&root).await?;
        let picture = kept(&number)?;
        assert_eq!(picture.dimensions(), (800, 600));
        for (x, y, pixel) in picture.enumerate_pixels() {
            let covered = (300..500).contains(&x) && (225..383).contains(&y);
            assert_eq!(pixel.0, if covered { [0; 3] } else { [255; 3] }, "at {x}, {y}");
        }
        Ok(())
    });
}

/// Encoding takes as long as the test wants, or does not succeed.
const ENCODING_IS_SLOW: &str = "const encode = HTMLCanvasElement.prototype.toBlob;
    HTMLCanvasElement.prototype.toBlob = function (...how) {
        window.encodes ??= [];
        window.encodes.push((works) => works ? encode.apply(this, how) : how[0](null));
    };
    window.finish = (works) => {
        HTMLCanvasElement.prototype.toBlob = encode;
        for (const go of window.encodes) go(works);
    };
    window.left = 0;
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) { window.left++; return send.call(this, body); };
    done();";

/// Blacks the middle out, and goes on to the end of the form while the picture is still being written.
async fn sent_too_early(driver: &WebDriver, page: &Embedded) -> Result<WebElement> {
    let (root, dialog) = start(driver, page).await?;
    dialog.find(By::Css("[data-do=add]")).await?.click().await?;
    run(driver, ENCODING_IS_SLOW).await?;
    dialog.find(By::Css("[data-do=done]")).await?.click().await?;
    let encoding = "return window.encodes?.length > 0";
    eventually(driver, "the picture on its way into a file", encoding).await?;
    fill_all(&root).await?;
    submit(&root).await?;
    assert_eq!(run(driver, "done(window.left)").await?, 0, "the picture left as it was before");
    Ok(root)
}

#[test]
fn what_is_sent_at_once_waits_for_what_is_blacked_out() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = sent_too_early(&driver, &page).await?;
        run(&driver, "window.finish(true); done()").await?;
        let picture = kept(&number(&root).await?)?;
        assert_eq!(picture.get_pixel(400, 300).0, [0; 3], "it was sent without its mark");
        Ok(())
    });
}

#[test]
fn what_cannot_be_blacked_out_is_not_sent_by_itself() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = sent_too_early(&driver, &page).await?;
        run(&driver, "window.finish(false); done()").await?;
        let said = "return /cannot be marked/.test(document.querySelector('ticket-widget').shadowRoot
            .querySelector('.ticket-said').textContent)";
        eventually(&driver, "word that it is not marked", said).await?;
        assert_eq!(run(&driver, "done(window.left)").await?, 0, "the picture left as it was before");
        assert!(root.find(By::Css(".ticket-number")).await.is_err());
        Ok(())
    });
}

#[test]
fn by_finger() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let phone = json!({ "width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": true });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", phone).await?;
        driver.cdp().send_raw("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        start(&driver, &page).await?;
        let place = run(
            &driver,
            "const box = root.querySelector('.ticket-mark canvas').getBoundingClientRect();
             done([box.left, box.top, box.width, box.height, root.querySelector('.ticket-mark').scrollWidth])",
        )
        .await?;
        let [left, top, width, height, wide] =
            [0, 1, 2, 3, 4].map(|at| place[at].as_f64().unwrap_or_default());
        assert!(wide <= 320.0 && left >= 0.0 && left + width <= 320.0, "it does not fit: {place}");
        let touch = async |kind: &str, x: f64, y: f64| -> Result<()> {
            let points = if kind == "touchEnd" {
                json!([])
            } else {
                json!([{ "x": left + width * x, "y": top + height * y }])
            };
            driver
                .cdp()
                .send_raw("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }))
                .await?;
            Ok(())
        };
        touch("touchStart", 0.1, 0.1).await?;
        touch("touchMove", 0.3, 0.2).await?;
        touch("touchMove", 0.6, 0.5).await?;
        touch("touchEnd", 0.0, 0.0).await?;
        let drawn = "const text = document.querySelector('ticket-widget').shadowRoot
            .querySelector('.ticket-mark [role=status]').textContent;
            return /^Added: black area 1\\. (9|10)% from the left, (9|10)% from the top, (49|50|51)% wide/.test(text)";
        eventually(&driver, "a black area", drawn).await?;
        // Taken by its middle, it moves.
        touch("touchStart", 0.3, 0.3).await?;
        touch("touchMove", 0.4, 0.4).await?;
        touch("touchEnd", 0.0, 0.0).await?;
        let moved = "const text = document.querySelector('ticket-widget').shadowRoot
            .querySelector('.ticket-mark [role=status]').textContent;
            return /^black area 1\\. (19|20)% from the left, (19|20)% from the top, (49|50|51)% wide/.test(text)";
        eventually(&driver, "the area further on", moved).await
    });
}

#[test]
fn by_mouse_dragged_and_pressed() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let (root, dialog) = start(&driver, &page).await?;
        dialog.find(By::Css("[data-do=box]")).await?.click().await?;
        // From pixels of the picture to those of the screen.
        let at = async |x: u32, y: u32| -> Result<(i64, i64)> {
            let script = format!(
                "const box = root.querySelector('.ticket-mark canvas').getBoundingClientRect();
                 done([box.left + box.width * {x} / 800, box.top + box.height * {y} / 600].map(Math.round))"
            );
            let place = run(&driver, &script).await?;
            Ok((place[0].as_i64().context("x")?, place[1].as_i64().context("y")?))
        };
        let (from, to) = (at(80, 60).await?, at(240, 180).await?);
        let mouse = driver.action_chain().move_to(from.0, from.1).click_and_hold();
        mouse.move_to(to.0, to.1).release().perform().await?;
        let says_of = |words: &str| {
            format!(
                "return /{words}/.test(document.querySelector('ticket-widget').shadowRoot
                    .querySelector('.ticket-mark [role=status]').textContent)"
            )
        };
        eventually(&driver, "a frame", &says_of("^Added: frame 1\\. (9|10)% from the left, (9|10)% from"))
            .await?;
        // Not everybody can drag: an arrow by two presses.
        dialog.find(By::Css("[data-do=arrow]")).await?.click().await?;
        let tail = at(400, 60).await?;
        driver.action_chain().move_to(tail.0, tail.1).click().perform().await?;
        says(&driver, "Now press where it ends.").await?;
        shoot(&driver, "marker-corner").await?;
        let tip = at(720, 60).await?;
        driver.action_chain().move_to(tip.0, tip.1).click().perform().await?;
        eventually(&driver, "an arrow", &says_of("^Added: arrow 2\\. (49|50)% from the left")).await?;
        dialog.find(By::Css("[data-do=done]")).await?.click().await?;
        fill_all(&root).await?;
        submit(&root).await?;
        let picture = kept(&number(&root).await?)?;
        let is_ink = |x: u32, y: u32| {
            // A line is some pixels thick, and the mouse knows whole pixels of the screen only.
            (0..7).any(|step| {
                [(x + step - 3, y), (x, y + step - 3)].into_iter().any(|(x, y)| {
                    let [red, green, blue] = picture.get_pixel(x, y).0;
                    red > 180 && green < 60 && blue < 90
                })
            })
        };
        for (x, y) in [(160, 60), (160, 180), (80, 120), (240, 120), (500, 60), (600, 60)] {
            assert!(is_ink(x, y), "no line at {x}, {y}");
        }
        assert_eq!(picture.get_pixel(160, 120).0, [255; 3], "a frame hides nothing");
        assert_eq!(picture.get_pixel(400, 300).0, [255, 0, 0], "what was not marked is there");
        Ok(())
    });
}

#[test]
fn leaving_it_changes_nothing_and_tab_stays_inside() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        start(&driver, &page).await?;
        for _ in 0..12 {
            press(&driver, Key::Tab).await?;
            let inside = run(&driver, "done(!!root.activeElement?.closest('.ticket-mark'))").await?;
            assert_eq!(inside, true, "the focus left the marker");
        }
        let before = run(&driver, "done(field.files[0].size)").await?;
        tab_to(&driver, "[data-do=add]").await?;
        press(&driver, Key::Enter).await?;
        press(&driver, Key::Escape).await?;
        let back = "const root = document.querySelector('ticket-widget').shadowRoot;
            return !root.querySelector('.ticket-mark') && root.activeElement.dataset.do === 'mark'";
        eventually(&driver, "the form again", back).await?;
        assert_eq!(run(&driver, "done(field.files[0].size)").await?, before);
        Ok(())
    });
}
