//! The desk's own pages: the form in every language, the confirmation, and the reporter's page through
//! all its stages.

use crate::{
    page::{address, hosted},
    rich, world,
};
use desk::Lang;
use std::time::Duration;
use tests::{
    browser::{Scripts, browse},
    fixtures::{Ticket, key},
    form::{fill_all, submit},
    inbox::Inbox,
    looks::check_lean,
    tool::correct,
    until::until,
};
use thirtyfour::prelude::*;

#[test]
fn the_form_in_every_language() {
    browse(Scripts::On, async |driver| {
        for lang in Lang::ALL {
            hosted(&driver, lang.tag()).await?;
            check_lean(&driver, "form").await?;
            submit(&driver.find(By::Css(".ticket")).await?).await?;
            driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
            check_lean(&driver, "form-faults").await?;
        }
        Ok(())
    });
}

#[test]
fn the_form_with_files_and_kinds() {
    browse(Scripts::On, async |driver| {
        for lang in Lang::ALL.map(Lang::tag) {
            let form = hosted(&driver, lang).await?;
            // As without script, which axe needs: nothing hears of the file.
            let deaf = "for (const kind of ['pointerover', 'focusin', 'change'])
                window.addEventListener(kind, event => event.stopImmediatePropagation(), true)";
            driver.execute(deaf, vec![]).await?;
            correct(&form).await?;
            driver.query(By::Css(".ticket-kept input:checked")).first().await?;
            check_lean(&driver, "form-kept").await?;
            let origin = rich().server.origin();
            driver.goto(format!("{origin}/form/{}?lang={lang}&category=change", rich().site())).await?;
            check_lean(&driver, "form-kinds").await?;
        }
        Ok(())
    });
}

#[test]
fn the_confirmation_and_pages_that_say_why_not() {
    browse(Scripts::On, async |driver| {
        for lang in Lang::ALL.map(Lang::tag) {
            let form = hosted(&driver, lang).await?;
            fill_all(&form).await?;
            submit(&form).await?;
            driver.query(By::Css(".ticket-done")).first().await?;
            check_lean(&driver, "confirmation").await?;
            driver.goto(address(&format!("/form/9999?lang={lang}"))).await?;
            check_lean(&driver, "unknown-site").await?;
        }
        Ok(())
    });
}

/// A ticket by a reporter who reads that language; the number and the page's address.
fn filed(lang: &str) -> (String, String) {
    let ticket = Ticket::new(&world().site());
    let request = world().client.post(&format!("/v1/tickets?lang={lang}")).header("Idempotency-Key", &key());
    let answer = request.json(&ticket.json()).send();
    assert_eq!(answer.status, 201, "{answer}");
    let receipt = answer.json();
    let text = |name: &str| receipt[name].as_str().unwrap_or_default().to_owned();
    (text("number"), text("statusUrl"))
}

#[test]
fn the_reporter_s_page_in_its_stages() {
    browse(Scripts::On, async |driver| {
        for lang in Lang::ALL.map(Lang::tag) {
            let (number, page) = filed(lang);
            let page = format!("{}?lang={lang}", page.split('?').next().unwrap_or_default());
            let inbox = Inbox::open(&world().client);
            until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(&number));
            driver.goto(&page).await?;
            check_lean(&driver, "status-new").await?;
            inbox.set_status(&number, "open");
            inbox.reply(&number, "Hello An,\n\nWhich browser do you use?\n\nThe desk");
            for status in ["waiting", "resolved", "closed"] {
                inbox.set_status(&number, status);
                driver.goto(&page).await?;
                check_lean(&driver, &format!("status-{status}")).await?;
            }
        }
        Ok(())
    });
}
