//! The channels of desk.toml, and the number for emergencies.

use super::{CalendarId, Desk, Hours, LocalText, check::Check, file::DeskTable};
use crate::{
    Phone,
    channel::{Address, Channel, ChannelKind, Emergency},
    hours::{Calendar, Week},
};
use chrono_tz::Tz;
use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChannelTable {
    kind: ChannelKind,
    #[serde(default)]
    name: Option<Spanned<LocalText>>,
    address: Spanned<String>,
    #[serde(default)]
    pub hours: Option<Spanned<String>>,
}

/// The kinds that a desk has: those that it lists, or its own phone and address.
pub(super) fn kinds(tables: &[ChannelTable]) -> Vec<ChannelKind> {
    if tables.is_empty() {
        return vec![ChannelKind::Phone, ChannelKind::Email];
    }
    tables.iter().map(|table| table.kind).collect()
}

/// The channels as they are listed; where none is, the desk's own phone, in its hours, and its address.
pub(super) fn or_own(listed: Vec<Channel>, desk: &Desk, zone: Tz, hours: &Hours) -> Vec<Channel> {
    if !listed.is_empty() {
        return listed;
    }
    let own = |address: Address, id: Option<&CalendarId>| Channel {
        name: None,
        calendar: calendar(hours, zone, address.kind(), id),
        address,
        is_listed: false,
    };
    vec![
        own(Address::Phone(desk.phone.clone()), hours.usual.as_ref()),
        own(Address::Email(desk.email.clone()), None),
    ]
}

/// When a channel is attended: in its hours or always, without the closures that it outlasts.
fn calendar(hours: &Hours, zone: Tz, kind: ChannelKind, id: Option<&CalendarId>) -> Calendar {
    let stays = |by: &[ChannelKind]| kind == ChannelKind::KnowledgeBase || by.contains(&kind);
    let limited = hours.notices.iter().filter_map(|notice| Some((notice, notice.reach.as_ref()?)));
    if let Some(calendar) = id.and_then(|id| hours.calendars.get(id)) {
        let mut calendar = calendar.clone();
        for (notice, _) in limited.filter(|(notice, reach)| notice.concerns(id) && stays(&reach.by)) {
            calendar.closures.retain(|closure| *closure != notice.closure);
        }
        return calendar;
    }
    // What is always attended closes where the desk does, and only where the closure says so.
    let closures = limited
        .filter(|(notice, reach)| notice.concerns(hours.usual.as_ref()) && !stays(&reach.by))
        .map(|(notice, _)| notice.closure.clone());
    Calendar {
        zone,
        week: Week::always(),
        country: None,
        also_closed: Vec::new(),
        closures: closures.collect(),
    }
}

impl Check<'_> {
    pub(super) fn channels(&mut self, tables: Vec<ChannelTable>, zone: Tz, hours: &Hours) -> Vec<Channel> {
        tables.into_iter().filter_map(|table| self.channel(&table, zone, hours)).collect()
    }

    fn channel(&mut self, table: &ChannelTable, zone: Tz, hours: &Hours) -> Option<Channel> {
        let name = table.name.as_ref().map(|name| self.text(name));
        if let Some(id) = &table.hours {
            if table.kind == ChannelKind::KnowledgeBase {
                self.fault(&id.span(), "leave `hours` out: the pages of a knowledge base can always be read");
            } else {
                self.known(id, hours);
            }
        }
        let address =
            self.parsed(&table.address, |text| Address::parse(table.kind, text), asked(table.kind))?;
        let id = table.hours.as_ref().map(Spanned::get_ref);
        Some(Channel { name, address, calendar: calendar(hours, zone, table.kind, id), is_listed: true })
    }

    pub(super) fn emergency(&mut self, table: &DeskTable, hours: &Hours) -> Option<Emergency> {
        let calendar = table.emergency_hours.as_ref().and_then(|id| {
            if table.emergency_phone.is_none() {
                self.fault(
                    &id.span(),
                    "add the number that takes calls in these hours: emergency-phone = \"…\"",
                );
            }
            self.known(id, hours)
        });
        let phone = table.emergency_phone.as_ref()?;
        let phone = self.parsed(phone, Phone::parse, "write a phone number, such as +32 2 555 01 00")?;
        // A closed desk is where it is needed most.
        let calendar = calendar.map(|calendar| Calendar { closures: Vec::new(), ..calendar });
        Some(Emergency { phone, calendar, desk: hours.calendar().cloned() })
    }

    /// The calendar of that name.
    fn known(&mut self, id: &Spanned<String>, hours: &Hours) -> Option<Calendar> {
        let calendar = hours.calendars.get(id.get_ref()).cloned();
        if calendar.is_none() {
            let name = id.get_ref();
            self.fault(&id.span(), format!("there is no calendar \"{name}\": add [calendars.{name}]"));
        }
        calendar
    }
}

/// What an admin is asked to write as an address.
fn asked(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::KnowledgeBase | ChannelKind::Chat => {
            "write the address of a page, such as https://help.example.org"
        }
        ChannelKind::Email => "write an e-mail address, such as help@example.org",
        ChannelKind::Phone => "write a phone number, such as +32 2 555 01 00",
    }
}

#[cfg(test)]
mod tests;
