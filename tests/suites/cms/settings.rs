//! What an admin sees, and what happens where something is missing or cannot be reached.

use crate::hands::{click, fill, go, into_wagtail, into_wordpress};
use anyhow::Result;
use std::{
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tests::looks::shoot;
use tests::{
    browser::{Scripts, browse, follow},
    cms::{SITE_SECRET, wagtail::Wagtail, wordpress::WordPress},
    http,
};
use thirtyfour::prelude::*;

const PAGE: &str = "/wp-admin/options-general.php?page=ticket-widget";

/// A desk that answers nothing, and how often it was asked.
fn silent_desk() -> (String, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let port = http::serve(move |_, stream: TcpStream| {
        counter.fetch_add(1, Ordering::SeqCst);
        drop(stream);
    });
    (format!("http://127.0.0.1:{}", port.unwrap()), asked)
}

async fn save(driver: &WebDriver, desk: &str, site: &str, secret: &str) -> Result<String> {
    fill(driver, "#ticket-widget-desk", desk).await?;
    fill(driver, "#ticket-widget-site", site).await?;
    fill(driver, "#ticket-widget-secret", secret).await?;
    go(driver, "#submit").await?;
    let said =
        driver.query(By::Css("#setting-error-settings_updated, .notice.settings-error")).first().await?;
    Ok(said.text().await?)
}

#[test]
fn an_admin_of_wordpress_sets_it_up_and_removes_it() {
    let (desk, asked) = silent_desk();
    let site = WordPress::start("settings", "", "", "").unwrap();
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, &site.origin, "admin").await?;
        let notice = driver.query(By::Css(".notice-warning a[href$='page=ticket-widget']")).first().await?;
        assert!(driver.find(By::Css("#wp-admin-bar-ticket-widget")).await.is_err(), "there is no desk yet");
        follow(&driver, &notice).await?;
        shoot(&driver, "wordpress-settings").await?;
        // What cannot hold is said, and changes nothing.
        let said = save(&driver, "http://desk.example/path", "12345", "too short").await?;
        assert!(!said.is_empty());
        let errors = driver.query(By::Css(".settings-error.notice-error")).all_from_selector().await?;
        assert_eq!(errors.len(), 3, "{said}");
        // Without a secret there is an item, and the admin reads what is missing.
        save(&driver, &desk, "1234", "").await?;
        driver.query(By::Css("#wp-admin-bar-ticket-widget")).first().await?;
        let text = driver.query(By::Css(".notice-warning")).first().await?.text().await?;
        assert!(text.contains("set the secret"), "{text}");
        assert!(!driver.source().await?.contains("ticket-widget/v1/token"), "nothing to fetch a token from");
        save(&driver, &desk, "1234", SITE_SECRET).await?;
        for path in [PAGE, "/wp-admin/", "/", "/wp-admin/options.php"] {
            driver.goto(format!("{}{path}", site.origin)).await?;
            let shown = driver.source().await?;
            assert!(!shown.contains(SITE_SECRET), "{path} shows the secret");
        }
        // An empty field keeps it.
        driver.goto(format!("{}{PAGE}", site.origin)).await?;
        save(&driver, &desk, "1235", "").await?;
        assert!(driver.find(By::Css(".notice-warning")).await.is_err());
        Ok(())
    });
    let stored = site.php("echo wp_json_encode( get_option( 'ticket_widget' ) );").unwrap();
    assert!(stored.contains(SITE_SECRET) && stored.contains("1235"), "{stored}");
    assert_eq!(asked.load(Ordering::SeqCst), 0, "no page asked the desk for anything");
    let removed = "require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'ticket-widget/ticket-widget.php' );
        uninstall_plugin( 'ticket-widget/ticket-widget.php' ); global $wpdb;
        foreach ( array( 'options' => 'option_name', 'usermeta' => 'meta_key', 'postmeta' => 'meta_key' ) as $table => $name ) {
            echo implode( ',', $wpdb->get_col( \"SELECT $name FROM {$wpdb->$table} WHERE $name LIKE '%ticket%'\" ) );
        }";
    assert_eq!(site.php(removed).unwrap(), "", "something stays behind");
    assert_eq!(site.complaints(), "");
}

#[test]
fn a_desk_that_is_not_there_slows_no_page_of_wordpress() {
    let (desk, asked) = silent_desk();
    let site = WordPress::start("silent", &desk, "1234", SITE_SECRET).unwrap();
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, &site.origin, "edith").await?;
        driver.goto(&site.origin).await?;
        assert_eq!(asked.load(Ordering::SeqCst), 0, "neither WordPress nor the browser asked the desk");
        // The click leads to the hosted form, in a window of its own.
        click(&driver, "#wp-admin-bar-ticket-widget a").await?;
        leads_to_the_form(&driver, &desk).await
    });
    assert_eq!(site.complaints(), "");
}

/// Waits for the window with the hosted form, whatever it shows.
pub async fn leads_to_the_form(driver: &WebDriver, desk: &str) -> Result<()> {
    let deadline = tokio::time::Instant::now() + tests::browser::PATIENCE;
    loop {
        let windows = driver.windows().await?;
        if let [_, other] = windows.as_slice() {
            driver.switch_to_window(other.clone()).await?;
            if driver.current_url().await?.as_str().starts_with(&format!("{desk}/form/1234")) {
                return Ok(());
            }
        }
        anyhow::ensure!(tokio::time::Instant::now() < deadline, "no window with the form: {windows:?}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

#[test]
fn the_editor_of_widgets_is_left_alone() {
    let (desk, _) = silent_desk();
    let site = WordPress::start("widgets", &desk, "1234", SITE_SECRET).unwrap();
    // A theme with widgets, which Debian's WordPress brings none of.
    let theme = "$folder = get_theme_root() . '/classic'; mkdir( $folder );
        file_put_contents( $folder . '/style.css', '/* Theme Name: Classic */' );
        file_put_contents( $folder . '/index.php', '<?php get_header(); get_footer();' );
        file_put_contents( $folder . '/functions.php', \"<?php register_sidebar( array( 'id' => 'side' ) );\" );
        switch_theme( 'classic' );";
    site.php(theme).unwrap();
    browse(Scripts::On, async |driver| {
        into_wordpress(&driver, &site.origin, "admin").await?;
        driver.goto(format!("{}/wp-admin/widgets.php", site.origin)).await?;
        driver.query(By::Css("#widgets-editor .edit-widgets-header")).first().await?;
        driver.query(By::Css("#wp-admin-bar-ticket-widget a")).first().await?;
        Ok(())
    });
    let log = site.php("echo file_exists( WP_DEBUG_LOG ) ? file_get_contents( WP_DEBUG_LOG ) : '';").unwrap();
    assert!(!log.contains("widgets editor"), "{log}");
}

#[test]
fn an_admin_of_wagtail_reads_what_is_missing_and_no_page_asks_the_desk() {
    let (desk, asked) = silent_desk();
    let site = Wagtail::start("silent", &desk, "1234", "too short").unwrap();
    browse(Scripts::On, async |driver| {
        into_wagtail(&driver, &site.origin, "edith").await?;
        let item = driver.query(By::Css("a[data-ticket-open]")).first().await?;
        let told = item.attr("data-ticket-open").await?.unwrap_or_default();
        assert!(!told.contains("token"), "{told}");
        assert!(driver.find(By::Css(".help-warning")).await.is_err(), "an editor cannot mend it");
        driver.delete_all_cookies().await?;
        into_wagtail(&driver, &site.origin, "admin").await?;
        let text = driver.query(By::Css(".help-warning")).first().await?.text().await?;
        assert!(text.contains("SECRET"), "{text}");
        shoot(&driver, "wagtail-missing").await?;
        assert_eq!(asked.load(Ordering::SeqCst), 0, "neither Wagtail nor the browser asked the desk");
        click(&driver, "a[data-ticket-open]").await?;
        leads_to_the_form(&driver, &desk).await
    });
}
