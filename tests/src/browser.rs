//! A real Chromium, driven through `ChromeDriver`.

use crate::{env, leash::Leash, port, until::look_until};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::{
    fs,
    path::PathBuf,
    process::Command,
    sync::OnceLock,
    time::{Duration, Instant},
};
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, WebElement,
    cdp::domains::emulation::{MediaFeature, SetDeviceMetricsOverride, SetEmulatedMedia},
};

/// How long `ChromeDriver` may take to start, and a page to show something.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What the command line of a Chromium without a person in front of it needs.
const ARGUMENTS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    // The person who would say that a page may take its own picture.
    "--auto-accept-this-tab-capture",
    "--force-color-profile=srgb",
    "--window-size=1280,900",
];

/// A browser's window, as far as tests vary it.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Its name in file names.
    pub name: &'static str,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// The theme that its owner prefers.
    pub scheme: &'static str,
}

/// A desktop and a phone, by day and by night.
pub const SCREENS: [Screen; 4] = [
    Screen { name: "desktop-light", width: 1280, height: 900, scheme: "light" },
    Screen { name: "desktop-dark", width: 1280, height: 900, scheme: "dark" },
    Screen { name: "phone-light", width: 390, height: 844, scheme: "light" },
    Screen { name: "phone-dark", width: 390, height: 844, scheme: "dark" },
];

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    /// As usual.
    On,
    /// Switched off in the browser's settings, as some people have it.
    Off,
}

/// Opens a browser, runs the test in it, and closes it whatever happens.
pub fn browse(scripts: Scripts, test: impl AsyncFnOnce(WebDriver) -> Result<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let outcome: Result<()> = runtime.block_on(async {
        let driver = WebDriver::new(chromedriver()?, capabilities(scripts)?).await?;
        driver.set_script_timeout(PATIENCE).await?;
        driver.run_and_quit(|driver| test(driver)).await.map_err(anyhow::Error::msg)
    });
    outcome.unwrap_or_else(|error| panic!("{error:#}"));
}

/// Presses what leads to another page, and returns once that page is there.
///
/// A click is over when the browser has begun to leave at the most, and on a busy machine before: whoever looks
/// for something right after it may find it on the page that goes.
pub async fn follow(driver: &WebDriver, lead: &WebElement) -> Result<()> {
    let page =
        || driver.execute("return [performance.timeOrigin, document.readyState === 'complete']", vec![]);
    let before = page().await?.json()[0].clone();
    lead.click().await?;
    let deadline = Instant::now() + PATIENCE;
    loop {
        // A page that goes answers nothing.
        if let Ok(now) = page().await
            && now.json()[0] != before
            && now.json()[1] == true
        {
            return Ok(());
        }
        anyhow::ensure!(Instant::now() < deadline, "the click led nowhere");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Shows the page in a window of that kind.
pub async fn look(driver: &WebDriver, screen: Screen) -> Result<()> {
    let cdp = driver.cdp();
    cdp.send(SetDeviceMetricsOverride {
        width: screen.width,
        height: screen.height,
        device_scale_factor: 1.0,
        mobile: false,
        scale: None,
        screen_orientation: None,
    })
    .await?;
    let feature = MediaFeature { name: "prefers-color-scheme".to_owned(), value: screen.scheme.to_owned() };
    cdp.send(SetEmulatedMedia { media: None, features: Some(vec![feature]) }).await?;
    Ok(())
}

/// Where pictures for people go.
pub fn screens() -> Result<PathBuf> {
    let folder = env::root()?.join("target/screens");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The address of the suite's `ChromeDriver`.
fn chromedriver() -> Result<String> {
    static DRIVER: OnceLock<Result<(u16, Leash), String>> = OnceLock::new();
    let driver = DRIVER.get_or_init(|| start().map_err(|error| format!("{error:#}")));
    let (port, _) = driver.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(format!("http://127.0.0.1:{port}"))
}

fn start() -> Result<(u16, Leash)> {
    let port = port::free()?;
    let folder = env::artifacts("chromium")?;
    // Profiles of browsers that were killed are of no use to anyone; the last one may be at its end still.
    look_until(PATIENCE, || fs::remove_dir_all(&folder).ok()).context("an old profile cannot be removed")?;
    fs::create_dir_all(&folder)?;
    let mut command = Command::new(env::chromedriver()?);
    command.arg(format!("--port={port}")).env("TMPDIR", &folder);
    let leash = Leash::start(&command, &folder.join("chromedriver.log"))?;
    let client = crate::client::Client::new(&format!("http://127.0.0.1:{port}"));
    let up = look_until(PATIENCE, || client.get("/status").try_send().map(drop).ok().or(ended(&leash)));
    if up.is_none() || !leash.runs() {
        bail!("ChromeDriver does not answer: see chromedriver.log");
    }
    Ok((port, leash))
}

/// Whether there is nothing left to wait for.
fn ended(leash: &Leash) -> Option<()> {
    (!leash.runs()).then_some(())
}

fn capabilities(scripts: Scripts) -> Result<ChromeCapabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    chrome.set_binary(&env::chromium()?.to_string_lossy())?;
    for argument in ARGUMENTS {
        chrome.add_arg(argument)?;
    }
    if scripts == Scripts::Off {
        chrome.add_experimental_option(
            "prefs",
            json!({ "profile.managed_default_content_settings.javascript": 2 }),
        )?;
    }
    Ok(chrome)
}
