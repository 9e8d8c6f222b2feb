//! What the values of desk.toml mean, and whether they lead anywhere.

use super::{
    Backend, BackendId, ConfigFault, ContractId, Desk, Hours, Kinds, LocalText, Mail, Routes, Site, channels,
    check_kinds::KindTables,
    complaints,
    editors::EDITORS_MAX,
    file::{Asked, DeskTable, File, MailTable, Names, SiteTable},
    hours::Own,
    reseller::{self, Reseller, ResellerId, ResellerTables},
};
use crate::{Category, Email, Lang, Phone, Rules, SiteId, contract::Contract, submission};
use chrono_tz::Tz;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use toml::Spanned;

/// The zone of a desk that names none.
const ZONE: Tz = Tz::Europe__Brussels;

/// Tickets per site and hour where the desk names no figure: one every six seconds, which no
/// honest site reaches and a loop in a script does.
const TICKETS_PER_HOUR: u32 = 600;

/// Collects faults, so that an admin sees all of them at once.
pub(super) struct Check<'a> {
    source: &'a str,
    faults: Vec<ConfigFault>,
}

/// What holds for sites that say nothing else.
struct Usual<'a> {
    routes: Option<&'a [BackendId]>,
    backends: &'a BTreeMap<BackendId, Backend>,
    kinds: &'a Kinds,
    contracts: &'a BTreeMap<ContractId, Contract>,
    editors_max: u16,
    /// The resellers as they are described, and as far as that holds.
    described: &'a ResellerTables,
    resellers: &'a BTreeMap<ResellerId, Reseller>,
}

/// The desk that the file describes, or all its faults.
pub(super) fn desk(source: &str, file: File) -> Result<Desk, Vec<ConfigFault>> {
    let mut check = Check { source, faults: Vec::new() };
    let backends = check.backends(file.backends, file.mail.is_some());
    let at = file.desk.span();
    let table = file.desk.into_inner();
    if file.sites.is_empty() {
        check.fault(&at, "add at least one site: [[sites]]");
    }
    let zone = check.zone(&table);
    let sealing = check.sealing(file.sealed);
    // Calendars that the desk itself keeps, here or on its lines and channels.
    let lines = file.lines.values().filter_map(|line| line.hours.as_ref());
    let channels = file.channels.iter().filter_map(|channel| channel.hours.as_ref());
    let kept: BTreeSet<&str> =
        lines.chain(channels).chain(&table.hours).map(|id| id.get_ref().as_str()).collect();
    let own = Own {
        zone: zone.unwrap_or(ZONE),
        hours: table.hours.as_ref(),
        channels: channels::kinds(&file.channels),
        answer_within: table.answer_within.as_ref(),
        resellers: reseller::calendars(&file.resellers).filter(|id| !kept.contains(id)).collect(),
    };
    let hours = check.hours(&own, file.calendars, file.closures);
    let tables = KindTables { kinds: file.kinds, lines: file.lines, fields: file.fields };
    let (kinds, complaint) = check.kinds(tables, &hours, &backends);
    let hourly_rate = check.rate(table.hourly_rate.as_ref());
    let contracts = check.contracts(file.contracts, hourly_rate, file.standby.is_some());
    let mut resellers = check.resellers(&file.resellers, &backends, file.mail.is_some());
    check.reseller_hours(&file.resellers, &hours, &mut resellers);
    let routes = check.names(&table.backends, &backends);
    let usual = Usual {
        routes: routes.as_deref(),
        backends: &backends,
        kinds: &kinds,
        contracts: &contracts,
        editors_max: check.editors_max(table.editors_max.as_ref(), EDITORS_MAX),
        described: &file.resellers,
        resellers: &resellers,
    };
    let sites = check.sites(file.sites, &usual);
    let direct = routes.map(|usual| kinds.routes(usual));
    check.resellers_apart(&file.resellers, direct.as_ref(), &sites);
    let ids = sites.keys().copied().collect();
    let knowledge = file.knowledge.map(|table| check.knowledge(table, &ids));
    let mail = check.mail(file.mail);
    let tickets_per_hour = check.tickets_per_hour(file.limits.tickets_per_hour);
    let desk = check.desk(&table);
    let phone = desk.as_ref().map(|desk| &desk.phone);
    let on_call = check.standby(file.standby, hourly_rate, phone, table.hours.is_some());
    let emergency = check.emergency(&table, &hours);
    let closing = file.closing.and_then(|table| check.closing(&table, hours.calendar()));
    let listed = check.channels(file.channels, own.zone, &hours);
    let desk = desk.map(|desk| Desk {
        zone: own.zone,
        channels: channels::or_own(listed, &desk, own.zone, &hours),
        emergency,
        closing,
        tickets_per_hour,
        hours,
        contracts,
        hourly_rate,
        on_call,
        kinds,
        sites,
        backends,
        resellers,
        mail,
        sealing,
        knowledge,
        ..desk
    });
    if let Some(desk) = &desk {
        check.complaints(desk, complaint, &file.resellers);
    }
    check.faults.sort();
    match desk {
        Some(desk) if check.faults.is_empty() => Ok(desk),
        _ => Err(check.faults),
    }
}

impl Check<'_> {
    pub(super) fn fault(&mut self, span: &Range<usize>, message: impl Into<String>) {
        self.faults.push(ConfigFault::at(self.source, span, message));
    }

    /// Parses a value in its place; a failure becomes a fault there.
    pub(super) fn parsed<T, E>(
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

    /// What `[desk]` itself says of who it is.
    fn desk(&mut self, table: &DeskTable) -> Option<Desk> {
        if table.languages.get_ref().is_empty() {
            let all = Lang::ALL.map(Lang::tag).join(", ");
            self.fault(&table.languages.span(), format!("name at least one of {all}"));
        }
        let name = self.text(&table.name);
        let email =
            self.parsed(&table.email, Email::parse, "write an e-mail address, such as help@example.org");
        let phone = self.parsed(&table.phone, Phone::parse, "write a phone number, such as +32 2 555 01 00");
        Some(Desk {
            name,
            email: email?,
            phone: phone?,
            zone: ZONE,
            languages: table.languages.get_ref().clone(),
            tickets_per_hour: TICKETS_PER_HOUR,
            resellers: BTreeMap::new(),
            sealing: None,
            knowledge: None,
            hours: Hours::default(),
            contracts: BTreeMap::new(),
            hourly_rate: None,
            on_call: None,
            channels: Vec::new(),
            emergency: None,
            closing: None,
            kinds: Kinds::default(),
            sites: BTreeMap::new(),
            backends: BTreeMap::new(),
            mail: None,
        })
    }

    fn zone(&mut self, table: &DeskTable) -> Option<Tz> {
        let zone = table.zone.as_ref()?;
        self.parsed(zone, str::parse::<Tz>, "write a time zone, such as Europe/Brussels")
    }

    fn tickets_per_hour(&mut self, limit: Option<Spanned<u32>>) -> u32 {
        match limit {
            Some(limit) if *limit.get_ref() == 0 => {
                self.fault(&limit.span(), "write at least 1 ticket per hour");
                TICKETS_PER_HOUR
            }
            Some(limit) => limit.into_inner(),
            None => TICKETS_PER_HOUR,
        }
    }

    pub(super) fn text(&mut self, text: &Spanned<LocalText>) -> LocalText {
        if text.get_ref().is_blank() {
            self.fault(&text.span(), "write a text here");
        }
        text.get_ref().clone()
    }

    fn sites(&mut self, tables: Vec<SiteTable>, usual: &Usual) -> BTreeMap<SiteId, Site> {
        let mut sites = BTreeMap::new();
        for table in tables {
            let id =
                self.parsed(&table.id, SiteId::parse, "write a site ID of four digits, such as \"1234\"");
            let name = self.text(&table.name);
            let origins = table.origins.iter().filter_map(|origin| self.origin(origin)).collect();
            let routes = self.routes(&table, usual);
            let (contract, balance_minutes) = self.site_contract(&table, usual.contracts);
            let asked = contract.as_ref().and_then(|contract| usual.contracts.get(contract));
            let mut rules = Rules {
                phone_optional: table.phone == Asked::Optional,
                customer_id: asked.map_or(submission::Asked::None, |contract| contract.customer_id),
                ..usual.kinds.rules()
            };
            let editors = self.editors(&table, usual.editors_max);
            let editor_secrets = self.editor_secrets(&table);
            let (routes, reseller, passed_on) = self.resold(&table, usual.described, usual.resellers, routes);
            let (Some(id), Some(routes)) = (id, routes) else { continue };
            let answers = reseller.as_ref().and_then(|id| usual.resellers.get(id)?.counter());
            if answers.is_some_and(|counter| counter.complaints.is_none()) {
                // Its queue takes everything else, so a complaint could be about whoever reads it.
                complaints::leave_out(&mut rules);
            }
            let site = Site {
                id,
                name,
                origins,
                rules,
                contract,
                balance_minutes,
                editors,
                editor_secrets,
                routes,
                reseller,
                passed_on,
            };
            if sites.insert(id, site).is_some() {
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

    /// Where the tickets of a site go; [`Routes`] says what goes before what.
    fn routes(&mut self, table: &SiteTable, usual: &Usual) -> Option<Routes> {
        let Usual { routes, backends, kinds, .. } = usual;
        let own = table.backends.as_ref().map(|names| self.names(names, backends));
        let usual = own.as_ref().map_or_else(|| routes.map(<[_]>::to_vec), Clone::clone);
        let mut by_category = BTreeMap::new();
        let mut by_option = BTreeMap::new();
        for category in kinds.offered.keys() {
            // A site that has backends of its own keeps what comes in, but no complaints.
            if own.is_none() || *category == Category::Complaint {
                by_option.extend(usual.as_ref().map(|usual| (*category, kinds.led(*category, usual))));
                by_category.extend(kinds.own_backends(*category).map(|own| (*category, own.to_vec())));
            }
        }
        for (category, names) in &table.backends_for {
            if *category.get_ref() == Category::Complaint {
                self.fault(
                    &category.span(),
                    "leave complaints out: they go to the backends of [kinds.complaint], from every site",
                );
            }
            if !kinds.offered.is_empty() && !kinds.offered.contains_key(category.get_ref()) {
                let name = category.get_ref().as_str();
                self.fault(
                    &category.span(),
                    format!("the desk does not offer this kind: add [kinds.{name}]"),
                );
            }
            by_option.remove(category.get_ref());
            by_category.extend(self.names(names, backends).map(|names| (*category.get_ref(), names)));
        }
        Some(Routes { usual: usual?, by_category, by_option })
    }

    pub(super) fn names(
        &mut self,
        names: &Names,
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

    fn mail(&mut self, table: Option<MailTable>) -> Option<Mail> {
        let from = self.parsed(
            &table?.from,
            Email::parse,
            "write the address that mail comes from, such as help@example.org",
        )?;
        Some(Mail { from })
    }
}
