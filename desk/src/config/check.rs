//! What the values of desk.toml mean, and whether they lead anywhere.

use super::{
    Backend, BackendId, ConfigFault, Desk, LocalText, Site,
    file::{Asked, BackendTable, DeskTable, File, SiteTable},
};
use crate::{Email, Phone, Rules, SiteId};
use chrono_tz::Tz;
use std::{collections::BTreeMap, ops::Range};
use toml::Spanned;

/// The zone of a desk that names none.
const ZONE: Tz = Tz::Europe__Brussels;

/// Tickets per site and hour where the desk names no figure: one every six seconds, which no
/// honest site reaches and a loop in a script does.
const TICKETS_PER_HOUR: u32 = 600;

/// Collects faults, so that an admin sees all of them at once.
struct Check<'a> {
    source: &'a str,
    faults: Vec<ConfigFault>,
}

/// The desk that the file describes, or all its faults.
pub(super) fn desk(source: &str, file: File) -> Result<Desk, Vec<ConfigFault>> {
    let mut check = Check { source, faults: Vec::new() };
    let backends = check.backends(file.backends);
    let at = file.desk.span();
    let table = file.desk.into_inner();
    let own = check.routes(&table.backends, &backends);
    let sites = check.sites(file.sites, own.as_deref().unwrap_or_default(), &backends);
    let tickets_per_hour = match file.limits.tickets_per_hour {
        Some(limit) if *limit.get_ref() == 0 => {
            check.fault(&limit.span(), "write at least 1 ticket per hour");
            TICKETS_PER_HOUR
        }
        Some(limit) => limit.into_inner(),
        None => TICKETS_PER_HOUR,
    };
    let desk = check.desk(&table, &at, sites, backends, tickets_per_hour);
    check.faults.sort();
    match desk {
        Some(desk) if check.faults.is_empty() => Ok(desk),
        _ => Err(check.faults),
    }
}

impl Check<'_> {
    fn fault(&mut self, span: &Range<usize>, message: impl Into<String>) {
        self.faults.push(ConfigFault::at(self.source, span, message));
    }

    /// Parses a value in its place; a failure becomes a fault there.
    fn parsed<T, E>(
        &mut self,
        value: &Spanned<String>,
        parse: impl Fn(&str) -> Result<T, E>,
        message: &str,
    ) -> Option<T> {
        let parsed = parse(value.get_ref()).ok();
        if parsed.is_none() {
            self.fault(&value.span(), message);
        }
        parsed
    }

    fn desk(
        &mut self,
        table: &DeskTable,
        at: &Range<usize>,
        sites: BTreeMap<SiteId, Site>,
        backends: BTreeMap<BackendId, Backend>,
        tickets_per_hour: u32,
    ) -> Option<Desk> {
        if sites.is_empty() {
            self.fault(at, "add at least one site: [[sites]]");
        }
        if table.languages.get_ref().is_empty() {
            self.fault(&table.languages.span(), "name at least one of nl, fr, de, en");
        }
        let name = self.text(&table.name);
        let email =
            self.parsed(&table.email, Email::parse, "write an e-mail address, such as help@example.org");
        let phone = self.parsed(&table.phone, Phone::parse, "write a phone number, such as +32 2 555 01 00");
        let zone = match &table.zone {
            Some(zone) => self.parsed(zone, str::parse::<Tz>, "write a time zone, such as Europe/Brussels"),
            None => Some(ZONE),
        };
        Some(Desk {
            name,
            email: email?,
            phone: phone?,
            zone: zone?,
            languages: table.languages.get_ref().clone(),
            tickets_per_hour,
            sites,
            backends,
        })
    }

    fn text(&mut self, text: &Spanned<LocalText>) -> LocalText {
        if text.get_ref().is_blank() {
            self.fault(&text.span(), "write a text here");
        }
        text.get_ref().clone()
    }

    fn sites(
        &mut self,
        tables: Vec<SiteTable>,
        own: &[BackendId],
        backends: &BTreeMap<BackendId, Backend>,
    ) -> BTreeMap<SiteId, Site> {
        let mut sites = BTreeMap::new();
        for table in tables {
            let id =
                self.parsed(&table.id, SiteId::parse, "write a site ID of four digits, such as \"1234\"");
            let name = self.text(&table.name);
            let origins = table.origins.iter().filter_map(|origin| self.origin(origin)).collect();
            let routes = match &table.backends {
                Some(routes) => self.routes(routes, backends),
                None => Some(own.to_vec()),
            };
            let rules = Rules { phone_optional: table.phone == Asked::Optional };
            if let (Some(id), Some(backends)) = (id, routes)
                && sites.insert(id, Site { id, name, origins, rules, backends }).is_some()
            {
                self.fault(&table.id.span(), format!("site {id} stands here twice"));
            }
        }
        sites
    }

    /// An origin as browsers send it: scheme, host, port if it is not the scheme's own.
    fn origin(&mut self, origin: &Spanned<String>) -> Option<String> {
        let text = origin.get_ref();
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = |host: &str| {
            !host.is_empty()
                && !host.contains(['/', '*', '@', '?', '#', ' '])
                && !host.chars().any(char::is_uppercase)
        };
        if host.is_some_and(plain) {
            return Some(text.clone());
        }
        self.fault(
            &origin.span(),
            "write an origin, such as https://www.example.org: no path, no slash at the end, no star",
        );
        None
    }

    fn routes(
        &mut self,
        names: &Spanned<Vec<Spanned<String>>>,
        backends: &BTreeMap<BackendId, Backend>,
    ) -> Option<Vec<BackendId>> {
        if names.get_ref().is_empty() {
            self.fault(&names.span(), "name at least one backend, such as \"inbox\"");
        }
        let mut routes: Vec<BackendId> = Vec::new();
        for name in names.get_ref() {
            let text = name.get_ref();
            if !backends.contains_key(text) {
                self.fault(&name.span(), format!("there is no backend \"{text}\": add [backends.{text}]"));
            } else if routes.contains(text) {
                self.fault(&name.span(), format!("backend \"{text}\" stands here twice"));
            } else {
                routes.push(text.clone());
            }
        }
        (!routes.is_empty()).then_some(routes)
    }

    fn backends(&mut self, tables: BTreeMap<Spanned<String>, BackendTable>) -> BTreeMap<BackendId, Backend> {
        let mut backends = BTreeMap::new();
        for (name, table) in tables {
            let span = name.span();
            let name = name.into_inner();
            if name.is_empty()
                || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            {
                self.fault(&span, "name a backend with small letters, digits and hyphens");
            }
            backends.insert(name, self.backend(&span, table));
        }
        backends
    }

    fn backend(&mut self, at: &Range<usize>, table: BackendTable) -> Backend {
        match table {
            BackendTable::Inbox {} => Backend::Inbox,
            BackendTable::Webhook { url, secrets } => {
                if !is_safe_address(&url) {
                    self.fault(
                        at,
                        "write this backend's url with https:// (http:// only for this machine itself)",
                    );
                }
                if secrets.is_empty() {
                    self.fault(at, "name at least one secret of this backend, the newest first");
                }
                for secret in secrets.iter().filter(|name| !is_secret_name(name)) {
                    let shown =
                        if secret.starts_with("whsec_") { "a secret itself" } else { secret.as_str() };
                    self.fault(
                        at,
                        format!("write a secret's name in capitals, such as WEBHOOK_SECRET, not {shown}"),
                    );
                }
                Backend::Webhook { url, secrets }
            }
        }
    }
}

/// Tickets carry personal data, so they leave this machine only encrypted.
fn is_safe_address(url: &str) -> bool {
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let is_local = local.iter().any(|start| {
        url.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
    });
    crate::PageUrl::parse(url).is_ok() && (url.starts_with("https://") || is_local)
}

/// A name such as wrangler takes for a secret; a secret itself never looks like it.
fn is_secret_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}
