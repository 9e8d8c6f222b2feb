//! Wagtail: editors report from the menu and the user bar, visitors through the template tag.

use crate::{
    OTHER, VERIFIED, VISITOR, VOUCHED, figures,
    hands::{answer, click, contact_is, describe, form, into_wagtail, send, value},
    in_the_inbox,
    signed::read,
    town,
};
use anyhow::Result;
use serde_json::json;
use std::process::Command;
use tests::looks::shoot;
use tests::{
    browser::{Scripts, browse},
    client::{Client, Receipt},
    cms::{SITE_SECRET, email},
    env,
    fixtures::{Ticket, with},
};
use thirtyfour::prelude::*;

const ITEM: &str = "a[data-ticket-open]";

fn origin() -> &'static str {
    &town().wagtail.origin
}

/// Presses the item in the user bar, which stands in a shadow root.
async fn press_in_user_bar(driver: &WebDriver) -> Result<()> {
    let bar = driver.query(By::Css("wagtail-userbar")).first().await?.get_shadow_root().await?;
    bar.query(By::Css("#wagtail-userbar-trigger")).and_clickable().first().await?.click().await?;
    Ok(bar.query(By::Css(ITEM)).and_clickable().first().await?.click().await?)
}

#[test]
fn an_editor_reports_from_the_page_editor() {
    browse(Scripts::On, async |driver| {
        into_wagtail(&driver, origin(), "edith").await?;
        driver.goto(&town().wagtail.edit).await?;
        click(&driver, ITEM).await?;
        let form = form(&driver).await?;
        contact_is(&driver, "Edith Example", &email("edith")).await?;
        assert_eq!(value(&form, "ticket-url").await?, town().wagtail.edit);
        shoot(&driver, "wagtail-editor").await?;
        describe(&form, "The page cannot be saved").await?;
        let page = in_the_inbox(&send(&form).await?);
        for told in [VERIFIED, "Edith Example, edith@town.example, account ", &town().wagtail.edit] {
            assert!(page.contains(told), "{told}: {page}");
        }
        form.find(By::Css(".ticket-close")).await?.click().await?;
        shoot(&driver, "wagtail-menu").await
    });
}

#[test]
fn an_editor_reports_from_the_site_and_whoever_is_off_the_list_as_a_visitor() {
    for (login, name, role) in [("edith", "Edith Example", VERIFIED), ("leo", "Leo Example", VISITOR)] {
        browse(Scripts::On, async |driver| {
            into_wagtail(&driver, origin(), login).await?;
            driver.goto(origin()).await?;
            press_in_user_bar(&driver).await?;
            // The page has a form for visitors too; the editor's own comes last.
            let script = "return [...document.querySelectorAll('ticket-widget')].at(-1)";
            let widget = driver.execute(script, vec![]).await?.element()?;
            let root = widget.get_shadow_root().await?;
            crate::hands::wait_for(&root, ".ticket-form").await?;
            let filled = root.query(By::Css("#ticket-contact-name")).with_value(name).first().await;
            assert!(filled.is_ok(), "{login}: {}", value(&root, "ticket-contact-name").await?);
            describe(&root, "The front page is empty").await?;
            let page = in_the_inbox(&send(&root).await?);
            assert!(page.contains(role) && page.contains(VOUCHED) && page.contains(&email(login)), "{page}");
            Ok(())
        });
    }
}

#[test]
fn who_may_not_edit_sees_nothing_and_gets_no_token() {
    browse(Scripts::On, async |driver| {
        into_wagtail(&driver, origin(), "sam").await?;
        driver.goto(origin()).await?;
        assert!(driver.find(By::Css("wagtail-userbar")).await.is_err());
        assert!(!driver.source().await?.contains("data-ticket-open"));
        driver.goto(format!("{}/admin/ticket-widget/token/", origin())).await?;
        assert!(!driver.source().await?.contains("\"token\""), "{}", driver.source().await?);
        Ok(())
    });
    let answer = Client::new(origin()).get("/admin/ticket-widget/token/").send();
    assert_eq!(answer.status, 302, "{answer}");
}

#[test]
fn a_visitor_reports_through_the_template_tag() {
    browse(Scripts::On, async |driver| {
        driver.goto(origin()).await?;
        click(&driver, "ticket-widget:defined a").await?;
        let form = form(&driver).await?;
        assert_eq!(value(&form, "ticket-contact-name").await?, "");
        describe(&form, "The museum is closed").await?;
        answer(&form, "ticket-contact-name", "An Voorbeeld").await?;
        answer(&form, "ticket-contact-email", "an@example.org").await?;
        let page = in_the_inbox(&send(&form).await?);
        assert!(page.contains(VISITOR) && !page.contains(VOUCHED), "{page}");
        Ok(())
    });
}

#[test]
fn what_it_costs() {
    browse(Scripts::On, async |driver| {
        into_wagtail(&driver, origin(), "edith").await?;
        driver.query(By::Css(ITEM)).first().await?;
        let script = "const done = arguments[0];
            const names = performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => name.includes('ticket'));
            Promise.all(names.map((name) => fetch(name).then((it) => it.arrayBuffer())))
                .then((all) => done(all.map((it) => it.byteLength)))";
        let sizes: Vec<u64> = driver.execute_async(script, vec![]).await?.convert()?;
        assert_eq!(sizes.len(), 1, "an editor's page pays for one small script");
        assert!(sizes[0] < 4_000, "{sizes:?}");
        figures::show(
            "wagtail",
            &format!(
                "ready in {:.1} s; an editor's page gets 1 request of {} bytes, uncompressed",
                town().wagtail.took.as_secs_f32(),
                sizes[0]
            ),
        );
        Ok(())
    });
}

/// Runs Python with the app as it is packed and the site's settings, but no server.
fn python(code: &str, zone: &str) -> String {
    let root = env::root().unwrap();
    let paths =
        [root.join("tests/src/cms/wagtail"), root.join("target/packages/parts/wagtail-ticket-widget")];
    let output = Command::new(env::wagtail().unwrap())
        .args(["-c", code])
        .env("PYTHONPATH", std::env::join_paths(paths).unwrap())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("DJANGO_SETTINGS_MODULE", "settings")
        .envs([
            ("TICKET_DESK", "https://desk.example"),
            ("TICKET_SITE", OTHER),
            ("TICKET_SECRET", SITE_SECRET),
        ])
        .envs([("SITE_PORT", "80"), ("TZ", zone)])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_token_holds_where_django_keeps_local_time() {
    for zone in ["America/New_York", "Asia/Tokyo"] {
        let code = format!(
            "from django.conf import settings\nsettings.USE_TZ = False\nsettings.TIME_ZONE = '{zone}'\n\
             import django; django.setup()\nfrom django.contrib.auth.models import User\n\
             from ticket_widget.conf import desk\nfrom ticket_widget.token import token\n\
             print(token(User(pk=12, username='edith', email='{}'), desk()))",
            email("edith")
        );
        let json = with(&Ticket::new(OTHER).json(), "/editorToken", python(&code, zone).into());
        let page = in_the_inbox(&Receipt::of(&town().world.client.submission(&json).send()).number);
        assert!(page.contains(VERIFIED), "{zone}: {page}");
    }
}

#[test]
fn a_phone_goes_along_where_the_user_has_one() {
    let code = "import django; django.setup()
from django.contrib.auth.models import User
from ticket_widget.conf import desk
from ticket_widget.token import token
user = User(pk=12, username='edith', email='edith@town.example')
print(token(user, desk()))
user.phone = '02 555 01 00'
print(token(user, desk()))";
    let printed = python(code, "UTC");
    let [without, with] = printed.lines().map(read).collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((without.get("phone"), &with["phone"]), (None, &json!("02 555 01 00")), "{without} {with}");
    assert_eq!((&with["sub"], &with["name"], &with["site"]), (&json!("12"), &json!("edith"), &json!(OTHER)));
}

#[test]
fn two_languages_at_once_do_not_mix_in_the_menu_and_all_have_words() {
    // While the item is made in one language, another request makes it in another.
    let code = "import django; django.setup()
from django.utils import translation
from ticket_widget import wagtail_hooks as hooks
item, where, others = hooks.menu_item(), hooks.where, []
def meanwhile(found):
    hooks.where = where
    with translation.override('fr'):
        others.append(item.render_component(None))
    return where(found)
hooks.where = meanwhile
with translation.override('nl'):
    own = item.render_component(None)
for made in [own, *others]:
    print(made.url[-2:], hooks.json.loads(made.attrs['data-ticket-open'])['lang'])
for lang in ['nl', 'fr', 'de-at', 'en']:
    with translation.override(lang):
        print(str(own.label))";
    let words = ["Meld een probleem", "Signaler un problème", "Problem melden", "Report a problem"];
    assert_eq!(python(code, "UTC"), format!("nl nl\nfr fr\n{}", words.join("\n")));
}
