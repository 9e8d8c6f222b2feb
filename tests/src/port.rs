//! Ports for servers that are killed and start again on the same one.

use anyhow::{Result, bail};
use std::{
    net::{Ipv4Addr, TcpListener},
    process,
    sync::atomic::{AtomicU16, Ordering},
};

/// Below the range from which systems choose a connection's own port: a client that tries again
/// and again to reach a server that is down could otherwise be given that very port, connect to
/// itself, and keep the server from coming back.
const FIRST: u16 = 18_000;
const COUNT: u16 = 8_000;

static NEXT: AtomicU16 = AtomicU16::new(0);

/// A port on which nothing listens.
pub fn free() -> Result<u16> {
    let start = u16::try_from(process::id() % u32::from(COUNT))?;
    for _ in 0..COUNT {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + (start + step % COUNT) % COUNT;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port between {FIRST} and {} is free", FIRST + COUNT)
}
