//! Light, dark, automatic, and a site's own colours.

use crate::{
    embedded::{self, open},
    form::wait_for,
    world,
};
use anyhow::{Context, Result};
use serde_json::Value;
use tests::browser::{SCREENS, Scripts, browse, look};
use thirtyfour::prelude::*;

/// The least contrast of text (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;

/// Colours as they come out on the screen: `paint` turns any notation into red, green and blue.
const COLOURS: &str =
    "const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const paint = (colour) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (colour) => paint(colour)
        .map((part) => (part / 255 <= .04045 ? part / 255 / 12.92 : ((part / 255 + .055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
    const contrast = (one, other) => {
        const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
        return (more + .05) / (less + .05);
    };
    const root = document.querySelector('ticket-widget').shadowRoot;
    const of = (css, name) => getComputedStyle(root.querySelector(css))[name];";

async fn ask(driver: &WebDriver, what: &str) -> Result<Value> {
    Ok(driver.execute(format!("{COLOURS} return {what}"), vec![]).await?.json().clone())
}

/// The demo page in a window of that kind, its form in sight.
async fn themed(driver: &WebDriver, page: &str) -> Result<()> {
    driver.goto(format!("{}/demo/themes/{page}", world().server.origin())).await?;
    let widget = driver.query(By::Css("ticket-widget:defined")).first().await?;
    widget.scroll_into_view().await?;
    wait_for(&widget.get_shadow_root().await?, ".ticket-form").await?;
    Ok(())
}

/// Whether the form is dark: its text is lighter than the fields that it stands in.
async fn is_dark(driver: &WebDriver) -> Result<bool> {
    let dark = "light(of('.ticket', 'color')) > light(of('#ticket-title', 'backgroundColor'))";
    ask(driver, dark).await?.as_bool().context("no colours")
}

#[test]
fn the_theme_is_the_one_that_the_site_asks_for() {
    browse(Scripts::On, async |driver| {
        let [day, night] = [SCREENS[0], SCREENS[1]];
        for (page, by_day, by_night) in
            [("light", false, false), ("dark", true, true), ("auto", false, true), ("parts", false, true)]
        {
            for (screen, dark) in [(day, by_day), (night, by_night)] {
                look(&driver, screen).await?;
                themed(&driver, page).await?;
                assert_eq!(is_dark(&driver).await?, dark, "{page} on {}", screen.name);
                // What stands on the site's own surface is seen on it.
                let surface = "getComputedStyle(root.host).backgroundColor";
                if page != "parts" {
                    let text = ask(&driver, &format!("contrast(of('.ticket', 'color'), {surface})")).await?;
                    assert!(text.as_f64() >= Some(READABLE), "{page} on {}: {text}", screen.name);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_site_s_colours_letters_corners_and_parts_are_taken() {
    browse(Scripts::On, async |driver| {
        look(&driver, SCREENS[0]).await?;
        themed(&driver, "colours").await?;
        let seen = ask(
            &driver,
            "[paint(of('#ticket-title', 'backgroundColor')), paint(of('.ticket', 'color')), of('.ticket', 'fontFamily'),
              of('#ticket-title', 'borderTopLeftRadius')]",
        )
        .await?;
        assert_eq!(
            seen,
            serde_json::json!([[255, 249, 240], [43, 33, 24], "Georgia, serif, sans-serif", "0px"])
        );
        themed(&driver, "parts").await?;
        let seen = ask(
            &driver,
            "[of('.ticket-heading', 'fontFamily'), of('#ticket-title', 'borderTopWidth'), of('.ticket-submit', 'textTransform')]",
        )
        .await?;
        assert_eq!(seen, serde_json::json!(["Georgia, serif", "0px", "uppercase"]));
        Ok(())
    });
}

#[test]
fn the_panel_has_the_width_that_the_site_gives_it() {
    let page = embedded::page("en", "style='--ticket-width:34rem'", None);
    browse(Scripts::On, async |driver| {
        open(&driver, &page).await?;
        assert_eq!(ask(&driver, "root.querySelector('dialog').getBoundingClientRect().width").await?, 544);
        Ok(())
    });
}

#[test]
fn text_can_be_read_on_any_accent() {
    let page = embedded::page("en", "theme=auto", None);
    browse(Scripts::On, async |driver| {
        open(&driver, &page).await?;
        for accent in ["#ff0", "#fff", "#000", "#0f0", "#f0f", "#0ff", "#888", "#f00", "#00f"] {
            let give = format!(
                "document.querySelector('ticket-widget').style.setProperty('--ticket-accent', '{accent}')"
            );
            driver.execute(give, vec![]).await?;
            for screen in [SCREENS[0], SCREENS[1]] {
                look(&driver, screen).await?;
                for (what, on) in [
                    ("of('.ticket-submit', 'color')", "of('.ticket-submit', 'backgroundColor')"),
                    ("of('.ticket-contact a', 'color')", "of('.ticket-dialog', 'backgroundColor')"),
                ] {
                    let contrast = ask(&driver, &format!("contrast({what}, {on})")).await?;
                    assert!(
                        contrast.as_f64() >= Some(READABLE),
                        "{accent} on {}, {what}: {contrast}",
                        screen.name
                    );
                }
            }
        }
        Ok(())
    });
}
