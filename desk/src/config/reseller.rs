//! Resellers: who answers the reporters of a site that the desk does not sell to itself.

mod check;
#[cfg(test)]
mod tests;

pub(super) use check::{ResellerTables, calendars, complaints};

use super::{BackendId, CalendarId, Desk, LocalText, Matter, Routes, Site};
use crate::{Category, Contact, Email, Lang, Name, PageUrl, Phone, promise::Promise};
use chrono::{DateTime, Utc};

/// The name of a reseller in desk.toml.
pub type ResellerId = String;

/// A reseller, and which part of the support is its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reseller {
    /// Its name in desk.toml.
    pub id: ResellerId,
    /// Its name, as its customers know it.
    pub name: LocalText,
    /// Where its customers write.
    pub email: Email,
    /// Where they call.
    pub phone: Phone,
    /// Its web site.
    pub url: Option<PageUrl>,
    /// Who supports its customers.
    pub support: Support,
}

/// Who supports a reseller's customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Support {
    /// The reseller; the desk sees nothing but a count.
    Own(Counter),
    /// The reseller, which passes on to the desk what it cannot answer, and answers its customer.
    PassesOn(Counter),
    /// The desk; the reseller gets a copy by mail where it wants one.
    Outsourced {
        /// Whether it does.
        copy: bool,
    },
}

/// Where a reseller takes its customers' tickets, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Its own backends, the one that answers first; never empty.
    pub backends: Vec<BackendId>,
    /// Where it takes complaints: nowhere that its other tickets go, and never empty; nothing where it takes
    /// none.
    pub complaints: Option<Vec<BackendId>>,
    /// The calendar of its hours; nothing where it names none.
    pub hours: Option<CalendarId>,
    /// By when it promises an answer; nothing where it promises none.
    pub promise: Option<Promise>,
}

/// Who answers the reporters of a site, and how they are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answerer<'a> {
    /// Their name.
    pub name: &'a LocalText,
    /// Where reporters write.
    pub email: &'a Email,
    /// Where reporters call.
    pub phone: &'a Phone,
}

/// What the name of a reseller's copies starts with among backends. No backend can have such a name.
const COPY: &str = "copy:";

impl Counter {
    /// Where its customers' tickets go.
    fn routes(&self) -> Routes {
        let complaints = self.complaints.iter().map(|names| (Category::Complaint, names.clone()));
        Routes { by_category: complaints.collect(), ..Routes::to(self.backends.clone()) }
    }

    /// Its own backends that take a kind of request.
    pub fn takers(&self, category: Category) -> &[BackendId] {
        let complaints = self.complaints.as_ref().filter(|_| category == Category::Complaint);
        complaints.unwrap_or(&self.backends)
    }
}

impl Reseller {
    /// Its counter; nothing where the desk answers its customers.
    pub fn counter(&self) -> Option<&Counter> {
        match &self.support {
            Support::Own(counter) | Support::PassesOn(counter) => Some(counter),
            Support::Outsourced { .. } => None,
        }
    }

    /// It as the requester of a ticket that it passed on; nothing where its name cannot be one.
    pub fn contact(&self, lang: Lang) -> Option<Contact> {
        let name = Name::parse(self.name.get(lang)).ok()?;
        Some(Contact { name, email: self.email.clone(), phone: Some(self.phone.clone()) })
    }

    /// Whether it passes requests on to the desk.
    pub fn passes_on(&self) -> bool {
        matches!(self.support, Support::PassesOn(_))
    }

    /// The backend that brings it copies; nothing where it gets none.
    pub fn copies(&self) -> Option<BackendId> {
        matches!(self.support, Support::Outsourced { copy: true }).then(|| format!("{COPY}{}", self.id))
    }
}

impl Desk {
    /// The reseller that a site belongs to.
    pub fn reseller(&self, site: &Site) -> Option<&Reseller> {
        self.resellers.get(site.reseller.as_ref()?)
    }

    /// The reseller that keeps the contact with a site's reporters; nothing where the desk does.
    pub fn contact_keeper(&self, site: &Site) -> Option<(&Reseller, &Counter)> {
        let reseller = self.reseller(site)?;
        Some((reseller, reseller.counter()?))
    }

    /// The reseller that a backend brings copies to.
    pub fn copied(&self, backend: &str) -> Option<&Reseller> {
        let reseller = self.resellers.get(backend.strip_prefix(COPY)?)?;
        reseller.copies().is_some().then_some(reseller)
    }

    /// Who answers the reporters of a site.
    pub fn answerer(&self, site: &Site) -> Answerer<'_> {
        match self.contact_keeper(site) {
            Some((Reseller { name, email, phone, .. }, _)) => Answerer { name, email, phone },
            None => self.own_answerer(),
        }
    }

    /// The desk itself, as those who answer.
    pub fn own_answerer(&self) -> Answerer<'_> {
        Answerer { name: &self.name, email: &self.email, phone: &self.phone }
    }

    /// The hours of those who answer a request from a site; nothing where they name none.
    pub fn hours_of<'a>(&'a self, site: &Site, matter: impl Into<Matter<'a>>) -> Option<&'a CalendarId> {
        match self.contact_keeper(site) {
            Some((_, counter)) => counter.hours.as_ref(),
            None => self.own_hours(matter),
        }
    }

    /// The number that a site's reporters call with an emergency, once it is filed.
    pub fn emergency_phone_of(&self, site: &Site, now: DateTime<Utc>) -> &Phone {
        self.contact_keeper(site).map_or_else(|| self.emergency_phone(now), |(reseller, _)| &reseller.phone)
    }

    /// By when a report of a site that comes in now is answered; nothing where nothing is promised.
    pub fn answer_by<'a>(
        &'a self,
        site: &Site,
        matter: impl Into<Matter<'a>>,
        received_at: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let Some((_, counter)) = self.contact_keeper(site) else {
            return self.own_answer_by(matter, received_at);
        };
        let calendar = counter.hours.as_ref().and_then(|id| self.hours.calendars.get(id));
        counter.promise?.due(calendar, received_at).ok()
    }
}
