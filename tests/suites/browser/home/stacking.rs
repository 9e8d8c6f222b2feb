//! What lies above what, and what comes out on paper.

use crate::{
    embedded::{self, click_open},
    form::{fill_all, number, submit, wait_for},
    world,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;
use tests::{
    browser::{Scripts, browse},
    env,
};
use thirtyfour::prelude::*;

#[test]
fn the_panel_is_above_everything_and_the_form_below_what_should_be() {
    browse(Scripts::On, async |driver| {
        driver.goto(format!("{}/demo/stacking", world().server.origin())).await?;
        click_open(&driver).await?;
        let covered = "const widget = document.querySelector('ticket-widget');
            const { left, top, width, height } = widget.shadowRoot.querySelector('dialog').getBoundingClientRect();
            const wrong = [];
            for (let x = left + 5; x < left + width; x += 40) for (let y = top + 5; y < top + height; y += 40) {
                if (document.elementFromPoint(x, y) !== widget) wrong.push([x, y]);
            }
            return [wrong, width, height];";
        let seen = driver.execute(covered, vec![]).await?.json().clone();
        assert_eq!(seen, json!([[], 460, seen[2]]), "something lies above the panel, or cuts it off");
        driver.action_chain().send_keys(Key::Escape).perform().await?;
        let form = driver.find(By::Css("ticket-widget[mode=inline]")).await?;
        form.scroll_into_view().await?;
        wait_for(&form.get_shadow_root().await?, ".ticket-form").await?;
        let above = "const form = document.querySelector('ticket-widget[mode=inline]');
            scrollTo(0, scrollY + form.getBoundingClientRect().top + 200);
            const { left, width, bottom } = document.querySelector('header').getBoundingClientRect();
            const at = (y) => document.elementFromPoint(left + width / 2, y).localName;
            const field = form.getBoundingClientRect();
            return [at(bottom - 5) !== 'ticket-widget', document.elementFromPoint(field.left + 40, bottom + 40).localName];";
        let seen = driver.execute(above, vec![]).await?.json().clone();
        assert_eq!(seen, json!([true, "ticket-widget"]), "the form does not pass below the site's bar");
        Ok(())
    });
}

#[test]
fn on_paper_the_confirmation_is_all_there() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let seen = "const root = document.querySelector('ticket-widget').shadowRoot;
            const dialog = root.querySelector('dialog');
            return {
                cut: dialog.scrollHeight > dialog.clientHeight,
                buttons: [...root.querySelectorAll('button')].filter((it) => it.checkVisibility()).length,
                behind: getComputedStyle(dialog, '::backdrop').backgroundColor,
                address: getComputedStyle(root.querySelector('.ticket-status-link'), '::after').content.includes('/status/'),
            };";
        let seen = driver.execute(seen, vec![]).await?.json().clone();
        let expected = json!({ "cut": false, "buttons": 0, "behind": "rgb(255, 255, 255)", "address": true });
        assert_eq!(seen, expected);
        let paper = driver.cdp().send_raw("Page.printToPDF", json!({ "printBackground": true })).await?;
        let paper =
            BASE64_STANDARD.decode(paper["data"].as_str().unwrap_or_default()).map_err(anyhow::Error::msg)?;
        assert!(paper.starts_with(b"%PDF-"));
        std::fs::write(env::artifacts("screens")?.join("confirmation-on-paper.pdf"), paper)?;
        Ok(())
    });
}
