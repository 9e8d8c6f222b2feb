//! When a desk stops waiting for a reporter, as desk.toml says it.

use super::{Desk, Site, check::Check};
use crate::{
    closing::{Next, Silence, Waiting},
    hours::Calendar,
};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use toml::Spanned;

/// The longest wait, in working days: two months of five-day weeks. A longer one is a slip, and a desk
/// that opens once a week would not come to its end within a calendar's horizon.
const DAYS_MAX: u32 = 40;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ClosingTable {
    #[serde(default)]
    remind_after: Option<Spanned<u32>>,
    close_after: Spanned<u32>,
}

impl Check<'_> {
    pub(super) fn closing(
        &mut self,
        table: &Spanned<ClosingTable>,
        calendar: Option<&Calendar>,
    ) -> Option<Silence> {
        let ClosingTable { remind_after, close_after } = table.get_ref();
        let close = *close_after.get_ref();
        let fits = (1..=DAYS_MAX).contains(&close);
        if !fits {
            let days = format!("write a number of working days from 1 to {DAYS_MAX}");
            self.fault(&close_after.span(), days);
        }
        let earlier = remind_after.as_ref().is_none_or(|days| (1..close).contains(days.get_ref()));
        if let Some(days) = remind_after.as_ref().filter(|_| fits && !earlier) {
            self.fault(&days.span(), "write at least 1 working day, and fewer than in close-after");
        }
        let counted = calendar.is_some_and(|calendar| !calendar.week.is_empty());
        if !counted {
            self.fault(
                &table.span(),
                "name the calendar whose working days are counted: [desk] hours = \"…\"",
            );
        }
        let remind_after = remind_after.as_ref().map(|days| *days.get_ref());
        (fits && earlier && counted).then_some(Silence { remind_after, close_after: close })
    }
}

impl Desk {
    /// What comes next for a ticket of a site that waits for its reporter; nothing where nothing closes
    /// by itself, or where a desk that is closed for more than a year cannot say.
    pub fn after_silence(&self, site: &Site, waiting: Waiting) -> Option<Next> {
        self.silence(site)?.next(self.hours.calendar()?, waiting).ok()
    }

    /// When a ticket of a site that waits for its reporter closes, unless they answer.
    pub fn closes_at(&self, site: &Site, waiting: Waiting, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.silence(site)?.closes_at(self.hours.calendar()?, waiting, now).ok()
    }

    /// A reseller that keeps the contact closes its tickets itself.
    fn silence(&self, site: &Site) -> Option<Silence> {
        self.closing.filter(|_| self.contact_keeper(site).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::assert_refused, *};

    const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["en"]
backends = ["inbox"]
hours = "office"

[calendars.office]
monday = ["9:00-12:00"]

[closing]
remind-after = 3
close-after = 5

[[sites]]
id = "1234"
name = "Town"

[backends.inbox]
kind = "inbox"
"#;

    #[test]
    fn a_desk_waits_as_long_as_it_says() {
        let closing = |source: &str| Desk::parse(source).unwrap().closing;
        assert_eq!(closing(DESK), Some(Silence { remind_after: Some(3), close_after: 5 }));
        let unreminded = DESK.replace("remind-after = 3\n", "");
        assert_eq!(closing(&unreminded), Some(Silence { remind_after: None, close_after: 5 }));
        let table = "[closing]\nremind-after = 3\nclose-after = 5\n";
        assert_eq!(closing(&DESK.replace(table, "")), None);
    }

    #[test]
    fn what_cannot_be_counted_is_refused_in_its_place() {
        assert_refused(
            DESK,
            [
                ("close-after = 5", "close-after = 0", "line 15, column 15: write a number of working days"),
                ("close-after = 5", "close-after = 41", "line 15, column 15: write a number of working days"),
                ("close-after = 5", "close-after = 3", "line 14, column 16: write at least 1 working day"),
                ("remind-after = 3", "remind-after = 0", "line 14, column 16: write at least 1 working day"),
                ("close-after = 5", "close-after = -5", "line 15, column 15:"),
                ("close-after = 5\n", "", "missing field `close-after`"),
                ("remind-after", "reminder-after", "line 14, column 1: unknown field `reminder-after`"),
                (
                    "hours = \"office\"\n",
                    "",
                    "line 12, column 1: name the calendar whose working days are counted",
                ),
            ],
        );
    }
}
