//! The hosted form: a page of the desk, with and without script.

use crate::{
    form::{ANSWERS, fill, fill_all, number, submit, summary},
    keep::block,
    world,
};
use anyhow::Result;
use tests::browser::{Scripts, browse, follow};
use thirtyfour::prelude::*;

async fn open(driver: &WebDriver, lang: &str) -> Result<String> {
    let site = world().site();
    driver.goto(format!("{}/form/{site}?lang={lang}", world().server.origin())).await?;
    Ok(site)
}

async fn ticket(driver: &WebDriver) -> Result<WebElement> {
    Ok(driver.query(By::Css(".ticket")).first().await?)
}

fn file_a_ticket(scripts: Scripts) {
    browse(scripts, async |driver| {
        let site = open(&driver, "nl").await?;
        let form = ticket(&driver).await?;
        fill_all(&form).await?;
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        let number = number(&done).await?;
        assert!(number.starts_with(&format!("{site}-00001-")));
        follow(&driver, &done.find(By::Css(".ticket-status-link")).await?).await?;
        assert!(driver.find(By::Css("main")).await?.text().await?.contains(&number));
        Ok(())
    });
}

#[test]
fn a_ticket_without_any_script() {
    file_a_ticket(Scripts::Off);
}

#[test]
fn a_ticket_with_scripts_allowed() {
    file_a_ticket(Scripts::On);
}

#[test]
fn scripts_are_really_off() {
    browse(Scripts::Off, async |driver| {
        let page = tests::host::Page::html("<title>a</title><script>document.title = 'b'</script>");
        driver.goto(crate::host().put("/script-off", page)).await?;
        assert_eq!(driver.title().await?, "a");
        Ok(())
    });
}

#[test]
fn an_empty_form_says_what_is_missing_and_keeps_what_is_there() {
    browse(Scripts::Off, async |driver| {
        open(&driver, "fr").await?;
        let form = ticket(&driver).await?;
        fill(&form, "ticket-error", "Text that stays").await?;
        submit(&form).await?;
        let summary_box = driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
        let form = ticket(&driver).await?;
        let fields: Vec<String> = summary(&form).await?.into_iter().map(|(field, _)| field).collect();
        let expected: Vec<&str> =
            ANSWERS.iter().map(|(id, _)| *id).filter(|id| *id != "ticket-error").collect();
        assert_eq!(fields, expected);
        let error = form.find(By::Css("#ticket-error")).await?;
        assert_eq!(error.value().await?.as_deref(), Some("Text that stays"));
        // A link of the summary leads to its field.
        summary_box.find(By::Css("a[href='#ticket-url']")).await?.click().await?;
        let focused = driver.active_element().await?;
        assert_eq!(focused.id().await?.as_deref(), Some("ticket-url"));
        fill_all(&form).await?;
        submit(&form).await?;
        number(&driver.query(By::Css(".ticket-done")).first().await?).await?;
        Ok(())
    });
}

#[test]
fn a_reload_of_the_confirmation_makes_no_second_ticket() {
    browse(Scripts::On, async |driver| {
        let site = open(&driver, "en").await?;
        let form = ticket(&driver).await?;
        fill_all(&form).await?;
        submit(&form).await?;
        let first = number(&driver.query(By::Css(".ticket-done")).first().await?).await?;
        driver.back().await?;
        let form = ticket(&driver).await?;
        submit(&form).await?;
        let second = number(&driver.query(By::Css(".ticket-done")).first().await?).await?;
        assert_eq!(first, second, "site {site}");
        Ok(())
    });
}

#[test]
fn whoever_goes_back_and_is_fast_sends_the_same_ticket() {
    browse(Scripts::On, async |driver| {
        // What keeps the text is still on its way, both times.
        block(&driver, &["*/ticket-keep.js"]).await?;
        open(&driver, "en").await?;
        // A page that listens for its end is not put aside but loaded anew.
        driver.execute("addEventListener('unload', () => {})", vec![]).await?;
        let form = ticket(&driver).await?;
        fill_all(&form).await?;
        follow(&driver, &form.find(By::Css(".ticket-submit")).await?).await?;
        let first = number(&ticket(&driver).await?).await?;
        driver.back().await?;
        let form = ticket(&driver).await?;
        let anew =
            driver.execute("return performance.getEntriesByType('navigation')[0].type", vec![]).await?;
        assert_eq!(anew.json(), "back_forward");
        let title = form.find(By::Css("#ticket-title")).await?;
        assert_eq!(title.value().await?.as_deref(), Some(ANSWERS[0].1), "the browser fills the text in");
        follow(&driver, &form.find(By::Css(".ticket-submit")).await?).await?;
        assert_eq!(number(&ticket(&driver).await?).await?, first);
        Ok(())
    });
}
