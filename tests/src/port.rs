//! Ports for servers that are killed and start again on the same one.

use anyhow::{Result, bail};
use std::{
    env,
    fs::{self, File},
    net::{Ipv4Addr, TcpListener},
    process,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU16, Ordering},
    },
};

/// Below the range from which systems choose a connection's own port: a client that tries again
/// and again to reach a server that is down could otherwise be given that very port, connect to
/// itself, and keep the server from coming back.
const FIRST: u16 = 18_000;
const COUNT: u16 = 8_000;

static NEXT: AtomicU16 = AtomicU16::new(0);

/// The files that keep this program's ports from others, for as long as it runs.
static TAKEN: Mutex<Vec<File>> = Mutex::new(Vec::new());

/// A port on which nothing listens, and which no other run of the tests takes while this one lives: between
/// two starts of a server nothing listens on its port either.
pub fn free() -> Result<u16> {
    let start = u16::try_from(process::id() % u32::from(COUNT))?;
    for _ in 0..COUNT {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + (start + step % COUNT) % COUNT;
        if take(port)? && TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port between {FIRST} and {} is free", FIRST + COUNT)
}

/// Locks the port's file; whether nobody else has.
fn take(port: u16) -> Result<bool> {
    let folder = env::temp_dir().join("ticket-ports");
    fs::create_dir_all(&folder)?;
    let file = File::create(folder.join(port.to_string()))?;
    let free = file.try_lock().is_ok();
    if free {
        TAKEN.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    }
    Ok(free)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_given_once_whether_or_not_a_server_has_come_to_it() {
        let ports = [free().unwrap(), free().unwrap(), free().unwrap()];
        assert!(ports[0] != ports[1] && ports[1] != ports[2] && ports[0] != ports[2], "{ports:?}");
        assert!(!take(ports[0]).unwrap());
    }
}
