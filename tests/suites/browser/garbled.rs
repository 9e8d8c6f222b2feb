//! Something on the way answers in the place of the desk, as a network does that wants a login first. Without
//! a number there is no thanks, and nothing is lost.

use crate::{
    embedded::{self, click_open, open},
    form::{fill_all, number, submit, wait_for},
    keep::{connection, filed, holds, ready, send_offline, stored},
    world,
};
use tests::browser::{Scripts, browse};

/// Answers every post with a page of something else, and hears what the page is told.
const GARBLE: &str = "window.failed = [];
    addEventListener('ticket-failed', ({ detail }) => failed.push(detail.status));
    window.real = window.fetch;
    window.posts = 0;
    window.fetch = async (request, ...rest) => {
        const method = request.method ?? rest[0]?.method;
        if (method != 'POST') return real(request, ...rest);
        posts++;
        return new Response('<!doctype html><title>Log in</title>', { headers: { 'Content-Type': 'text/html' } });
    };";

const NOT_THANKED: &str = "!root.querySelector('.ticket-done') && !root.querySelector('.ticket-number')";

#[test]
fn the_widget_thanks_nobody_for_what_has_no_number() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        driver.execute(GARBLE, vec![]).await?;
        submit(&root).await?;
        holds(&driver, "a word that it failed", "JSON.stringify(window.failed) == '[0]'").await?;
        wait_for(&root, ".ticket-blocked").await?;
        holds(&driver, "no thanks", NOT_THANKED).await?;
        driver.execute("window.fetch = real", vec![]).await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn nor_does_it_without_wasm() {
    let desk = world().server.origin();
    let page = embedded::page("en", "", Some(&format!("script-src {desk}; connect-src 'self' {desk}")));
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let root = click_open(&driver).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        // A page of the desk's that is neither form nor confirmation.
        let garble = "window.failed = [];
            addEventListener('ticket-failed', ({ detail }) => failed.push(detail.status));
            window.real = XMLHttpRequest.prototype.open;
            XMLHttpRequest.prototype.open = function (method, url) {
                return method == 'POST' ? real.call(this, 'GET', other) : real.call(this, method, url);
            };
            window.other = arguments[0];";
        driver.execute(garble, vec![format!("{desk}/v1/tools?lang=en").into()]).await?;
        submit(&root).await?;
        holds(&driver, "a word that it failed", "JSON.stringify(window.failed) == '[0]'").await?;
        wait_for(&root, ".ticket-blocked").await?;
        holds(&driver, "no thanks", NOT_THANKED).await?;
        driver.execute("XMLHttpRequest.prototype.open = real", vec![]).await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn what_waits_goes_on_waiting() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        send_offline(&driver, &root).await?;
        driver.execute(GARBLE, vec![]).await?;
        connection(&driver, true).await?;
        wait_for(&root, ".ticket-waiting > button").await?.click().await?;
        let said = "window.posts && root.querySelector('.ticket-waiting > [role=status]')?.textContent.includes('not been sent')";
        holds(&driver, "a word that it has not gone", said).await?;
        holds(&driver, "no thanks", NOT_THANKED).await?;
        holds(&driver, "the ticket that waits", "root.querySelector('.ticket-waiting li')").await?;
        assert!(!stored(&driver).await?.contains("\"receipt\""), "a receipt without a number");
        driver.execute("window.fetch = real", vec![]).await?;
        wait_for(&root, ".ticket-waiting > button").await?.click().await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}
