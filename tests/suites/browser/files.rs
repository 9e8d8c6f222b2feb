//! Files, as a person adds them: in the widget and in the hosted form.

use crate::{
    embedded::{self, open},
    form::{fill, fill_all, number, submit, summary, wait_for},
    world,
};
use anyhow::Result;
pub use tests::tool::{PIXEL, choose, correct, on_disk};
use tests::{
    browser::{Scripts, browse},
    client::Receipt,
    fixtures::Ticket,
};
use thirtyfour::prelude::*;

/// The names of a ticket's files, from the page that its confirmation leads to.
pub async fn names(done: &WebElement) -> Result<Vec<String>> {
    let link = wait_for(done, ".ticket-status-link").await?.attr("href").await?.unwrap_or_default();
    let json = world().client.get(&link).header("Accept", "application/json").send().json();
    let files = json["attachments"].as_array().cloned().unwrap_or_default();
    Ok(files.iter().filter_map(|file| file["name"].as_str().map(str::to_owned)).collect())
}

#[test]
fn a_screenshot_in_place_of_the_error_message() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        fill(&root, "ticket-error", "").await?;
        submit(&root).await?;
        let wrong = summary(&root).await?;
        assert!(wrong.len() == 1 && wrong[0].1.contains("schermafbeelding"), "{wrong:?}");
        choose(&root, &on_disk("scherm.png", PIXEL)?).await?;
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(names(&root).await?, ["scherm.png"]);
        Ok(())
    });
}

#[test]
fn a_file_that_cannot_go_is_named_before_anything_is_sent() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        choose(&root, &on_disk("setup.exe", b"MZ")?).await?;
        choose(&root, &on_disk("leeg.log", b"")?).await?;
        submit(&root).await?;
        let wrong = summary(&root).await?;
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert_eq!(wrong[0].0, "ticket-attachments");
        assert!(wrong[0].1.contains("setup.exe") && wrong[0].1.contains("leeg.log"), "{wrong:?}");
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&page.site)).serial, 1, "nothing was sent");
}

#[test]
fn what_only_the_desk_finds_stands_at_the_field_too() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        choose(&root, &on_disk("setup.png", b"MZ\x90\0")?).await?;
        submit(&root).await?;
        let wrong = summary(&root).await?;
        assert!(wrong.len() == 1 && wrong[0].1.contains("setup.png"), "{wrong:?}");
        wait_for(&root, ".ticket-files [data-do=remove]").await?.click().await?;
        submit(&root).await?;
        number(&root).await?;
        assert!(names(&root).await?.is_empty());
        Ok(())
    });
}

#[test]
fn a_picture_that_is_pasted_goes_along() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        let paste = "const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(arguments[0])], 'image.png', { type: 'image/png' }));
            const field = document.querySelector('ticket-widget').shadowRoot.querySelector('#ticket-error');
            for (let times = 0; times < 2; times++)
                field.dispatchEvent(new ClipboardEvent('paste',
                    { clipboardData: data, bubbles: true, composed: true, cancelable: true }));";
        driver.execute(paste, vec![serde_json::to_value(PIXEL)?]).await?;
        // The same picture twice is one file. It is sent once it is ready, however soon the button is pressed.
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(names(&root).await?, ["image.png"]);
        Ok(())
    });
}

#[test]
fn a_file_is_not_lost_over_something_else_without_script() {
    browse(Scripts::Off, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=nl", world().server.origin())).await?;
        correct(&driver.find(By::Css(".ticket")).await?).await?;
        driver.query(By::Css(".ticket-kept input:checked")).first().await?;
        let form = driver.find(By::Css(".ticket")).await?;
        fill(&form, "ticket-contact-email", "an@town.example").await?;
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        assert_eq!(names(&done).await?, ["scherm.png"]);
        Ok(())
    });
}

#[test]
fn a_file_is_not_lost_over_something_else_where_no_wasm_runs() {
    let desk = world().server.origin();
    let policy = format!(
        "default-src 'none'; script-src {desk}; style-src 'self'; connect-src {desk}; form-action {desk}"
    );
    let page = embedded::page("nl", "", Some(&policy));
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        correct(&root).await?;
        wait_for(&root, ".ticket-kept input:checked").await?;
        fill(&root, "ticket-contact-email", "an@town.example").await?;
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(names(&root).await?, ["scherm.png"]);
        Ok(())
    });
    let next: Receipt = world().client.file(&Ticket::new(&page.site));
    assert_eq!(next.serial, 2, "one ticket was filed");
}
