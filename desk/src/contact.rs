//! Who reports, and how the desk reaches them.

use crate::{Email, Name, Phone};
use serde::{Deserialize, Serialize};

/// The requester of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The reporter's name.
    pub name: Name,
    /// Where the answer goes.
    pub email: Email,
    /// Where the desk calls back; some sites leave it to the reporter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
}
