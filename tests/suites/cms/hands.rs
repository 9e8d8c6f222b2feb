//! What a person does in a browser.

use anyhow::{Context, Result};
use tests::{browser::follow, cms::PASSWORD};
use thirtyfour::prelude::*;
use tokio::sync::Mutex;

/// Waits for an element.
pub async fn wait_for(within: &WebElement, css: &str) -> Result<WebElement> {
    within.query(By::Css(css)).first().await.with_context(|| format!("no {css}"))
}

/// Waits for an element of the page, and clicks it once it can be.
pub async fn click(driver: &WebDriver, css: &str) -> Result<()> {
    let element = driver.query(By::Css(css)).and_clickable().first().await;
    element.with_context(|| format!("no {css} to click"))?.click().await?;
    Ok(())
}

/// Clicks what leads to another page, and waits for that page.
pub async fn go(driver: &WebDriver, css: &str) -> Result<()> {
    let lead = driver.query(By::Css(css)).and_clickable().first().await;
    follow(driver, &lead.with_context(|| format!("no {css} to click"))?).await.with_context(|| css.to_owned())
}

/// Types into a field of the page.
pub async fn fill(driver: &WebDriver, css: &str, text: &str) -> Result<()> {
    let field = driver.query(By::Css(css)).first().await.with_context(|| format!("no {css}"))?;
    field.clear().await?;
    Ok(field.send_keys(text).await?)
}

/// Logs in to WordPress.
pub async fn into_wordpress(driver: &WebDriver, origin: &str, login: &str) -> Result<()> {
    // WordPress keeps all logins of a person in one value, which it reads and then writes: of two at the same
    // moment, one is lost.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());
    driver.goto(format!("{origin}/wp-login.php")).await?;
    // WordPress takes the focus a moment after the page is there, from whoever types a password by then.
    eventually(driver, "WordPress's own focus", "document.activeElement?.id === 'user_login'").await?;
    fill(driver, "#user_login", login).await?;
    fill(driver, "#user_pass", PASSWORD).await?;
    let _turn = ONE_AT_A_TIME.lock().await;
    go(driver, "#wp-submit").await?;
    if driver.find(By::Css("#wpadminbar")).await.is_err() {
        let (at, page) = (driver.current_url().await?, driver.find(By::Css("body")).await?.text().await?);
        anyhow::bail!("{login} is not in, but at {at}: {page}");
    }
    Ok(())
}

/// Logs in to Wagtail.
pub async fn into_wagtail(driver: &WebDriver, origin: &str, login: &str) -> Result<()> {
    driver.goto(format!("{origin}/admin/login/")).await?;
    fill(driver, "#id_username", login).await?;
    fill(driver, "#id_password", PASSWORD).await?;
    go(driver, "button[type=submit]").await
}

/// The form of the widget, once it is open.
pub async fn form(driver: &WebDriver) -> Result<WebElement> {
    let widget = driver.query(By::Css("ticket-widget:defined")).first().await.context("no widget")?;
    let root = widget.get_shadow_root().await?;
    wait_for(&root, ".ticket-form").await?;
    Ok(root)
}

/// Waits until something holds in the page; `root` is the widget's.
pub async fn eventually(driver: &WebDriver, what: &str, script: &str) -> Result<()> {
    let script = format!("const root = document.querySelector('ticket-widget')?.shadowRoot; return {script}");
    tests::form::eventually(driver, what, &script).await
}

/// Waits until the contact stands in the form.
pub async fn contact_is(driver: &WebDriver, name: &str, email: &str) -> Result<()> {
    let has = |field: &str, value: &str| {
        format!("root?.querySelector('#ticket-contact-{field}')?.value === '{value}'")
    };
    let script = format!("{} && {}", has("name", name), has("email", email));
    eventually(driver, "the contact in the form", &script).await
}

/// What stands in a field of the form.
pub async fn value(form: &WebElement, id: &str) -> Result<String> {
    Ok(form.find(By::Css(format!("#{id}"))).await?.prop("value").await?.unwrap_or_default())
}

/// Types an answer in place of what is there.
pub async fn answer(form: &WebElement, id: &str, text: &str) -> Result<()> {
    let field = form.find(By::Css(format!("#{id}"))).await?;
    field.clear().await?;
    Ok(field.send_keys(text).await?)
}

/// Says what is wrong, as an editor does whose name and page stand there already.
pub async fn describe(form: &WebElement, title: &str) -> Result<()> {
    answer(form, "ticket-title", title).await?;
    answer(form, "ticket-error", "Error 503 while saving").await?;
    answer(form, "ticket-contact-phone", "+32 2 555 01 00").await
}

/// Sends the form and returns the ticket's number.
pub async fn send(form: &WebElement) -> Result<String> {
    form.find(By::Css(".ticket-submit")).await?.click().await?;
    let Ok(number) = wait_for(form, ".ticket-number").await else {
        anyhow::bail!("no number, but: {}", form.find(By::Css(".ticket")).await?.text().await?);
    };
    let number = number.text().await?;
    assert!(desk::TicketNumber::parse(&number).is_ok(), "{number:?} is no ticket number");
    Ok(number)
}
