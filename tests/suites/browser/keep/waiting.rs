//! Without a connection: the ticket waits in the browser, and goes out by itself, once.

use super::{
    arrived, click_open_done, connection, draft, filed, has_draft, holds, ready, send_offline, stored,
};
use crate::{
    embedded::{self, click_open, open},
    files::{PIXEL, choose, names, on_disk},
    form::{ANSWERS, eventually, fill, fill_all, number, submit, wait_for},
    looks::check,
    tools::listed,
    world,
};
use serde_json::json;
use tests::browser::{Scripts, browse};
use thirtyfour::prelude::*;

const LOG: &[u8] = b"12:00 the opening hours cannot be saved\n";

#[test]
fn it_says_that_it_waits_and_goes_out_when_the_network_is_back() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let listen = "window.seen = [];
            for (const name of ['ticket-waiting', 'ticket-submitted', 'ticket-failed'])
                document.addEventListener(name, event => seen.push([name, event.detail]));";
        driver.execute(listen, vec![]).await?;
        let root = click_open(&driver).await?;
        send_offline(&driver, &root).await?;
        let waiting = root.find(By::Css(".ticket-waiting")).await?.text().await?;
        for part in ["has not been sent yet", "no connection", "goes out by itself", ANSWERS[0].1] {
            assert!(waiting.contains(part), "{part} in {waiting}");
        }
        assert!(root.find_all(By::Css(".ticket-number")).await?.is_empty(), "a number without a ticket");
        holds(&driver, "the focus on it", "root.activeElement?.matches('.ticket-waiting')").await?;
        assert!(!has_draft(&driver, &draft(&page)).await?, "it is in one place");
        check(&driver, "keep-waiting").await?;
        connection(&driver, true).await?;
        let number = number(&root).await?;
        eventually(&driver, "the page to hear of it", "return window.seen.length > 1").await?;
        let seen = driver.execute("return window.seen", vec![]).await?.json().clone();
        assert_eq!(seen[0][0], "ticket-waiting");
        assert_eq!((&seen[1][0], &seen[1][1]["number"]), (&json!("ticket-submitted"), &json!(number)));
        assert_eq!(seen.as_array().map(Vec::len), Some(2), "{seen}");
        wait_for(&root, ".ticket-done > .ticket-quiet:last-child").await?.click().await?;
        wait_for(&root, ".ticket-form").await?;
        ready(&driver).await?;
        holds(&driver, "an empty form", "root.querySelector('#ticket-title')?.value === ''").await
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn it_goes_out_from_the_next_page_with_its_files_and_nobody_opens_the_form() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        choose(&root, &on_disk("scherm.png", PIXEL)?).await?;
        choose(&root, &on_disk("regels.log", LOG)?).await?;
        listed(&driver, 2).await?;
        send_offline(&driver, &root).await?;
        let listing = root.find(By::Css(".ticket-waiting li")).await?.text().await?;
        assert!(listing.contains("scherm.") && listing.contains("regels.log"), "{listing}");
        let first = driver.window().await?;
        let tab = driver.new_tab().await?;
        driver.switch_to_window(first).await?;
        driver.close_window().await?;
        driver.switch_to_window(tab).await?;
        // The network of this tab was never gone.
        driver.goto(&page.url).await?;
        let hear = "document.querySelector('ticket-widget').addEventListener('ticket-submitted',
            (event) => (window.receipt = event.detail))";
        driver.execute(hear, vec![]).await?;
        let sent = arrived(&driver).await?;
        assert!(sent["data"].is_null() && sent["text"].is_null(), "what arrived is not kept: {sent}");
        let root = click_open_done(&driver).await?;
        let number = number(&root).await?;
        assert_eq!(json!(number), sent["receipt"]["number"]);
        wait_for(&root, ".ticket-done > .ticket-quiet:last-child").await?;
        let mut files = names(&root).await?;
        files.sort();
        assert_eq!(files[0], "regels.log");
        assert_eq!(files.len(), 2, "{files:?}");
        let link = wait_for(&root, ".ticket-status-link").await?.attr("href").await?.unwrap_or_default();
        let json = world().client.get(&link).header("Accept", "application/json").send().json();
        let of_log = json["attachments"]
            .as_array()
            .and_then(|all| all.iter().find(|file| file["name"] == "regels.log"));
        assert_eq!(of_log.map(|file| &file["size"]), Some(&json!(LOG.len())), "{json}");
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn what_waits_can_be_cancelled_and_is_in_the_form_again() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        send_offline(&driver, &root).await?;
        root.find(By::Css(".ticket-waiting li button")).await?.click().await?;
        holds(&driver, "the form again", "root.querySelector('.ticket-form').checkVisibility()").await?;
        assert!(root.find_all(By::Css(".ticket-waiting")).await?.is_empty());
        let title = root.find(By::Css("#ticket-title")).await?;
        assert_eq!(title.value().await?.as_deref(), Some(ANSWERS[0].1));
        assert!(has_draft(&driver, &draft(&page)).await?, "it is a draft again");
        connection(&driver, true).await?;
        // Nothing waits, so nothing goes out until the reporter says so.
        let left = stored(&driver).await?;
        assert!(left.starts_with("[[],"), "{left}");
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn a_cancelled_ticket_comes_back_on_another_page_with_its_files() {
    let page = embedded::page("en", "", Some(&format!("connect-src {}", world().server.origin())));
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        choose(&root, &on_disk("regels.log", LOG)?).await?;
        listed(&driver, 1).await?;
        send_offline(&driver, &root).await?;
        // The desk cannot be reached from the next page either, but for the form.
        super::block(&driver, &["*/v1/tickets*"]).await?;
        connection(&driver, true).await?;
        driver.refresh().await?;
        let root = click_open(&driver).await?;
        wait_for(&root, ".ticket-waiting li button").await?.click().await?;
        let title = format!("root.querySelector('#ticket-title').value === {:?}", ANSWERS[0].1);
        holds(&driver, "the text", &title).await?;
        listed(&driver, 1).await?;
        super::block(&driver, &[]).await?;
        submit(&root).await?;
        number(&root).await?;
        assert_eq!(names(&root).await?, ["regels.log"]);
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn two_tabs_send_one_ticket() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        send_offline(&driver, &root).await?;
        let first = driver.window().await?;
        let tab = driver.new_tab().await?;
        driver.switch_to_window(tab).await?;
        // This one has the network, and finds what waits.
        driver.goto(&page.url).await?;
        let told = number(&click_open_done(&driver).await?).await?;
        assert!(told.starts_with(&format!("{}-00001-", page.site)));
        driver.switch_to_window(first).await?;
        connection(&driver, true).await?;
        assert_eq!(number(&root).await?, told);
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn what_the_desk_refuses_later_comes_back_and_says_what_to_do() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        // Only the desk finds that this is no picture.
        choose(&root, &on_disk("setup.png", b"MZ\x90\0")?).await?;
        listed(&driver, 1).await?;
        send_offline(&driver, &root).await?;
        connection(&driver, true).await?;
        let wrong = crate::form::summary(&root).await?;
        assert!(wrong.len() == 1 && wrong[0].1.contains("setup.png"), "{wrong:?}");
        holds(&driver, "the form", "root.querySelector('.ticket-form').checkVisibility()").await?;
        wait_for(&root, ".ticket-files [data-do=remove]").await?.click().await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn what_is_sealed_waits_sealed() {
    const SECRET: &str = "invented-Sentinel-2026";
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        root.find(By::Css(".ticket-sealed summary")).await?.click().await?;
        wait_for(&root, "#ticket-sealed").await?;
        holds(&driver, "the place for it", "root.querySelector('#ticket-sealed')?.checkVisibility()").await?;
        fill(&root, "ticket-sealed", SECRET).await?;
        send_offline(&driver, &root).await?;
        let stored = stored(&driver).await?;
        assert!(stored.contains("\"eyJ") && stored.contains(ANSWERS[1].1), "{stored}");
        assert!(!stored.contains(SECRET), "{stored}");
        connection(&driver, true).await?;
        number(&root).await?;
        Ok(())
    });
}

#[test]
fn an_answer_that_is_lost_with_its_page_is_told_on_the_next() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        ready(&driver).await?;
        fill_all(&root).await?;
        let lose = "const real = window.fetch;
            window.fetch = async (request) => {
                await real(request);
                window.lost = true;
                return new Promise(() => {});
            };";
        driver.execute(lose, vec![]).await?;
        submit(&root).await?;
        eventually(&driver, "the ticket to be kept", "return window.lost === true").await?;
        driver.refresh().await?;
        let root = click_open_done(&driver).await?;
        assert!(number(&root).await?.starts_with(&format!("{}-00001-", page.site)));
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn where_no_wasm_runs_it_waits_too() {
    let desk = world().server.origin();
    let policy = format!("script-src {desk}; style-src 'self'; connect-src {desk}; form-action {desk}");
    let page = embedded::page("fr", "", Some(&policy));
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        send_offline(&driver, &root).await?;
        connection(&driver, true).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}

#[test]
fn the_hosted_form_waits_too() {
    browse(Scripts::On, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=nl", world().server.origin())).await?;
        let form = driver.find(By::Css(".ticket")).await?;
        send_offline(&driver, &form).await?;
        check(&driver, "keep-waiting-hosted").await?;
        connection(&driver, true).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        assert!(number(&done).await?.starts_with(&format!("{site}-00001-")));
        Ok(())
    });
}
