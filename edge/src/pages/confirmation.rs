//! The confirmation: the number, large, then what happens next.
//!
//! The widget fills the blank one from the receipt: `.ticket-number` gets the number,
//! `.ticket-status-link` its `href`, and where the receipt has `answerBy`, the `time` in
//! `.ticket-answer-by` gets its `datetime` and words (in its `data-zone`) while
//! `.ticket-answer` gives way to it. Where it has `emergencyPhone`, `.ticket-emergency` shows: its link
//! gets the number to call, and `.ticket-emergency-number` the ticket's.
//!
//! `www/parts/done.js` puts the title into `.ticket-subject`. `www/ticket-done.js` shows `.ticket-copy` and
//! what is about the chosen kind of request, and makes the summary behind `.ticket-save` of the paragraphs
//! and list items here; where the server knows the ticket, that is a link to its own summary, which needs no
//! script.

use super::{Place, answered, heading, icons, layout::Layout, moment, standby, subheading};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::{
    Category, Receipt,
    config::{Desk, Site},
};
use maud::{Markup, html};

/// What was filed.
#[derive(Debug, Clone, Copy)]
pub struct Filed<'a> {
    /// The ticket's title.
    pub title: &'a str,
    /// The kind of request.
    pub category: Category,
}

/// The element, for the widget: under an `h2`, its link opening beside the site.
pub fn element(desk: &Desk, site: &Site, texts: &Texts, receipt: &Receipt, filed: Filed) -> Markup {
    markup(desk, site, texts, Some((receipt, filed)), receipt.received_at, Place::Fragment)
}

/// The element with nothing filled in.
pub(super) fn blank(desk: &Desk, site: &Site, texts: &Texts, now: DateTime<Utc>) -> Markup {
    markup(desk, site, texts, None, now, Place::Fragment)
}

/// The whole page.
pub fn page(desk: &Desk, site: &Site, texts: &Texts, receipt: &Receipt, filed: Filed) -> Markup {
    let tab = format!("{}: {}", texts.get("done-title"), receipt.number);
    let now = receipt.received_at;
    let content = html! {
        (markup(desk, site, texts, Some((receipt, filed)), now, Place::Page))
        // What was typed has become a ticket, so its draft goes.
        script type="module" src="/ticket-page.js" {}
    };
    Layout {
        texts,
        desk: Some(desk),
        site: Some(site),
        title: &tab,
        header: None,
        now: Some(now),
        inbox: false,
    }
    .page(&content)
}

/// An emergency is called in, too: that stands before all else, and has the focus where no script
/// moves it.
fn emergency(texts: &Texts, receipt: Option<&Receipt>, place: Place) -> Markup {
    let call = receipt.and_then(|receipt| Some((receipt.number, receipt.emergency_phone.as_ref()?)));
    html! {
        div.ticket-emergency hidden[call.is_none()] {
            a.ticket-emergency-call href=[call.map(|(_, phone)| format!("tel:{}", phone.dial()))]
                aria-describedby="ticket-emergency-quote" autofocus[call.is_some() && place == Place::Page] {
                (texts.get("done-emergency")) " "
                span.ticket-emergency-phone dir="ltr" { @if let Some((_, phone)) = call { (phone) } }
            }
            p #ticket-emergency-quote {
                (texts.get("done-emergency-quote")) " "
                strong.ticket-emergency-number dir="ltr" { @if let Some((number, _)) = call { (number) } }
            }
        }
    }
}

/// Whether news comes by mail, whatever it is about.
fn mailed(desk: &Desk, site: &Site) -> bool {
    Category::ALL
        .iter()
        .flat_map(|category| desk.matters(*category))
        .all(|matter| desk.mails_reporter(site, matter))
}

fn markup(
    desk: &Desk,
    site: &Site,
    texts: &Texts,
    told: Option<(&Receipt, Filed)>,
    now: DateTime<Utc>,
    place: Place,
) -> Markup {
    let (lang, receipt) = (texts.lang(), told.map(|(receipt, _)| receipt));
    let answer_by = receipt.and_then(|receipt| receipt.answer_by);
    let beside = (place == Place::Fragment).then_some(("_blank", "noopener"));
    html! {
        div.ticket.ticket-done lang=(lang) dir=(lang.dir()) data-site=(site.id)
            data-desk=(answered::answerer(desk, Some(site)).name.get(lang)) {
            (emergency(texts, receipt, place))
            div.ticket-done-top { (icons::check()) (heading(place, &texts.get("done-title"))) }
            p.ticket-site {
                (texts.with("form-site", &[("site", site.name.get(lang).into()), ("id", site.id.to_string().into())]))
            }
            div.ticket-receipt part="receipt" {
                p #ticket-number-label { (texts.get("done-number")) }
                output.ticket-number part="number" aria-labelledby="ticket-number-label" {
                    @if let Some(receipt) = receipt { (receipt.number) }
                }
                p.ticket-subject dir="auto" { @if let Some((_, filed)) = told { (filed.title) } }
                div.ticket-keep {
                    button.ticket-quiet.ticket-copy type="button" hidden { (texts.get("done-copy")) }
                    a.ticket-quiet.ticket-save hidden[receipt.is_none()] download
                        href=[receipt.map(|receipt| format!("{}/summary.txt?lang={lang}", receipt.status_url))] {
                        (texts.get("done-save"))
                    }
                    p.ticket-status role="status" data-said=(texts.get("done-copied")) {}
                }
            }
            (subheading(place, &texts.get("done-next")))
            (answered::line(desk, site, texts))
            ol.ticket-next {
                li.ticket-answer hidden[answer_by.is_some()] { (texts.get("done-answer")) }
                li.ticket-answer-by hidden[answer_by.is_none()] data-zone=(desk.zone.name()) {
                    (texts.get("done-answer-by")) " "
                    @match answer_by {
                        Some(at) => strong { (moment(texts, at, desk.zone)) },
                        None => strong { time {} },
                    }
                }
                @if mailed(desk, site) { li { (texts.get("done-mail")) } }
                li {
                    (texts.get("done-follow")) " "
                    a.ticket-status-link href=[receipt.map(|receipt| receipt.status_url.as_str())]
                        target=[beside.map(|(target, _)| target)] rel=[beside.map(|(_, rel)| rel)] {
                        (texts.get("done-status-link"))
                        @if beside.is_some() { " " (texts.get("done-new-tab")) }
                    }
                }
            }
            p { (texts.get("done-call")) " " (answered::phone(desk, site, texts, now)) }
            (standby::next(desk, site, texts, told.map(|(_, filed)| filed.category), now))
            @if place == Place::Page {
                p { a href={ "/form/" (site.id) "?lang=" (lang) } { (texts.get("say-again")) } }
            }
        }
    }
}
