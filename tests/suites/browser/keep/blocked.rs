//! Something keeps the ticket from the desk: the form says what, keeps everything and offers other ways.

use super::{block, filed, holds, ready};
use crate::{
    embedded::{self, open},
    form::{ANSWERS, fill_all, number, submit, wait_for},
    gone::other_window,
    looks::check,
    world,
};
use anyhow::Result;
use tests::browser::{Scripts, browse};
use thirtyfour::prelude::*;

/// What the form says, once it says something.
async fn said(driver: &WebDriver, root: &WebElement) -> Result<String> {
    let line = wait_for(root, ".ticket-blocked").await?;
    holds(driver, "the focus on it", "root.activeElement?.matches('.ticket-blocked')").await?;
    holds(driver, "one message", "root.querySelector('.ticket-summary').hidden").await?;
    assert!(root.find_all(By::Css(".ticket-number")).await?.is_empty(), "a number without a ticket");
    let title = root.find(By::Css("#ticket-title")).await?;
    assert_eq!(title.value().await?.as_deref(), Some(ANSWERS[0].1), "the text stays");
    Ok(line.text().await?)
}

#[test]
fn an_ad_blocker_is_named_and_there_are_other_ways() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        block(&driver, &["*/v1/tickets*"]).await?;
        submit(&root).await?;
        let said = said(&driver, &root).await?;
        assert!(said.contains("an ad blocker") && said.contains("still here"), "{said}");
        check(&driver, "keep-blocked").await?;

        let mail = wait_for(&root, ".ticket-mail").await?.attr("href").await?.unwrap_or_default();
        let parts = "const link = new URL(arguments[0]);
            return [link.pathname, link.searchParams.get('subject'), link.searchParams.get('body')]";
        let mail = driver.execute(parts, vec![mail.into()]).await?.json().clone();
        let [to, subject, body] = [0, 1, 2].map(|at| mail[at].as_str().unwrap_or_default().to_owned());
        assert!(to.contains('@'), "{mail}");
        assert_eq!(subject, ANSWERS[0].1);
        for (_, answer) in ANSWERS {
            assert!(body.contains(answer), "{answer} in {body}");
        }
        assert!(body.contains("Title: ") && !body.contains("idempotency"), "{body}");
        assert!(!root.find_all(By::Css(".ticket-blocked a[href^='tel:']")).await?.is_empty(), "no phone");

        // What is copied is the same; where the browser forbids that, there is a text to select.
        let write = "navigator.clipboard.writeText = async (text) => { window.copied = text; }";
        driver.execute(write, vec![]).await?;
        let copy = wait_for(&root, ".ticket-blocked button").await?;
        copy.click().await?;
        holds(
            &driver,
            "the word that it is copied",
            "root.querySelector('.ticket-blocked [role=status]').textContent",
        )
        .await?;
        let copied = driver.execute("return window.copied", vec![]).await?.json().as_str().map(str::to_owned);
        assert_eq!(copied.as_deref(), Some(&*body));
        let refuse =
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))";
        driver.execute(refuse, vec![]).await?;
        copy.click().await?;
        holds(
            &driver,
            "the text selected",
            "(() => { const area = root.querySelector('.ticket-blocked textarea');
                return !area.hidden && area.selectionEnd === area.value.length && area.value === window.copied })()",
        )
        .await?;

        block(&driver, &[]).await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn an_ad_blocker_is_named_where_the_page_may_ask_nobody_but_the_desk() {
    let desk = world().server.origin();
    let policy = format!("script-src {desk} 'wasm-unsafe-eval'; connect-src {desk}");
    let page = embedded::page("en", "", Some(&policy));
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        block(&driver, &["*/v1/tickets*"]).await?;
        submit(&root).await?;
        let said = said(&driver, &root).await?;
        assert!(said.contains("an ad blocker") && said.contains("still here"), "{said}");
        assert!(root.find_all(By::Css(".ticket-waiting")).await?.is_empty(), "it waits for nothing");
        Ok(())
    });
    assert_eq!(filed(&page), 0);
}

#[test]
fn a_policy_that_is_only_tried_out_keeps_nothing_from_the_desk() {
    let policy = ("Content-Security-Policy-Report-Only", "connect-src 'self'");
    let page = embedded::page_with("en", policy);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        // A network that is there and leads nowhere.
        block(&driver, &["*/v1/tickets*", "*/ticket.css*", &page.url]).await?;
        let tried = "document.addEventListener('securitypolicyviolation', ({ disposition, blockedURI }) => {
                if (disposition == 'report' && blockedURI.includes('/v1/tickets')) window.tried = true;
            })";
        driver.execute(tried, vec![]).await?;
        submit(&root).await?;
        let waiting = wait_for(&root, ".ticket-waiting").await?.text().await?;
        assert!(waiting.contains("goes out by itself"), "{waiting}");
        holds(&driver, "a report of the policy", "window.tried").await?;
        block(&driver, &[]).await?;
        wait_for(&root, ".ticket-waiting > button").await?.click().await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn a_policy_is_named() {
    let desk = world().server.origin();
    let policy = format!(
        "script-src {desk} 'wasm-unsafe-eval'; connect-src 'self' {desk}/v1/sites/ {desk}/ticket.css {desk}/widget_bg.wasm"
    );
    let page = embedded::page("en", "", Some(&policy));
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        let said = said(&driver, &root).await?;
        assert!(said.contains("security policy"), "{said}");
        check(&driver, "keep-policy").await
    });
    assert_eq!(filed(&page), 0);
}

#[test]
fn what_the_desk_answers_keeps_its_own_words() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        let busy = "window.fetch = async () => new Response('{}', { status: 429, headers: { 'Retry-After': '17' } })";
        driver.execute(busy, vec![]).await?;
        submit(&root).await?;
        let summary = wait_for(&root, ".ticket-summary:not([hidden])").await?.text().await?;
        assert!(summary.contains("17 seconds"), "{summary}");
        assert!(root.find_all(By::Css(".ticket-blocked, .ticket-waiting")).await?.is_empty());
        Ok(())
    });
}

#[test]
fn where_the_form_itself_is_blocked_the_hosted_one_opens_beside_the_page_and_says_why() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        block(&driver, &["*/v1/sites/*"]).await?;
        let here = driver.window().await?;
        driver.find(By::Css("ticket-widget a")).await?.click().await?;
        other_window(&driver, &here).await?;
        let why = driver.query(By::Css("#ticket-elsewhere")).and_displayed().first().await?.text().await?;
        assert!(why.contains("an ad blocker"), "{why}");
        assert!(driver.current_url().await?.path().ends_with(&page.site));
        driver.switch_to_window(here).await?;
        assert_eq!(driver.current_url().await?.as_str(), page.url, "the page is gone");
        // Who comes to the same form by itself reads nothing of it.
        driver.goto(format!("{}/form/{}?lang=en", world().server.origin(), page.site)).await?;
        assert!(!driver.find(By::Css("#ticket-elsewhere")).await?.is_displayed().await?);
        Ok(())
    });
}
