//! A report by keyboard alone: no element is clicked, and nothing is focused but by Tab.

use crate::page::{ROOT, holds, hosted, value, with_widget};
use anyhow::{Result, ensure};
use tests::{
    browser::{Scripts, browse},
    form::{ANSWERS, wait_for},
};
use thirtyfour::{TypingData, prelude::*};

async fn press(driver: &WebDriver, keys: impl Into<TypingData>) -> Result<()> {
    Ok(driver.action_chain().send_keys(keys).perform().await?)
}

/// Where the focus is, as a selector would name it.
async fn focused(driver: &WebDriver) -> Result<String> {
    let name = "(({ id, localName, className }) => id ? '#' + id : `${localName}.${className}`)
        (root.activeElement ?? document.activeElement)";
    Ok(value(driver, name).await?.as_str().unwrap_or_default().to_owned())
}

/// Tabs on until the focus is on what the selector names; the way there is answered.
async fn tab_to(driver: &WebDriver, css: &str) -> Result<Vec<String>> {
    let there = format!("(root.activeElement ?? document.activeElement).matches({css:?})");
    let mut way = Vec::new();
    for _ in 0..25 {
        press(driver, Key::Tab).await?;
        way.push(focused(driver).await?);
        if value(driver, &there).await? == true {
            return Ok(way);
        }
    }
    anyhow::bail!("{css} is not reached with Tab: {way:?}")
}

/// The stops of Tab from the heading on, in order.
pub async fn stops(driver: &WebDriver) -> Result<Vec<String>> {
    tab_to(driver, ".ticket-submit").await
}

/// What Tab has to pass: the fields in the order in which they stand.
pub fn in_order(stops: &[String]) -> Result<()> {
    let fields: Vec<&str> = stops
        .iter()
        .map(String::as_str)
        .filter(|stop| ANSWERS.iter().any(|(id, _)| stop[1..] == **id))
        .collect();
    let expected: Vec<String> = ANSWERS.iter().map(|(id, _)| format!("#{id}")).collect();
    ensure!(fields == expected, "Tab goes {stops:?}");
    Ok(())
}

/// Types every answer, going from field to field; what a field holds is replaced.
async fn answer_all(driver: &WebDriver) -> Result<()> {
    for (id, text) in ANSWERS {
        if focused(driver).await? != format!("#{id}") {
            tab_to(driver, &format!("#{id}")).await?;
        }
        driver.action_chain().key_down(Key::Control).send_keys("a").key_up(Key::Control).perform().await?;
        press(driver, text).await?;
    }
    Ok(())
}

#[test]
fn through_the_widget_and_back_to_the_link() {
    let page = with_widget("en");
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        press(&driver, Key::Tab).await?;
        let on_the_link = "return document.activeElement.matches('ticket-widget > a')";
        assert_eq!(driver.execute(on_the_link, vec![]).await?.json().as_bool(), Some(true));
        press(&driver, Key::Enter).await?;
        let open = "root.querySelector('dialog[open]') && root.activeElement?.id == 'ticket-heading'";
        holds(&driver, "the focus on the dialog's heading", open).await?;
        in_order(&stops(&driver).await?)?;
        press(&driver, Key::Enter).await?;
        holds(&driver, "the focus on the summary", "root.activeElement?.id == 'ticket-summary'").await?;
        tab_to(&driver, "[href='#ticket-title']").await?;
        press(&driver, Key::Enter).await?;
        holds(&driver, "the focus on the title", "root.activeElement?.id == 'ticket-title'").await?;
        answer_all(&driver).await?;
        tab_to(&driver, ".ticket-submit").await?;
        press(&driver, " ").await?;
        let root = driver.find(By::Css("ticket-widget")).await?.get_shadow_root().await?;
        let number = wait_for(&root, ".ticket-number").await?.text().await?;
        assert!(desk::TicketNumber::parse(&number).is_ok(), "{number:?}");
        tab_to(&driver, ".ticket-status-link").await?;
        press(&driver, Key::Escape).await?;
        holds(&driver, "the dialog closed", "!root.querySelector('dialog[open]')").await?;
        assert_eq!(driver.execute(on_the_link, vec![]).await?.json().as_bool(), Some(true), "focus returns");
        Ok(())
    });
}

#[test]
fn tab_goes_round_inside_the_dialog_both_ways() {
    browse(Scripts::On, async |driver| {
        crate::page::open(&driver, "en").await?;
        let inside = "root.activeElement?.closest('dialog')";
        holds(&driver, "the focus inside", inside).await?;
        for _ in 0..25 {
            press(&driver, Key::Tab).await?;
            assert!(!value(&driver, &format!("!({inside})")).await?.as_bool().unwrap_or(true), "Tab leaves");
        }
        for _ in 0..5 {
            driver
                .action_chain()
                .key_down(Key::Shift)
                .send_keys(Key::Tab)
                .key_up(Key::Shift)
                .perform()
                .await?;
            assert!(!value(&driver, &format!("!({inside})")).await?.as_bool().unwrap_or(true), "Tab leaves");
        }
        Ok(())
    });
}

#[test]
fn through_the_page_without_script() {
    browse(Scripts::Off, async |driver| {
        hosted(&driver, "en").await?;
        press(&driver, Key::Tab).await?;
        assert_eq!(focused(&driver).await?, "a.ticket-skip", "the first stop");
        press(&driver, Key::Enter).await?;
        in_order(&stops(&driver).await?)?;
        press(&driver, Key::Enter).await?;
        driver.query(By::Css(".ticket-summary:not([hidden])")).first().await?;
        // The summary has the focus where the browser heeds autofocus; Tab goes on from there.
        tab_to(&driver, "[href='#ticket-title']").await?;
        press(&driver, Key::Enter).await?;
        assert_eq!(focused(&driver).await?, "#ticket-title");
        answer_all(&driver).await?;
        tab_to(&driver, ".ticket-submit").await?;
        press(&driver, Key::Enter).await?;
        let number = driver.query(By::Css(".ticket-number")).first().await?.text().await?;
        assert!(desk::TicketNumber::parse(&number).is_ok(), "{number:?}");
        Ok(())
    });
}

#[test]
fn no_field_is_hidden_behind_anything_when_it_has_the_focus() {
    browse(Scripts::On, async |driver| {
        crate::page::open(&driver, "en").await?;
        let seen = format!(
            "const done = arguments[0]; {ROOT} requestAnimationFrame(() => requestAnimationFrame(() => done((() => {{
             const it = root.activeElement, box = it.getBoundingClientRect();
             const above = root.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2);
             return it.matches('.ticket-submit,input,textarea,button,a,summary') && !(above && (it.contains(above) || above.contains(it)))
                ? [it.outerHTML, JSON.stringify(box), innerHeight, above?.outerHTML?.slice(0, 200)].join(' | ') : '';
             }})())));"
        );
        for _ in 0..15 {
            press(&driver, Key::Tab).await?;
            let hidden = driver.execute_async(&seen, vec![]).await?;
            assert_eq!(hidden.json().as_str(), Some(""));
        }
        Ok(())
    });
}
