//! The confirmation: the number, large, then what happens next.
//!
//! The widget fills the blank one from the receipt: `.ticket-number` gets the number,
//! `.ticket-status-link` its `href`, and where the receipt has `answerBy`, the `time` in
//! `.ticket-answer-by` gets its `datetime` and words (in its `data-zone`) while
//! `.ticket-answer` gives way to it. Where it has `emergencyPhone`, `.ticket-emergency` shows: its link
//! gets the number to call, and `.ticket-emergency-number` the ticket's.

use super::{Place, answered, heading, icons, layout::Layout, moment, standby, subheading};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::{
    Receipt,
    config::{Desk, Site},
};
use maud::{Markup, html};

/// The element, for the widget: under an `h2`, its link opening beside the site.
pub fn element(desk: &Desk, site: &Site, texts: &Texts, receipt: &Receipt) -> Markup {
    markup(desk, site, texts, Some(receipt), receipt.received_at, Place::Fragment)
}

/// The element with nothing filled in.
pub(super) fn blank(desk: &Desk, site: &Site, texts: &Texts, now: DateTime<Utc>) -> Markup {
    markup(desk, site, texts, None, now, Place::Fragment)
}

/// The whole page.
pub fn page(desk: &Desk, site: &Site, texts: &Texts, receipt: &Receipt) -> Markup {
    let title = format!("{}: {}", texts.get("done-title"), receipt.number);
    let now = receipt.received_at;
    let content = html! {
        (markup(desk, site, texts, Some(receipt), now, Place::Page))
        // What was typed has become a ticket, so its draft goes.
        script type="module" src="/ticket-page.js" {}
    };
    Layout {
        texts,
        desk: Some(desk),
        site: Some(site),
        title: &title,
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

fn markup(
    desk: &Desk,
    site: &Site,
    texts: &Texts,
    receipt: Option<&Receipt>,
    now: DateTime<Utc>,
    place: Place,
) -> Markup {
    let lang = texts.lang();
    let answer_by = receipt.and_then(|receipt| receipt.answer_by);
    let beside = (place == Place::Fragment).then_some(("_blank", "noopener"));
    html! {
        div.ticket.ticket-done lang=(lang) dir=(lang.dir()) data-site=(site.id) {
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
            }
            (subheading(place, &texts.get("done-next")))
            ul.ticket-next {
                @if let Some(words) = answered::words(desk, site, texts) { li.ticket-answerer { (words) } }
                li.ticket-answer hidden[answer_by.is_some()] { (texts.get("done-answer")) }
                li.ticket-answer-by hidden[answer_by.is_none()] data-zone=(desk.zone.name()) {
                    (texts.get("done-answer-by")) " "
                    @match answer_by {
                        Some(at) => strong { (moment(texts, at, desk.zone)) },
                        None => strong { time {} },
                    }
                }
                li {
                    (texts.get("done-follow")) " "
                    a.ticket-status-link href=[receipt.map(|receipt| receipt.status_url.as_str())]
                        target=[beside.map(|(target, _)| target)] rel=[beside.map(|(_, rel)| rel)] {
                        (texts.get("done-status-link"))
                        @if beside.is_some() { " " (texts.get("done-new-tab")) }
                    }
                }
                li { (texts.get("done-call")) " " (answered::phone(desk, site, texts, now)) }
                (standby::next(desk, site, texts, now))
            }
            @if place == Place::Page {
                p { a href={ "/form/" (site.id) "?lang=" (lang) } { (texts.get("say-again")) } }
            }
        }
    }
}
