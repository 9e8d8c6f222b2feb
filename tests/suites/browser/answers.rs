//! Known answers under the title, as it is typed.

use crate::{
    embedded,
    form::{eventually, fill, fill_all, number, submit, wait_for},
    looks::check,
    world,
};
use anyhow::Result;
use std::time::Duration;
use tests::{
    browser::{Scripts, browse},
    inbox::Inbox,
    until::until,
};
use thirtyfour::prelude::*;

/// A site whose desk knows answers; the forms of all others stay without.
pub const SITE: &str = "3100";

/// What it knows, with a title that is too long for a line of a phone.
pub const TABLE: &str = r#"
[[knowledge.articles]]
title = { nl = "Wachtwoord vergeten: zo stelt u zelf een nieuw wachtwoord in voor de websitebeheeromgeving", en = "Forgotten password" }
url = "https://help.example/wachtwoord"
keywords = { nl = "inloggen aanmelden", en = "login" }
sites = ["3100"]

[[knowledge.articles]]
title = { nl = "Inloggen met een eID", en = "Log in with an eID" }
url = "https://help.example/eid"
keywords = { nl = "inloggen identiteitskaart", en = "login" }
sites = ["3100"]
"#;

const ROOT: &str = "(document.querySelector('ticket-widget')?.shadowRoot ?? document)";

/// Waits until so many answers are shown.
async fn shown(driver: &WebDriver, count: usize) -> Result<()> {
    let script = format!("return {ROOT}.querySelectorAll('.ticket-answers li').length == {count}");
    eventually(driver, &format!("{count} answers"), &script).await
}

async fn is(driver: &WebDriver, what: &str, script: &str) -> Result<()> {
    let script = format!("return {ROOT}.{script}");
    assert_eq!(driver.execute(script, vec![]).await?.json().as_bool(), Some(true), "{what}");
    Ok(())
}

const TITLE_FOCUSED: &str = "activeElement.id == 'ticket-title'";

#[test]
fn they_appear_while_the_title_is_typed_and_are_reached_by_keyboard() {
    let page = embedded::page_of(SITE.to_owned(), "nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        let title = root.find(By::Css("#ticket-title")).await?;
        let place = title.rect().await?;
        title.send_keys("Inloggen luk").await?;
        shown(&driver, 2).await?;
        // Typing goes on where it was, in a field that has not moved.
        title.send_keys("t niet").await?;
        assert_eq!(title.value().await?.as_deref(), Some("Inloggen lukt niet"));
        is(&driver, "the focus stays in the title", TITLE_FOCUSED).await?;
        let said = root.find(By::Css(".ticket-answers [role=status]")).await?;
        assert_eq!(said.text().await?, "2 antwoorden die kunnen helpen");
        check(&driver, "answers-widget").await?;
        let now = title.rect().await?;
        assert_eq!((place.x, place.y), (now.x, now.y), "the title moved");
        // From the title to what hides them, and to the first answer.
        for _ in 0..2 {
            driver.action_chain().key_down(Key::Tab).key_up(Key::Tab).perform().await?;
        }
        let focused = format!("return {ROOT}.activeElement.matches('.ticket-answers a')");
        eventually(&driver, "the focus on an answer", &focused).await?;
        let link = root.find(By::Css(".ticket-answers a")).await?;
        assert_eq!(link.attr("target").await?.as_deref(), Some("_blank"));
        assert_eq!(link.attr("rel").await?.as_deref(), Some("noopener noreferrer"));
        let text = link.prop("textContent").await?.unwrap_or_default();
        assert!(
            text.starts_with("Inloggen met een eID") && text.ends_with("(opent in een nieuw tabblad)"),
            "{text}"
        );
        // Escape hides them, and leaves the panel open with the focus where it was.
        driver.action_chain().key_down(Key::Escape).key_up(Key::Escape).perform().await?;
        shown(&driver, 0).await?;
        is(&driver, "the panel is open", "querySelector('dialog').open").await?;
        is(&driver, "the focus is in the title", TITLE_FOCUSED).await
    });
}

#[test]
fn the_ticket_names_them_and_the_one_that_was_opened() {
    let page = embedded::page_of(SITE.to_owned(), "nl", "", None);
    let number = std::cell::RefCell::new(String::new());
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        let title = root.find(By::Css("#ticket-title")).await?;
        title.clear().await?;
        title.send_keys("Inloggen lukt niet").await?;
        shown(&driver, 2).await?;
        // No page of the example's is fetched: that it was opened is what counts.
        let keep = format!(
            "{ROOT}.querySelector('.ticket-answers ul').addEventListener('click', event => event.preventDefault())"
        );
        driver.execute(keep, vec![]).await?;
        wait_for(&root, ".ticket-answers li:nth-child(2) a").await?.click().await?;
        submit(&root).await?;
        *number.borrow_mut() = self::number(&root).await?;
        Ok(())
    });
    let inbox = Inbox::open(&world().client);
    let number = number.into_inner();
    let page = until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(&number));
    assert!(page.contains("https://help.example/wachtwoord (geopend)"), "{page}");
    assert!(page.contains("https://help.example/eid") && page.contains("Getoond vóór het versturen"));
}

#[test]
fn the_ticket_names_those_too_that_gave_way_to_others() {
    let page = embedded::page_of(SITE.to_owned(), "nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        for (title, url) in [
            ("Wachtwoord", "https://help.example/wachtwoord"),
            ("Identiteitskaart", "https://help.example/eid"),
        ] {
            fill(&root, "ticket-title", title).await?;
            let only = format!(
                "return {ROOT}.querySelectorAll('.ticket-answers li').length == 1
                    && {ROOT}.querySelector('.ticket-answers a').href == {url:?}"
            );
            eventually(&driver, url, &only).await?;
        }
        let told = format!("return {ROOT}.querySelector('.ticket-answers input').value");
        let told = driver.execute(told, vec![]).await?.json().clone();
        assert_eq!(told, "https://help.example/eid https://help.example/wachtwoord");
        Ok(())
    });
}

#[test]
fn the_hosted_page_has_them_too_and_hides_them_at_a_press() {
    browse(Scripts::On, async |driver| {
        driver.goto(format!("{}/form/{SITE}?lang=en", world().server.origin())).await?;
        let title = driver.query(By::Css("#ticket-title")).first().await?;
        title.send_keys("My login fails").await?;
        shown(&driver, 2).await?;
        check(&driver, "answers-hosted").await?;
        driver.find(By::Css(".ticket-answers button")).await?.click().await?;
        shown(&driver, 0).await?;
        is(&driver, "the focus is in the title", TITLE_FOCUSED).await?;
        // Others than those that were hidden come again.
        title.send_keys(" forgotten password").await?;
        title.clear().await?;
        title.send_keys("Forgotten").await?;
        shown(&driver, 1).await
    });
}

#[test]
fn without_script_and_without_answers_nothing_shows() {
    browse(Scripts::Off, async |driver| {
        driver.goto(format!("{}/form/{SITE}?lang=nl", world().server.origin())).await?;
        let list = driver.query(By::Css(".ticket-answers")).first().await?;
        assert_eq!((list.text().await?.as_str(), list.rect().await?.height), ("", 0.0));
        Ok(())
    });
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = embedded::open(&driver, &page).await?;
        fill_all(&root).await?;
        fill(&root, "ticket-title", "Inloggen lukt niet").await?;
        submit(&root).await?;
        number(&root).await?;
        let fetched = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('ticket-answers'))";
        assert_eq!(driver.execute(fetched, vec![]).await?.json().as_bool(), Some(false));
        Ok(())
    });
}
