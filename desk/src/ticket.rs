//! A ticket: a report that has a number.

use crate::{Phone, SiteId, TicketNumber, report::words};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// Where a ticket is.
    Status {
        /// Received, and nobody has taken it up yet.
        New = "new",
        /// Somebody works on it.
        Open = "open",
        /// The desk waits for the reporter.
        Waiting = "waiting",
        /// The desk says it is solved.
        Resolved = "resolved",
        /// Done; nothing more happens.
        Closed = "closed",
    }
}

/// What the reporter gets for a submission, at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// The ticket's number, to quote in every mail and call.
    pub number: TicketNumber,
    /// The site that it was reported for.
    pub site_id: SiteId,
    /// When the desk received it (RFC 3339, UTC).
    pub received_at: DateTime<Utc>,
    /// When the desk promises an answer; nothing where it promises none.
    pub answer_by: Option<DateTime<Utc>>,
    /// The reporter's own page about this ticket, absolute. Whoever has it can read the ticket.
    pub status_url: String,
    /// The number to call now and quote this one; only an emergency has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency_phone: Option<Phone>,
}
