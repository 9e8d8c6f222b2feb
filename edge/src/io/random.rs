//! Randomness from the platform's generator for secrets.

use crate::guard::token::{NONCE_BYTES, base64url};
use worker::Error;

/// A text of 128 random bits.
pub fn nonce() -> Result<String, Error> {
    bytes::<NONCE_BYTES>().map(|bytes| base64url(&bytes))
}

/// A number below 1,000, for jitter; 0 where there is no randomness.
pub fn below_1000() -> u32 {
    bytes::<4>().map_or(0, |bytes| u32::from_le_bytes(bytes) % 1_000)
}

fn bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::from("no randomness"))?;
    Ok(bytes)
}
