//! The shape of desk.toml: what may stand where. What the values mean is checked afterwards, so
//! each value that can be wrong keeps its place in the file.

use super::{ConfigFault, LocalText};
use crate::Lang;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub desk: Spanned<DeskTable>,
    #[serde(default)]
    pub limits: LimitsTable,
    #[serde(default)]
    pub sites: Vec<SiteTable>,
    #[serde(default)]
    pub backends: BTreeMap<Spanned<String>, BackendTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeskTable {
    pub name: Spanned<LocalText>,
    pub email: Spanned<String>,
    pub phone: Spanned<String>,
    #[serde(default)]
    pub zone: Option<Spanned<String>>,
    pub languages: Spanned<Vec<Lang>>,
    pub backends: Spanned<Vec<Spanned<String>>>,
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
    pub backends: Option<Spanned<Vec<Spanned<String>>>>,
}

/// Whether reporters must give something.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Asked {
    #[default]
    Required,
    Optional,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum BackendTable {
    Inbox {},
    Webhook { url: String, secrets: Vec<String> },
}

/// Reads the shape; a file of another shape gives its first fault.
pub(super) fn read(source: &str) -> Result<File, Vec<ConfigFault>> {
    toml::from_str(source).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        vec![ConfigFault::at(source, &span, error.message())]
    })
}
