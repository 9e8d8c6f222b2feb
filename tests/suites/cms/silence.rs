//! A desk that takes connections and then says nothing: a click still leads somewhere.

use crate::{
    hands::{click, eventually, into_wordpress},
    settings::leads_to_the_form,
};
use std::{
    net::TcpStream,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};
use tests::{
    browser::{Scripts, browse},
    cms::{SITE_SECRET, wordpress::WordPress},
    env, http,
};

const ITEM: &str = "#wp-admin-bar-ticket-widget a";

/// A desk that holds every connection open, but for the hosted form and, once told to, the loader.
fn hanging_desk(loader: Arc<AtomicBool>) -> String {
    let script = std::fs::read(env::root().unwrap().join("www/ticket-widget.js")).unwrap();
    let held: Mutex<Vec<TcpStream>> = Mutex::default();
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let port = http::serve(move |incoming, stream| match incoming.path.as_str() {
        path if path.starts_with("/form/") => {
            http::answer(&stream, 200, &[header("Content-Type", "text/html")], b"<title>Form</title>");
        }
        "/ticket-widget.js" if loader.load(Ordering::SeqCst) => {
            let headers =
                [header("Content-Type", "text/javascript"), header("Access-Control-Allow-Origin", "*")];
            http::answer(&stream, 200, &headers, &script);
        }
        _ => held.lock().unwrap().push(stream),
    });
    format!("http://127.0.0.1:{}", port.unwrap())
}

#[test]
fn a_click_leads_to_the_hosted_form_while_a_window_may_be_opened() {
    let loader = Arc::new(AtomicBool::new(false));
    let desk = hanging_desk(Arc::clone(&loader));
    let site = WordPress::start("hanging", &desk, "1234", SITE_SECRET).unwrap();
    // First nothing comes, then the loader alone.
    for comes in [false, true] {
        loader.store(comes, Ordering::SeqCst);
        browse(Scripts::On, async |driver| {
            into_wordpress(&driver, &site.origin, "edith").await?;
            // The tests' browser blocks no pop-up, so it is asked whether another one would.
            let watch = "const { open } = window;
                window.open = (...given) => { window.active = navigator.userActivation.isActive; open(...given) }";
            driver.execute(watch, vec![]).await?;
            click(&driver, ITEM).await?;
            let page = driver.window().await?;
            leads_to_the_form(&driver, &desk).await?;
            driver.close_window().await?;
            driver.switch_to_window(page).await?;
            eventually(&driver, "a click that still counts", "window.active === true").await?;
            let gone = "!document.querySelector('ticket-widget')";
            eventually(&driver, "nothing that opens over the page later", gone).await?;
            // The next click is the link's own.
            driver.execute("window.active = null", vec![]).await?;
            click(&driver, ITEM).await?;
            leads_to_the_form(&driver, &desk).await
        });
    }
}
