//! The platform, thinly: clock, randomness, KV, D1, other servers, other objects, mail.

pub mod announcements;
pub mod body;
pub mod clock;
pub mod desk;
pub mod exchange;
pub mod files;
pub mod inbox;
pub mod knowledge;
pub mod ledger;
pub mod limit;
pub mod mail;
pub mod multipart;
pub mod polls;
pub mod random;
pub mod secrets;
pub mod talk;
