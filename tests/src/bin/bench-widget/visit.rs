//! One visit to a page, on a slow phone's processor and line.

use crate::subject::Subject;
use anyhow::{Context, Result};
use serde_json::json;
use std::time::Duration;
use thirtyfour::{WebDriver, cdp::domains::network::NetworkConditions};

/// How many times slower the processor is.
pub const SLOWER: u32 = 4;
/// Before an answer begins, in milliseconds.
pub const LATENCY: u32 = 150;
/// Of the line, in kbit/s: down and up.
pub const DOWN: i32 = 1_600;
/// The other direction.
pub const UP: i32 = 750;

/// What one visit came to.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    /// From the click until the first field has the focus.
    pub click: Duration,
    /// From the beginning of the visit, clicked as soon as the page is loaded, until then.
    pub visit: Duration,
}

/// What the page went through before anybody clicked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rest {
    /// Cumulative layout shift.
    pub shift: f64,
    /// Tasks of more than 50 ms.
    pub long: u64,
    /// Bytes of all that was fetched besides the page.
    pub bytes: u64,
    /// Of these, of Wasm.
    pub wasm: u64,
}

/// Makes the browser slow for good.
pub async fn slow_down(driver: &WebDriver) -> Result<()> {
    driver.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    driver.cdp().network().enable().await?;
    let conditions = NetworkConditions {
        offline: false,
        latency: LATENCY,
        download_throughput: DOWN * 1_000 / 8,
        upload_throughput: UP * 1_000 / 8,
        connection_type: None,
    };
    Ok(driver.cdp().network().emulate_network_conditions(conditions).await?)
}

/// Forgets all that was fetched.
pub async fn forget(driver: &WebDriver) -> Result<()> {
    Ok(driver.cdp().network().clear_browser_cache().await?)
}

/// Goes to the page and looks at it before anybody clicks.
pub async fn rest(driver: &WebDriver, origin: &str, subject: Subject) -> Result<Rest> {
    driver.goto(format!("{origin}{}", subject.path())).await?;
    let script = "const done = arguments[arguments.length - 1];
        let shift = 0, long = 0;
        const watch = (type, each) =>
            new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
        watch('layout-shift', (entry) => (shift += entry.value));
        watch('longtask', () => long++);
        requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(() => {
            const all = performance.getEntriesByType('resource');
            const sum = (some) => some.reduce((total, { encodedBodySize }) => total + encodedBodySize, 0);
            done({ shift, long, bytes: sum(all), wasm: sum(all.filter(({ name }) => /wasm/.test(name))) });
        })));";
    let seen = driver.execute_async(script, vec![]).await?.json().clone();
    let number = |name: &str| seen[name].as_u64().with_context(|| format!("no {name}"));
    Ok(Rest {
        shift: seen["shift"].as_f64().context("no shift")?,
        long: number("long")?,
        bytes: number("bytes")?,
        wasm: number("wasm")?,
    })
}

/// Opens the form of the page that is there. The click comes from a script: no pointer came near
/// before it, which would have told the widget that somebody is interested.
pub async fn open(driver: &WebDriver, subject: Subject) -> Result<Duration> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const field = () => {};
         const clicked = performance.now();
         const look = () => {{
            const found = field();
            found?.focus();
            if (found?.checkVisibility() && found.getRootNode().activeElement === found)
                done(performance.now() - clicked);
            else requestAnimationFrame(look);
         }};
         {}.click();
         look();",
        subject.field(),
        subject.trigger(),
    );
    let took = driver.execute_async(script, vec![]).await?.json().as_f64().context("no time")?;
    Ok(Duration::from_secs_f64(took / 1_000.0))
}

/// Goes to the page and opens its form once the page is loaded.
pub async fn visit(driver: &WebDriver, origin: &str, subject: Subject) -> Result<Visit> {
    driver.goto(format!("{origin}{}", subject.path())).await?;
    let loaded = driver
        .execute(
            "const { loadEventEnd } = performance.getEntriesByType('navigation')[0]; return loadEventEnd",
            vec![],
        )
        .await?
        .json()
        .as_f64()
        .context("no time")?;
    let click = open(driver, subject).await?;
    Ok(Visit { click, visit: Duration::from_secs_f64(loaded / 1_000.0) + click })
}
