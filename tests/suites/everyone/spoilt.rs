//! Pages that are spoilt on purpose: each kind of assertion is seen to find what it is there to find.

use crate::{
    announced::{live, said},
    host,
    keyboard::{in_order, stops},
    page::{hosted, open, run, value},
    room::{NUMBER_READS, SMALL},
};
use tests::{
    axe,
    browser::{SCREENS, Scripts, browse, look},
    form::{submit, wait_for},
    host::Page,
};

#[test]
fn axe_finds_faults_in_a_page() {
    let page = Page::html(
        "<!doctype html><title></title><h3>x</h3><img src=a.png><input>\
         <p style='color:#999;background:#aaa'>grey</p>",
    );
    let url = host().put("/with-faults", page);
    browse(Scripts::On, async |driver| {
        driver.goto(&url).await?;
        let found = axe::violations(&driver).await?.join("\n");
        for rule in ["html-has-lang", "document-title", "image-alt", "label", "color-contrast"] {
            assert!(found.contains(&format!("{rule} at")), "axe does not see {rule}:\n{found}");
        }
        Ok(())
    });
}

#[test]
fn axe_finds_faults_in_the_widget_and_by_night() {
    browse(Scripts::On, async |driver| {
        open(&driver, "en").await?;
        run(&driver, "root.querySelector('label').remove()").await?;
        let found = axe::violations(&driver).await?.join("\n");
        assert!(found.contains("label at"), "axe does not look into the widget:\n{found}");
        // Ink that can be read by day alone.
        look(&driver, SCREENS[0]).await?;
        hosted(&driver, "en").await?;
        let dim = "const sheet = new CSSStyleSheet();
            sheet.replaceSync('.ticket { --t-muted: #536070 }');
            document.adoptedStyleSheets = [sheet]";
        run(&driver, dim).await?;
        let by_day = axe::violations(&driver).await?;
        assert!(by_day.is_empty(), "{by_day:?}");
        look(&driver, SCREENS[1]).await?;
        let by_night = axe::violations(&driver).await?.join("\n");
        assert!(by_night.contains("color-contrast at"), "axe does not see the dark:\n{by_night}");
        Ok(())
    });
}

#[test]
fn a_focus_order_that_jumps_is_found() {
    browse(Scripts::On, async |driver| {
        open(&driver, "en").await?;
        run(&driver, "root.querySelector('#ticket-contact-phone').tabIndex = 1").await?;
        assert!(in_order(&stops(&driver).await?).is_err());
        Ok(())
    });
}

#[test]
fn faults_that_nobody_announces_are_found() {
    browse(Scripts::On, async |driver| {
        let root = open(&driver, "en").await?;
        run(&driver, "for (const it of root.querySelectorAll('[role]')) it.removeAttribute('role')").await?;
        let before = live(&driver).await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        let said = said(&before, &live(&driver).await?);
        assert!(said.is_empty(), "{said:?}");
        Ok(())
    });
}

#[test]
fn a_small_control_and_a_number_that_reads_backwards_are_found() {
    browse(Scripts::On, async |driver| {
        open(&driver, "ar").await?;
        let spoil = "const button = root.querySelector('.ticket-close');
            button.style.cssText = 'min-width: 0; min-height: 0; width: 20px; height: 20px; padding: 0';
            root.querySelector('.ticket-heading').textContent = 'البلاغ 1234-00057-39'";
        run(&driver, spoil).await?;
        assert!(value(&driver, SMALL).await?.as_str().unwrap_or_default().contains("ticket-close"));
        let reads = format!("{NUMBER_READS}(root.querySelector('.ticket-heading'))");
        assert_eq!(value(&driver, &reads).await?, false);
        Ok(())
    });
}
