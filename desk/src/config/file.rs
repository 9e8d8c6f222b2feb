//! The shape of desk.toml: what may stand where. What the values mean is checked afterwards, so
//! each value that can be wrong keeps its place in the file.

use super::{
    ConfigFault, LocalText,
    backend::{Redmine, RequestTracker, Topdesk, Webhook, Zammad, Zendesk},
    channels::ChannelTable,
    check_kinds::{FieldTable, KindTable, LineTable},
    closing::ClosingTable,
    contracts::ContractTable,
    editors::EditorTable,
    hours::{CalendarTable, ClosureTable},
    knowledge::KnowledgeTable,
    reseller::ResellerTables,
    standby::StandbyTable,
};
use crate::{Category, Lang, editors::Others};
use serde::{Deserialize, de::IgnoredAny};
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub desk: Spanned<DeskTable>,
    #[serde(default)]
    pub limits: LimitsTable,
    #[serde(default)]
    pub calendars: BTreeMap<Spanned<String>, CalendarTable>,
    #[serde(default)]
    pub closures: Vec<ClosureTable>,
    #[serde(default)]
    pub contracts: BTreeMap<Spanned<String>, ContractTable>,
    #[serde(default)]
    pub standby: Option<Spanned<StandbyTable>>,
    #[serde(default)]
    pub channels: Vec<ChannelTable>,
    #[serde(default)]
    pub closing: Option<Spanned<ClosingTable>>,
    #[serde(default)]
    pub kinds: BTreeMap<Spanned<Category>, KindTable>,
    #[serde(default)]
    pub lines: BTreeMap<Spanned<String>, LineTable>,
    #[serde(default)]
    pub fields: BTreeMap<Spanned<String>, FieldTable>,
    #[serde(default)]
    pub sites: Vec<SiteTable>,
    #[serde(default)]
    pub resellers: ResellerTables,
    #[serde(default)]
    pub backends: BTreeMap<Spanned<String>, BackendTable>,
    #[serde(default)]
    pub mail: Option<MailTable>,
    #[serde(default)]
    pub sealed: Option<SealedTable>,
    #[serde(default)]
    pub knowledge: Option<Spanned<KnowledgeTable>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeskTable {
    pub name: Spanned<LocalText>,
    pub email: Spanned<String>,
    pub phone: Spanned<String>,
    #[serde(default)]
    pub emergency_phone: Option<Spanned<String>>,
    #[serde(default)]
    pub emergency_hours: Option<Spanned<String>>,
    #[serde(default)]
    pub zone: Option<Spanned<String>>,
    #[serde(default)]
    pub hours: Option<Spanned<String>>,
    #[serde(default)]
    pub answer_within: Option<Spanned<String>>,
    #[serde(default)]
    pub hourly_rate: Option<Spanned<String>>,
    #[serde(default)]
    pub editors_max: Option<Spanned<u16>>,
    pub languages: Spanned<Vec<Lang>>,
    pub backends: Names,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct LimitsTable {
    pub tickets_per_hour: Option<Spanned<u32>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct SiteTable {
    pub id: Spanned<String>,
    pub name: Spanned<LocalText>,
    #[serde(default)]
    pub origins: Vec<Spanned<String>>,
    #[serde(default)]
    pub phone: Asked,
    #[serde(default)]
    pub contract: Option<Spanned<String>>,
    #[serde(default)]
    pub balance_minutes: Option<Spanned<u32>>,
    #[serde(default)]
    pub editors: Vec<EditorTable>,
    #[serde(default)]
    pub editor_secrets: Vec<Spanned<String>>,
    #[serde(default)]
    pub editors_max: Option<Spanned<u16>>,
    #[serde(default)]
    pub others: Option<Spanned<Others>>,
    #[serde(default)]
    pub reseller: Option<Spanned<String>>,
    #[serde(default)]
    pub backends: Option<Names>,
    #[serde(default)]
    pub backends_for: BTreeMap<Spanned<Category>, Names>,
}

/// Names of backends, each in its place.
pub(super) type Names = Spanned<Vec<Spanned<String>>>;

/// Whether reporters must give something.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Asked {
    #[default]
    Required,
    Optional,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum BackendTable {
    Inbox {},
    Webhook(Webhook),
    RequestTracker(RequestTracker),
    Redmine(Redmine),
    Zammad(Zammad),
    Topdesk(Topdesk),
    Zendesk(Zendesk),
    Email(EmailTable),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EmailTable {
    pub to: String,
    #[serde(default)]
    pub mails_reporter: bool,
}

/// The mail that the desk sends to reporters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailTable {
    pub from: Spanned<String>,
}

/// How passwords are handed over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SealedTable {
    pub key: Spanned<KeyTable>,
    #[serde(default)]
    pub previous: Vec<Spanned<String>>,
}

/// A public key as a JWK, and the private half that must not stand here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyTable {
    pub kty: Spanned<String>,
    pub crv: Spanned<String>,
    pub x: String,
    pub y: String,
    pub kid: Spanned<String>,
    #[serde(default)]
    pub d: Option<Spanned<IgnoredAny>>,
}

/// Reads the shape; a file of another shape gives its first fault.
pub(super) fn read(source: &str) -> Result<File, Vec<ConfigFault>> {
    toml::from_str(source).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        vec![ConfigFault::at(source, &span, error.message())]
    })
}
