//! The form as a person handles it, on the hosted page and in the widget alike: the same markup.

use crate::{browser::PATIENCE, fixtures};
use anyhow::{Context, Result};
use thirtyfour::{error::WebDriverError, prelude::*};

/// What a reporter types, by the fields' ids.
pub const ANSWERS: [(&str, &str); 6] = [
    ("ticket-title", "The opening hours cannot be saved"),
    ("ticket-error", "Error 503 while saving"),
    ("ticket-url", fixtures::PAGE),
    ("ticket-contact-name", "An Voorbeeld"),
    ("ticket-contact-email", fixtures::EMAIL),
    ("ticket-contact-phone", fixtures::PHONE),
];

/// Waits for an element within another.
pub async fn wait_for(within: &WebElement, css: &str) -> Result<WebElement> {
    within.query(By::Css(css)).first().await.with_context(|| format!("no {css}"))
}

/// Types an answer into its field, in place of what is there.
pub async fn fill(form: &WebElement, id: &str, text: &str) -> Result<()> {
    let field = form.find(By::Css(format!("#{id}"))).await?;
    field.clear().await?;
    field.send_keys(text).await?;
    Ok(())
}

/// Answers everything.
pub async fn fill_all(form: &WebElement) -> Result<()> {
    for (id, text) in ANSWERS {
        fill(form, id, text).await?;
    }
    Ok(())
}

/// Presses the button.
pub async fn submit(form: &WebElement) -> Result<()> {
    Ok(form.find(By::Css(".ticket-submit")).await?.click().await?)
}

/// Waits for the number on the confirmation.
pub async fn number(within: &WebElement) -> Result<String> {
    let number = wait_for(within, ".ticket-number").await?.text().await?;
    assert!(::desk::TicketNumber::parse(&number).is_ok(), "{number:?} is no ticket number");
    Ok(number)
}

/// Waits until something holds in the page.
pub async fn eventually(driver: &WebDriver, what: &str, script: &str) -> Result<()> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        // A page that goes, or is not there yet, answers nothing.
        let found = driver.execute(script, vec![]).await.map(|value| value.json().as_bool() == Some(true));
        if matches!(found, Ok(true)) {
            return Ok(());
        }
        if tokio::time::Instant::now() >= deadline {
            found.with_context(|| format!("waited for {what}"))?;
            return Err(WebDriverError::Timeout(format!("waited for {what}")).into());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// What the form shows as wrong: the summary's words per field, which are those at the fields.
pub async fn summary(form: &WebElement) -> Result<Vec<(String, String)>> {
    let summary = wait_for(form, ".ticket-summary:not([hidden])").await?;
    let mut lines = Vec::new();
    for link in summary.find_all(By::Css("a")).await? {
        let field = link.attr("href").await?.unwrap_or_default().trim_start_matches('#').to_owned();
        let words = link.text().await?;
        let error = form.find(By::Css(format!("#{field}-error .ticket-error-text"))).await?;
        assert_eq!(error.text().await?, words, "the summary and the field differ");
        let input = form.find(By::Css(format!("#{field}"))).await?;
        assert_eq!(input.attr("aria-invalid").await?.as_deref(), Some("true"), "{field}");
        let described = input.attr("aria-describedby").await?.unwrap_or_default();
        assert!(described.starts_with(&format!("{field}-error")), "{field} is described by {described:?}");
        lines.push((field, words));
    }
    Ok(lines)
}
