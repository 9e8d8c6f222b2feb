//! Whether the desk is open now, what a closure has to say, and whom to call outside those hours.

use super::standby;
use crate::texts::Texts;
use chrono::{DateTime, NaiveDate, Utc};
use desk::{
    config::{Desk, Notice, Reach, Site},
    hours::State,
};
use maud::{Markup, html};

/// What stands above the form; nothing where those who answer name neither hours nor closures.
pub(super) fn line(desk: &Desk, site: &Site, texts: &Texts, now: DateTime<Utc>) -> Markup {
    let today = now.with_timezone(&desk.zone).date_naive();
    let state = desk.hours_of(site).map(|calendar| calendar.state(now));
    // The desk's closures are no reseller's.
    let is_desk = desk.contact_keeper(site).is_none();
    let reach = desk.hours.reach(today).filter(|_| is_desk);
    let notices = desk.hours.notices.iter().filter(|_| is_desk);
    let notices: Vec<String> = notices.filter_map(|notice| said(notice, texts, today)).collect();
    if state.is_none() && reach.is_none() && notices.is_empty() {
        return Markup::default();
    }
    let open = state.map(|state| if matches!(state, State::Open { .. }) { "yes" } else { "no" });
    html! {
        div.ticket-hours data-open=[open] {
            @if let Some(state) = state { p { (words(desk, texts, state, now)) } }
            @if let Some(reach) = reach {
                p { (texts.with("hours-reach", &[("reach", only(reach, texts).into())])) }
            }
            @for notice in notices { p { (notice) } }
            (standby::offer(desk, site, texts, now))
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

/// What a closure says on a day: its own words while it lasts, and before it also when it is.
fn said(notice: &Notice, texts: &Texts, today: NaiveDate) -> Option<String> {
    let text = notice.text.as_ref().map(|text| text.get(texts.lang()).to_owned());
    if notice.closure.covers(today) {
        return text;
    }
    let told = text.or_else(|| {
        let reach = only(notice.reach.as_ref()?, texts);
        Some(texts.with("hours-ahead-reach", &[("reach", reach.into())]))
    })?;
    notice.is_ahead(today).then(|| {
        let (from, to) = (notice.closure.from, notice.closure.to);
        let key = if from == to { "hours-ahead-day" } else { "hours-ahead" };
        let dates = [("from", texts.date(from).into()), ("to", texts.date(to).into()), ("told", told.into())];
        texts.with(key, &dates)
    })
}

/// How the desk can be reached: "by e-mail or phone only, with minimal staffing".
fn only(reach: &Reach, texts: &Texts) -> String {
    let mut ways = reach.by.iter().map(|kind| texts.get(&format!("reach-{}", kind.as_str())));
    let first = ways.next().unwrap_or_default();
    let by = ways.fold(first, |by, way| texts.with("reach-or", &[("by", by.into()), ("way", way.into())]));
    let key = if reach.minimal_staffing { "reach-minimal" } else { "reach-only" };
    texts.with(key, &[("by", by.into())])
}
