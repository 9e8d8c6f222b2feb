//! How to reach the desk without the form: each way with its hours now.

use super::mail_link;
use crate::texts::Texts;
use chrono::{DateTime, Duration, Utc};
use desk::{
    Phone,
    channel::{Address, Channel, ChannelKind},
    config::Desk,
    hours::State,
};
use maud::{Markup, html};

/// A closing time that is further away than this is told of nothing that is attended day and night.
const NEAR: Duration = Duration::days(7);

/// All ways. A page that says nothing of moments has no `now`, and lists them without hours.
pub(super) fn list(desk: &Desk, texts: &Texts, now: Option<DateTime<Utc>>) -> Markup {
    let says_hours = now.filter(|now| {
        let today = now.with_timezone(&desk.zone).date_naive();
        desk.channels.iter().any(|channel| channel.is_listed) || desk.hours.reach(today).is_some()
    });
    html! {
        ul.ticket-contact.ticket-channels[says_hours.is_some()] {
            @for channel in &desk.channels {
                li {
                    span { (way(channel, texts)) }
                    @if let Some(now) = says_hours { " " (hours(desk, texts, channel, now)) }
                }
            }
        }
    }
}

/// What stands above the list in the widget.
pub(super) fn heading(desk: &Desk) -> &'static str {
    if desk.channels.iter().any(|channel| channel.is_listed) { "form-channels" } else { "form-help" }
}

/// A link that calls the desk, and whether somebody answers now where desk.toml says so.
pub(super) fn own_phone(desk: &Desk, texts: &Texts, now: DateTime<Utc>) -> Markup {
    let is_own = |channel: &&Channel| match &channel.address {
        Address::Phone(phone) => channel.is_listed && phone.dial() == desk.phone.dial(),
        _ => false,
    };
    html! {
        (phone_link(&desk.phone))
        @if let Some(channel) = desk.channels.iter().find(is_own) { " " (hours(desk, texts, channel, now)) }
    }
}

/// A link that calls a number.
pub(super) fn phone_link(phone: &Phone) -> Markup {
    html! { a.ticket-phone dir="ltr" href={ "tel:" (phone.dial()) } { (phone) } }
}

fn way(channel: &Channel, texts: &Texts) -> Markup {
    let name = || match &channel.name {
        Some(name) => name.get(texts.lang()).to_owned(),
        None => texts.get(usual_name(channel.address.kind())),
    };
    html! {
        @match &channel.address {
            Address::Phone(phone) => { (name()) " " (phone_link(phone)) },
            Address::Email(email) => { (name()) " " (mail_link(email.as_str())) },
            Address::KnowledgeBase(page) | Address::Chat(page) => {
                a href=(page) target="_blank" rel="noreferrer noopener" { (name()) " " (texts.get("done-new-tab")) }
            },
        }
    }
}

fn usual_name(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::KnowledgeBase => "contact-knowledge-base",
        ChannelKind::Email => "contact-email",
        ChannelKind::Phone => "contact-phone",
        ChannelKind::Chat => "contact-chat",
    }
}

fn hours(desk: &Desk, texts: &Texts, channel: &Channel, now: DateTime<Utc>) -> Markup {
    let state = channel.state(now);
    let is_open = matches!(state, State::Open { .. });
    html! {
        span.ticket-hint data-open=(if is_open { "yes" } else { "no" }) { (words(desk, texts, state, now)) }
    }
}

fn words(desk: &Desk, texts: &Texts, state: State, now: DateTime<Utc>) -> String {
    match state {
        State::Open { until: Some(until) } if until - now <= NEAR => texts.open_until(until, now, desk.zone),
        State::Open { .. } => texts.get("channel-always"),
        State::Closed { opens: Some(opens) } => {
            texts.with("channel-opens", &[("when", texts.soon(opens, now, desk.zone).into())])
        }
        State::Closed { opens: None } => texts.get("channel-closed"),
    }
}
