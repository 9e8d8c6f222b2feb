//! Passwords: the form warns of those that are typed in the open, and hands them over encrypted.

use crate::{
    embedded,
    form::{ANSWERS, eventually, fill, fill_all, number, submit, summary, wait_for},
    looks::check,
    world,
};
use anyhow::Result;
use std::{fs, path::Path, time::Duration};
use tests::{
    browser::{Scripts, browse},
    inbox::Inbox,
    until::until,
};
use thirtyfour::prelude::*;

/// What the desk of this suite publishes, and the key that opens it: plainly a key for tests.
pub const TABLE: &str = r#"
[sealed]
key = { kty = "EC", crv = "P-256", x = "jR8utzvH-DiuziYiHB4SmP_Dsb1vA9PSMYZqOBhoALo", y = "ORklKGyWqsejfuvk1zk8ClOMqPBuBxDlO35lT67jPo0", kid = "test-key-of-no-desk" }
"#;
const KEY: &str = include_str!("../../../unseal/tests/test-key.json");

/// Waits until an element of the widget is shown.
async fn shown(driver: &WebDriver, css: &str) -> Result<()> {
    let script = format!(
        "const root = document.querySelector('ticket-widget')?.shadowRoot ?? document;
         return !!root.querySelector({css:?})?.checkVisibility()"
    );
    eventually(driver, css, &script).await
}

/// Opens the disclosure by keyboard and types a secret.
async fn hand_over(driver: &WebDriver, form: &WebElement, secret: &str) -> Result<()> {
    form.find(By::Css(".ticket-sealed summary")).await?.send_keys(Key::Enter + "").await?;
    shown(driver, "#ticket-sealed").await?;
    fill(form, "ticket-sealed", secret).await
}

/// The sealed text on the ticket's page in the inbox, and what it opens to.
fn in_the_inbox(number: &str) -> (String, String) {
    let inbox = Inbox::open(&world().client);
    let page = until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(number));
    let start = page.find("eyJ").expect("a sealed text");
    let sealed: String = page[start..].chars().take_while(|c| *c != '<').collect();
    let key = unseal::Key::parse(KEY).expect("a key");
    let text = unseal::open(&key, sealed.trim()).expect("it opens");
    (page, String::from_utf8(text.to_vec()).expect("UTF-8"))
}

/// Whether a text stands in any file below a folder.
pub fn is_written(folder: &Path, text: &str) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        let inside = |bytes: Vec<u8>| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        if path.is_dir() { is_written(&path, text) } else { fs::read(&path).is_ok_and(inside) }
    })
}

/// Nothing that the server wrote or showed holds the secret.
fn is_nowhere(secret: &str, page: &str) {
    assert!(!page.contains(secret), "the inbox shows it");
    let server = &world().server;
    assert!(!server.log().contains(secret), "the log holds it");
    assert!(is_written(&server.state(), ANSWERS[1].1), "the rest of the ticket is there to be found");
    assert!(!is_written(&server.state(), secret), "the server wrote it down");
}

#[test]
fn what_is_handed_over_in_the_widget_arrives_encrypted_and_stands_nowhere_else() {
    const SECRET: &str = "invented Gänse-2026 €\nsecond line";
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        hand_over(&driver, &root, SECRET).await?;
        check(&driver, "sealed-open").await?;
        let capture = "const real = window.fetch;
            window.fetch = async (request) => {
                window.sent = await request.clone().text();
                return real(request);
            };";
        driver.execute(capture, vec![]).await?;
        submit(&root).await?;
        let number = number(&root).await?;
        let sent = driver.execute("return window.sent", vec![]).await?.json().to_string();
        assert!(sent.contains("name=\\\"sealed\\\"\\r\\n\\r\\neyJ"), "{sent}");
        for part in ["Gänse-2026", "second line"] {
            assert!(!sent.contains(part), "{part} was sent in the open");
        }
        let (inbox, opened) = in_the_inbox(&number);
        assert_eq!(opened, SECRET);
        is_nowhere("nse-2026", &inbox);
        let link = root.find(By::Css(".ticket-status-link")).await?.attr("href").await?.unwrap_or_default();
        driver.goto(&link).await?;
        let status = driver.source().await?;
        assert!(status.contains("encrypted") && !status.contains("eyJ"), "{status}");
        Ok(())
    });
}

#[test]
fn what_is_handed_over_on_the_hosted_page_arrives_encrypted_too() {
    const SECRET: &str = "invented-Hosted-2026";
    browse(Scripts::On, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=en", world().server.origin())).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        shown(&driver, ".ticket-sealed summary").await?;
        fill_all(&form).await?;
        fill(&form, "ticket-title", "x").await?;
        hand_over(&driver, &form, SECRET).await?;
        submit(&form).await?;
        // Something else was wrong: what is sealed comes back sealed, and the text does not.
        driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
        shown(&driver, ".ticket-sealed-done button").await?;
        assert!(!driver.source().await?.contains(SECRET));
        check(&driver, "sealed-kept").await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        fill(&form, "ticket-title", "A title that holds").await?;
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        let number = number(&done).await?;
        let (inbox, opened) = in_the_inbox(&number);
        assert_eq!(opened, SECRET);
        is_nowhere(SECRET, &inbox);
        crate::desk::log_in(&driver).await?;
        driver.goto(format!("{}/inbox/tickets/{number}", world().server.origin())).await?;
        check(&driver, "sealed-inbox").await
    });
}

#[test]
fn where_the_policy_forbids_wasm_it_is_encrypted_all_the_same() {
    const SECRET: &str = "invented-NoWasm-2026";
    let desk = world().server.origin();
    let policy = format!("script-src {desk}; style-src 'self'; connect-src {desk}; form-action {desk}");
    let page = embedded::page("en", "", Some(&policy));
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        hand_over(&driver, &root, SECRET).await?;
        submit(&root).await?;
        let (inbox, opened) = in_the_inbox(&number(&root).await?);
        assert_eq!(opened, SECRET);
        is_nowhere(SECRET, &inbox);
        Ok(())
    });
}

/// Whether what knows secrets was fetched.
async fn asked(driver: &WebDriver) -> Result<bool> {
    let script = "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/warning_bg.wasm'))";
    Ok(driver.execute(script, vec![]).await?.json().as_bool() == Some(true))
}

/// A page of the desk looks too.
#[test]
fn the_hosted_form_warns_while_it_is_filled_in() {
    browse(Scripts::On, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=en", world().server.origin())).await?;
        let form = driver.find(By::Css(".ticket")).await?;
        fill(&form, "ticket-title", "mot de passe : Soleil2026").await?;
        form.find(By::Css("#ticket-error")).await?.click().await?;
        shown(&driver, "#ticket-title-warning:not(:empty)").await
    });
}

#[test]
fn a_password_in_the_open_is_warned_of_and_sent_all_the_same() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        let warning = root.find(By::Css("#ticket-error-warning")).await?;
        assert_eq!(warning.attr("role").await?.as_deref(), Some("status"), "it is announced");
        assert_eq!(warning.text().await?, "");
        assert!(!asked(&driver).await?, "what most people write fetches nothing more");
        fill(&root, "ticket-error", "I log in with password: Summer2026").await?;
        root.find(By::Css("#ticket-contact-name")).await?.click().await?;
        shown(&driver, "#ticket-error-warning:not(:empty)").await?;
        assert!(warning.text().await?.starts_with("This looks like a password."));
        assert!(asked(&driver).await?, "it knows from the Wasm");
        check(&driver, "sealed-warning").await?;
        // What is taken out takes the warning along.
        fill(&root, "ticket-error", "I cannot log in").await?;
        root.find(By::Css("#ticket-contact-name")).await?.click().await?;
        eventually(
            &driver,
            "the warning to go",
            "return document.querySelector('ticket-widget').shadowRoot.querySelector('#ticket-error-warning').textContent === ''",
        )
        .await?;
        // A paste warns while the field still has the focus. A browser without a person has no clipboard,
        // so this is the event that it sends after one.
        let paste =
            "const field = document.querySelector('ticket-widget').shadowRoot.querySelector('#ticket-error');
            field.focus();
            field.setRangeText(' BE68 5390 0754 7034', field.value.length, field.value.length, 'end');
            field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));";
        driver.execute(paste, vec![]).await?;
        shown(&driver, "#ticket-error-warning:not(:empty)").await?;
        assert!(warning.text().await?.starts_with("This looks like a bank account number."));
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
}

#[test]
fn without_script_nothing_can_be_handed_over_and_a_form_that_comes_back_warns() {
    browse(Scripts::Off, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=en", world().server.origin())).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        assert!(!form.find(By::Css(".ticket-sealed")).await?.is_displayed().await?);
        fill_all(&form).await?;
        fill(&form, "ticket-title", "x").await?;
        fill(&form, "ticket-error", "password: Summer2026").await?;
        submit(&form).await?;
        driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        assert_eq!(summary(&form).await?.len(), 1, "a warning is no fault");
        let warning = form.find(By::Css("#ticket-error-warning")).await?;
        assert!(warning.text().await?.starts_with("This looks like a password."));
        fill(&form, "ticket-title", "A title that holds").await?;
        submit(&form).await?;
        number(&driver.query(By::Css(".ticket-done")).first().await?).await?;
        Ok(())
    });
}

#[test]
fn a_browser_that_cannot_encrypt_says_to_call() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.execute("Object.defineProperty(crypto, 'subtle', { value: undefined })", vec![]).await?;
        let root = embedded::click_open(&driver).await?;
        root.find(By::Css(".ticket-sealed summary")).await?.click().await?;
        shown(&driver, ".ticket-sealed-call a[href^='tel:']").await?;
        assert!(!root.find(By::Css("#ticket-sealed")).await?.is_displayed().await?);
        check(&driver, "sealed-call").await
    });
}

#[test]
fn what_is_too_long_is_named_and_stays() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        hand_over(&driver, &root, "short").await?;
        let long = "document.querySelector('ticket-widget').shadowRoot.querySelector('#ticket-sealed').value = 'x'.repeat(4001)";
        driver.execute(long, vec![]).await?;
        submit(&root).await?;
        shown(&driver, "#ticket-sealed-error").await?;
        let error = wait_for(&root, "#ticket-sealed-error").await?.text().await?;
        assert!(error.contains("4,000"), "{error}");
        assert!(root.find_all(By::Css(".ticket-number")).await?.is_empty());
        fill(&root, "ticket-sealed", "invented-2026").await?;
        submit(&root).await?;
        assert_eq!(in_the_inbox(&number(&root).await?).1, "invented-2026");
        Ok(())
    });
}
