//! Somebody calls, and staff write the call down in the inbox.

use crate::{
    desk::log_in,
    form::{fill_all, submit},
    world,
};
use anyhow::Result;
use tests::looks::shoot;
use tests::{
    axe,
    browser::{SCREENS, Scripts, browse, follow, look},
    fixtures::Ticket,
};
use thirtyfour::prelude::*;

async fn open(driver: &WebDriver, site: &str) -> Result<()> {
    log_in(driver).await?;
    driver.goto(format!("{}/inbox/tickets/new?site={site}", world().server.origin())).await?;
    Ok(())
}

async fn page(driver: &WebDriver) -> Result<WebElement> {
    Ok(driver.query(By::Css(".ticket")).first().await?)
}

#[test]
fn a_call_is_one_ticket_and_its_number_is_read_out() {
    let site = world().site();
    browse(Scripts::On, async |driver| {
        open(&driver, &site).await?;
        axe::assert_clean(&driver, "call").await?;
        shoot(&driver, "call").await?;
        fill_all(&page(&driver).await?).await?;
        driver.find(By::Css("#ticket-category option[value=question]")).await?.click().await?;
        driver.find(By::Css("#ticket-lang option[value=fr]")).await?.click().await?;
        let button = driver.find(By::Css(".ticket-submit")).await?;
        driver.action_chain().double_click_element(&button).perform().await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        let number = done.find(By::Css(".ticket-number")).await?.text().await?;
        assert!(number.starts_with(&format!("{site}-00001-")), "{number}");
        axe::assert_clean(&driver, "call-done").await?;
        shoot(&driver, "call-done").await?;
        // The caller's own page speaks the caller's language.
        follow(&driver, &done.find(By::Css(".ticket-status-link")).await?).await?;
        assert!(page(&driver).await?.text().await?.contains("The opening hours cannot be saved"));
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&site)).serial, 2, "one ticket was filed");
}

#[test]
fn what_is_missing_is_said_as_on_the_form_and_nothing_is_lost() {
    let site = world().site();
    browse(Scripts::On, async |driver| {
        log_in(&driver).await?;
        driver.goto(format!("{}/inbox/tickets/new", world().server.origin())).await?;
        driver.find(By::Css("#ticket-title")).await?.send_keys("A title that stays").await?;
        submit(&page(&driver).await?).await?;
        let summary = driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
        let fields: Vec<String> = {
            let mut fields = Vec::new();
            for link in summary.find_all(By::Css("a")).await? {
                fields.push(link.attr("href").await?.unwrap_or_default());
            }
            fields
        };
        let asked = ["siteId", "error", "url", "contact-name", "contact-email", "contact-phone"];
        assert_eq!(fields, asked.map(|field| format!("#ticket-{field}")));
        let title = driver.find(By::Css("#ticket-title")).await?;
        assert_eq!(title.value().await?.as_deref(), Some("A title that stays"));
        look(&driver, SCREENS[3]).await?;
        axe::assert_clean(&driver, "call-faults").await?;
        shoot(&driver, "call-faults").await?;
        driver.find(By::Css(format!("#ticket-siteId option[value='{site}']"))).await?.click().await?;
        fill_all(&page(&driver).await?).await?;
        submit(&page(&driver).await?).await?;
        driver.query(By::Css(".ticket-done")).first().await?;
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&site)).serial, 2);
}
