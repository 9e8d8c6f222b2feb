//! Wagtail: editors report from the menu and the user bar, visitors through the template tag.

use crate::{
    VERIFIED, VISITOR, VOUCHED, figures,
    hands::{answer, click, contact_is, describe, form, into_wagtail, send, value},
    in_the_inbox, town,
};
use anyhow::Result;
use tests::looks::shoot;
use tests::{
    browser::{Scripts, browse},
    client::Client,
    cms::email,
};
use thirtyfour::prelude::*;

const ITEM: &str = "a[data-ticket-open]";

fn origin() -> &'static str {
    &town().wagtail.origin
}

/// Presses the item in the user bar, which stands in a shadow root.
async fn press_in_user_bar(driver: &WebDriver) -> Result<()> {
    let bar = driver.query(By::Css("wagtail-userbar")).first().await?.get_shadow_root().await?;
    bar.query(By::Css("#wagtail-userbar-trigger")).and_clickable().first().await?.click().await?;
    Ok(bar.query(By::Css(ITEM)).and_clickable().first().await?.click().await?)
}

#[test]
fn an_editor_reports_from_the_page_editor() {
    browse(Scripts::On, async |driver| {
        into_wagtail(&driver, origin(), "edith").await?;
        driver.goto(&town().wagtail.edit).await?;
        click(&driver, ITEM).await?;
        let form = form(&driver).await?;
        contact_is(&driver, "Edith Example", &email("edith")).await?;
        assert_eq!(value(&form, "ticket-url").await?, town().wagtail.edit);
        shoot(&driver, "wagtail-editor").await?;
        describe(&form, "The page cannot be saved").await?;
        let page = in_the_inbox(&send(&form).await?);
        for told in [VERIFIED, "Edith Example, edith@town.example, account ", &town().wagtail.edit] {
            assert!(page.contains(told), "{told}: {page}");
        }
        form.find(By::Css(".ticket-close")).await?.click().await?;
        shoot(&driver, "wagtail-menu").await
    });
}

#[test]
fn an_editor_reports_from_the_site_and_whoever_is_off_the_list_as_a_visitor() {
    for (login, name, role) in [("edith", "Edith Example", VERIFIED), ("leo", "Leo Example", VISITOR)] {
        browse(Scripts::On, async |driver| {
            into_wagtail(&driver, origin(), login).await?;
            driver.goto(origin()).await?;
            press_in_user_bar(&driver).await?;
            // The page has a form for visitors too; the editor's own comes last.
            let script = "return [...document.querySelectorAll('ticket-widget')].at(-1)";
            let widget = driver.execute(script, vec![]).await?.element()?;
            let root = widget.get_shadow_root().await?;
            crate::hands::wait_for(&root, ".ticket-form").await?;
            let filled = root.query(By::Css("#ticket-contact-name")).with_value(name).first().await;
            assert!(filled.is_ok(), "{login}: {}", value(&root, "ticket-contact-name").await?);
            describe(&root, "The front page is empty").await?;
            let page = in_the_inbox(&send(&root).await?);
            assert!(page.contains(role) && page.contains(VOUCHED) && page.contains(&email(login)), "{page}");
            Ok(())
        });
    }
}

#[test]
fn who_may_not_edit_sees_nothing_and_gets_no_token() {
    browse(Scripts::On, async |driver| {
        into_wagtail(&driver, origin(), "sam").await?;
        driver.goto(origin()).await?;
        assert!(driver.find(By::Css("wagtail-userbar")).await.is_err());
        assert!(!driver.source().await?.contains("data-ticket-open"));
        driver.goto(format!("{}/admin/ticket-widget/token/", origin())).await?;
        assert!(!driver.source().await?.contains("\"token\""), "{}", driver.source().await?);
        Ok(())
    });
    let answer = Client::new(origin()).get("/admin/ticket-widget/token/").send();
    assert_eq!(answer.status, 302, "{answer}");
}

#[test]
fn a_visitor_reports_through_the_template_tag() {
    browse(Scripts::On, async |driver| {
        driver.goto(origin()).await?;
        click(&driver, "ticket-widget:defined a").await?;
        let form = form(&driver).await?;
        assert_eq!(value(&form, "ticket-contact-name").await?, "");
        describe(&form, "The museum is closed").await?;
        answer(&form, "ticket-contact-name", "An Voorbeeld").await?;
        answer(&form, "ticket-contact-email", "an@example.org").await?;
        let page = in_the_inbox(&send(&form).await?);
        assert!(page.contains(VISITOR) && !page.contains(VOUCHED), "{page}");
        Ok(())
    });
}

#[test]
fn what_it_costs() {
    browse(Scripts::On, async |driver| {
        into_wagtail(&driver, origin(), "edith").await?;
        driver.query(By::Css(ITEM)).first().await?;
        let script = "const done = arguments[0];
            const names = performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => name.includes('ticket'));
            Promise.all(names.map((name) => fetch(name).then((it) => it.arrayBuffer())))
                .then((all) => done(all.map((it) => it.byteLength)))";
        let sizes: Vec<u64> = driver.execute_async(script, vec![]).await?.convert()?;
        assert_eq!(sizes.len(), 1, "an editor's page pays for one small script");
        assert!(sizes[0] < 4_000, "{sizes:?}");
        figures::show(
            "wagtail",
            &format!(
                "ready in {:.1} s; an editor's page gets 1 request of {} bytes, uncompressed",
                town().wagtail.took.as_secs_f32(),
                sizes[0]
            ),
        );
        Ok(())
    });
}
