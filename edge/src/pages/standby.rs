//! Whom to call outside opening hours, and what that costs. The hours are those of the line that takes the
//! kind of request, where it has its own.

use super::{channels::phone_link, form::kinds, hours};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::{
    Category,
    config::{CalendarId, Desk, OnCall, Site},
    standby::{Days, Offer},
};
use maud::{Markup, html};

/// Lines of some opening hours; nothing while they last, or where nobody stands by for the site.
pub(super) fn offer(
    desk: &Desk,
    site: &Site,
    texts: &Texts,
    hours: Option<&CalendarId>,
    now: DateTime<Utc>,
) -> Markup {
    let Some((on_call, offer)) = found(desk, site, hours, now) else { return Markup::default() };
    html! {
        p.ticket-standby { (call(on_call, texts)) " " (at_least(&offer, texts)) }
        p { (tariff(on_call, &offer, texts)) }
        p { (example(desk, &offer, texts)) }
    }
}

/// A line of the confirmation: whom to call, and what that costs at least. Where the kind of request is not known
/// yet and lines differ, one is there for each, hidden, and `www/ticket-done.js` shows the right one.
pub(super) fn next(
    desk: &Desk,
    site: &Site,
    texts: &Texts,
    category: Option<Category>,
    now: DateTime<Utc>,
) -> Markup {
    let all = match category {
        Some(category) => vec![(desk.hours_of(site, category), Vec::new())],
        None => hours::whose(desk, site).into_iter().map(|whose| (whose.hours, whose.kinds)).collect(),
    };
    html! {
        @for (hours, kinds) in all {
            @if let Some((on_call, offer)) = found(desk, site, hours, now) {
                @let only = (!kinds.is_empty()).then(|| kinds::words(&kinds));
                p.ticket-standby hidden[only.is_some()] data-kinds=[only] {
                    (call(on_call, texts)) " " (at_least(&offer, texts))
                }
            }
        }
    }
}

fn found<'a>(
    desk: &'a Desk,
    site: &Site,
    hours: Option<&CalendarId>,
    now: DateTime<Utc>,
) -> Option<(&'a OnCall, Offer<'a>)> {
    // A reseller that keeps the contact is called in our place.
    let on_call = desk.stands_by(site).filter(|_| desk.contact_keeper(site).is_none())?;
    let hours = desk.hours.calendars.get(hours?)?;
    Some((on_call, on_call.costs.offer(desk.hours.calendar()?, hours, now)?))
}

fn call(on_call: &OnCall, texts: &Texts) -> Markup {
    html! {
        (texts.get("standby-call")) " " (phone_link(&on_call.phone)) ". "
        @if let Some(promise) = on_call.within {
            (texts.with("standby-within", &[("time", texts.duration(promise.within.num_minutes()).into())]))
        }
    }
}

fn at_least(offer: &Offer, texts: &Texts) -> String {
    texts.with("standby-at-least", &[("total", texts.money(offer.at_least.total_cents()).into())])
}

fn tariff(on_call: &OnCall, offer: &Offer, texts: &Texts) -> String {
    let tariff = offer.tariff;
    let label = match (&tariff.label, tariff.days) {
        (Some(label), _) => label.get(texts.lang()).to_owned(),
        (None, Days::Holidays) => texts.get("standby-holidays"),
        (None, Days::Weekends) => texts.get("standby-weekends"),
        (None, Days::All) => texts.get("standby-all"),
    };
    texts.with(
        "standby-tariff",
        &[
            ("tariff", label.into()),
            ("percent", tariff.percent.to_string().into()),
            ("rate", texts.money(on_call.costs.rate_cents).into()),
            ("time", texts.duration(tariff.at_least.num_minutes()).into()),
            ("worked", texts.duration(on_call.costs.worked_at_least.num_minutes()).into()),
        ],
    )
}

fn example(desk: &Desk, offer: &Offer, texts: &Texts) -> String {
    texts.with(
        "standby-example",
        &[
            ("when", texts.weekday_time(offer.at, desk.zone).into()),
            ("total", texts.money(offer.example.total_cents()).into()),
            ("standby", texts.money(offer.example.standby_cents).into()),
            ("work", texts.money(offer.example.worked_cents).into()),
        ],
    )
}
