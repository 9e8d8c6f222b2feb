//! Whether the desk is open now, what a closure has to say, and whom to call outside those hours. Where
//! lines have hours of their own, each line's sentence stands there, and the form shows those of the
//! chosen kind of request: one, or several where an option of its field leads to another line.

use super::{form::kinds, standby};
use crate::texts::Texts;
use chrono::{DateTime, NaiveDate, Utc};
use desk::{
    Category,
    config::{CalendarId, Desk, Line, Notice, Reach, Site},
    hours::State,
};
use maud::{Markup, html};

/// Whose hours they are, and for which kinds of request; for all where none is named.
pub(super) struct Whose<'a> {
    pub hours: Option<&'a CalendarId>,
    line: Option<&'a Line>,
    pub kinds: Vec<Category>,
}

/// What stands above the form: once, or for each hours that there are; nothing where those who answer
/// name neither hours nor closures.
pub(super) fn line(desk: &Desk, site: &Site, texts: &Texts, now: DateTime<Utc>) -> Markup {
    html! { @for whose in whose(desk, site) { (told(desk, site, texts, &whose, now)) } }
}

fn told(desk: &Desk, site: &Site, texts: &Texts, whose: &Whose, now: DateTime<Utc>) -> Markup {
    let today = now.with_timezone(&desk.zone).date_naive();
    let calendar = whose.hours.and_then(|id| desk.hours.calendars.get(id));
    let state = calendar.map(|calendar| calendar.state(now));
    // The desk's closures are no reseller's.
    let is_desk = desk.contact_keeper(site).is_none();
    let reach = desk.hours.reach_of(whose.hours, today).filter(|_| is_desk);
    // Where one sentence is for all, it says what any of the desk's closures has to say.
    let concerned = |notice: &&Notice| is_desk && (whose.kinds.is_empty() || notice.concerns(whose.hours));
    let notices: Vec<String> =
        desk.hours.notices.iter().filter(concerned).filter_map(|notice| said(notice, texts, today)).collect();
    if state.is_none() && reach.is_none() && notices.is_empty() {
        return Markup::default();
    }
    let open = state.map(|state| if matches!(state, State::Open { .. }) { "yes" } else { "no" });
    let kinds = (!whose.kinds.is_empty()).then(|| kinds::words(&whose.kinds));
    html! {
        div.ticket-hours data-open=[open] data-kinds=[kinds] {
            @if let Some(state) = state {
                p {
                    @if let Some(line) = whose.line { strong { (line.name.get(texts.lang())) } ": " }
                    (words(desk, texts, state, now))
                }
            }
            @if let Some(reach) = reach {
                p { (texts.with("hours-reach", &[("reach", only(reach, texts).into())])) }
            }
            @for notice in notices { p { (notice) } }
            (standby::offer(desk, site, texts, whose.hours, now))
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

/// The hours of all that can be asked for, each once; one for all where they do not differ.
pub(super) fn whose<'a>(desk: &'a Desk, site: &Site) -> Vec<Whose<'a>> {
    let mut all: Vec<Whose> = Vec::new();
    for matter in desk.kinds.offered.keys().flat_map(|category| desk.matters(*category)) {
        let hours = desk.hours_of(site, matter);
        let line = desk.line_of(matter).filter(|line| line.hours.is_some());
        match all.iter_mut().find(|it| it.hours == hours) {
            None => all.push(Whose { hours, line, kinds: vec![matter.category] }),
            Some(it) => {
                if !it.kinds.contains(&matter.category) {
                    it.kinds.push(matter.category);
                }
                // Hours that two lines share have no name.
                it.line = it.line.filter(|one| line == Some(*one));
            }
        }
    }
    if let [] | [_] = all[..] {
        let usual = || desk.hours_of(site, Category::Problem);
        let hours = all.first().map_or_else(usual, |one| one.hours);
        return vec![Whose { hours, line: None, kinds: Vec::new() }];
    }
    all
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
