//! Every page as a file, to look at: `cargo test -p edge gallery -- --ignored`, then open
//! `target/pages`.

use super::sample;
use crate::{
    pages::{
        confirmation,
        form::{self, FormView, Notice},
        inbox::{
            list::{self, ListView, Show},
            login,
            resellers::{self, ResellersView},
            ticket::{self, ReplyFault},
            undelivered,
        },
        passing_on::{self, PassingView},
        problem,
        status::{self, StatusView},
    },
    problem::Problem,
    texts::Texts,
};
use desk::{Event, Lang, Receipt, Status, Submission, What, config::Desk};
use maud::{Markup, html};
use std::{fs, path::Path};

/// The panel of the widget over a page, in a shadow root as the widget makes it.
fn panel(inside: &Markup, open: &str) -> Markup {
    html! {
        (maud::DOCTYPE)
        html lang="nl" {
            head { meta charset="utf-8"; meta name="viewport" content="width=device-width"; title { "Panel" } }
            body style="font:15px/1.7 Georgia,serif;letter-spacing:.02em;max-width:50em;margin:2em auto;padding:0 1em" {
                main { h1 { "Verhuizen" }
                @for _ in 0..6 { p { "Verhuist u naar onze stad? Geef uw nieuwe adres door binnen acht dagen na de verhuizing. De wijkagent komt daarna bij u langs." } }
                p { strong { "Error 500: Internal Server Error" } }
                div {
                    template shadowrootmode="open" {
                        link rel="stylesheet" href="ticket.css";
                        button.ticket-open type="button" { (open) }
                        dialog.ticket-dialog aria-labelledby="ticket-heading" {
                            button.ticket-close type="button" { "Sluiten" }
                            (inside)
                        }
                    }
                }
                }
                script { "if(location.hash!='#closed')document.querySelector('div').shadowRoot.querySelector('dialog').showModal()" }
            }
        }
    }
}

/// What the reporters of resellers see, and the desk behind them.
fn resold(desk: &Desk) -> Vec<(String, Markup)> {
    let mut out = Vec::new();
    let empty = Submission::default();
    let passed_on = [
        Event { at: sample::at("2026-03-27T15:00:00Z"), what: What::Received },
        Event {
            at: sample::at("2026-03-27T15:30:00Z"),
            what: What::PassedOn { to: "Zeewind Hosting".to_owned() },
        },
    ];
    for (id, lang) in [("5001", Lang::Nl), ("5002", Lang::Fr), ("5003", Lang::De), ("5002", Lang::En)] {
        let site = desk.site(id).unwrap();
        let receipt = sample::receipt(None);
        out.push((format!("resold-form-{id}-{lang}"), form::page(&sample::form(desk, site, lang, &empty))));
        out.push((
            format!("resold-confirmation-{id}-{lang}"),
            confirmation::page(desk, site, Texts::of(lang), &receipt, sample::FILED),
        ));
        out.push((
            format!("resold-status-{id}-{lang}"),
            status::page(&sample::status(desk, site, lang, &passed_on)),
        ));
    }
    let site = desk.site("5002").unwrap();
    out.push((
        "resold-panel".to_owned(),
        panel(&form::element(&sample::form(desk, site, Lang::Nl, &empty)), "Meld"),
    ));
    for (name, passed_on_at) in [("ask", None), ("done", Some(sample::at("2026-03-27T15:30:00Z")))] {
        let view = PassingView {
            desk,
            texts: Texts::of(Lang::Nl),
            number: sample::number(57),
            title: "Formulier voor verhuizing geeft een fout",
            token: "x",
            passed_on_at,
        };
        out.push((format!("passing-on-{name}"), passing_on::page(&view)));
    }
    let rows = sample::resold(desk);
    let view = ResellersView { desk, shut: &sample::shut(), rows: &rows, next: None };
    out.push(("inbox-resellers".to_owned(), resellers::page(&view)));
    out.push(("inbox-resellers-undelivered".to_owned(), undelivered::page(desk, &[], &[], 2)));
    out
}

/// Forms of sites with a contract, on a Saturday.
fn contracts() -> Vec<(String, Markup)> {
    let agency = include_str!("../../../../docs/desks/agency.toml");
    let hosting = include_str!("../../../../docs/desks/hosting.toml");
    let (saturday, empty) = (sample::at("2026-03-28T09:12:00Z"), Submission::default());
    let mut out = Vec::new();
    for (source, site) in [(agency, "3001"), (hosting, "2002")] {
        let desk = Desk::parse(source).unwrap();
        let view =
            FormView { now: saturday, ..sample::form(&desk, desk.site(site).unwrap(), Lang::Nl, &empty) };
        out.push((format!("contract-{site}"), form::page(&view)));
        out.push((format!("panel-contract-{site}"), panel(&form::element(&view), "Meld")));
    }
    out
}

/// The status page before anybody took the ticket up, and while somebody works on it.
fn stages(desk: &Desk, lang: Lang) -> [(String, Markup); 2] {
    let (site, events) = (desk.site("1234").unwrap(), sample::events());
    [(Status::New, 1), (Status::Open, 3)].map(|(status, count)| {
        let view =
            StatusView { status, closes_at: None, ..sample::status(desk, site, lang, &events[..count]) };
        (format!("status-{}-{lang}", status.as_str()), status::page(&view))
    })
}

fn pages(desk: &Desk, channels: &Desk) -> Vec<(String, Markup)> {
    let (site, museum) = (desk.site("1234").unwrap(), desk.site("0042").unwrap());
    let (empty, filled, events) = (Submission::default(), sample::filled(), sample::events());
    let mut wrong = filled.clone();
    wrong.title = "x".to_owned();
    wrong.url = "www.voorbeeldstad.example".to_owned();
    wrong.contact.email = "an.peeters@voorbeeldstad".to_owned();
    let faults = sample::faults(&wrong, site);
    let all = sample::faults(&empty, site);
    let rows = sample::rows();
    let mut out = Vec::new();
    let mut add = |name: &str, page: Markup| out.push((name.to_owned(), page));
    for lang in Lang::ALL {
        let texts = Texts::of(lang);
        add(&format!("form-{lang}"), form::page(&sample::form(desk, site, lang, &empty)));
        add(
            &format!("form-empty-sent-{lang}"),
            form::page(&FormView { faults: Some(&all), ..sample::form(desk, site, lang, &empty) }),
        );
        add(
            &format!("confirmation-{lang}"),
            confirmation::page(
                desk,
                site,
                texts,
                &sample::receipt(Some("2026-03-30T10:00:00Z")),
                sample::FILED,
            ),
        );
        add(&format!("status-{lang}"), status::page(&sample::status(desk, site, lang, &events)));
        for problem in
            [Problem::SiteUnknown, Problem::OriginRefused, Problem::RateLimited(30), Problem::NotFound]
        {
            add(&format!("problem-{}-{lang}", problem.code()), problem::page(Some(desk), texts, &problem));
        }
    }
    let view = |submission| sample::form(desk, site, Lang::Nl, submission);
    add("form-filled", form::page(&view(&filled)));
    add("form-faults", form::page(&FormView { faults: Some(&faults), ..view(&wrong) }));
    add(
        "form-notice",
        form::page(&FormView { notice: Some(Notice::RateLimited { seconds: 30 }), ..view(&filled) }),
    );
    add("form-museum", form::page(&sample::form(desk, museum, Lang::Nl, &empty)));
    add("panel", panel(&form::element(&view(&empty)), "Een probleem melden"));
    add("panel-faults", panel(&form::element(&FormView { faults: Some(&faults), ..view(&wrong) }), "Meld"));
    let done = confirmation::element(desk, site, Texts::of(Lang::Nl), &sample::receipt(None), sample::FILED);
    add("panel-done", panel(&done, "Meld"));
    for lang in [Lang::Nl, Lang::En] {
        let texts = Texts::of(lang);
        let receipt = Receipt {
            emergency_phone: Some(desk.phone.clone()),
            ..sample::receipt(Some("2026-03-30T10:00:00Z"))
        };
        add(&format!("emergency-{lang}"), confirmation::page(desk, site, texts, &receipt, sample::FILED));
        add(
            &format!("emergency-panel-{lang}"),
            panel(&confirmation::element(desk, site, texts, &receipt, sample::FILED), "Meld"),
        );
        for (name, now) in [("open", "2026-12-22T10:00:00Z"), ("closure", "2026-12-28T10:00:00Z")] {
            let view = FormView {
                now: sample::at(now),
                ..sample::form(channels, channels.site("1234").unwrap(), lang, &empty)
            };
            add(&format!("channels-{name}-{lang}"), form::page(&view));
            add(&format!("channels-{name}-panel-{lang}"), panel(&form::element(&view), "Meld"));
        }
    }
    add("inbox-login", login::page(desk, false));
    add("inbox-login-again", login::page(desk, true));
    add(
        "inbox-list",
        list::page(&ListView {
            desk,
            shut: &[],
            rows: &rows[..2],
            show: Show::ToDo,
            next: Some("x".to_owned()),
            paged: false,
        }),
    );
    add(
        "inbox-list-none",
        list::page(&ListView {
            desk,
            shut: &[],
            rows: &[],
            show: Show::Only(desk::Status::New),
            next: None,
            paged: true,
        }),
    );
    add("inbox-ticket", ticket::page(&sample::ticket(desk)));
    let mut again = sample::ticket(desk);
    again.reply = Some((String::new(), ReplyFault::Missing));
    again.messages.clear();
    add("inbox-ticket-reply", ticket::page(&again));
    add("inbox-undelivered", undelivered::page(desk, &sample::shut(), &sample::undelivered(), 2));
    add("inbox-undelivered-none", undelivered::page(desk, &[], &[], 0));
    out
}

/// What a widget takes in, in each language: `cargo xtask bench bytes` counts it.
#[test]
#[ignore = "writes files to count"]
fn fragments() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("target/fragments");
    fs::create_dir_all(&folder).unwrap();
    let desk = sample::desk();
    let (site, empty) = (desk.site("1234").unwrap(), Submission::default());
    for lang in Lang::ALL {
        let fragment = form::element(&sample::form(&desk, site, lang, &empty)).into_string();
        fs::write(folder.join(format!("{lang}.html")), fragment).unwrap();
    }
}

/// A form that offers kinds of request, with one chosen.
fn kinds_pages() -> Vec<(String, Markup)> {
    let desk = super::kinds::desk();
    let site = desk.site("1234").unwrap();
    let mut out = Vec::new();
    for category in ["problem", "question"] {
        let mut asked = sample::filled();
        asked.category = category.to_owned();
        let form = sample::form(&desk, site, Lang::Nl, &asked);
        out.push((format!("form-kinds-{category}"), form::page(&form)));
        let faults = sample::faults(&asked, site).labelled(|name| desk.label(name, Lang::Nl));
        let view = FormView { faults: Some(&faults), ..form };
        out.push((format!("form-kinds-{category}-faults"), form::page(&view)));
        out.push((format!("panel-kinds-{category}"), panel(&form::element(&view), "Meld")));
    }
    out
}

#[test]
#[ignore = "writes files to look at"]
fn gallery() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = root.join("target/pages");
    // Pages that are no longer made would be looked at in vain.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for sheet in ["ticket.css", "page.css"] {
        fs::copy(root.join("www").join(sheet), folder.join(sheet)).unwrap();
    }
    let all = pages(&sample::desk(), &sample::desk_with_channels());
    let desk = sample::desk();
    let others = resold(&sample::reseller_desk()).into_iter().chain(kinds_pages()).chain(contracts());
    let others = others.chain(Lang::ALL.into_iter().flat_map(|lang| stages(&desk, lang)));
    for (name, page) in all.into_iter().chain(others) {
        let page = page
            .into_string()
            .replace("href=\"/ticket.css\"", "href=\"ticket.css\"")
            .replace("href=\"/page.css\"", "href=\"page.css\"");
        fs::write(folder.join(format!("{name}.html")), page).unwrap();
    }
}
