//! WordPress: editors report from the admin bar and the page editor, visitors through the block.

use crate::{
    BY_ADDRESS, VERIFIED, VISITOR, VOUCHED, figures,
    hands::{answer, click, contact_is, describe, eventually, form, into_wordpress, send, value, wait_for},
    in_the_inbox, town,
};
use anyhow::Result;
use serde_json::Value;
use tests::looks::shoot;
use tests::{
    browser::{SCREENS, Scripts, browse, look},
    client::Client,
    cms::email,
};
use thirtyfour::prelude::*;

const ITEM: &str = "#wp-admin-bar-ticket-widget a";

fn origin() -> &'static str {
    &town().wordpress.origin
}

/// The page editor on the page with the block, without what it shows to newcomers.
async fn edit(driver: &WebDriver) -> Result<()> {
    let number = town().wordpress.page.rsplit('=').next().unwrap();
    driver.goto(format!("{}/wp-admin/post.php?post={number}&action=edit", origin())).await?;
    click(driver, ".components-modal__frame button[aria-label^='Close']").await
}

#[test]
fn an_editor_reports_from_the_page_editor() {
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "edith").await?;
        edit(&driver).await?;
        click(&driver, "button[aria-label='Options']").await?;
        let item = driver.query(By::Css("[role=menuitem]")).with_text("Report a problem").first().await?;
        item.click().await?;
        let form = form(&driver).await?;
        contact_is(&driver, "Edith Example", &email("edith")).await?;
        let at = driver.current_url().await?;
        assert_eq!(value(&form, "ticket-url").await?, at.as_str());
        describe(&form, "The page cannot be saved").await?;
        form.find(By::Css("#ticket-contact-email")).await?.scroll_into_view().await?;
        shoot(&driver, "wordpress-editor").await?;
        let number = send(&form).await?;
        assert!(form.find(By::Css(".ticket-warning")).await.is_err(), "nothing to warn of");
        let page = in_the_inbox(&number);
        let account = town().wordpress.php("echo get_user_by( 'login', 'edith' )->ID;")?;
        for told in [VERIFIED, &format!("Edith Example, {}, account {account}", email("edith"))] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(page.contains(&at.as_str().replace('&', "&amp;")), "{at}: {page}");
        Ok(())
    });
    assert_eq!(town().wordpress.complaints(), "");
}

#[test]
fn an_editor_reports_from_every_screen_and_from_the_site() {
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "edith").await?;
        for path in ["/wp-admin/", "/wp-admin/edit.php", "/wp-admin/upload.php", "/"] {
            let at = format!("{}{path}", origin());
            driver.goto(&at).await?;
            click(&driver, ITEM).await?;
            let form = form(&driver).await?;
            contact_is(&driver, "Edith Example", &email("edith")).await?;
            assert_eq!(value(&form, "ticket-url").await?, at);
        }
        // On a phone the icon stands alone, and still has its name.
        look(&driver, SCREENS[2]).await?;
        let item = driver.query(By::Css(ITEM)).first().await?;
        let label = item.find(By::Css(".ab-label")).await?.prop("textContent").await?;
        assert!(item.rect().await?.width >= 40.0, "it cannot be seen");
        assert_eq!(label.as_deref(), Some("Report a problem"));
        look(&driver, SCREENS[0]).await?;
        // The widget's own close button leads back.
        let form = form(&driver).await?;
        form.find(By::Css(".ticket-close")).await?.click().await?;
        shoot(&driver, "wordpress-bar").await?;
        click(&driver, ITEM).await?;
        describe(&form, "The front page is empty").await?;
        let page = in_the_inbox(&send(&form).await?);
        assert!(page.contains(VERIFIED), "{page}");
        Ok(())
    });
    assert_eq!(town().wordpress.complaints(), "");
}

#[test]
fn who_was_taken_off_the_list_reports_as_a_visitor() {
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "leo").await?;
        click(&driver, ITEM).await?;
        let form = form(&driver).await?;
        contact_is(&driver, "Leo Example", &email("leo")).await?;
        describe(&form, "The menu is gone").await?;
        answer(&form, "ticket-contact-email", &email("edith")).await?;
        let page = in_the_inbox(&send(&form).await?);
        assert!(page.contains(VISITOR) && page.contains(VOUCHED) && page.contains(&email("leo")), "{page}");
        Ok(())
    });
}

#[test]
fn a_subscriber_sees_no_item_and_gets_no_token() {
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "sam").await?;
        for path in ["/wp-admin/profile.php", "/"] {
            driver.goto(format!("{}{path}", origin())).await?;
            driver.query(By::Css("#wpadminbar")).first().await?;
            assert!(driver.find(By::Css(ITEM)).await.is_err(), "{path}");
            assert!(!driver.source().await?.contains("ticket-widget-editor"), "{path}");
        }
        // With the nonce of this very session.
        driver.goto(format!("{}/wp-admin/profile.php", origin())).await?;
        let ask = "const done = arguments[0];
            fetch('/wp-admin/admin-ajax.php?action=rest-nonce').then((answer) => answer.text())
                .then((nonce) => fetch('/?rest_route=/ticket-widget/v1/token', { headers: { 'X-WP-Nonce': nonce } }))
                .then((answer) => done(answer.status))";
        let status = driver.execute_async(ask, vec![]).await?;
        assert_eq!(status.json().as_u64(), Some(403));
        Ok(())
    });
    let answer = Client::new(origin()).get("/?rest_route=/ticket-widget/v1/token").send();
    assert_eq!(answer.status, 401, "{answer}");
}

#[test]
fn a_visitor_reports_through_the_block_and_the_shortcode() {
    browse(Scripts::On, async |driver| {
        driver.goto(&town().wordpress.page).await?;
        let widgets = driver.query(By::Css("ticket-widget:defined")).all_from_selector().await?;
        let words: Vec<String> = [widgets[0].text().await?, widgets[1].text().await?].into();
        assert_eq!(words, ["Tell us", "Or here"]);
        shoot(&driver, "wordpress-block").await?;
        widgets[0].find(By::Css("a")).await?.click().await?;
        let form = form(&driver).await?;
        assert_eq!(value(&form, "ticket-contact-name").await?, "");
        describe(&form, "The museum is closed").await?;
        answer(&form, "ticket-contact-name", "An Voorbeeld").await?;
        answer(&form, "ticket-contact-email", "an@example.org").await?;
        let page = in_the_inbox(&send(&form).await?);
        assert!(page.contains(VISITOR) && !page.contains(VOUCHED), "{page}");
        assert!(page.contains(&town().wordpress.page), "{page}");
        Ok(())
    });
    assert_eq!(town().wordpress.complaints(), "");
}

#[test]
fn a_login_that_ended_while_the_form_was_open() {
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "edith").await?;
        click(&driver, ITEM).await?;
        let form = form(&driver).await?;
        contact_is(&driver, "Edith Example", &email("edith")).await?;
        describe(&form, "The form was open for an hour").await?;
        driver.delete_all_cookies().await?;
        driver.execute("const now = Date.now; Date.now = () => now() + 3_600_000", vec![]).await?;
        let number = send(&form).await?;
        let said = wait_for(&form, ".ticket-done .ticket-warning").await?.text().await?;
        assert!(said.starts_with("Your login in the CMS could not be confirmed"), "{said}");
        let page = in_the_inbox(&number);
        assert!(page.contains(BY_ADDRESS) && !page.contains(VOUCHED), "{page}");
        Ok(())
    });
}

/// What the plugin adds to a page before anybody clicks: the addresses and their bytes as they travel.
async fn added(driver: &WebDriver, path: &str) -> Result<(usize, u64)> {
    driver.goto(format!("{}{path}", origin())).await?;
    eventually(driver, "the page", "document.readyState === 'complete'").await?;
    let script = "return performance.getEntriesByType('resource')
        .filter(({ name }) => name.includes('ticket-widget')).map(({ name }) => name)";
    let names: Vec<String> = driver.execute(script, vec![]).await?.convert()?;
    let inline =
        "return ['script#ticket-widget-editor', '#wp-admin-bar-ticket-widget', '#admin-bar-inline-css']
        .reduce((sum, css) => sum + (document.querySelector(css)?.outerHTML.length ?? 0), 0)";
    let mut bytes = driver.execute(inline, vec![]).await?.json().as_u64().unwrap_or_default();
    for name in &names {
        let size = "const done = arguments[1];
            fetch(arguments[0]).then((it) => it.arrayBuffer()).then((it) => done(it.byteLength))";
        let size = driver.execute_async(size, vec![Value::from(name.as_str())]).await?;
        bytes += size.json().as_u64().unwrap_or_default();
    }
    Ok((names.len(), bytes))
}

#[test]
fn what_it_costs() {
    let page = town().wordpress.page.strip_prefix(origin()).unwrap();
    browse(Scripts::On, async |driver| {
        let nothing = added(&driver, "/").await?;
        let block = added(&driver, page).await?;
        into_wordpress(&driver, origin(), "edith").await?;
        let editor = added(&driver, "/wp-admin/").await?;
        assert_eq!((nothing, block.0, editor.0), ((0, 0), 1, 1), "a page pays for one small script at most");
        assert!(block.1 < 10_000 && editor.1 < 5_000, "{block:?} {editor:?}");
        figures::show(
            "wordpress",
            &format!(
                "ready in {:.1} s; a page without the block gets 0 requests, one with it 1 of {} bytes, \
                 an editor's page 1 with {} bytes in all, uncompressed",
                town().wordpress.took.as_secs_f32(),
                block.1,
                editor.1
            ),
        );
        look(&driver, SCREENS[0]).await
    });
}

#[test]
fn in_the_editor_s_own_language() {
    let locale = "wp_insert_user( array( 'user_login' => 'nele', 'user_pass' => 'password-of-the-tests', \
                  'user_email' => 'nele@town.example', 'display_name' => 'Nele Voorbeeld', 'role' => 'editor', \
                  'locale' => 'nl_BE' ) );";
    town().wordpress.php(locale).unwrap();
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "nele").await?;
        let item = driver.query(By::Css(ITEM)).first().await?;
        assert_eq!(item.text().await?, "Meld een probleem");
        item.click().await?;
        let form = form(&driver).await?;
        let lang = form.find(By::Css(".ticket")).await?.attr("lang").await?;
        assert_eq!(lang.as_deref(), Some("nl"));
        Ok(())
    });
}
