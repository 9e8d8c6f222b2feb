//! The desk as its organisation describes it: `desk.toml`, parsed and validated whole.

mod backend;
mod channels;
mod check;
mod check_backend;
mod check_kinds;
mod check_options;
mod closing;
mod complaints;
mod contracts;
mod editors;
mod fault;
mod file;
mod hours;
mod kinds;
mod knowledge;
mod matter;
mod place;
mod reseller;
mod sealed;
mod standby;
mod text;

pub use backend::{
    Backend, Kind, Mailbox, Markup, Redmine, RedmineFields, RequestTracker, RequestTrackerFields, SecretName,
    Topdesk, Webhook, Zammad, Zendesk, ZendeskFields,
};
pub use contracts::ContractId;
pub use fault::ConfigFault;
pub use hours::{CalendarId, Hours, Notice, Reach};
pub use kinds::{ExtraField, FieldId, Kinds, Line, LineId, RequestKind};
pub use matter::{Choice, Lead, Matter};
pub use place::Place;
pub use reseller::{Answerer, Counter, Reseller, ResellerId, Support};
pub use sealed::Sealing;
pub use standby::OnCall;
pub use text::LocalText;

use crate::{
    Category, Code, Email, Fault, Lang, Phone, Rules, Sealed, SiteId,
    channel::{Channel, Emergency},
    closing::Silence,
    contract::Contract,
    editors::{Editors, Reporter},
    knowledge::Knowledge,
    money::Money,
    standing::{Standing, Vouched},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// The name of a backend in desk.toml.
pub type BackendId = String;

/// The mail to reporters, which stands among the backends of a ticket. No backend may have this name.
pub const REPORTER_MAIL: &str = "reporter-mail";

/// A whole desk. It cannot hold a name that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The desk's name, as reporters know it.
    pub name: LocalText,
    /// Where a reporter can write when the form does not work.
    pub email: Email,
    /// Where a reporter can call.
    pub phone: Phone,
    /// The time zone in which the desk lives; times are shown in it.
    pub zone: Tz,
    /// The languages that the desk answers in, its first one first; never empty.
    pub languages: Vec<Lang>,
    /// Tickets that one site may file in an hour before it gets 429.
    pub tickets_per_hour: u32,
    /// When it is open, and by when it answers.
    pub hours: Hours,
    /// The contracts that sites can have, by their names.
    pub contracts: BTreeMap<ContractId, Contract>,
    /// What an hour of help costs where no contract says otherwise.
    pub hourly_rate: Option<Money>,
    /// Who stands by outside opening hours; nothing where nobody does.
    pub on_call: Option<OnCall>,
    /// The ways to reach it beside the form, in the order in which they are shown; never empty.
    pub channels: Vec<Channel>,
    /// The number for emergencies; nothing where the desk's own is called.
    pub emergency: Option<Emergency>,
    /// How long it waits for a reporter; nothing where it waits for ever.
    pub closing: Option<Silence>,
    /// The kinds of request that it offers.
    pub kinds: Kinds,
    /// The sites, by their IDs.
    pub sites: BTreeMap<SiteId, Site>,
    /// The resellers, by their names.
    pub resellers: BTreeMap<ResellerId, Reseller>,
    /// The helpdesks, by their names.
    pub backends: BTreeMap<BackendId, Backend>,
    /// The mail to reporters; nothing where the desk sends none.
    pub mail: Option<Mail>,
    /// How reporters hand passwords over; nothing where they cannot.
    pub sealing: Option<Sealing>,
    /// Pages that may help before anything is sent; nothing where it names none.
    pub knowledge: Option<Knowledge>,
}

/// A customer's site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its ID.
    pub id: SiteId,
    /// Its name, as reporters know it.
    pub name: LocalText,
    /// The origins (RFC 6454) whose pages may embed the widget, exactly as browsers send them.
    pub origins: Vec<String>,
    /// What it asks of reporters.
    pub rules: Rules,
    /// Its contract; nothing where it has none.
    pub contract: Option<ContractId>,
    /// What is left on its prepaid card, in minutes; nothing where the desk does not say.
    pub balance_minutes: Option<u32>,
    /// Who reports for it.
    pub editors: Editors,
    /// What its CMS signs with who is logged in, the newest first; empty where it vouches for nobody.
    pub editor_secrets: Vec<SecretName>,
    /// Where its tickets go.
    pub routes: Routes,
    /// The reseller that it belongs to; nothing where the desk serves it directly.
    pub reseller: Option<ResellerId>,
    /// Where tickets go that its reseller passes on; nothing where it passes none on.
    pub passed_on: Option<Routes>,
}

/// Where tickets go: never nowhere, and the backend that answers comes first.
///
/// Complaints go where `[kinds.complaint]` says, whatever the site says; from sites that a reseller answers,
/// where the reseller's `complaints` say, or they are not offered. For every other kind the first of these
/// holds: the site's `backends-for` that kind; the site's `backends`; those of the option that was chosen;
/// those of the option's line; those of the kind; those of its line, where the option named none; those of
/// the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routes {
    /// For every kind of request that has no way of its own.
    pub usual: Vec<BackendId>,
    /// The kinds of request that go elsewhere.
    pub by_category: BTreeMap<Category, Vec<BackendId>>,
    /// Of those kinds, what goes elsewhere by the option that was chosen, by the options' values.
    pub by_option: BTreeMap<Category, BTreeMap<String, Vec<BackendId>>>,
}

impl Routes {
    /// Where all go to the same backends.
    pub fn to(usual: Vec<BackendId>) -> Self {
        Self { usual, by_category: BTreeMap::new(), by_option: BTreeMap::new() }
    }

    /// Where a ticket about that goes.
    pub fn of<'a>(&self, matter: impl Into<Matter<'a>>) -> &[BackendId] {
        let Matter { category, option } = matter.into();
        let led = option.and_then(|option| self.by_option.get(&category)?.get(&option.value));
        led.or_else(|| self.by_category.get(&category)).unwrap_or(&self.usual)
    }

    /// Where tickets of that kind go, whatever is chosen in them.
    fn all_of(&self, category: Category) -> impl Iterator<Item = &BackendId> {
        let led = self.by_option.get(&category).into_iter().flat_map(BTreeMap::values).flatten();
        self.of(category).iter().chain(led)
    }

    /// Whether any ticket goes to that backend.
    fn names(&self, backend: &str) -> bool {
        let led = self.by_option.values().flat_map(BTreeMap::values);
        let mut all = self.by_category.values().chain(led).chain([&self.usual]).flatten();
        all.any(|name| name == backend)
    }
}

/// The mail that the desk sends to reporters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The address that it comes from.
    pub from: Email,
}

impl Desk {
    /// Reads and validates desk.toml as a whole.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its line and column. A file that is not TOML,
    /// or of another shape, gives its first fault alone.
    pub fn parse(source: &str) -> Result<Self, Vec<ConfigFault>> {
        file::read(source).and_then(|file| check::desk(source, file))
    }

    /// The site of that ID, as it was typed.
    pub fn site(&self, id: &str) -> Option<&Site> {
        SiteId::parse(id).ok().and_then(|id| self.sites.get(&id))
    }

    /// The backends that get a ticket: the helpdesks, and the mail to its reporter unless one of them
    /// writes to reporters itself; a copy for the reseller, where it wants one.
    pub fn backends_of<'a>(&self, site: &Site, matter: impl Into<Matter<'a>>) -> Vec<BackendId> {
        let mut backends = site.routes.of(matter).to_vec();
        let mails = |id: &BackendId| self.backends.get(id).is_some_and(|backend| backend.mails_reporter);
        if self.mail.is_some() && !backends.iter().any(mails) {
            backends.push(REPORTER_MAIL.to_owned());
        }
        backends.extend(self.reseller(site).and_then(Reseller::copies));
        backends
    }

    /// Whether the reporter of such a ticket hears of news by mail: from us, or from a helpdesk.
    pub fn mails_reporter<'a>(&self, site: &Site, matter: impl Into<Matter<'a>>) -> bool {
        let mails = |id: &BackendId| self.backends.get(id).is_some_and(|backend| backend.mails_reporter);
        self.backends_of(site, matter).iter().any(|id| id == REPORTER_MAIL || mails(id))
    }

    /// The known answers for reporters of a site; nothing where there are none.
    pub fn knowledge_of(&self, site: &Site) -> Option<&Knowledge> {
        self.knowledge.as_ref().filter(|knowledge| knowledge.is_for(site.id))
    }

    /// A site's contract.
    pub fn contract(&self, site: &Site) -> Option<&Contract> {
        self.contracts.get(site.contract.as_ref()?)
    }

    /// The name of the contract that a ticket came under, as reporters know it, or as it stood in
    /// desk.toml where it has gone since.
    pub fn contract_name<'a>(&'a self, standing: &'a Standing, lang: Lang) -> Option<&'a str> {
        let id = standing.contract.as_ref()?;
        Some(self.contracts.get(id).map_or(id.as_str(), |contract| contract.name.get(lang)))
    }

    /// Who stands by for a site outside opening hours.
    pub fn stands_by(&self, site: &Site) -> Option<&OnCall> {
        self.contract(site).filter(|contract| contract.standby).and(self.on_call.as_ref())
    }

    /// The standing of whoever reports for a site from an address, and whom its CMS vouched for.
    ///
    /// # Errors
    /// A fault at the address where the site takes reports of its editors only.
    pub fn standing(&self, site: &Site, vouched: Option<Vouched>, email: &Email) -> Result<Standing, Fault> {
        let reporter = site.editors.reporter(vouched.as_ref().map(|account| &account.email), email)?;
        Ok(Standing { vouched, ..self.with_contract(site, reporter) })
    }

    /// The standing of somebody whom the desk has on the phone, and whom it refuses nothing.
    pub fn standing_of_caller(&self, site: &Site, email: &Email) -> Standing {
        self.with_contract(site, site.editors.reporter(None, email).unwrap_or(Some(Reporter::Visitor)))
    }

    fn with_contract(&self, site: &Site, reporter: Option<Reporter>) -> Standing {
        Standing {
            reporter,
            vouched: None,
            contract: site.contract.clone(),
            priority: self.contract(site).is_some_and(|contract| contract.priority),
        }
    }

    /// The number to call with an emergency at a moment, once it is filed.
    pub fn emergency_phone(&self, now: DateTime<Utc>) -> &Phone {
        match &self.emergency {
            Some(emergency) if emergency.takes_calls(now) => &emergency.phone,
            _ => &self.phone,
        }
    }

    /// How the reporters of a site hand passwords over. Where a reseller answers them, it would get what
    /// it cannot open.
    pub fn sealing_of(&self, site: &Site) -> Option<&Sealing> {
        self.sealing.as_ref().filter(|_| self.contact_keeper(site).is_none())
    }

    /// What is wrong with a sealed text beyond its shape: the desk cannot open it.
    pub fn sealed_fault(&self, text: &str) -> Option<Code> {
        // What has no shape has its fault already.
        let sealed = Sealed::parse(text).ok()?;
        self.sealing.as_ref().map_or(Err(Code::SealedKey), |sealing| sealing.admits(&sealed)).err()
    }

    /// Whether any site's pages come from that origin.
    pub fn knows_origin(&self, origin: &str) -> bool {
        self.sites.values().any(|site| site.origins.iter().any(|allowed| allowed == origin))
    }

    /// The desk's first language.
    pub fn first_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::En)
    }
}

#[cfg(test)]
mod tests;
