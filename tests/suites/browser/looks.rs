//! How every state looks, and whether everyone can use it: pictures for people, axe for machines.

use crate::{
    desk::{in_the_inbox, log_in},
    embedded, files,
    form::{fill_all, number, submit, wait_for},
    host, marker, tools, world,
};
use anyhow::Result;
use tests::{
    axe,
    browser::{SCREENS, Scripts, browse, look, shoot},
    host::Page,
};
use thirtyfour::prelude::*;

/// Takes the pictures, and lets axe look by day and by night.
pub async fn check(driver: &WebDriver, state: &str) -> Result<()> {
    shoot(driver, state).await?;
    for screen in [SCREENS[0], SCREENS[3]] {
        look(driver, screen).await?;
        axe::assert_clean(driver, &format!("{state}, {}", screen.name)).await?;
        let wide = driver
            .execute(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth",
                vec![],
            )
            .await?;
        assert_eq!(wide.json().as_bool(), Some(false), "{state} scrolls sideways on {}", screen.name);
    }
    look(driver, SCREENS[0]).await
}

fn address(path: &str) -> String {
    format!("{}{path}", world().server.origin())
}

#[test]
fn a_page_with_faults_is_seen_to_have_them() {
    let page = Page::html(
        "<!doctype html><title></title><h3>x</h3><img src=a.png><input>\
         <p style='color:#999;background:#aaa'>grey</p>",
    );
    let url = host().put("/with-faults", page);
    browse(Scripts::On, async |driver| {
        driver.goto(&url).await?;
        let found = axe::violations(&driver).await?.join("\n");
        for rule in ["html-has-lang", "document-title", "image-alt", "label", "color-contrast"] {
            assert!(found.contains(&format!("{rule} at")), "axe does not see {rule}:\n{found}");
        }
        Ok(())
    });
}

#[test]
fn a_widget_with_faults_is_seen_to_have_them() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        let spoil = "document.querySelector('ticket-widget').shadowRoot.querySelector('label').remove()";
        driver.execute(spoil, vec![]).await?;
        wait_for(&root, ".ticket-form").await?;
        let found = axe::violations(&driver).await?.join("\n");
        assert!(found.contains("label at"), "axe does not look into the widget:\n{found}");
        Ok(())
    });
}

#[test]
fn the_hosted_form_in_every_language() {
    browse(Scripts::On, async |driver| {
        let site = world().site();
        for lang in ::desk::Lang::ALL {
            driver.goto(address(&format!("/form/{site}?lang={lang}"))).await?;
            check(&driver, &format!("form-{lang}")).await?;
            submit(&driver.find(By::Css(".ticket")).await?).await?;
            driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
            check(&driver, &format!("form-errors-{lang}")).await?;
        }
        Ok(())
    });
}

#[test]
fn the_hosted_form_with_files() {
    browse(Scripts::On, async |driver| {
        let site = world().site();
        driver.goto(address(&format!("/form/{site}?lang=nl"))).await?;
        // As without script, which axe needs: nothing hears of the file.
        let deaf = "for (const kind of ['pointerover', 'focusin', 'change'])
            window.addEventListener(kind, event => event.stopImmediatePropagation(), true)";
        driver.execute(deaf, vec![]).await?;
        files::correct(&driver.find(By::Css(".ticket")).await?).await?;
        driver.query(By::Css(".ticket-kept input:checked")).first().await?;
        check(&driver, "form-files").await
    });
}

#[test]
fn the_confirmation_and_the_status_page() {
    browse(Scripts::On, async |driver| {
        let site = world().site();
        driver.goto(address(&format!("/form/{site}?lang=nl"))).await?;
        let form = driver.find(By::Css(".ticket")).await?;
        fill_all(&form).await?;
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        let link = done.find(By::Css(".ticket-status-link")).await?.attr("href").await?.unwrap_or_default();
        check(&driver, "confirmation").await?;
        driver.goto(&link).await?;
        check(&driver, "status").await?;
        driver.goto(address("/form/9999?lang=nl")).await?;
        check(&driver, "unknown-site").await
    });
}

#[test]
fn the_inbox() {
    let receipt = in_the_inbox("A ticket to look at");
    browse(Scripts::On, async |driver| {
        driver.goto(address("/inbox")).await?;
        check(&driver, "inbox-login").await?;
        log_in(&driver).await?;
        check(&driver, "inbox").await?;
        driver.goto(address(&format!("/inbox/tickets/{}", receipt.number))).await?;
        check(&driver, "inbox-ticket").await?;
        driver.goto(address("/inbox/undelivered")).await?;
        check(&driver, "inbox-undelivered").await
    });
}

#[test]
fn the_widget() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        check(&driver, "widget-closed").await?;
        let root = embedded::click_open(&driver).await?;
        check(&driver, "widget-open").await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        check(&driver, "widget-errors").await?;
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        check(&driver, "widget-done").await
    });
}

#[test]
fn the_tool_for_files_and_the_marker() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let (root, dialog) = marker::start(&driver, &page).await?;
        for kind in ["box", "arrow", "black"] {
            dialog.find(By::Css(format!("[data-do={kind}]"))).await?.click().await?;
            dialog.find(By::Css("[data-do=add]")).await?.click().await?;
        }
        check(&driver, "marker").await?;
        dialog.find(By::Css("[data-do=done]")).await?.click().await?;
        files::choose(&root, &files::on_disk("setup.exe", b"MZ")?).await?;
        tools::listed(&driver, 2).await?;
        let into_view = "root.querySelector('.ticket-files').scrollIntoView({ block: 'center' }); done()";
        tools::run(&driver, into_view).await?;
        check(&driver, "widget-files").await?;
        let over = "root.querySelector('dialog').classList.add('ticket-drop'); done()";
        tools::run(&driver, over).await?;
        check(&driver, "widget-drop").await
    });
}
