//! The widget on any page that knows who is logged in.

use crate::{
    BY_ADDRESS, OTHER, VERIFIED, VISITOR, VOUCHED,
    hands::{answer, click, contact_is, describe, eventually, form, send, value, wait_for},
    in_the_inbox,
    signed::token,
    town,
};
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use tests::{
    browser::{Scripts, browse},
    cms::email,
    host::Page,
};
use thirtyfour::prelude::*;

/// A page with the widget and these attributes; what stands in the head runs first.
fn page(attributes: &str, head: &str, wasm: bool) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let desk = town().world.server.origin();
    let page = Page::html(format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Town</title><link rel=icon href='data:,'>\
         <script>{head}</script><script type=module src='{desk}/ticket-widget.js'></script>\
         <ticket-widget site-id={OTHER} lang=en {attributes}><a href='{desk}/form/{OTHER}'>Report</a></ticket-widget>"
    ));
    let eval = if wasm { "'wasm-unsafe-eval'" } else { "" };
    let policy =
        format!("default-src 'none'; script-src 'unsafe-inline' {desk} {eval}; connect-src 'self' {desk}");
    town().host.put(&format!("/editor-{}", NEXT.fetch_add(1, Ordering::Relaxed)), page.policy(&policy))
}

/// Opens the form, waits for the contact, and says what is wrong.
async fn begin(driver: &WebDriver, url: &str) -> Result<WebElement> {
    driver.goto(url).await?;
    click(driver, "ticket-widget:defined a").await?;
    let form = form(driver).await?;
    contact_is(driver, "Edith Example", &email("edith")).await?;
    assert_eq!(value(&form, "ticket-contact-phone").await?, "02 555 01 00");
    // What sends depends on whether the Wasm is there, or is known not to come.
    let ready =
        "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('widget_bg.wasm'))";
    eventually(driver, "the Wasm or none", ready).await?;
    describe(&form, "The opening hours cannot be saved").await?;
    Ok(form)
}

/// Lets an hour pass for the page.
async fn an_hour_later(driver: &WebDriver) -> Result<()> {
    driver.execute("const now = Date.now; Date.now = () => now() + 3_600_000", vec![]).await?;
    Ok(())
}

async fn warned(form: &WebElement) -> Result<bool> {
    wait_for(form, ".ticket-done").await?;
    Ok(form.find(By::Css(".ticket-done .ticket-warning")).await.is_ok())
}

#[test]
fn from_an_attribute() {
    for wasm in [true, false] {
        let url = page(&format!("editor-token={}", token("edith", OTHER, 300)), "", wasm);
        browse(Scripts::On, async |driver| {
            let form = begin(&driver, &url).await?;
            let page = in_the_inbox(&send(&form).await?);
            assert!(page.contains(VERIFIED), "{page}");
            assert!(!warned(&form).await?);
            Ok(())
        });
    }
}

#[test]
fn from_an_address() {
    let json = Page::html(format!("{{ \"token\": \"{}\" }}", token("edith", OTHER, 300)));
    town().host.put("/fresh-token", json);
    let url = page("editor-token-url=/fresh-token", "", true);
    browse(Scripts::On, async |driver| {
        let form = begin(&driver, &url).await?;
        let page = in_the_inbox(&send(&form).await?);
        assert!(page.contains(VERIFIED), "{page}");
        Ok(())
    });
}

/// Has the page give one token after the other, and count what failed.
fn one_after_the_other(tokens: &[Option<String>]) -> String {
    let tokens = serde_json::to_string(tokens).unwrap();
    format!(
        "window.asked = window.failed = 0;
         addEventListener('ticket-failed', () => failed++);
         addEventListener('DOMContentLoaded', () => document.querySelector('ticket-widget').editorToken =
            async () => {tokens}[asked++] ?? null)"
    )
}

#[test]
fn a_form_that_was_open_for_an_hour_asks_anew_before_it_sends() {
    for wasm in [true, false] {
        let tokens = [Some(token("edith", OTHER, -3_600)), Some(token("edith", OTHER, 300))];
        let url = page("", &one_after_the_other(&tokens), wasm);
        browse(Scripts::On, async |driver| {
            let form = begin(&driver, &url).await?;
            an_hour_later(&driver).await?;
            let page = in_the_inbox(&send(&form).await?);
            assert!(page.contains(VERIFIED), "{page}");
            eventually(&driver, "two tokens and no refusal", "asked === 2 && failed === 0").await
        });
    }
}

#[test]
fn a_token_that_is_refused_is_renewed_once() {
    for wasm in [true, false] {
        let tokens = [Some(token("edith", OTHER, -3_600)), Some(token("edith", OTHER, 300))];
        let url = page("", &one_after_the_other(&tokens), wasm);
        browse(Scripts::On, async |driver| {
            let form = begin(&driver, &url).await?;
            let page = in_the_inbox(&send(&form).await?);
            assert!(page.contains(VERIFIED), "{page}");
            assert!(!warned(&form).await?);
            eventually(&driver, "one refusal", "asked === 2 && failed === 1").await
        });
    }
}

#[test]
fn without_a_fresh_token_the_report_goes_and_says_so() {
    for wasm in [true, false] {
        let old = token("edith", OTHER, -3_600);
        for (attributes, head) in [
            (format!("editor-token={old}"), String::new()),
            (String::new(), one_after_the_other(&[Some(old.clone()), None])),
            (String::new(), one_after_the_other(&[Some(old.clone()), Some("{}".to_owned())])),
        ] {
            let url = page(&attributes, &head, wasm);
            browse(Scripts::On, async |driver| {
                let form = begin(&driver, &url).await?;
                let page = in_the_inbox(&send(&form).await?);
                assert!(page.contains(BY_ADDRESS) && !page.contains(VOUCHED), "{page}");
                assert!(warned(&form).await?, "{head}");
                Ok(())
            });
        }
    }
}

#[test]
fn a_cms_that_hangs_holds_nobody_up_and_a_visitor_reads_of_no_login() {
    let hangs = "addEventListener('DOMContentLoaded',
        () => document.querySelector('ticket-widget').editorToken = () => new Promise(() => {}))";
    for head in [hangs, &one_after_the_other(&[])] {
        let url = page("", head, true);
        browse(Scripts::On, async |driver| {
            driver.goto(&url).await?;
            click(&driver, "ticket-widget:defined a").await?;
            let form = form(&driver).await?;
            describe(&form, "The museum is closed").await?;
            answer(&form, "ticket-contact-name", "An Voorbeeld").await?;
            answer(&form, "ticket-contact-email", "an@example.org").await?;
            let page = in_the_inbox(&send(&form).await?);
            assert!(page.contains(VISITOR) && !page.contains(VOUCHED), "{page}");
            assert!(!warned(&form).await?);
            Ok(())
        });
    }
}

/// The script for a tag manager, as README gives it, for this desk.
fn of_the_readme() -> String {
    let readme = std::fs::read_to_string(tests::env::root().unwrap().join("README.md")).unwrap();
    let (_, recipe) = readme.split_once("**A tag manager:**").unwrap();
    let (_, script) = recipe.split_once("<script>").unwrap();
    let (script, _) = script.split_once("</script>").unwrap();
    assert!(
        script.contains("https://desk.example/ticket-widget.js") && script.contains("\"1234\""),
        "{script}"
    );
    script.replace("https://desk.example", &town().world.server.origin()).replace("1234", OTHER)
}

#[test]
fn a_tag_that_fires_twice_makes_one_widget() {
    let desk = town().world.server.origin();
    let script = of_the_readme();
    let page = Page::html(format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Town</title><link rel=icon href='data:,'>\
         <script>window.thrown = 0; addEventListener('error', () => thrown++)</script>\
         <body><p>Welcome</p><script>{script}</script><script>{script}</script>"
    ));
    let policy = format!(
        "default-src 'none'; script-src 'unsafe-inline' {desk} 'wasm-unsafe-eval'; connect-src 'self' {desk}"
    );
    let url = town().host.put("/tag-manager", page.policy(&policy));
    browse(Scripts::On, async |driver| {
        driver.goto(&url).await?;
        click(&driver, "ticket-widget:defined a").await?;
        form(&driver).await?;
        let once = "document.querySelectorAll('ticket-widget').length === 1 && thrown === 0";
        eventually(&driver, "one widget and no error", once).await
    });
}

#[test]
fn nobody_else_fetches_any_of_it() {
    let url = page("", "", true);
    browse(Scripts::On, async |driver| {
        driver.goto(&url).await?;
        click(&driver, "ticket-widget:defined a").await?;
        let form = form(&driver).await?;
        describe(&form, "The museum is closed").await?;
        answer(&form, "ticket-contact-name", "An Voorbeeld").await?;
        answer(&form, "ticket-contact-email", "an@example.org").await?;
        // It would be asked for as the form opens, so by now it would be there, as what is asked for then is.
        send(&form).await?;
        let script = "return performance.getEntriesByType('resource').map(({ name }) => name)";
        let names: Vec<String> = driver.execute(script, vec![]).await?.convert()?;
        let is_there = |file: &str| names.iter().any(|name| name.ends_with(file));
        assert!(is_there("/ticket-keep.js") && !is_there("/ticket-editor.js"), "{names:?}");
        Ok(())
    });
}
