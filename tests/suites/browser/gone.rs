//! The desk is gone after the page came: the page is unharmed, another way is shown, and the text is kept.

use crate::{
    embedded::{Embedded, click_open},
    form::{ANSWERS, eventually, fill_all, submit, wait_for},
    host, world,
};
use anyhow::Result;
use std::{
    io,
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};
use tests::{
    browser::{PATIENCE, Scripts, browse},
    host::Page,
};
use thirtyfour::prelude::*;

/// A way to the desk, byte by byte, until it is cut.
struct Way {
    port: u16,
    cut: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Way {
    fn open() -> Result<Self> {
        let desk = world().server.origin();
        let desk = desk.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let way = Self { port: listener.local_addr()?.port(), cut: Arc::default(), open: Arc::default() };
        let (cut, open) = (Arc::clone(&way.cut), Arc::clone(&way.open));
        thread::spawn(move || {
            for from in listener.incoming().flatten() {
                let to = TcpStream::connect(&desk);
                let (Ok(to), false) = (to, cut.load(Ordering::SeqCst)) else { continue };
                for (mut from, mut to) in
                    [(from.try_clone(), to.try_clone()), (to.try_clone(), from.try_clone())]
                        .into_iter()
                        .filter_map(|(from, to)| Some((from.ok()?, to.ok()?)))
                {
                    open.lock().unwrap_or_else(PoisonError::into_inner).extend(from.try_clone());
                    thread::spawn(move || {
                        let _ = io::copy(&mut from, &mut to);
                        let _ = to.shutdown(Shutdown::Both);
                    });
                }
            }
        });
        Ok(way)
    }

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
        for stream in self.open.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

/// A page whose widget comes by this way, with what stands in it beside the link.
fn page(way: &Way, beside: &str) -> Embedded {
    let (desk, site) = (way.origin(), world().site());
    let url = host().put(
        &format!("/gone-{site}"),
        Page::html(format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Town of Example</title><link rel=icon href='data:,'>\
             <script type=module async src='{desk}/ticket-widget.js'></script>\
             <main><h1>Town of Example</h1><textarea>half a page</textarea>\
             <ticket-widget site-id={site} lang=en><a href='{desk}/form/{site}?lang=en'>Report a problem</a>{beside}\
             </ticket-widget></main></html>"
        )),
    );
    Embedded { site, url }
}

/// Goes to the window that opened beside this one.
pub async fn other_window(driver: &WebDriver, here: &WindowHandle) -> Result<()> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        if let Some(other) = driver.windows().await?.into_iter().find(|window| window != here) {
            return Ok(driver.switch_to_window(other).await?);
        }
        anyhow::ensure!(tokio::time::Instant::now() < deadline, "no window opened");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Comes to the page, writes something there, and presses the link once the desk is gone.
async fn press_when_gone(driver: &WebDriver, way: &Way, page: &Embedded) -> Result<()> {
    driver.goto(&page.url).await?;
    driver.query(By::Css("ticket-widget:defined")).first().await?;
    driver.find(By::Css("textarea")).await?.send_keys(", not saved").await?;
    way.cut();
    Ok(driver.find(By::Css("ticket-widget a")).await?.click().await?)
}

async fn is_unharmed(driver: &WebDriver, page: &Embedded) -> Result<()> {
    assert_eq!(driver.current_url().await?.as_str(), page.url, "the page is gone");
    let text = driver.find(By::Css("textarea")).await?.value().await?;
    assert_eq!(text.as_deref(), Some("half a page, not saved"));
    Ok(())
}

#[test]
fn what_the_site_hides_for_this_is_shown() {
    let way = Way::open().unwrap();
    let page = page(&way, "<p hidden>Call 02 555 01 00.</p>");
    browse(Scripts::On, async |driver| {
        press_when_gone(&driver, &way, &page).await?;
        let shown = "return document.querySelector('ticket-widget p').checkVisibility()";
        eventually(&driver, "the other way", shown).await?;
        assert_eq!(driver.windows().await?.len(), 1);
        is_unharmed(&driver, &page).await
    });
}

#[test]
fn else_the_link_is_tried_beside_the_page() {
    let way = Way::open().unwrap();
    let page = page(&way, "");
    browse(Scripts::On, async |driver| {
        press_when_gone(&driver, &way, &page).await?;
        let here = driver.window().await?;
        other_window(&driver, &here).await?;
        driver.switch_to_window(here).await?;
        is_unharmed(&driver, &page).await
    });
}

#[test]
fn in_the_open_form_the_text_stays_and_other_ways_are_shown() {
    let way = Way::open().unwrap();
    let page = page(&way, "");
    browse(Scripts::On, async |driver| {
        driver.goto(&page.url).await?;
        let root = click_open(&driver).await?;
        let kept = "return performance.getEntriesByType('resource').some(({ name, responseEnd }) =>
            name.endsWith('/ticket-keep.js') && responseEnd > 0)";
        eventually(&driver, "what keeps the text", kept).await?;
        fill_all(&root).await?;
        way.cut();
        submit(&root).await?;
        let said = wait_for(&root, ".ticket-blocked").await?;
        assert!(said.text().await?.contains("cannot be reached now"), "{}", said.text().await?);
        assert!(!said.find_all(By::Css("a[href^='tel:']")).await?.is_empty(), "no phone");
        let title = wait_for(&root, "#ticket-title").await?;
        assert_eq!(title.value().await?.as_deref(), Some(ANSWERS[0].1));
        assert_eq!(driver.current_url().await?.as_str(), page.url);
        Ok(())
    });
}
