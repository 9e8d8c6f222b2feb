//! Whom to call outside opening hours, and what that costs.

use super::channels::phone_link;
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::{
    config::{Desk, OnCall, Site},
    standby::{Days, Offer},
};
use maud::{Markup, html};

/// Lines of the opening hours; nothing while the desk is open, or where nobody stands by for the site.
pub(super) fn offer(desk: &Desk, site: &Site, texts: &Texts, now: DateTime<Utc>) -> Markup {
    let Some((on_call, offer)) = found(desk, site, now) else { return Markup::default() };
    html! {
        p.ticket-standby { (call(on_call, texts)) " " (at_least(&offer, texts)) }
        p { (tariff(on_call, &offer, texts)) }
        p { (example(desk, &offer, texts)) }
    }
}

/// A line of the confirmation: whom to call, and what that costs at least.
pub(super) fn next(desk: &Desk, site: &Site, texts: &Texts, now: DateTime<Utc>) -> Markup {
    let found = found(desk, site, now);
    html! {
        @if let Some((on_call, offer)) = found {
            p.ticket-standby { (call(on_call, texts)) " " (at_least(&offer, texts)) }
        }
    }
}

fn found<'a>(desk: &'a Desk, site: &Site, now: DateTime<Utc>) -> Option<(&'a OnCall, Offer<'a>)> {
    // A reseller that keeps the contact is called in our place.
    let on_call = desk.stands_by(site).filter(|_| desk.contact_keeper(site).is_none())?;
    Some((on_call, on_call.costs.offer(desk.hours.calendar()?, now)?))
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
