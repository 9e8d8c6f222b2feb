//! The widget on somebody else's site.

use crate::{
    embedded::{self, click_open, hydrated, open, press_open},
    form::{ANSWERS, eventually, fill, fill_all, number, submit, summary, wait_for},
    world,
};
use tests::{
    browser::{Scripts, browse},
    client::Receipt,
    fixtures::Ticket,
};
use thirtyfour::prelude::*;

fn desk() -> String {
    world().server.origin()
}

/// Files a ticket through the widget under this policy.
fn file_under(policy: Option<&str>) {
    let page = embedded::page("nl", "", policy);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        assert!(number(&root).await?.starts_with(&format!("{}-00001-", page.site)));
        let at = driver.current_url().await?;
        assert_eq!(at.as_str(), page.url, "the reporter stays on the page");
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&page.site)).serial, 2, "one ticket was filed");
}

#[test]
fn a_ticket_from_a_page_without_a_policy() {
    file_under(None);
}

#[test]
fn a_ticket_where_the_policy_allows_wasm() {
    let desk = desk();
    file_under(Some(&format!(
        "default-src 'none'; script-src {desk} 'wasm-unsafe-eval'; style-src 'self'; connect-src {desk}; \
         form-action {desk}"
    )));
}

#[test]
fn a_ticket_where_the_policy_forbids_wasm() {
    let desk = desk();
    file_under(Some(&format!(
        "default-src 'none'; script-src {desk}; style-src 'self'; connect-src {desk}; form-action {desk}"
    )));
}

#[test]
fn a_ticket_where_the_policy_requires_trusted_types() {
    let desk = desk();
    file_under(Some(&format!(
        "script-src {desk} 'wasm-unsafe-eval'; connect-src {desk}; require-trusted-types-for 'script'"
    )));
}

#[test]
fn a_ticket_where_the_policy_allows_the_site_s_own_styles_alone() {
    file_under(Some("style-src 'self'"));
}

#[test]
fn wasm_that_comes_as_something_else_runs_all_the_same() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        let script = "const real = window.fetch;
            window.fetch = async (address, ...rest) => {
                const answer = await real(address, ...rest);
                if (!String(address).endsWith('.wasm')) return answer;
                window.changed = true;
                return new Response(await answer.arrayBuffer(), { headers: { 'Content-Type': 'text/plain' } });
            };";
        driver.execute(script, vec![]).await?;
        let root = click_open(&driver).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        let ran = "return [window.changed, document.querySelector('ticket-widget').hasAttribute('plain')]";
        assert_eq!(*driver.execute(ran, vec![]).await?.json(), serde_json::json!([true, false]));
        Ok(())
    });
}

#[test]
fn an_empty_form_moves_the_focus_to_what_is_wrong() {
    let page = embedded::page("nl", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        submit(&root).await?;
        let fields: Vec<String> = summary(&root).await?.into_iter().map(|(field, _)| field).collect();
        // The address is the one of the page, filled in already.
        let empty: Vec<&str> = ANSWERS.iter().map(|(id, _)| *id).filter(|id| *id != "ticket-url").collect();
        assert_eq!(fields, empty);
        let focus = |id: &str| {
            format!("return document.querySelector('ticket-widget').shadowRoot.activeElement?.id === '{id}'")
        };
        eventually(&driver, "the focus on the summary", &focus("ticket-summary")).await?;
        root.find(By::Css(".ticket-summary a[href='#ticket-error']")).await?.click().await?;
        eventually(&driver, "the focus on the field", &focus("ticket-error")).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&page.site)).serial, 2);
}

#[test]
fn a_wrong_answer_is_named_and_stays_where_it_was_typed() {
    let page = embedded::page("fr", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        fill(&root, "ticket-contact-email", "an@").await?;
        submit(&root).await?;
        let wrong = summary(&root).await?;
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert_eq!(wrong[0].0, "ticket-contact-email");
        let email = root.find(By::Css("#ticket-contact-email")).await?;
        assert_eq!(email.value().await?.as_deref(), Some("an@"));
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&page.site)).serial, 1, "nothing was sent");
}

#[test]
fn a_double_click_makes_one_ticket() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill_all(&root).await?;
        let button = root.find(By::Css(".ticket-submit")).await?;
        driver.action_chain().double_click_element(&button).perform().await?;
        number(&root).await?;
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&page.site)).serial, 2);
}

#[test]
fn the_page_learns_what_happened() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let listen = "window.seen = [];
            for (const name of ['ticket-open', 'ticket-invalid', 'ticket-submitted', 'ticket-close'])
                document.addEventListener(name, event => seen.push([name, event.detail]));";
        driver.execute(listen, vec![]).await?;
        let root = click_open(&driver).await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        fill_all(&root).await?;
        submit(&root).await?;
        let number = number(&root).await?;
        let seen = driver.execute("return window.seen", vec![]).await?.json().clone();
        let names: Vec<&str> =
            seen.as_array().unwrap().iter().map(|event| event[0].as_str().unwrap_or_default()).collect();
        assert_eq!(names, ["ticket-open", "ticket-invalid", "ticket-submitted"]);
        assert_eq!(seen[2][1]["number"], number);
        Ok(())
    });
}

#[test]
fn before_it_is_opened_the_page_pays_next_to_nothing() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        let script = "const done = arguments[arguments.length - 1];
            let shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))
                .observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => done({
                shift, loaded: performance.getEntriesByType('resource').map(entry => entry.name) })));";
        let seen = driver.execute_async(script, vec![]).await?.json().clone();
        assert_eq!(seen["shift"].as_f64(), Some(0.0), "the page moved");
        let loaded: Vec<&str> =
            seen["loaded"].as_array().unwrap().iter().filter_map(|name| name.as_str()).collect();
        assert_eq!(loaded, [format!("{}/ticket-widget.js", desk())], "loaded before anyone asked");
        Ok(())
    });
}

#[test]
fn a_ticket_goes_out_while_the_wasm_is_still_on_its_way() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.query(By::Css("ticket-widget:defined")).first().await?;
        let script = "const real = window.fetch;
            window.held = [];
            window.fetch = (address, ...rest) => {
                if (!String(address).endsWith('.wasm')) return real(address, ...rest);
                window.held.push(address);
                return new Promise(() => {});
            };";
        driver.execute(script, vec![]).await?;
        let root = press_open(&driver).await?;
        fill_all(&root).await?;
        submit(&root).await?;
        number(&root).await?;
        let asked = driver.execute("return window.held", vec![]).await?.json().clone();
        assert_eq!(asked, serde_json::json!([format!("{}/widget_bg.wasm", desk())]));
        Ok(())
    });
    assert_eq!(world().client.file(&Ticket::new(&page.site)).serial, 2);
}

#[test]
fn escape_closes_the_dialog_gives_the_focus_back_and_keeps_the_text() {
    let page = embedded::page("en", "", None);
    browse(Scripts::On, async |driver| {
        let root = open(&driver, &page).await?;
        fill(&root, "ticket-title", "Half a title").await?;
        driver.action_chain().send_keys(Key::Escape).perform().await?;
        let closed = "const root = document.querySelector('ticket-widget').shadowRoot;
            const form = root.querySelector('.ticket-form');
            return !form || !form.checkVisibility()";
        eventually(&driver, "the dialog to close", closed).await?;
        let focused = "return document.activeElement.closest('ticket-widget') !== null";
        eventually(&driver, "the focus back on what opened it", focused).await?;
        let root = click_open(&driver).await?;
        let title = wait_for(&root, "#ticket-title").await?;
        assert_eq!(title.value().await?.as_deref(), Some("Half a title"));
        Ok(())
    });
}

#[test]
fn two_widgets_on_one_page_do_not_mix() {
    let page = embedded::page("en", "mode=inline", None);
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let twin = "const one = document.querySelector('ticket-widget');
            document.querySelector('main').append(one.cloneNode(true));";
        driver.execute(twin, vec![]).await?;
        let widgets = driver.query(By::Css("ticket-widget:defined")).all_from_selector().await?;
        assert_eq!(widgets.len(), 2);
        let mut numbers = Vec::new();
        for widget in widgets {
            widget.scroll_into_view().await?;
            let root = widget.get_shadow_root().await?;
            wait_for(&root, ".ticket-form").await?;
            hydrated(&driver).await?;
            fill_all(&root).await?;
            submit(&root).await?;
            numbers.push(number(&root).await?);
        }
        assert_ne!(numbers[0], numbers[1]);
        Ok(())
    });
}

#[test]
fn where_the_desk_cannot_be_reached_the_link_remains() {
    let page = embedded::page("en", "", Some("script-src 'none'"));
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        driver.find(By::Css("ticket-widget a")).await?.click().await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        fill_all(&form).await?;
        submit(&form).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        number(&done).await?;
        Ok(())
    });
    let _: Receipt = world().client.file(&Ticket::new(&page.site));
}
