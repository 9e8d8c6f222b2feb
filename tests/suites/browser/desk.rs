//! Someone at the desk works in the inbox, and the reporter sees it.

use crate::{form, world};
use anyhow::Result;
use std::time::Duration;
use tests::{
    browser::{Scripts, browse, follow},
    fixtures::Ticket,
    inbox::Inbox,
    secrets::ADMIN_TOKEN,
    until::until,
};
use thirtyfour::prelude::*;

/// Logs in as a person does.
pub async fn log_in(driver: &WebDriver) -> Result<()> {
    driver.goto(format!("{}/inbox", world().server.origin())).await?;
    let token = driver.query(By::Css("input[name=token]")).first().await?;
    token.send_keys(ADMIN_TOKEN).await?;
    follow(driver, &driver.find(By::Css("form[action$='/inbox/login'] button")).await?).await?;
    driver.find(By::Css("form[action$='/inbox/logout']")).await?;
    Ok(())
}

/// Files a ticket and waits until it lies in the inbox.
pub fn in_the_inbox(title: &str) -> tests::client::Receipt {
    let receipt = world().client.file(&Ticket::new(&world().site()).title(title));
    let inbox = Inbox::open(&world().client);
    until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(&receipt.number));
    receipt
}

#[test]
fn a_ticket_is_found_taken_up_and_answered() {
    let receipt = in_the_inbox("A title to look for");
    browse(Scripts::Off, async |driver| {
        log_in(&driver).await?;
        follow(&driver, &driver.find(By::Css("a[href$='status=new']")).await?).await?;
        follow(&driver, &driver.find(By::PartialLinkText(receipt.number.as_str())).await?).await?;
        let page = driver.query(By::Css("main")).first().await?;
        assert!(page.text().await?.contains("A title to look for"));
        let status = driver.find(By::Css("form[action$='/status'] select[name=status]")).await?;
        status.find(By::Css("option[value=open]")).await?.click().await?;
        follow(&driver, &driver.find(By::Css("form[action$='/status'] button")).await?).await?;
        driver.find(By::Css("option[value=open][selected]")).await?;
        driver.find(By::Css("textarea[name=text]")).await?.send_keys("We are looking at it.").await?;
        follow(&driver, &driver.find(By::Css("form[action$='/reply'] button")).await?).await?;
        driver.goto(&receipt.status_url).await?;
        let page = driver.query(By::Css("main")).first().await?;
        let text = page.text().await?;
        assert!(text.contains("We are looking at it."), "{text}");
        assert!(text.contains("The opening hours") || text.contains("A title to look for"), "{text}");
        Ok(())
    });
}

#[test]
fn the_reporter_s_page_is_reached_from_the_confirmation() {
    browse(Scripts::Off, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=en", world().server.origin())).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        form::fill_all(&form).await?;
        form::submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        let number = form::number(&done).await?;
        let link = done.find(By::Css(".ticket-status-link")).await?.attr("href").await?.unwrap_or_default();
        driver.goto(&link).await?;
        assert!(driver.query(By::Css("main")).first().await?.text().await?.contains(&number));
        Ok(())
    });
}
