//! The server is killed again and again while tickets come in: nothing acknowledged is lost,
//! nothing counts twice, and nobody has to come by for things to go on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod burst;
mod figures;
mod outbox;
