//! WordPress: editors report from the admin bar and the page editor, visitors through the block.

use crate::{
    BY_ADDRESS, VERIFIED, VISITOR, VOUCHED, WORDPRESS, figures,
    hands::{answer, click, contact_is, describe, eventually, form, into_wordpress, send, value, wait_for},
    in_the_inbox,
    signed::read,
    town,
};
use anyhow::Result;
use serde_json::{Value, json};
use tests::looks::shoot;
use tests::{
    browser::{SCREENS, Scripts, browse, look},
    client::Client,
    cms::{PASSWORD, email},
};
use thirtyfour::prelude::*;

const ITEM: &str = "#wp-admin-bar-ticket-widget a";

fn origin() -> &'static str {
    &town().wordpress.origin
}

/// The page editor on a page, without what it shows to newcomers.
async fn edit(driver: &WebDriver, page: &str) -> Result<()> {
    driver.goto(format!("{}/wp-admin/post.php?post={page}&action=edit", origin())).await?;
    without_guide(driver, "core/edit-post").await
}

/// Puts away what an editor shows to newcomers. WordPress keeps that for the next time, or another test did it.
async fn without_guide(driver: &WebDriver, editor: &str) -> Result<()> {
    let known = format!("!!window.wp?.data?.select('core/preferences') && !!wp.data.select('{editor}')");
    eventually(driver, editor, &known).await?;
    let away = format!("wp.data.dispatch('core/preferences').set('{editor}', 'welcomeGuide', false)");
    driver.execute(away, vec![]).await?;
    eventually(driver, "no guide", "!document.querySelector('.components-guide, .components-modal__frame')")
        .await
}

/// Presses the item in the menu of an editor, once the menu has come to rest.
async fn press_in_menu(driver: &WebDriver) -> Result<()> {
    click(driver, "button[aria-label='Options']").await?;
    let items = driver.query(By::Css("[role=menuitem]")).with_text("Report a problem");
    Ok(items.and_clickable().first().await?.click().await?)
}

/// Makes a page and returns its number.
fn make_page(content: &str) -> String {
    let post = format!(
        "echo wp_insert_post( array( 'post_title' => 'Museum', 'post_status' => 'publish', 'post_type' => 'page', \
         'post_content' => '{content}' ) );"
    );
    town().wordpress.php(&post).unwrap()
}

/// Fills in and sends what a visitor reports, and returns the ticket's page in the inbox.
async fn report_as_visitor(form: &WebElement) -> Result<String> {
    describe(form, "The museum is closed").await?;
    answer(form, "ticket-contact-name", "An Voorbeeld").await?;
    answer(form, "ticket-contact-email", "an@example.org").await?;
    Ok(in_the_inbox(&send(form).await?))
}

#[test]
fn an_editor_reports_from_the_page_editor() {
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "edith").await?;
        edit(&driver, town().wordpress.page.rsplit('=').next().unwrap()).await?;
        press_in_menu(&driver).await?;
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
fn a_visitor_reports_through_the_block() {
    browse(Scripts::On, async |driver| {
        driver.goto(&town().wordpress.page).await?;
        let widgets = driver.query(By::Css("ticket-widget:defined")).all_from_selector().await?;
        let words: Vec<String> = [widgets[0].text().await?, widgets[1].text().await?].into();
        assert_eq!(words, ["Tell us", "Or here"]);
        shoot(&driver, "wordpress-block").await?;
        widgets[0].find(By::Css("a")).await?.click().await?;
        let form = form(&driver).await?;
        assert_eq!(value(&form, "ticket-contact-name").await?, "");
        let page = report_as_visitor(&form).await?;
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
fn an_admin_reports_from_the_site_editor() {
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "admin").await?;
        driver.goto(format!("{}/wp-admin/site-editor.php", origin())).await?;
        without_guide(&driver, "core/edit-site").await?;
        press_in_menu(&driver).await?;
        form(&driver).await?;
        contact_is(&driver, "admin", "admin@town.example").await?;
        shoot(&driver, "wordpress-site-editor").await
    });
    assert_eq!(town().wordpress.complaints(), "");
}

#[test]
fn a_visitor_reports_through_the_shortcode_in_the_page_itself() {
    let at = format!("{}/?page_id={}", origin(), make_page("[ticket_widget mode=\"inline\"]"));
    browse(Scripts::On, async |driver| {
        driver.goto(&at).await?;
        // Nobody presses anything.
        let form = form(&driver).await?;
        assert!(form.find(By::Css("dialog")).await.is_err());
        let page = report_as_visitor(&form).await?;
        assert!(page.contains(VISITOR) && !page.contains(VOUCHED) && page.contains(&at), "{page}");
        Ok(())
    });
    assert_eq!(town().wordpress.complaints(), "");
}

#[test]
fn an_editor_says_what_the_block_is() {
    let number = make_page("<!-- wp:ticket-widget/form /-->");
    let block = "[data-type='ticket-widget/form']";
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, origin(), "edith").await?;
        edit(&driver, &number).await?;
        let words = driver.query(By::Css(format!("{block} [role=textbox]"))).and_clickable().first().await?;
        assert_eq!(words.attr("aria-label").await?.as_deref(), Some("Words on the button"));
        words.click().await?;
        words.send_keys("Tell the museum").await?;
        let panel = "wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block')";
        driver.execute(panel, vec![]).await?;
        shoot(&driver, "wordpress-block-editor").await?;
        let save = "const done = arguments[0];
            wp.data.dispatch('core/editor').savePost().then(() => done(wp.data.select('core/editor').didPostSaveRequestSucceed()))";
        assert_eq!(driver.execute_async(save, vec![]).await?.json().as_bool(), Some(true));
        let at = format!("{}/?page_id={number}", origin());
        driver.goto(&at).await?;
        let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
        assert_eq!((widget.text().await?, widget.attr("mode").await?), ("Tell the museum".to_owned(), None));
        // The same block with the form in the page.
        edit(&driver, &number).await?;
        driver.query(By::Css(block)).and_clickable().first().await?.click().await?;
        driver.execute(panel, vec![]).await?;
        let label = "Show the form in the page";
        let switch = driver.query(By::Css(".components-toggle-control label")).with_text(label);
        switch.and_clickable().first().await?.click().await?;
        assert_eq!(driver.execute_async(save, vec![]).await?.json().as_bool(), Some(true));
        driver.goto(&at).await?;
        driver.query(By::Css("ticket-widget[mode=inline]")).first().await?;
        form(&driver).await?;
        Ok(())
    });
    assert_eq!(town().wordpress.complaints(), "");
}

#[test]
fn another_plugin_adds_a_phone() {
    let code = "add_filter( 'ticket_widget_claims', function ( $claims, $user ) {
            $claims['phone'] = '02 555 01 ' . strlen( $user->user_login );
            return $claims;
        }, 10, 2 );
        echo TicketWidget\\token( get_user_by( 'login', 'edith' ), 1000 );";
    let claims = read(&town().wordpress.php(code).unwrap());
    assert_eq!(
        (&claims["phone"], &claims["name"]),
        (&json!("02 555 01 5"), &json!("Edith Example")),
        "{claims}"
    );
    assert_eq!((&claims["site"], &claims["exp"]), (&json!(WORDPRESS), &json!(1300)), "{claims}");
}

#[test]
fn in_the_editor_s_own_language() {
    for (login, locale, name, words) in [
        ("nele", "nl_BE", "Nele & Piet Voorbeeld", "Meld een probleem"),
        ("fleur", "fr_FR", "Fleur Exemple", "Signaler un problème"),
        ("dora", "de_AT", "Dora <Beispiel", "Problem melden"),
    ] {
        let insert = format!(
            "wp_insert_user( array( 'user_login' => '{login}', 'user_pass' => '{PASSWORD}', 'user_email' => '{}', \
             'display_name' => '{name}', 'role' => 'editor', 'locale' => '{locale}' ) );",
            email(login)
        );
        town().wordpress.php(&insert).unwrap();
        browse(Scripts::On, async |driver| {
            into_wordpress(&driver, origin(), login).await?;
            let item = driver.query(By::Css(ITEM)).first().await?;
            assert_eq!(item.text().await?, words);
            item.click().await?;
            let form = form(&driver).await?;
            let lang = form.find(By::Css(".ticket")).await?.attr("lang").await?;
            assert_eq!(lang.as_deref(), Some(&locale[..2]));
            // WordPress keeps names as markup; here they are as they were typed.
            contact_is(&driver, name, &email(login)).await
        });
    }
}
