//! The way to a real helpdesk, which breaks when a test wants it to. The first part of a path is the
//! name of the way, and does not reach the helpdesk.

use crate::{
    client::Client,
    http::{self, Incoming},
};
use anyhow::Result;
use socket2::SockRef;
use std::{
    collections::VecDeque,
    net::TcpStream,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How the way breaks, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The request arrives and is done; the answer is lost.
    LoseAnswer,
    /// The request does not arrive.
    LoseRequest,
    /// Something on the way says that the helpdesk is away.
    Unavailable,
    /// The request arrives and is done; a page of something on the way comes in place of the answer.
    Garble,
}

#[derive(Debug, Clone)]
struct Plan {
    method: String,
    path: String,
    how: Break,
}

/// What passed: method and path of each request.
pub type Passed = (String, String);

#[derive(Debug, Default)]
struct State {
    plans: VecDeque<Plan>,
    passed: Vec<Passed>,
    broken: usize,
}

/// A way to an origin; it is open until the process ends.
#[derive(Debug, Clone)]
pub struct Proxy {
    port: u16,
    state: Arc<Mutex<State>>,
}

impl Proxy {
    /// Opens one.
    pub fn start(origin: &str) -> Result<Self> {
        let state = Arc::new(Mutex::new(State::default()));
        let (inner, client) = (Arc::clone(&state), Client::new(origin));
        let port = http::serve(move |incoming, stream| pass(&inner, &client, &incoming, &stream))?;
        Ok(Self { port, state })
    }

    /// Its own origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Breaks at the next request of this method whose path holds these words.
    pub fn next(&self, method: &str, path: &str, how: Break) {
        let plan = Plan { method: method.to_owned(), path: path.to_owned(), how };
        self.lock().plans.push_back(plan);
    }

    /// How often it broke.
    pub fn broken(&self) -> usize {
        self.lock().broken
    }

    /// What passed so far.
    pub fn passed(&self) -> Vec<Passed> {
        self.lock().passed.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn pass(state: &Mutex<State>, client: &Client, incoming: &Incoming, stream: &TcpStream) {
    let how = planned(state, incoming);
    if how == Some(Break::LoseRequest) {
        return reset(stream);
    }
    if how == Some(Break::Unavailable) {
        return http::answer(stream, 503, &[], b"away");
    }
    let path = incoming.path.trim_start_matches('/');
    let path = path.find('/').map_or("/", |at| &path[at..]);
    let mut request = client.request(&incoming.method, path);
    for (name, value) in &incoming.headers {
        if ["authorization", "content-type", "accept"].iter().any(|it| name.eq_ignore_ascii_case(it)) {
            request = request.header(name, value);
        }
    }
    let kind = incoming.header("content-type").unwrap_or_default();
    if !incoming.body.is_empty() {
        request = request.body(&kind, incoming.body.clone());
    }
    let answer = request.try_send();
    match (how, answer) {
        (Some(Break::Garble), _) => http::answer(stream, 200, &[], b"<!doctype html><title>Busy</title>"),
        (None, Ok(answer)) => http::answer(stream, answer.status, &answer.headers_to_pass(), &answer.body),
        // Lost on purpose, or the helpdesk itself is gone.
        _ => reset(stream),
    }
}

fn planned(state: &Mutex<State>, incoming: &Incoming) -> Option<Break> {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    state.passed.push((incoming.method.clone(), incoming.path.clone()));
    let fits = |plan: &Plan| incoming.method == plan.method && incoming.path.contains(&plan.path);
    let at = state.plans.iter().position(fits)?;
    state.broken += 1;
    state.plans.remove(at).map(|plan| plan.how)
}

/// Closes at once, without the courtesies of TCP.
fn reset(stream: &TcpStream) {
    // Where the option cannot be set the connection closes politely, which is as good a fault.
    let _ = SockRef::from(stream).set_linger(Some(Duration::ZERO));
}
