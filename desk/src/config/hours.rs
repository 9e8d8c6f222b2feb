//! Calendars and closures of desk.toml, and what they promise.

use super::{LocalText, check::Check, file::Names};
use crate::{
    channel::ChannelKind,
    hours::{Calendar, Closure, Country, Holiday, Span, Week},
    promise::{Counted, Promise},
};
use chrono::{Days, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use toml::{Spanned, value::Datetime};

/// The name of a calendar in desk.toml.
pub type CalendarId = String;

/// When the desk is open, and by when it answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    /// The calendars, by their names.
    pub calendars: BTreeMap<CalendarId, Calendar>,
    /// The calendar of the desk as a whole; nothing where it names none.
    pub usual: Option<CalendarId>,
    /// The closures that have something to say, in order.
    pub notices: Vec<Notice>,
    /// By when it promises an answer; nothing where it promises none.
    pub promise: Option<Promise>,
}

/// How many days before it starts a closure is announced: a week, in which most can still ask what
/// they need before it.
const AHEAD_DAYS: u64 = 7;

/// A closure that has something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// When it holds.
    pub closure: Closure,
    /// The calendars that it closes; all where it names none.
    calendars: Option<Vec<CalendarId>>,
    /// What reporters are told in the desk's own words.
    pub text: Option<LocalText>,
    /// How the desk can be reached meanwhile; nothing where that changes nothing.
    pub reach: Option<Reach>,
}

/// How a closed desk can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The kinds of channels that stay attended; never empty.
    pub by: Vec<ChannelKind>,
    /// Whether fewer people than usual attend to them.
    pub minimal_staffing: bool,
}

impl Notice {
    /// Whether it is about a calendar, or about a desk that has none.
    pub fn concerns(&self, calendar: Option<&CalendarId>) -> bool {
        self.calendars.as_ref().is_none_or(|names| calendar.is_some_and(|id| names.contains(id)))
    }

    /// Whether it is still to come, and close enough to be announced.
    pub fn is_ahead(&self, today: NaiveDate) -> bool {
        let from = self.closure.from;
        today < from && from.checked_sub_days(Days::new(AHEAD_DAYS)).is_none_or(|first| first <= today)
    }
}

impl Hours {
    /// The calendar of the desk as a whole.
    pub fn calendar(&self) -> Option<&Calendar> {
        self.calendars.get(self.usual.as_ref()?)
    }

    /// How the desk can be reached on a day on which it is closed; nothing on any other.
    pub fn reach(&self, today: NaiveDate) -> Option<&Reach> {
        self.reach_of(self.usual.as_ref(), today)
    }

    /// The same of whoever keeps those hours.
    pub fn reach_of(&self, hours: Option<&CalendarId>, today: NaiveDate) -> Option<&Reach> {
        let mut here =
            self.notices.iter().filter(|notice| notice.closure.covers(today) && notice.concerns(hours));
        here.find_map(|notice| notice.reach.as_ref())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CalendarTable {
    #[serde(default)]
    monday: Spans,
    #[serde(default)]
    tuesday: Spans,
    #[serde(default)]
    wednesday: Spans,
    #[serde(default)]
    thursday: Spans,
    #[serde(default)]
    friday: Spans,
    #[serde(default)]
    saturday: Spans,
    #[serde(default)]
    sunday: Spans,
    #[serde(default)]
    holidays: Option<Country>,
    #[serde(default)]
    also_closed: Vec<Holiday>,
}

type Spans = Vec<Spanned<String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosureTable {
    from: Spanned<Datetime>,
    to: Spanned<Datetime>,
    #[serde(default)]
    calendars: Option<Names>,
    #[serde(default)]
    notice: Option<Spanned<LocalText>>,
    #[serde(default)]
    reach: Option<Spanned<Vec<Spanned<ChannelKind>>>>,
    #[serde(default)]
    staffing: Option<Spanned<Staffing>>,
}

/// How many people work during a closure.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Staffing {
    Minimal,
}

/// What `[desk]` says of hours.
pub(super) struct Own<'a> {
    pub zone: Tz,
    pub hours: Option<&'a Spanned<String>>,
    pub answer_within: Option<&'a Spanned<String>>,
    /// The kinds of channels that it has.
    pub channels: Vec<ChannelKind>,
    /// The calendars that resellers name, and that nobody at the desk keeps.
    pub resellers: BTreeSet<&'a str>,
}

impl Check<'_> {
    pub(super) fn hours(
        &mut self,
        own: &Own,
        tables: BTreeMap<Spanned<String>, CalendarTable>,
        closures: Vec<ClosureTable>,
    ) -> Hours {
        let mut hours = Hours::default();
        for (name, table) in tables {
            let calendar = self.calendar(&name.span(), own.zone, table);
            hours.calendars.insert(name.into_inner(), calendar);
        }
        for table in closures {
            self.closure(table, own, &mut hours);
        }
        hours.usual = own.hours.and_then(|name| self.calendar_name(name, &hours));
        hours.promise = own.answer_within.and_then(|text| self.promise(text, hours.calendar()));
        hours
    }

    /// The name of a calendar that there is.
    pub(super) fn calendar_name(&mut self, name: &Spanned<String>, hours: &Hours) -> Option<CalendarId> {
        let id = name.get_ref();
        if !hours.calendars.contains_key(id) {
            self.fault(&name.span(), format!("there is no calendar \"{id}\": add [calendars.{id}]"));
            return None;
        }
        Some(id.clone())
    }

    fn calendar(&mut self, at: &Range<usize>, zone: Tz, table: CalendarTable) -> Calendar {
        let mut week = Week::default();
        let days = [
            (Weekday::Mon, table.monday),
            (Weekday::Tue, table.tuesday),
            (Weekday::Wed, table.wednesday),
            (Weekday::Thu, table.thursday),
            (Weekday::Fri, table.friday),
            (Weekday::Sat, table.saturday),
            (Weekday::Sun, table.sunday),
        ];
        for (day, spans) in days {
            self.day(&mut week, day, &spans);
        }
        if week.is_empty() {
            self.fault(at, "write the hours of at least one day, such as monday = [\"9:00-17:00\"]");
        }
        Calendar { zone, week, country: table.holidays, also_closed: table.also_closed, closures: Vec::new() }
    }

    fn day(&mut self, week: &mut Week, day: Weekday, spans: &Spans) {
        let mut read = Vec::new();
        for span in spans {
            match Span::parse(span.get_ref()) {
                Ok(parsed) => read.push(parsed),
                Err(fault) => self.fault(&span.span(), fault.to_string()),
            }
        }
        if let (Err(fault), Some(first)) = (week.set(day, read), spans.first()) {
            self.fault(&first.span(), fault.to_string());
        }
    }

    fn closure(&mut self, table: ClosureTable, own: &Own, hours: &mut Hours) {
        let (Some(from), Some(to)) = (self.date(&table.from), self.date(&table.to)) else { return };
        if to < from {
            return self.fault(&table.to.span(), "write a last day that is not before the first one");
        }
        let closure = Closure { from, to };
        let named: Option<Vec<&Spanned<String>>> =
            table.calendars.as_ref().map(|names| names.get_ref().iter().collect());
        for name in named.iter().flatten().filter(|name| !hours.calendars.contains_key(name.get_ref())) {
            let id = name.get_ref();
            self.fault(&name.span(), format!("there is no calendar \"{id}\": add [calendars.{id}]"));
        }
        for (id, calendar) in &mut hours.calendars {
            // A reseller's hours do not end with the desk's, unless the closure says so.
            let closes = match &named {
                Some(all) => all.iter().any(|name| name.get_ref() == id),
                None => !own.resellers.contains(id.as_str()),
            };
            if closes {
                calendar.closures.push(closure.clone());
            }
        }
        let calendars = named.map(|names| names.into_iter().map(|name| name.get_ref().clone()).collect());
        let text = table.notice.as_ref().map(|text| self.text(text));
        let reach = self.reach(table.reach, table.staffing, &own.channels);
        if text.is_some() || reach.is_some() {
            hours.notices.push(Notice { closure, calendars, text, reach });
        }
    }

    fn reach(
        &mut self,
        by: Option<Spanned<Vec<Spanned<ChannelKind>>>>,
        staffing: Option<Spanned<Staffing>>,
        channels: &[ChannelKind],
    ) -> Option<Reach> {
        let Some(by) = by else {
            if let Some(staffing) = staffing {
                self.fault(&staffing.span(), "name the channels that stay staffed: reach = [\"e-mail\"]");
            }
            return None;
        };
        if by.get_ref().is_empty() {
            self.fault(&by.span(), "name at least one kind of channel, or leave `reach` out");
        }
        for kind in by.get_ref() {
            let word = kind.get_ref().as_str();
            if !channels.contains(kind.get_ref()) {
                self.fault(
                    &kind.span(),
                    format!("there is no channel of the kind \"{word}\": add [[channels]]"),
                );
            } else if *kind.get_ref() == ChannelKind::KnowledgeBase {
                self.fault(&kind.span(), "leave \"knowledge-base\" out: its pages can always be read");
            }
        }
        let by = by.into_inner().into_iter().map(Spanned::into_inner).collect();
        Some(Reach { by, minimal_staffing: staffing.is_some() })
    }

    fn date(&mut self, value: &Spanned<Datetime>) -> Option<NaiveDate> {
        let date = value.get_ref().date.filter(|_| value.get_ref().time.is_none());
        let date = date
            .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()));
        if date.is_none() {
            self.fault(&value.span(), "write a day without quotes, such as 2026-12-24");
        }
        date
    }

    pub(super) fn promise(&mut self, text: &Spanned<String>, calendar: Option<&Calendar>) -> Option<Promise> {
        let promise = Promise::parse(text.get_ref());
        match promise {
            None => self.fault(
                &text.span(),
                "write a promise such as \"4 open hours\", or \"30 minutes\" by the clock",
            ),
            Some(Promise { counted: Counted::OpenHours, .. })
                if calendar.is_none_or(|it| it.week.is_empty()) =>
            {
                self.fault(&text.span(), "name the calendar whose open hours are counted: hours = \"…\"");
            }
            Some(_) => {}
        }
        promise
    }
}

#[cfg(test)]
mod tests;
