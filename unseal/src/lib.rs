//! The desk's end of what reporters hand over sealed: keys, and opening what was encrypted for them.
//!
//! The form encrypts in the browser (JWE, RFC 7516), the desk carries what it cannot read, and this is
//! the other end. The private key never leaves the machine that it was made on.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod fault;
mod jwe;
mod kdf;
mod key;

pub use fault::Fault;
pub use jwe::open;
pub use key::Key;
