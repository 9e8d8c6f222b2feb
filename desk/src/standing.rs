//! What the desk knew of a reporter when the ticket came. The reporter told none of it.

use crate::editors::Reporter;
use serde::{Deserialize, Serialize};

/// A ticket's standing, as it was decided once and is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// Who reported; nothing where the site names no editors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporter: Option<Reporter>,
    /// The name in desk.toml of the site's contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// Whether that contract lets it go first.
    pub priority: bool,
}
