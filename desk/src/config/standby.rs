//! What help outside opening hours costs, as desk.toml has it.

use super::{LocalText, check::Check};
use crate::{
    Phone,
    hours::Span,
    money::Money,
    promise::{Counted, Promise},
    standby::{Days, Standby, Tariff},
};
use chrono::Duration;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// The highest percentage of a tariff. More than ten times the rate is a slip.
const PERCENT_MAX: u32 = 1_000;

/// Who stands by outside opening hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCall {
    /// What a call costs.
    pub costs: Standby,
    /// Whom to call.
    pub phone: Phone,
    /// How soon somebody acts, by the clock; nothing where that is not promised.
    pub within: Option<Promise>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct StandbyTable {
    #[serde(default)]
    hourly_rate: Option<Spanned<String>>,
    #[serde(default)]
    phone: Option<Spanned<String>>,
    #[serde(default)]
    within: Option<Spanned<String>>,
    worked_at_least: Spanned<String>,
    #[serde(default)]
    tariffs: Vec<TariffTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TariffTable {
    #[serde(default)]
    label: Option<Spanned<LocalText>>,
    days: Days,
    hours: Spanned<Vec<Spanned<String>>>,
    percent: Spanned<u32>,
    at_least: Spanned<String>,
}

impl Check<'_> {
    /// Who stands by. `rate` and `phone` are the desk's own; its hours say when it is closed.
    pub(super) fn standby(
        &mut self,
        table: Option<Spanned<StandbyTable>>,
        rate: Option<Money>,
        phone: Option<&Phone>,
        has_hours: bool,
    ) -> Option<OnCall> {
        let (at, table) = (table.as_ref()?.span(), table?.into_inner());
        if !has_hours {
            self.fault(
                &at,
                "standing by starts when the desk closes: name its calendar, hours = \"…\" in [desk]",
            );
        }
        let rate = match table.hourly_rate {
            Some(text) => self.rate(Some(&text)),
            None => self.known_rate(rate, &at),
        };
        let own = table.phone.and_then(|text| {
            self.parsed(&text, Phone::parse, "write a phone number, such as +32 475 55 01 00")
        });
        if table.tariffs.is_empty() {
            self.fault(&at, "write at least one tariff: [[standby.tariffs]]");
        }
        let within = table.within.and_then(|text| self.by_the_clock(&text));
        let worked_at_least = self.time(&table.worked_at_least);
        let tariffs = table.tariffs.into_iter().filter_map(|tariff| self.tariff(tariff)).collect();
        let costs = Standby { rate_cents: rate?.cents(), tariffs, worked_at_least: worked_at_least? };
        Some(OnCall { costs, phone: own.or_else(|| phone.cloned())?, within })
    }

    fn known_rate(&mut self, rate: Option<Money>, at: &Range<usize>) -> Option<Money> {
        if rate.is_none() {
            self.fault(at, "write what an hour costs: hourly-rate = \"95 EUR\", here or in [desk]");
        }
        rate
    }

    fn tariff(&mut self, table: TariffTable) -> Option<Tariff> {
        let mut spans = Vec::new();
        if table.hours.get_ref().is_empty() {
            self.fault(&table.hours.span(), "write the hours of this tariff, such as \"18:00-24:00\"");
        }
        for span in table.hours.get_ref() {
            match Span::parse(span.get_ref()) {
                Ok(parsed) => spans.push(parsed),
                Err(fault) => self.fault(&span.span(), fault.to_string()),
            }
        }
        let percent = *table.percent.get_ref();
        if !(1..=PERCENT_MAX).contains(&percent) {
            self.fault(&table.percent.span(), format!("write a percentage from 1 to {PERCENT_MAX}"));
        }
        let label = table.label.map(|label| self.text(&label));
        Some(Tariff { label, days: table.days, spans, percent, at_least: self.time(&table.at_least)? })
    }

    /// A time such as `2 hours`.
    fn time(&mut self, text: &Spanned<String>) -> Option<Duration> {
        let by_clock = |text: &str| {
            Promise::parse(text).filter(|it| it.counted == Counted::Clock).map(|it| it.within).ok_or(())
        };
        self.parsed(text, by_clock, "write a time such as \"2 hours\" or \"30 minutes\"")
    }

    fn by_the_clock(&mut self, text: &Spanned<String>) -> Option<Promise> {
        let by_clock = |text: &str| Promise::parse(text).filter(|it| it.counted == Counted::Clock).ok_or(());
        self.parsed(text, by_clock, "standing by runs on the clock: write a time such as \"30 minutes\"")
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Desk,
        tests::{assert_refused, faults},
    };
    use chrono::{DateTime, Duration};

    const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["en"]
backends = ["inbox"]
hours = "office"
hourly-rate = "100 EUR"

[calendars.office]
friday = ["8:30-18:00"]

[standby]
phone = "+32 475 55 01 00"
within = "30 minutes"
worked-at-least = "1 hour"

[[standby.tariffs]]
days = "weekends"
hours = ["8:30-18:00"]
percent = 50
at-least = "4 hours"

[contracts.gold]
name = "Gold"
standby = true

[[sites]]
id = "1234"
name = "Town"
contract = "gold"

[backends.inbox]
kind = "inbox"
"#;

    #[test]
    fn it_is_read_with_the_desk_s_own_rate() {
        let desk = Desk::parse(DESK).unwrap();
        let on_call = desk.on_call.as_ref().unwrap();
        assert_eq!(on_call.phone.dial(), "+32475550100");
        assert_eq!(on_call.within.unwrap().within, Duration::minutes(30));
        let saturday = DateTime::parse_from_rfc3339("2026-03-28T10:00:00+01:00").unwrap().to_utc();
        let calendar = desk.hours.calendar().unwrap();
        let offer = on_call.costs.offer(calendar, calendar, saturday).unwrap();
        assert_eq!(offer.example.total_cents(), 30_000);
        assert!(desk.stands_by(desk.site("1234").unwrap()).is_some());
        let without = Desk::parse(&DESK.replace("standby = true", "")).unwrap();
        assert!(without.stands_by(without.site("1234").unwrap()).is_none());
    }

    #[test]
    fn what_cannot_hold_is_refused_in_its_place() {
        assert_refused(
            DESK,
            [
                ("\"100 EUR\"", "\"100\"", "line 9, column 15: write a rate such as"),
                ("hourly-rate = \"100 EUR\"\n", "\n", "line 14, column 1: write what an hour costs"),
                ("hours = \"office\"\n", "\n", "line 14, column 1: standing by starts when the desk closes"),
                ("\"+32 475 55 01 00\"", "\"475\"", "line 15, column 9: write a phone number"),
                ("\"30 minutes\"", "\"4 open hours\"", "line 16, column 10: standing by runs on the clock"),
                ("\"1 hour\"", "\"an hour\"", "line 17, column 19: write a time such as"),
                (
                    "[\"8:30-18:00\"]\npercent",
                    "[\"18:00-8:30\"]\npercent",
                    "line 21, column 10: 08:30 is not later",
                ),
                (
                    "[\"8:30-18:00\"]\npercent",
                    "[]\npercent",
                    "line 21, column 9: write the hours of this tariff",
                ),
                ("percent = 50", "percent = 0", "line 22, column 11: write a percentage"),
                ("\"4 hours\"", "\"4 open hours\"", "line 23, column 12: write a time such as"),
                ("\"weekends\"", "\"sundays\"", "line 20, column 8: unknown variant `sundays`"),
            ],
        );
        let (before, after) = DESK.split_once("[[standby.tariffs]]").unwrap();
        let none = format!("{before}[contracts{}", after.split_once("[contracts").unwrap().1);
        assert!(faults(&none).contains("line 14, column 1: write at least one tariff"));
        let (before, after) = DESK.split_once("[standby]").unwrap();
        let none = format!("{before}[contracts{}", after.split_once("[contracts").unwrap().1);
        assert!(
            faults(&none).contains("line 16, column 11: say what standing by costs first: add [standby]")
        );
    }
}
