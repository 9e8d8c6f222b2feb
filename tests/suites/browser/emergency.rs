//! An emergency: filed first, then called in. The number to call is the first thing on the screen.

use crate::{
    embedded,
    form::{eventually, fill_all, submit, wait_for},
    host, world,
};
use anyhow::Result;
use std::fmt::Write as _;
use tests::looks::shoot;
use tests::{
    axe,
    browser::{SCREENS, Scripts, browse, follow, look},
    fixtures::{Ticket, key},
    host::Page,
};
use thirtyfour::prelude::*;

/// What has to hold of a confirmation: the link stands before its heading and within the window, has the
/// number to call and the focus, and the ticket's number stands beside it.
const CALL_FIRST: &str = "
    const root = document.querySelector('ticket-widget')?.shadowRoot ?? document;
    const call = root.querySelector('.ticket-emergency-call');
    if (!call || !call.getClientRects()[0]) return 'no link to call';
    const { top, bottom } = call.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) return `the link is at ${top} to ${bottom} of ${innerHeight}`;
    const heading = root.querySelector('.ticket-heading');
    if (!(call.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING)) return 'the heading is first';
    if (call.getAttribute('href') != 'tel:+3225550100') return call.outerHTML;
    if (!call.textContent.includes('+32 2 555 01 00')) return call.textContent;
    if (root.activeElement != call) return 'the focus is elsewhere: ' + root.activeElement?.outerHTML;
    const quote = root.querySelector('#' + call.getAttribute('aria-describedby'));
    const number = root.querySelector('.ticket-number').textContent;
    if (!number || !quote.textContent.includes(number)) return quote.textContent;
    return quote.getBoundingClientRect().bottom > innerHeight ? 'the number to quote is out of sight' : '';";

async fn assert_call_first(driver: &WebDriver) -> Result<()> {
    let said = driver.execute(CALL_FIRST, vec![]).await?;
    assert_eq!(said.json().as_str(), Some(""));
    Ok(())
}

/// Files an emergency through the widget of a page under a policy, on a phone.
fn through_the_widget(policy: Option<&str>, state: &str) {
    let page = embedded::page("en", "category=emergency", policy);
    browse(Scripts::On, async |driver| {
        look(&driver, SCREENS[2]).await?;
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-done").await?;
        let focused = "const root = document.querySelector('ticket-widget').shadowRoot;
            return root.activeElement == root.querySelector('.ticket-emergency-call')";
        eventually(&driver, "the focus on the link", focused).await?;
        assert_call_first(&driver).await?;
        axe::assert_clean(&driver, state).await?;
        shoot(&driver, state).await
    });
    assert_eq!(world().client.file(&Ticket::new(&page.site)).serial, 2);
}

#[test]
fn the_widget_says_whom_to_call_first() {
    through_the_widget(None, "emergency-widget");
}

#[test]
fn the_widget_says_so_where_the_policy_forbids_wasm() {
    let desk = world().server.origin();
    let policy = format!(
        "default-src 'none'; script-src {desk}; style-src 'self'; connect-src {desk}; form-action {desk}"
    );
    through_the_widget(Some(&policy), "emergency-plain");
}

#[test]
fn a_page_without_any_script_says_whom_to_call_first() {
    through_a_page(Scripts::Off);
}

#[test]
fn everybody_can_use_that_page() {
    // axe is a script itself.
    through_a_page(Scripts::On);
}

/// Files an emergency by a plain form on somebody else's page, on a phone.
fn through_a_page(scripts: Scripts) {
    let (site, desk) = (world().site(), world().server.origin());
    let ticket = Ticket::new(&site);
    let key = key();
    let mut fields = String::new();
    for (name, value) in ticket.fields_with_key(&key).into_iter().chain([("category", "emergency")]) {
        let _ = write!(fields, "<input type=hidden name='{name}' value='{value}'>");
    }
    let body = format!(
        "<!doctype html><title>Send</title><form method=post action='{desk}/v1/tickets?lang=nl'>{fields}\
         <button>Send</button></form>"
    );
    let url = host().put(&format!("/emergency-{site}"), Page::html(body));
    browse(scripts, async |driver| {
        look(&driver, SCREENS[2]).await?;
        driver.goto(&url).await?;
        follow(&driver, &driver.find(By::Css("button")).await?).await?;
        driver.find(By::Css(".ticket-done")).await?;
        let focused = "return document.activeElement == document.querySelector('.ticket-emergency-call')";
        eventually(&driver, "the focus on the link", focused).await?;
        assert_call_first(&driver).await?;
        if scripts == Scripts::On {
            axe::assert_clean(&driver, "emergency-hosted").await?;
            shoot(&driver, "emergency-hosted").await?;
        }
        Ok(())
    });
}

#[test]
fn what_is_no_emergency_is_not_called_in() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        let done = wait_for(&root, ".ticket-done").await?;
        assert!(!done.find(By::Css(".ticket-emergency")).await?.is_displayed().await?);
        Ok(())
    });
}
