//! Whether what desk.toml says of resellers holds.

use super::{Counter, Reseller, ResellerId, Support};
use crate::{
    Email, Lang, Name, PageUrl, Phone, SiteId,
    config::{
        Backend, BackendId, Hours, Kind, LocalText, Routes, Site,
        check::Check,
        file::{Names, SiteTable},
    },
};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in super::super) struct ResellerTable {
    name: Spanned<LocalText>,
    email: Spanned<String>,
    phone: Spanned<String>,
    #[serde(default)]
    url: Option<Spanned<String>>,
    support: Spanned<Way>,
    #[serde(default)]
    backends: Option<Names>,
    #[serde(default)]
    copy: Option<Spanned<bool>>,
    #[serde(default)]
    hours: Option<Spanned<String>>,
    #[serde(default)]
    answer_within: Option<Spanned<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Way {
    Own,
    PassesOn,
    Outsourced,
}

/// The resellers of desk.toml, as they stand there.
pub(in super::super) type ResellerTables = BTreeMap<Spanned<String>, ResellerTable>;

/// The calendars that resellers name.
pub(in super::super) fn calendars(tables: &ResellerTables) -> impl Iterator<Item = &str> {
    tables.values().filter_map(|table| table.hours.as_ref()).map(|name| name.get_ref().as_str())
}

impl Check<'_> {
    /// The resellers without their hours, which [`Check::reseller_hours`] adds.
    pub(in super::super) fn resellers(
        &mut self,
        tables: &ResellerTables,
        backends: &BTreeMap<BackendId, Backend>,
        sends_mail: bool,
    ) -> BTreeMap<ResellerId, Reseller> {
        let mut resellers = BTreeMap::new();
        for (id, table) in tables {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            if id.get_ref().is_empty() || !id.get_ref().bytes().all(plain) {
                self.fault(&id.span(), "name a reseller with small letters, digits and hyphens");
            }
            if let Some(reseller) = self.reseller(id.get_ref(), table, backends, sends_mail) {
                resellers.insert(id.get_ref().clone(), reseller);
            }
        }
        resellers
    }

    fn reseller(
        &mut self,
        id: &str,
        table: &ResellerTable,
        backends: &BTreeMap<BackendId, Backend>,
        sends_mail: bool,
    ) -> Option<Reseller> {
        let name = self.text(&table.name);
        if Lang::ALL.iter().any(|lang| Name::parse(name.get(*lang)).is_err()) && !name.is_blank() {
            self.fault(&table.name.span(), "write a name on one line, of at most 100 characters");
        }
        let email =
            self.parsed(&table.email, Email::parse, "write an e-mail address, such as help@example.org");
        let phone = self.parsed(&table.phone, Phone::parse, "write a phone number, such as +32 2 555 01 00");
        let url = table.url.as_ref().map(|url| {
            self.parsed(url, PageUrl::parse, "write the address of a web site, such as https://example.org")
        });
        let support = match *table.support.get_ref() {
            Way::Outsourced => Some(self.outsourced(table, sends_mail)),
            Way::Own => self.counter(table, backends).map(Support::Own),
            Way::PassesOn => self.counter(table, backends).map(Support::PassesOn),
        };
        Some(Reseller {
            id: id.to_owned(),
            name,
            email: email?,
            phone: phone?,
            url: url.flatten(),
            support: support?,
        })
    }

    fn outsourced(&mut self, table: &ResellerTable, sends_mail: bool) -> Support {
        if let Some(names) = &table.backends {
            self.fault(
                &names.span(),
                "leave `backends` out: the desk's own take an outsourced site's tickets",
            );
        }
        for text in [&table.hours, &table.answer_within].into_iter().flatten() {
            self.fault(&text.span(), "leave this out: the desk answers, so its own hours and promise hold");
        }
        let copy = table.copy.as_ref().filter(|copy| *copy.get_ref());
        if let Some(copy) = copy.filter(|_| !sends_mail) {
            self.fault(&copy.span(), "say which address mail comes from: add [mail] with `from`");
        }
        Support::Outsourced { copy: copy.is_some() }
    }

    fn counter(&mut self, table: &ResellerTable, backends: &BTreeMap<BackendId, Backend>) -> Option<Counter> {
        if let Some(copy) = &table.copy {
            self.fault(&copy.span(), "leave `copy` out: this reseller's own backends get every ticket");
        }
        let Some(names) = &table.backends else {
            self.fault(
                &table.support.span(),
                "name this reseller's own backends, such as backends = [\"their-helpdesk\"]",
            );
            return None;
        };
        let is_inbox = |name: &str| backends.get(name).is_some_and(|backend| backend.kind == Kind::Inbox);
        for name in names.get_ref().iter().filter(|name| is_inbox(name.get_ref())) {
            self.fault(&name.span(), "name a backend of the reseller's own: the inbox is the desk's");
        }
        Some(Counter { backends: self.names(names, backends)?, hours: None, promise: None })
    }

    /// Adds the hours and promises, once the calendars are known.
    pub(in super::super) fn reseller_hours(
        &mut self,
        tables: &ResellerTables,
        hours: &Hours,
        resellers: &mut BTreeMap<ResellerId, Reseller>,
    ) {
        for (id, table) in tables {
            let reseller = resellers.get_mut(id.get_ref());
            let Some(Support::Own(counter) | Support::PassesOn(counter)) = reseller.map(|it| &mut it.support)
            else {
                continue;
            };
            let named = table.hours.as_ref();
            counter.hours = named.and_then(|name| self.calendar_name(name, hours));
            let calendar = counter.hours.as_ref().and_then(|id| hours.calendars.get(id));
            counter.promise = table.answer_within.as_ref().and_then(|text| self.promise(text, calendar));
        }
    }

    /// The routes of a site, its reseller, and where what that passes on goes. `ours` are the routes that
    /// the site would have without a reseller.
    pub(in super::super) fn resold(
        &mut self,
        table: &SiteTable,
        described: &ResellerTables,
        resellers: &BTreeMap<ResellerId, Reseller>,
        ours: Option<Routes>,
    ) -> (Option<Routes>, Option<ResellerId>, Option<Routes>) {
        let Some(name) = &table.reseller else { return (ours, None, None) };
        let id = name.get_ref();
        // One that is described and does not hold has faults of its own.
        if !described.contains_key(id.as_str()) {
            self.fault(&name.span(), format!("there is no reseller \"{id}\": add [resellers.{id}]"));
        }
        let Some(reseller) = resellers.get(id) else { return (ours, None, None) };
        let id = Some(id.clone());
        let Some(counter) = reseller.counter() else { return (ours, id, None) };
        if let Some(contract) = &table.contract {
            self.fault(&contract.span(), "leave `contract` out: it is the reseller that serves this site");
        }
        let theirs = Some(Routes::to(counter.backends.clone()));
        if reseller.passes_on() {
            return (theirs, id, ours);
        }
        let stray = table.backends.iter().chain(table.backends_for.values()).next();
        if let Some(names) = stray {
            let id = &reseller.id;
            self.fault(
                &names.span(),
                format!("leave this out: the backends of [resellers.{id}] take its tickets"),
            );
        }
        (theirs, id, None)
    }

    /// A reseller's backends are its own: nobody else's tickets go there, and its tickets nowhere else.
    pub(in super::super) fn resellers_apart(
        &mut self,
        tables: &ResellerTables,
        own: Option<&Routes>,
        sites: &BTreeMap<SiteId, Site>,
    ) {
        let counters = |id: &str| {
            let table = tables.get(id);
            table.is_some_and(|table| *table.support.get_ref() != Way::Outsourced)
        };
        let direct = |site: &&Site| site.reseller.as_deref().is_none_or(|id| !counters(id));
        let ours: Vec<&Routes> = own
            .into_iter()
            .chain(sites.values().filter(direct).map(|site| &site.routes))
            .chain(sites.values().filter_map(|site| site.passed_on.as_ref()))
            .collect();
        let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, table) in tables.iter().filter(|(id, _)| counters(id.get_ref())) {
            let id = id.get_ref();
            for name in table.backends.iter().flat_map(Spanned::get_ref) {
                let text = name.get_ref().as_str();
                if ours.iter().any(|routes| routes.names(text)) {
                    let say = "the desk's own tickets go there too";
                    self.fault(&name.span(), format!("give this reseller a backend of its own: {say}"));
                }
                let other = taken.insert(text, id).filter(|other| *other != id);
                if let Some(other) = other {
                    let say = format!("{other}'s tickets go there too");
                    self.fault(&name.span(), format!("give this reseller a backend of its own: {say}"));
                }
            }
        }
    }
}
