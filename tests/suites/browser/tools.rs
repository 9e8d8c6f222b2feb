//! The tool for files: what is dropped, pasted and pictured, how it is listed, and what leaves the
//! browser of it.

use crate::{
    embedded::{self, open},
    files::{PIXEL, choose, names, on_disk},
    form::{eventually, fill_all, number, submit, wait_for},
    world,
};
use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;
pub use tests::tool::{ROOT, listed, run};
use tests::{
    browser::{Scripts, browse},
    client::Receipt,
    fixtures::Ticket,
};
use thirtyfour::prelude::*;

/// Remembers the files that leave the browser from now on.
const WATCH: &str = "const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) {
        if (body instanceof FormData) window.left = body.getAll('attachments');
        return send.call(this, body);
    };
    done();";

/// The bytes of the first file that left.
async fn left(driver: &WebDriver) -> Result<Vec<u8>> {
    let script = "const reader = new FileReader();
        reader.onload = () => done(reader.result.split(',')[1]);
        reader.readAsDataURL(window.left[0]);";
    let text = run(driver, script).await?;
    BASE64_STANDARD.decode(text.as_str().context("no bytes")?).map_err(anyhow::Error::msg)
}

/// Drops a photo as a camera makes it: 12 megapixels, taken with the camera on its side, and with a
/// block that says which camera.
const DROP_PHOTO: &str = "const canvas = document.createElement('canvas');
    canvas.width = 4032; canvas.height = 3024;
    const context = canvas.getContext('2d');
    const colours = context.createLinearGradient(0, 0, 4032, 3024);
    for (let at = 0; at <= 10; at++) colours.addColorStop(at / 10, `hsl(${at * 36} ${40 + at * 6}% 50%)`);
    context.fillStyle = colours;
    context.fillRect(0, 0, 4032, 3024);
    for (let at = 0; at < 4000; at++) {
        context.fillStyle = `rgb(${at % 256} ${(at * 7) % 256} ${(at * 13) % 256})`;
        context.fillRect((at * 997) % 4032, (at * 613) % 3024, 40, 40);
    }
    canvas.toBlob(async (blob) => {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        const text = (words) => [...words].map((letter) => letter.charCodeAt(0));
        // TIFF: the maker's name, and orientation 6.
        const tiff = [...text('MM'), 0, 42, 0, 0, 0, 8, 0, 2, 1, 15, 0, 2, 0, 0, 0, 12, 0, 0, 0, 38,
            1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, ...text('CameraOfAn!'), 0];
        const block = [...text('Exif'), 0, 0, ...tiff];
        const head = [0xff, 0xd8, 0xff, 0xe1, 0, block.length + 2, ...block];
        const photo = new File([new Uint8Array(head), bytes.subarray(2)], 'photo.jpg', { type: 'image/jpeg' });
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(photo);
        const target = root.querySelector('.ticket-heading');
        for (const kind of ['dragover', 'drop'])
            target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
        done(photo.size);
    }, 'image/jpeg', 0.9);";

#[test]
fn a_photo_leaves_upright_small_enough_and_without_its_camera() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        run(&driver, WATCH).await?;
        let before = run(&driver, DROP_PHOTO).await?.as_u64().context("no size")?;
        listed(&driver, 1).await?;
        submit(&root).await?;
        number(&root).await?;
        let bytes = left(&driver).await?;
        assert!((bytes.len() as u64) < before, "{} of {before} bytes", bytes.len());
        for trace in [&b"CameraOfAn"[..], b"Exif\0\0"] {
            assert!(!bytes.windows(trace.len()).any(|part| part == trace), "the camera left its traces");
        }
        let picture = image::load_from_memory(&bytes)?;
        assert_eq!((picture.width(), picture.height()), (1920, 2560));
        Ok(())
    });
}

#[test]
fn what_is_no_picture_and_what_moves_leave_as_they_are() {
    let page = embedded::page("nl", "", None);
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        run(&driver, WATCH).await?;
        choose(&root, &on_disk("loopt.gif", gif)?).await?;
        listed(&driver, 1).await?;
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(left(&driver).await?, gif);
        Ok(())
    });
}

#[test]
fn a_picture_of_the_page_shows_the_page_and_not_the_widget() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        run(&driver, WATCH).await?;
        let grey = "document.documentElement.style.background = 'rgb(128, 128, 128)';
            const devices = navigator.mediaDevices, real = devices.getDisplayMedia.bind(devices);
            devices.getDisplayMedia = async (wish) => (window.stream = await real(wish));
            done();";
        run(&driver, grey).await?;
        wait_for(&root, ".ticket-capture button").await?.click().await?;
        listed(&driver, 1).await?;
        let over =
            run(&driver, "done(stream.getTracks().every((track) => track.readyState === 'ended'))").await?;
        assert_eq!(over, true, "the browser still films");
        let shown = "done(getComputedStyle(root.querySelector('dialog')).opacity)";
        assert_eq!(run(&driver, shown).await?, "1", "the widget is back");
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        let picture = image::load_from_memory(&left(&driver).await?)?.into_rgb8();
        let (x, y) = (picture.width() - 40, picture.height() / 2);
        // A video's colours are near the page's, not equal to them.
        let pixel = picture.get_pixel(x, y).0;
        assert!(pixel.iter().all(|part| part.abs_diff(128) <= 4), "where the widget stood: {pixel:?}");
        assert_eq!(names(&root).await?, ["schermafbeelding.png"]);
        Ok(())
    });
}

#[test]
fn whoever_would_rather_not_be_pictured_is_told_so_and_goes_on() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        let refuse = "navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
            done();";
        run(&driver, refuse).await?;
        wait_for(&root, ".ticket-capture button").await?.click().await?;
        let said = format!(
            "{ROOT} return root.querySelector('.ticket-said')?.textContent === 'No picture was taken.'
                && root.activeElement === root.querySelector('.ticket-capture button')
                && !root.querySelector('.ticket-away') && !root.querySelector('[aria-invalid]')"
        );
        eventually(&driver, "a word about it", &said).await
    });
}

#[test]
fn where_a_browser_takes_no_pictures_there_is_no_button() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let gone = json!({ "source": "delete MediaDevices.prototype.getDisplayMedia" });
        driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", gone).await?;
        let root = open(&driver, &page).await?;
        assert!(!wait_for(&root, ".ticket-capture").await?.is_displayed().await?);
        Ok(())
    });
}

#[test]
fn the_list_says_what_comes_and_goes_and_what_is_wrong() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        choose(&root, &on_disk("scherm.png", PIXEL)?).await?;
        listed(&driver, 1).await?;
        let said = wait_for(&root, ".ticket-said").await?;
        let text = async |element: &WebElement| element.prop("textContent").await;
        assert_eq!(text(&said).await?.as_deref(), Some("Toegevoegd: scherm.png"));
        let drop = "const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(['MZ'], 'setup.exe'));
            dataTransfer.items.add(new File([], 'leeg.log'));
            root.querySelector('dialog').dispatchEvent(
                new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
            done();";
        run(&driver, drop).await?;
        listed(&driver, 3).await?;
        let said_now = text(&said).await?.unwrap_or_default();
        for name in ["setup.exe", "leeg.log"] {
            assert!(
                said_now.matches(name).count() == 2,
                "{name} came, and something is wrong with it: {said_now}"
            );
        }
        let error = wait_for(&root, "#ticket-attachments-error .ticket-error-text").await?;
        assert!(error.text().await?.contains("setup.exe"));
        for name in ["setup.exe", "leeg.log"] {
            let button = root.find(By::Css(format!("[aria-label='Verwijderen {name}']"))).await?;
            let (_, _, width, height) = {
                let place = button.rect().await?;
                (place.x, place.y, place.width, place.height)
            };
            assert!(width >= 44.0 && height >= 44.0, "{width} by {height}");
            button.send_keys(Key::Enter).await?;
        }
        listed(&driver, 1).await?;
        assert_eq!(text(&said).await?.as_deref(), Some("Verwijderd: leeg.log"));
        assert!(!error.is_displayed().await?, "nothing is wrong any more");
        let focused = format!(
            "{ROOT} return root.activeElement.getAttribute('aria-label') === 'Verwijderen scherm.png'"
        );
        eventually(&driver, "the focus on what is left", &focused).await
    });
}

#[test]
fn a_pasted_text_is_the_field_s() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        open(&driver, &page).await?;
        let paste = "const clipboardData = new DataTransfer();
            clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
            clipboardData.setData('text/plain', 'Error 503');
            const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true });
            root.querySelector('#ticket-error').dispatchEvent(event);
            done([event.defaultPrevented, field.files.length])";
        assert_eq!(run(&driver, paste).await?, json!([false, 0]));
        Ok(())
    });
}

#[test]
fn sending_is_seen_file_by_file_and_can_be_stopped() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        for name in ["one.log", "two.log"] {
            choose(&root, &on_disk(name, name.repeat(30_000).as_bytes())?).await?;
        }
        listed(&driver, 2).await?;
        let line = |bytes: i64| json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes });
        driver.cdp().send_raw("Network.enable", json!({})).await?;
        driver.cdp().send_raw("Network.emulateNetworkConditions", line(40_000)).await?;
        submit(&root).await?;
        let under_way = format!(
            "{ROOT} const [one, two] = [...root.querySelectorAll('.ticket-files progress')].map((bar) => bar.value);
             return one === 1 && two > 0 && two < 1 && root.querySelector('.ticket-said').textContent.includes('two.log')"
        );
        eventually(&driver, "the second file on its way", &under_way).await?;
        wait_for(&root, ".ticket-sending button").await?.click().await?;
        let stopped = format!(
            "{ROOT} return /stopped/.test(root.querySelector('.ticket-said').textContent)
                && root.activeElement === root.querySelector('.ticket-submit')
                && root.querySelector('.ticket-sending').hidden && !root.querySelector('.ticket-status').textContent
                && root.querySelector('#ticket-title').value !== '' && field.files.length === 2"
        );
        eventually(&driver, "the form as it was", &stopped).await?;
        driver.cdp().send_raw("Network.emulateNetworkConditions", line(-1)).await?;
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(names(&root).await?, ["one.log", "two.log"]);
        Ok(())
    });
    let next: Receipt = world().client.file(&Ticket::new(&page.site));
    assert_eq!(next.serial, 2, "one ticket was filed");
}

#[test]
fn the_hosted_form_takes_what_is_dropped_anywhere() {
    browse(Scripts::On, async |driver| {
        let site = world().site();
        let address = format!("{}/form/{site}?lang=en", world().server.origin());
        driver.goto(&address).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        fill_all(&form).await?;
        run(&driver, DROP_PHOTO).await?;
        listed(&driver, 1).await?;
        assert_eq!(
            driver.current_url().await?.as_str(),
            address,
            "the photo was opened in place of the form"
        );
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        number(&done).await?;
        let kept = names(&done).await?;
        assert!(kept.len() == 1 && kept[0].starts_with("photo."), "{kept:?}");
        Ok(())
    });
}
