//! Files as a person adds them to the form, in the widget and on the hosted page alike.

use crate::{
    embedded::{Embedded, open},
    env,
    form::{eventually, fill, fill_all, submit, wait_for},
};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use thirtyfour::prelude::*;

/// The root of the form, in the widget and on the hosted page alike.
pub const ROOT: &str = "const root = document.querySelector('ticket-widget')?.shadowRoot ?? document;
    const field = root.querySelector('[type=file]');";

/// Runs a script with `root` and `field` at hand, until it calls `done`.
pub async fn run(driver: &WebDriver, script: &str) -> Result<Value> {
    let script = format!("const done = arguments[arguments.length - 1]; {ROOT} {script}");
    Ok(driver.execute_async(script, vec![]).await?.json().clone())
}

/// Waits for so many files in the list, all of them ready.
pub async fn listed(driver: &WebDriver, count: usize) -> Result<()> {
    let script = format!(
        "{ROOT} return field.files.length === {count} && root.querySelectorAll('.ticket-files li').length === {count}"
    );
    eventually(driver, "the files in the list", &script).await
}

/// The smallest PNG that is one: a single pixel.
pub const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\xdac`\0\0\0\x02\0\x01\xe5'\xde\xfc\0\0\0\0IEND\xaeB`\x82";

/// Puts a file on this machine's disk, from which a browser takes it.
pub fn on_disk(name: &str, bytes: &[u8]) -> Result<String> {
    let path = env::artifacts("to-upload")?.join(name);
    fs::write(&path, bytes)?;
    Ok(path.to_str().context("a path that is text")?.to_owned())
}

/// Chooses a file.
pub async fn choose(form: &WebElement, path: &str) -> Result<()> {
    Ok(form.find(By::Css("#ticket-attachments")).await?.send_keys(path).await?)
}

/// Sends a form with something to correct and a file; the file is a ticked box when it comes back.
pub async fn correct(form: &WebElement) -> Result<()> {
    fill_all(form).await?;
    fill(form, "ticket-contact-email", "an@").await?;
    choose(form, &on_disk("scherm.png", PIXEL)?).await?;
    submit(form).await
}

/// A picture in which every pixel is white, but for a secret in red in the middle.
const PICTURE: &str = "const canvas = document.createElement('canvas');
    canvas.width = 800; canvas.height = 600;
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 800, 600);
    context.fillStyle = '#f00';
    context.fillRect(320, 240, 160, 120);
    canvas.toBlob((blob) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([blob], 'secret.png', { type: 'image/png' }));
        root.querySelector('#ticket-title').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
        done();
    });";

/// Opens the widget, adds the picture, and starts to mark it with the keyboard.
pub async fn mark(driver: &WebDriver, page: &Embedded) -> Result<(WebElement, WebElement)> {
    let root = open(driver, page).await?;
    run(driver, PICTURE).await?;
    listed(driver, 1).await?;
    wait_for(&root, ".ticket-files [data-do=mark]").await?.send_keys(Key::Enter).await?;
    let dialog = wait_for(&root, ".ticket-mark").await?;
    Ok((root, dialog))
}
