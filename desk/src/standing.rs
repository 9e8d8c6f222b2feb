//! What the desk knew of a reporter when the ticket came. The reporter told none of it.

use crate::{Email, Name, Phone, editors::Reporter};
use serde::{Deserialize, Serialize};

/// Somebody whom a site's CMS vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    /// The account in the CMS.
    pub account: String,
    /// The account's name.
    pub name: Name,
    /// The account's e-mail address.
    pub email: Email,
    /// The account's phone number, where the CMS knows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
}

/// A ticket's standing, as it was decided once and is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// Who reported; nothing where the site names no editors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporter: Option<Reporter>,
    /// Whom the site's CMS vouched for; nothing where nobody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vouched: Option<Vouched>,
    /// The name in desk.toml of the site's contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// Whether that contract lets it go first.
    pub priority: bool,
}
