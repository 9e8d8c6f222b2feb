//! Whether the desk is open now, and what a closure has to say.

use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::{
    config::{Desk, Notice},
    hours::State,
};
use maud::{Markup, html};

/// One line above the form; nothing where the desk names no hours.
pub(super) fn line(desk: &Desk, texts: &Texts, now: DateTime<Utc>) -> Markup {
    let Some(calendar) = desk.hours.calendar() else { return Markup::default() };
    let state = calendar.state(now);
    let open = matches!(state, State::Open { .. });
    html! {
        div.ticket-hours data-open=(if open { "yes" } else { "no" }) {
            p { (words(desk, texts, state, now)) }
            @for notice in notices(desk, now) { p { (notice.text.get(texts.lang())) } }
        }
    }
}

fn words(desk: &Desk, texts: &Texts, state: State, now: DateTime<Utc>) -> String {
    let when = |at| [("when", texts.soon(at, now, desk.zone).into())];
    match state {
        State::Open { until: Some(until) } => texts.with("hours-open-until", &when(until)),
        State::Open { until: None } => texts.get("hours-open"),
        State::Closed { opens: Some(opens) } => texts.with("hours-closed-until", &when(opens)),
        State::Closed { opens: None } => texts.get("hours-closed"),
    }
}

/// The closures that hold today.
fn notices(desk: &Desk, now: DateTime<Utc>) -> impl Iterator<Item = &Notice> {
    let today = now.with_timezone(&desk.zone).date_naive();
    desk.hours.notices.iter().filter(move |notice| notice.closure.covers(today))
}
