//! The road from the desk to a Redmine: it carries every exchange, and loses what a test tells it to.

use crate::{
    client::{Client, Request},
    http::{self, Incoming},
};
use anyhow::Result;
use socket2::SockRef;
use std::{
    collections::HashMap,
    net::TcpStream,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Headers that a connection has for itself.
const OWN: [&str; 4] = ["connection", "content-length", "host", "transfer-encoding"];

/// What happens to an exchange on the road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accident {
    /// Redmine gets it and does it, and the answer is lost.
    LoseAnswer,
    /// It is lost before Redmine gets it.
    LoseRequest,
    /// The answer never comes, and Redmine gets it only when the test [lets it](Road::arrive).
    Late,
    /// Something on the road answers this status, and Redmine gets nothing.
    Status(u16),
}

#[derive(Debug, Default)]
struct Lane {
    /// Method and path that an accident waits for, and the accident.
    planned: Vec<(String, Accident)>,
    seen: Vec<String>,
    late: Vec<Request>,
}

/// The road; it is open until the process ends.
#[derive(Debug)]
pub struct Road {
    port: u16,
    lanes: Arc<Mutex<HashMap<String, Lane>>>,
}

impl Road {
    /// A road to the Redmine at this origin.
    pub fn to(origin: &str) -> Result<Self> {
        let lanes: Arc<Mutex<HashMap<String, Lane>>> = Arc::default();
        let (inner, client) = (Arc::clone(&lanes), Client::new(origin));
        let port = http::serve(move |incoming, stream| carry(&inner, &client, &incoming, &stream))?;
        Ok(Self { port, lanes })
    }

    /// A lane of it that has accidents of its own: an address that Redmine seems to have.
    pub fn url(&self, lane: &str) -> String {
        format!("http://127.0.0.1:{}/{lane}", self.port)
    }

    /// The next exchange on a lane whose method and path start like this has an accident.
    pub fn plan(&self, lane: &str, on: &str, accident: Accident) {
        lock(&self.lanes).entry(lane.to_owned()).or_default().planned.push((on.to_owned(), accident));
    }

    /// How many exchanges on a lane started like this.
    pub fn count(&self, lane: &str, on: &str) -> usize {
        lock(&self.lanes).get(lane).map_or(0, |it| it.seen.iter().filter(|line| line.starts_with(on)).count())
    }

    /// Lets everything arrive that is late on a lane; returns what Redmine answered.
    pub fn arrive(&self, lane: &str) -> Vec<u16> {
        let held = lock(&self.lanes).get_mut(lane).map(|it| std::mem::take(&mut it.late));
        held.unwrap_or_default().into_iter().map(|request| request.send().status).collect()
    }

    /// How many accidents on a lane have not happened yet.
    pub fn ahead(&self, lane: &str) -> usize {
        lock(&self.lanes).get(lane).map_or(0, |it| it.planned.len())
    }
}

fn carry(lanes: &Mutex<HashMap<String, Lane>>, client: &Client, incoming: &Incoming, stream: &TcpStream) {
    let (lane, path) = incoming.path.trim_start_matches('/').split_once('/').unwrap_or((&incoming.path, ""));
    let asked = format!("{} /{path}", incoming.method);
    let accident = {
        let mut lanes = lock(lanes);
        let it = lanes.entry(lane.to_owned()).or_default();
        it.seen.push(asked.clone());
        let at = it.planned.iter().position(|(on, _)| asked.starts_with(on));
        at.map(|at| it.planned.remove(at).1)
    };
    match accident {
        Some(Accident::LoseRequest) => return reset(stream),
        Some(Accident::Status(status)) => return http::answer(stream, status, &[], b""),
        Some(Accident::LoseAnswer | Accident::Late) | None => {}
    }
    let mut request = client.request(&incoming.method, &format!("/{path}"));
    for (name, value) in &incoming.headers {
        if !OWN.contains(&name.to_ascii_lowercase().as_str()) {
            request = request.header(name, value);
        }
    }
    let kind = incoming.header("content-type").unwrap_or_default();
    let request = if incoming.body.is_empty() { request } else { request.body(&kind, incoming.body.clone()) };
    if accident == Some(Accident::Late) {
        lock(lanes).entry(lane.to_owned()).or_default().late.push(request);
        return reset(stream);
    }
    match request.try_send() {
        Ok(answer) if accident.is_none() => {
            let others = |(name, _): &(String, String)| !OWN.contains(&name.as_str());
            let headers: Vec<_> = answer.headers.iter().filter(|it| others(it)).cloned().collect();
            http::answer(stream, answer.status, &headers, &answer.body);
        }
        _ => reset(stream),
    }
}

/// Closes at once, without the courtesies of TCP.
fn reset(stream: &TcpStream) {
    // Where the option cannot be set the connection closes politely, which loses the answer as well.
    let _ = SockRef::from(stream).set_linger(Some(Duration::ZERO));
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
