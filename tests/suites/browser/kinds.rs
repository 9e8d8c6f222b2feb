//! The choice between kinds of request, and the fields that belong to one of them.

use crate::{
    embedded,
    form::{fill_all, number, submit, summary, wait_for},
    host, looks,
};
use anyhow::Result;
use tests::{
    browser::{Scripts, browse, follow},
    host::Page,
    workspace::Limits,
    world::{Shared, World},
};
use thirtyfour::prelude::*;

const KINDS: &str = r#"
[kinds.problem]
[kinds.question]
fields = ["about"]
[kinds.change]
fields = ["version", "wish"]
[kinds.emergency]

[lines.second]
name = { nl = "Tweede lijn", fr = "Deuxième ligne", de = "Zweite Stufe", en = "Second line" }
answer-within = "30 minutes"

[fields.about]
label = { nl = "Waarover", fr = "Au sujet de", de = "Worum geht es", en = "About" }
hint = { nl = "Wat er het dichtst bij ligt.", fr = "Le plus proche.", de = "Was am nächsten liegt.", en = "Whatever comes closest." }
options = [
  # As a kind of request is called, to see that the two are kept apart.
  { value = "problem", label = { nl = "Website", fr = "Site web", de = "Website", en = "Website" } },
  { value = "mail", label = { nl = "Onze eigen mailserver", fr = "Notre serveur mail", de = "Unser Mailserver", en = "Our own mail server" }, line = "second" },
]

[fields.version]
label = { nl = "Versie", fr = "Version", de = "Version", en = "Version" }
required = true
limit = 20

[fields.wish]
label = { nl = "Wens", fr = "Souhait", de = "Wunsch", en = "Wish" }
hint = { nl = "Wat moet anders?", fr = "Que changer ?", de = "Was soll anders werden?", en = "What should change?" }
long = true
required = false
"#;

/// A desk that offers kinds.
fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || {
        let host = host();
        World::start("browser-kinds", Limits::Wide, |desk, _| {
            desk.origins.push(host.origin());
            desk.tables(KINDS);
        })
    })
}

async fn choose(form: &WebElement, kind: &str) -> Result<()> {
    let radio = form.find(By::Css(format!("[name=category][value={kind}]"))).await?;
    // As people do who press the words beside it.
    let id = radio.attr("id").await?.unwrap_or_default();
    form.find(By::Css(format!("label[for={id}]"))).await?.click().await?;
    assert!(radio.is_selected().await?, "{kind} is chosen");
    Ok(())
}

async fn is_shown(form: &WebElement, id: &str) -> Result<bool> {
    Ok(form.find(By::Css(format!("#{id}"))).await?.is_displayed().await?)
}

/// Chooses a change, forgets its field, and fills it in.
async fn report_a_change(form: &WebElement) -> Result<()> {
    assert!(!is_shown(form, "ticket-fields-version").await?, "a problem has no such field");
    choose(form, "change").await?;
    assert!(is_shown(form, "ticket-fields-version").await? && is_shown(form, "ticket-fields-wish").await?);
    fill_all(form).await?;
    submit(form).await
}

fn on_the_hosted_page(scripts: Scripts) {
    browse(scripts, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=en", world().server.origin())).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        report_a_change(&form).await?;
        let faulty = driver.query(By::Css(".ticket:has(.ticket-summary:not([hidden]))")).first().await?;
        let said = [("ticket-fields-version".to_owned(), "Fill in “Version”.".to_owned())];
        assert_eq!(summary(&faulty).await?, said);
        assert!(faulty.find(By::Css("[name=category][value=change]")).await?.is_selected().await?);
        faulty.find(By::Css("#ticket-fields-version")).await?.send_keys("7.4").await?;
        submit(&faulty).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        number(&done).await?;
        follow(&driver, &done.find(By::Css(".ticket-status-link")).await?).await?;
        driver.find(By::Css(".ticket-timeline")).await?;
        let page = driver.source().await?;
        assert!(
            page.contains("<dt>Version</dt>") && page.contains("7.4") && page.contains("Change"),
            "{page}"
        );
        Ok(())
    });
}

#[test]
fn a_change_is_reported_without_any_script() {
    on_the_hosted_page(Scripts::Off);
}

#[test]
fn a_change_is_reported_with_scripts_allowed() {
    on_the_hosted_page(Scripts::On);
}

/// Opens the widget on somebody's page; answers its form.
async fn widget(driver: &WebDriver, name: &str, attributes: &str, lang: &str) -> Result<WebElement> {
    let (site, desk) = (world().site(), world().server.origin());
    let page = Page::html(format!(
        "<!doctype html><html lang={lang}><meta charset=utf-8>\
         <meta name=viewport content='width=device-width'><style>html{{color-scheme:light dark;background:Canvas}}</style>\
         <title>Town of Example</title><link rel=icon href='data:,'>\
         <script type=module async src='{desk}/ticket-widget.js'></script><main><h1>Town of Example</h1>\
         <ticket-widget site-id={site} lang={lang} {attributes}><a href='{desk}/form/{site}'>Report</a></ticket-widget>\
         </main></html>"
    ));
    driver.goto(host().put(name, page)).await?;
    let element = driver.query(By::Css("ticket-widget:defined")).first().await?;
    element.find(By::Css("a")).await?.click().await?;
    let root = element.get_shadow_root().await?;
    let form = wait_for(&root, ".ticket").await?;
    embedded::hydrated(driver).await?;
    Ok(form)
}

#[test]
fn the_widget_asks_what_the_chosen_kind_asks() {
    browse(Scripts::On, async |driver| {
        let form = widget(&driver, "/kinds", "", "en").await?;
        report_a_change(&form).await?;
        let said = [("ticket-fields-version".to_owned(), "Fill in “Version”.".to_owned())];
        assert_eq!(summary(&form).await?, said);
        // Another kind asks for nothing of the sort.
        choose(&form, "problem").await?;
        submit(&form).await?;
        let root = driver.find(By::Css("ticket-widget")).await?.get_shadow_root().await?;
        number(&wait_for(&root, ".ticket-done").await?).await?;
        Ok(())
    });
}

/// Asks a question, forgets what it is about, and chooses that.
async fn ask_about_mail(form: &WebElement, option: &str) -> Result<()> {
    let about = form.find(By::Css("#ticket-fields-about")).await?;
    about.find(By::Css(format!("option[value={option}]"))).await?.click().await?;
    assert_eq!(about.prop("value").await?.as_deref(), Some(option));
    // What is chosen here is no kind of request, whatever it is called.
    assert!(form.find(By::Css("[name=category][value=question]")).await?.is_selected().await?);
    assert!(about.is_displayed().await? && !is_shown(form, "ticket-fields-version").await?);
    Ok(())
}

/// What the summary says where that was forgotten.
fn unchosen() -> [(String, String); 1] {
    [("ticket-fields-about".to_owned(), "Choose one of the options for “About”.".to_owned())]
}

#[test]
fn what_a_question_is_about_is_chosen_without_any_script() {
    browse(Scripts::Off, async |driver| {
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=en&category=question", world().server.origin())).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        fill_all(&form).await?;
        submit(&form).await?;
        let faulty = driver.query(By::Css(".ticket:has(.ticket-summary:not([hidden]))")).first().await?;
        assert_eq!(summary(&faulty).await?, unchosen());
        ask_about_mail(&faulty, "mail").await?;
        submit(&faulty).await?;
        let done = driver.query(By::Css(".ticket-done")).first().await?;
        // The second line's promise.
        assert!(done.find(By::Css(".ticket-answer-by")).await?.is_displayed().await?);
        follow(&driver, &done.find(By::Css(".ticket-status-link")).await?).await?;
        driver.find(By::Css(".ticket-timeline")).await?;
        let page = driver.source().await?;
        assert!(page.contains("<dt>About</dt>") && page.contains("Our own mail server</dd>"), "{page}");
        Ok(())
    });
}

#[test]
fn what_a_question_is_about_is_chosen_in_the_widget() {
    browse(Scripts::On, async |driver| {
        let form = widget(&driver, "/kinds-about", "category=question", "en").await?;
        fill_all(&form).await?;
        submit(&form).await?;
        assert_eq!(summary(&form).await?, unchosen());
        ask_about_mail(&form, "problem").await?;
        ask_about_mail(&form, "mail").await?;
        submit(&form).await?;
        let root = driver.find(By::Css("ticket-widget")).await?.get_shadow_root().await?;
        let done = wait_for(&root, ".ticket-done").await?;
        number(&done).await?;
        assert!(done.find(By::Css(".ticket-answer-by")).await?.is_displayed().await?);
        Ok(())
    });
}

#[test]
fn kinds_are_chosen_with_the_keyboard() {
    browse(Scripts::On, async |driver| {
        let form = widget(&driver, "/kinds-keyboard", "", "en").await?;
        let first = form.find(By::Css("[name=category]")).await?;
        first.focus().await?;
        first.send_keys(Key::Down + Key::Down).await?;
        assert!(form.find(By::Css("[value=change]")).await?.is_selected().await?);
        assert!(is_shown(&form, "ticket-fields-version").await?);
        Ok(())
    });
}

#[test]
fn the_site_chooses_beforehand() {
    browse(Scripts::On, async |driver| {
        let form = widget(&driver, "/kinds-emergency", "category=emergency", "en").await?;
        assert!(form.find(By::Css("[value=emergency]")).await?.is_selected().await?);
        let text = form.text().await?;
        assert!(text.contains("then call") || text.contains("call"), "{text}");
        Ok(())
    });
}

#[test]
fn kinds_can_be_used_by_everyone() {
    browse(Scripts::On, async |driver| {
        let form = widget(&driver, "/kinds-looks", "theme=auto", "nl").await?;
        looks::check(&driver, "kinds-widget").await?;
        choose(&form, "change").await?;
        submit(&form).await?;
        looks::check(&driver, "kinds-widget-errors").await?;
        let site = world().site();
        driver.goto(format!("{}/form/{site}?lang=nl&category=change", world().server.origin())).await?;
        looks::check(&driver, "kinds-hosted").await?;
        driver.goto(format!("{}/form/{site}?lang=nl&category=question", world().server.origin())).await?;
        let form = driver.query(By::Css(".ticket")).first().await?;
        submit(&form).await?;
        driver.query(By::Css(".ticket:has(.ticket-summary:not([hidden]))")).first().await?;
        looks::check(&driver, "kinds-options").await?;
        Ok(())
    });
}
