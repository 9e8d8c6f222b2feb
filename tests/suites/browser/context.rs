//! What goes along with a ticket: shown in full before it is sent, each part the reporter's to remove, and
//! nothing else of the page.

use crate::{
    embedded::{self, Embedded, click_open, open},
    form::{eventually, fill, fill_all, number, submit, wait_for},
    host,
    looks::check,
    sealed::is_written,
    world,
};
use anyhow::Result;
use serde_json::Value;
use std::time::Duration;
use tests::{
    browser::{Scripts, browse},
    host::Page,
    inbox::Inbox,
    until::until,
};
use thirtyfour::prelude::*;

/// What a page may hold and nobody may send.
const SECRETS: [&str; 5] = [
    "cookie-of-the-site",
    "kept-in-the-browser",
    "typed-elsewhere",
    "token-of-the-script",
    "token-in-the-text",
];

/// Leaves secrets all over the page.
const HIDE: &str = "document.cookie = 'session=cookie-of-the-site';
    localStorage.setItem('draft', 'kept-in-the-browser');
    document.querySelector('main').append(Object.assign(document.createElement('p'), { textContent: 'typed-elsewhere' }));";

/// Runs a script of the site until a promise of it was rejected with `last`.
const RUN: &str = "const done = arguments[arguments.length - 1];
    addEventListener('unhandledrejection', ({ reason }) => reason.last && done());
    document.body.append(Object.assign(document.createElement('script'), { src: arguments[0] }));";

/// A script of the site that fails in its third line, at an address with a secret in it.
const FAILING: &str =
    "const gone = new Error('No answer from https://town.example/hours?token=token-in-the-text');
    Promise.reject(Object.assign(gone, { last: true }));
openingHours.save();";

/// A script that fails more often than anybody wants to know, and at length.
const NOISY: &str = "for (let at = 1; at < 8; at++)
        setTimeout(() => { throw new Error(`${at}\\0\\u2028${'💥 '.repeat(2000)}`) });
    setTimeout(() => Promise.reject(Object.create(null)));
    setTimeout(() => Promise.reject({ last: true }));";

/// Goes to the page and lets a script of the site fail there, before anybody opens the form.
async fn fail(driver: &WebDriver, page: &Embedded, script: &str) -> Result<()> {
    let path = format!("/failing-{}.js", page.site);
    let address = host().put(&format!("{path}?key=token-of-the-script"), Page::html(script));
    driver.goto(&page.url).await?;
    driver.query(By::Css("ticket-widget:defined")).first().await?;
    driver.execute(HIDE, vec![]).await?;
    driver.execute_async(RUN, vec![address.into()]).await?;
    Ok(())
}

/// Finds the parts in the form: their names, and what is shown of each.
const PARTS: &str = "const root = document.querySelector('ticket-widget')?.shadowRoot ?? document;
    return [...root.querySelectorAll('.ticket-along dl div')].filter(row => row.checkVisibility())
        .map(row => [row.querySelector('input').name, row.querySelector('bdi').textContent]);";

async fn parts(driver: &WebDriver) -> Result<Vec<(String, String)>> {
    let parts = driver.execute(PARTS, vec![]).await?;
    Ok(serde_json::from_value(parts.json().clone())?)
}

fn names(parts: &[(String, String)]) -> Vec<&str> {
    parts.iter().map(|(name, _)| name.as_str()).collect()
}

/// The ticket's page in the inbox.
fn in_the_inbox(number: &str) -> String {
    let inbox = Inbox::open(&world().client);
    until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(number))
}

/// What is shown stands there, and what is not shown does not.
fn assert_arrived(number: &str, parts: &[(String, String)]) {
    let page = in_the_inbox(number);
    for (name, value) in parts {
        let shown = value.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        assert!(page.contains(&format!("<dd class=\"ticket-words\">{shown}</dd>")), "{name} {shown}: {page}");
    }
    assert_eq!(page.matches("<dd class=\"ticket-words\">").count(), parts.len(), "{page}");
}

/// Presses the button of a part.
async fn remove(form: &WebElement, part: &str) -> Result<()> {
    let button = format!(".ticket-along input[name='context.{part}'] + button");
    Ok(form.find(By::Css(button)).await?.click().await?)
}

async fn focused(driver: &WebDriver) -> Result<Value> {
    let script = "const inside = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
        return inside.textContent";
    Ok(driver.execute(script, vec![]).await?.json().clone())
}

#[test]
fn an_error_before_the_form_was_opened_goes_along_and_nothing_else_of_the_page() {
    let page = embedded::page("en", "capture-errors", None);
    browse(Scripts::On, async |driver| {
        fail(&driver, &page, FAILING).await?;
        let root = click_open(&driver).await?;
        wait_for(&root, ".ticket-along:not([hidden])").await?;
        let told = parts(&driver).await?;
        assert_eq!(names(&told), ["context.browser", "context.language", "context.window", "context.errors"]);
        assert!(told[0].1.contains("Chrom") && told[2].1.contains(" × "), "{told:?}");
        let lines: Vec<&str> = told[3].1.lines().collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        let place = format!(" {}/failing-{}.js:3:1", host().origin(), page.site);
        assert!(lines[0].contains("openingHours is not defined") && lines[0].ends_with(&place), "{lines:?}");
        let rejected = "Z Unhandled rejection: Error: No answer from https://town.example/hours";
        assert!(lines[1].contains(rejected), "{lines:?}");
        fill_all(&root).await?;
        let into_view = "document.querySelector('ticket-widget').shadowRoot.querySelector('.ticket-along')
            .scrollIntoView({ block: 'center' })";
        driver.execute(into_view, vec![]).await?;
        check(&driver, "context").await?;
        submit(&root).await?;
        assert_arrived(&number(&root).await?, &told);
        Ok(())
    });
    let server = &world().server;
    assert!(is_written(&server.state(), "openingHours is not defined"), "the rest is there to be found");
    for secret in SECRETS {
        assert!(!server.log().contains(secret), "the log holds {secret}");
        assert!(!is_written(&server.state(), secret), "the server has {secret}");
    }
}

#[test]
fn what_is_removed_does_not_go_along_and_can_come_back_before() {
    let page = embedded::page("en", "capture-errors", None);
    browse(Scripts::On, async |driver| {
        fail(&driver, &page, FAILING).await?;
        let root = click_open(&driver).await?;
        fill_all(&root).await?;
        for (part, label) in [
            ("browser", "Browser"),
            ("language", "Language"),
            ("errors", "Script errors"),
            ("window", "Window"),
        ] {
            remove(&root, part).await?;
            assert_eq!(focused(&driver).await?, "Undo");
            let said = root.find(By::Css(".ticket-along [role=status]")).await?.text().await?;
            assert_eq!(said, format!("Removed: {label}"));
        }
        check(&driver, "context-removed").await?;
        assert_eq!(parts(&driver).await?, []);
        root.find(By::Css(".ticket-along dl ~ button")).await?.click().await?;
        assert_eq!(focused(&driver).await?, "Remove: Window");
        let told = parts(&driver).await?;
        assert_eq!(names(&told), ["context.window"]);
        // An error that comes now does not bring its part back.
        driver.execute("setTimeout(() => { throw new Error('late') })", vec![]).await?;
        fill(&root, "ticket-title", "Another title").await?;
        assert_eq!(parts(&driver).await?, told);
        submit(&root).await?;
        assert_arrived(&number(&root).await?, &told);
        Ok(())
    });
}

#[test]
fn without_the_attribute_no_error_is_remembered() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        fail(&driver, &page, FAILING).await?;
        let root = click_open(&driver).await?;
        wait_for(&root, ".ticket-along:not([hidden])").await?;
        let told = parts(&driver).await?;
        assert_eq!(names(&told), ["context.browser", "context.language", "context.window"]);
        fill_all(&root).await?;
        submit(&root).await?;
        assert_arrived(&number(&root).await?, &told);
        Ok(())
    });
}

#[test]
fn the_last_five_errors_go_along_and_the_desk_takes_whatever_they_say() {
    let page = embedded::page("en", "capture-errors", None);
    browse(Scripts::On, async |driver| {
        fail(&driver, &page, NOISY).await?;
        let root = click_open(&driver).await?;
        wait_for(&root, ".ticket-along:not([hidden])").await?;
        let told = parts(&driver).await?;
        let lines: Vec<&str> = told[3].1.lines().collect();
        assert_eq!(lines.len(), 5, "{lines:?}");
        for (line, at) in lines.iter().zip(["5 💥", "6 💥", "7 💥", "rejection: object", "rejection: object"])
        {
            assert!(line.contains(at) && line.chars().count() <= ::desk::limits::SCRIPT_ERROR_MAX, "{line}");
        }
        fill_all(&root).await?;
        submit(&root).await?;
        assert_arrived(&number(&root).await?, &told);
        Ok(())
    });
}

#[test]
fn a_form_that_comes_back_has_what_went_along_the_first_time() {
    let desk = world().server.origin();
    let policy = format!("script-src {desk} 'unsafe-inline'; connect-src {desk}");
    let page = embedded::page("en", "capture-errors", Some(&policy));
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        wait_for(&root, ".ticket-along:not([hidden])").await?;
        driver.execute("setTimeout(() => { throw new Error('first') })", vec![]).await?;
        fill(&root, "ticket-error", "Error 503 while saving").await?;
        remove(&root, "language").await?;
        let told = parts(&driver).await?;
        assert_eq!(names(&told), ["context.browser", "context.window", "context.errors"]);
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        driver.execute("setTimeout(() => { throw new Error('second') })", vec![]).await?;
        fill_all(&root).await?;
        assert_eq!(parts(&driver).await?, told);
        submit(&root).await?;
        assert_arrived(&number(&root).await?, &told);
        Ok(())
    });
}

#[test]
fn the_hosted_page_says_what_goes_along_and_keeps_to_it() {
    browse(Scripts::On, async |driver| {
        let address = format!("{}/form/{}?lang=en", world().server.origin(), world().site());
        driver.goto(&address).await?;
        let shown = "return !!document.querySelector('.ticket-along')?.checkVisibility()";
        eventually(&driver, "what goes along", shown).await?;
        let form = driver.find(By::Css(".ticket")).await?;
        remove(&form, "browser").await?;
        let told = parts(&driver).await?;
        assert_eq!(names(&told), ["context.language", "context.window"]);
        submit(&form).await?;
        driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
        eventually(&driver, "what goes along", shown).await?;
        assert_eq!(parts(&driver).await?, told);
        let form = driver.find(By::Css(".ticket")).await?;
        fill_all(&form).await?;
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        assert_arrived(&number(&done).await?, &told);
        Ok(())
    });
}

#[test]
fn without_scripts_nothing_goes_along() {
    browse(Scripts::Off, async |driver| {
        driver.goto(format!("{}/form/{}?lang=en", world().server.origin(), world().site())).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        assert!(!form.find(By::Css(".ticket-along")).await?.is_displayed().await?);
        fill_all(&form).await?;
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        assert_arrived(&number(&done).await?, &[]);
        Ok(())
    });
}
