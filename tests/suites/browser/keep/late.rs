//! What goes out late arrives and is confirmed as if it had gone out at once.

use super::{arrived, connection, filed, holds, ready, send_offline, stored};
use crate::{
    embedded::{self, Embedded, click_open, open},
    form::{fill_all, number, submit, wait_for},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;
use tests::{
    browser::{Scripts, browse},
    helpdesk::Helpdesk,
    test_desk::TestDesk,
};
use thirtyfour::prelude::*;

/// A site whose CMS signs who is logged in.
const EDITORS: &str = "3200";

/// Sites whose reporters are promised an answer, with a number that nobody can dial as it is written.
const PROMISED: [(&str, &str, &str); 2] =
    [("3201", "+32 (0)2 555 01 02", "tel:+3225550102"), ("3202", "0032 2 555 01 03", "tel:+3225550103")];

/// Adds these sites to a desk.
pub fn sites(desk: &mut TestDesk, helpdesk: &Helpdesk) {
    let origins = format!("{:?}", desk.origins);
    desk.tables(&format!(
        "[[sites]]\nid = \"{EDITORS}\"\nname = \"Town of Example\"\norigins = {origins}\n\
         backends = [\"inbox\"]\neditor-secrets = [\"EVENTS_SECRET\"]\n"
    ));
    for (site, phone, _) in PROMISED {
        let name = format!("bureau-{site}");
        desk.webhook(&name, &helpdesk.mailbox(&name).url);
        desk.tables(&format!(
            "[resellers.{name}]\nname = \"Bureau Example\"\nemail = \"help@bureau.example\"\nphone = {phone:?}\n\
             support = \"passes-on\"\nbackends = [{name:?}]\nanswer-within = \"30 minutes\"\n\
             [[sites]]\nid = {site:?}\nname = \"Shop of Example\"\norigins = {origins}\nreseller = {name:?}\n"
        ));
    }
}

fn of_site(site: &str, attributes: &str) -> Embedded {
    embedded::page_of(site.to_owned(), "en", attributes, None)
}

/// What a CMS signed an hour ago, and not with the site's secret either.
fn stale_token() -> String {
    let part = |json: serde_json::Value| URL_SAFE_NO_PAD.encode(json.to_string());
    let claims = json!({ "sub": "7", "name": "Edith Example", "email": "edith@town.example", "site": EDITORS,
        "exp": 1_700_000_000 });
    format!(
        "{}.{}.{}",
        part(json!({ "alg": "HS256", "typ": "JWT" })),
        part(claims),
        URL_SAFE_NO_PAD.encode("x")
    )
}

#[test]
fn an_editor_s_ticket_waits_without_the_login_and_goes_out() {
    let token = stale_token();
    let page = of_site(EDITORS, &format!("editor-token={token}"));
    let later = of_site(EDITORS, "");
    let before = filed(&page);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        let known = "root.querySelector('#ticket-contact-name').value === 'Edith Example'";
        holds(&driver, "who is logged in", known).await?;
        send_offline(&driver, &root).await?;
        let kept = stored(&driver).await?;
        assert!(kept.contains("edith@town.example") || kept.contains("an@town.example"), "{kept}");
        assert!(!kept.contains(&token) && !kept.contains("editorToken"), "{kept}");
        let first = driver.window().await?;
        let tab = driver.new_tab().await?;
        driver.switch_to_window(first).await?;
        driver.close_window().await?;
        driver.switch_to_window(tab).await?;
        driver.goto(&later.url).await?;
        let sent = arrived(&driver).await?;
        assert!(sent["receipt"]["number"].is_string() && sent["refused"].is_null(), "{sent}");
        Ok(())
    });
    // That of `filed` itself, and the editor's.
    assert_eq!(filed(&page), before + 2);
}

#[test]
fn an_emergency_that_waited_says_whom_to_call_first() {
    for (site, phone, dial) in PROMISED {
        let page = of_site(site, "category=emergency");
        browse(Scripts::On, async |driver| {
            let root = open(&driver, &page).await?;
            send_offline(&driver, &root).await?;
            connection(&driver, true).await?;
            let number = number(&root).await?;
            let call = wait_for(&root, ".ticket-emergency-call").await?;
            assert!(call.is_displayed().await?);
            assert_eq!(call.attr("href").await?.as_deref(), Some(dial));
            assert!(call.text().await?.contains(phone), "{}", call.text().await?);
            let quoted = root.find(By::Css(".ticket-emergency-number")).await?.text().await?;
            assert_eq!(quoted, number);
            let focus = "root.activeElement === root.querySelector('.ticket-emergency-call')";
            holds(&driver, "the focus on the number to call", focus).await
        });
    }
}

/// Files a ticket where an answer is promised, and looks at what is said of it.
fn is_promised(online: bool) {
    let page = of_site(PROMISED[0].0, "");
    browse(Scripts::On, async |driver| {
        // Nowhere near the desk.
        let elsewhere = json!({ "timezoneId": "Asia/Tokyo" });
        driver.cdp().send_raw("Emulation.setTimezoneOverride", elsewhere).await?;
        driver.goto(&page.url).await?;
        let hear = "addEventListener('ticket-submitted', (event) => (window.receipt = event.detail))";
        driver.execute(hear, vec![]).await?;
        let root = click_open(&driver).await?;
        if online {
            ready(&driver).await?;
            fill_all(&root).await?;
            submit(&root).await?;
        } else {
            send_offline(&driver, &root).await?;
            connection(&driver, true).await?;
        }
        number(&root).await?;
        let line = wait_for(&root, ".ticket-answer-by").await?;
        assert!(line.is_displayed().await?);
        assert!(!root.find(By::Css(".ticket-answer")).await?.is_displayed().await?, "both are said");
        let time = line.find(By::Css("time")).await?;
        holds(&driver, "the receipt", "window.receipt").await?;
        let said = "const at = new Date(receipt.answerBy);
            const part = (style) => at.toLocaleString('en-US', { timeZone: 'Europe/Brussels', ...style });
            return [receipt.answerBy, part({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }),
                part({ hour: 'numeric', minute: '2-digit' }), at - new Date(receipt.receivedAt)]";
        let said = driver.execute(said, vec![]).await?.json().clone();
        assert_eq!(time.attr("datetime").await?.as_deref(), said[0].as_str());
        let text = time.text().await?.replace('\u{202f}', " ");
        for part in [&said[1], &said[2]] {
            let part = part.as_str().unwrap_or_default().replace('\u{202f}', " ");
            assert!(!part.is_empty() && text.contains(&part), "{part} in {text}");
        }
        let minutes = said[3].as_f64().unwrap_or_default() / 60_000.0;
        assert!((29.9..31.0).contains(&minutes), "{minutes}");
        Ok(())
    });
}

#[test]
fn the_form_says_when_the_answer_comes() {
    is_promised(true);
}

#[test]
fn what_waited_says_when_the_answer_comes() {
    is_promised(false);
}

#[test]
fn a_ticket_waits_and_goes_out_where_local_storage_is_full() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        // Really full: the smallest mark has no room left.
        let fill_up = "for (let size = 1 << 22; size >= 1; size >>= 1)
                for (let at = 0; ; at++)
                    try { localStorage[`full-${size}-${at}`] = 'x'.repeat(size) } catch { break }
            let at = 0;
            try { while (true) localStorage['y' + at++] = '' } catch {}
            try { localStorage['ticket-waits'] = 1 } catch (error) { return error.name }";
        let full = driver.execute(fill_up, vec![]).await?.json().clone();
        assert_eq!(full, "QuotaExceededError");
        let root = click_open(&driver).await?;
        send_offline(&driver, &root).await?;
        assert!(stored(&driver).await?.contains("An Voorbeeld"), "it is not kept");
        connection(&driver, true).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(filed(&page), 1);
}
