//! The desk as its organisation describes it: `desk.toml`, parsed and validated whole.

mod check;
mod fault;
mod file;
mod text;

pub use fault::ConfigFault;
pub use text::LocalText;

use crate::{Email, Lang, Phone, Rules, SiteId};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// The name of a backend in desk.toml.
pub type BackendId = String;

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
    /// The sites, by their IDs.
    pub sites: BTreeMap<SiteId, Site>,
    /// The helpdesks, by their names.
    pub backends: BTreeMap<BackendId, Backend>,
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
    /// Where its tickets go, the one that answers first; never empty.
    pub backends: Vec<BackendId>,
}

/// A helpdesk that tickets are delivered to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backend {
    /// The inbox that comes with the desk.
    Inbox,
    /// Any program that takes Standard Webhooks 1.0.0.
    Webhook {
        /// Where messages are posted: https, or http on this machine.
        url: String,
        /// The names of the secrets (`whsec_…`) that sign, the newest first; never empty.
        secrets: Vec<String>,
    },
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
