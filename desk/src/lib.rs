//! What a ticket is, and what a service desk decides about it.
//!
//! This crate does no input or output, reads no clock and draws no random number: whoever calls
//! it passes those in. The widget and the edge both call it, so the browser and the server never
//! disagree on what is acceptable.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

#[cfg(feature = "config")]
pub mod announcement;
pub mod attachment;
#[cfg(feature = "config")]
pub mod channel;
#[cfg(feature = "config")]
pub mod closing;
#[cfg(feature = "config")]
pub mod config;
pub mod contact;
pub mod context;
#[cfg(feature = "config")]
pub mod contract;
mod customer;
pub mod delivery;
#[cfg(feature = "config")]
pub mod editors;
mod email;
pub mod extra;
pub mod fault;
#[cfg(feature = "config")]
pub mod hours;
#[cfg(feature = "config")]
pub mod knowledge;
pub mod lang;
pub mod limits;
#[cfg(feature = "config")]
pub mod money;
pub mod number;
#[cfg(feature = "config")]
pub mod passing_on;
mod phone;
#[cfg(feature = "config")]
pub mod promise;
mod reply;
pub mod report;
pub mod sealed;
mod secret;
pub mod site;
#[cfg(feature = "config")]
pub mod stage;
#[cfg(feature = "config")]
pub mod standby;
#[cfg(feature = "config")]
pub mod standing;
pub mod submission;
mod text;
pub mod ticket;
pub mod timeline;
#[cfg(feature = "config")]
pub mod turn;
mod url;

pub use attachment::{Attachment, MediaType};
pub use contact::Contact;
pub use context::{Context, ContextFields};
pub use customer::CustomerId;
pub use email::Email;
pub use extra::{Extras, FieldRule, Offered};
pub use fault::{Code, Fault, Faults};
pub use lang::Lang;
pub use number::TicketNumber;
pub use phone::Phone;
pub use reply::{ReplyFault, ReplyText};
pub use report::{Category, Report, ShownAnswer, Urgency, Via};
pub use sealed::Sealed;
pub use secret::Secret;
pub use site::SiteId;
pub use submission::{KindRule, Rules, Submission};
pub use text::{ErrorText, Name, Title};
pub use ticket::{Receipt, Status};
pub use timeline::{Event, Party, What, Why};
pub use url::PageUrl;
