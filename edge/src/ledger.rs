//! The ledger: one Durable Object per site, which gives numbers, keeps tickets and delivers them.

pub mod alarm;
pub mod book;
pub mod closing;
pub mod deliver;
pub mod look;
pub mod message;
pub mod notices;
pub mod object;
pub mod outbox;
pub mod passing_on;
pub mod schema;
pub mod submit;
pub mod timeline;
pub mod uploads;
