//! Fakes of hosted helpdesks that nobody can run on their own machine. Each is written from its
//! vendor's documentation, refuses what the vendor refuses, and fails in whatever way a test asks.

pub mod topdesk;
pub mod zammad;
pub mod zendesk;

use crate::{
    helpdesk::{Behaviour, behave},
    http::{self, Incoming},
};
use anyhow::Result;
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    net::TcpStream,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// What a fake does with a request that reached it whole.
pub trait Vendor: Send + 'static {
    /// Does what is asked and answers.
    fn serve(&mut self, call: &Call) -> Reply;
}

/// A request, taken apart.
#[derive(Debug, Clone)]
pub struct Call {
    /// When it came.
    pub at: Instant,
    /// The method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// The request as it was.
    pub request: Incoming,
}

/// What a vendor answers.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// A request of this method, to a path that ends so, gets this treatment.
#[derive(Debug)]
struct Fault {
    method: &'static str,
    path_end: &'static str,
    behaviour: Behaviour,
}

#[derive(Debug)]
struct Inner<V> {
    vendor: V,
    faults: VecDeque<Fault>,
    calls: Vec<Call>,
}

#[derive(Debug)]
struct Shared<V> {
    inner: Mutex<Inner<V>>,
    changed: Condvar,
}

/// A running fake; it listens until the process ends.
#[derive(Debug)]
pub struct Fake<V> {
    /// Its origin.
    pub url: String,
    shared: Arc<Shared<V>>,
}

impl<V: Vendor> Fake<V> {
    /// Starts one.
    pub fn start(vendor: V) -> Result<Self> {
        let inner = Inner { vendor, faults: VecDeque::new(), calls: Vec::new() };
        let shared = Arc::new(Shared { inner: Mutex::new(inner), changed: Condvar::new() });
        let listening = Arc::clone(&shared);
        let port = http::serve(move |incoming, stream| listening.receive(incoming, &stream))?;
        Ok(Self { url: format!("http://127.0.0.1:{port}"), shared })
    }

    /// Looks at the vendor, or changes what it has.
    pub fn with<T>(&self, act: impl FnOnce(&mut V) -> T) -> T {
        let done = act(&mut self.shared.lock().vendor);
        self.shared.changed.notify_all();
        done
    }

    /// The next requests of this method, to a path that ends so, are treated like this, one each.
    pub fn next(
        &self,
        method: &'static str,
        path_end: &'static str,
        faults: impl IntoIterator<Item = Behaviour>,
    ) {
        let faults = faults.into_iter().map(|behaviour| Fault { method, path_end, behaviour });
        self.shared.lock().faults.extend(faults);
    }

    /// The requests of this method that came to a path that ends so.
    pub fn calls(&self, method: &str, path_end: &str) -> Vec<Call> {
        let inner = self.shared.lock();
        inner.calls.iter().filter(|call| call.is(method, path_end)).cloned().collect()
    }

    /// Waits until this many such requests have come, and returns them.
    ///
    /// # Panics
    /// At the deadline.
    pub fn wait_calls(&self, method: &str, path_end: &str, count: usize, limit: Duration) -> Vec<Call> {
        let few = |inner: &mut Inner<V>| {
            inner.calls.iter().filter(|call| call.is(method, path_end)).count() < count
        };
        drop(self.shared.changed.wait_timeout_while(self.shared.lock(), limit, few));
        let calls = self.calls(method, path_end);
        assert!(calls.len() >= count, "{} of {count} times {method} …{path_end}", calls.len());
        calls
    }

    /// Waits until the vendor shows something, and returns it.
    ///
    /// # Panics
    /// At the deadline.
    pub fn wait<T>(&self, what: &str, limit: Duration, mut look: impl FnMut(&mut V) -> Option<T>) -> T {
        let mut found = None;
        let waits = |inner: &mut Inner<V>| {
            found = look(&mut inner.vendor);
            found.is_none()
        };
        drop(self.shared.changed.wait_timeout_while(self.shared.lock(), limit, waits));
        found.unwrap_or_else(|| {
            panic!("waited {} s for {what}; it was asked:\n{}", limit.as_secs(), self.log())
        })
    }

    /// All requests that came, for the message of a test that fails.
    pub fn log(&self) -> String {
        let inner = self.shared.lock();
        let lines = inner.calls.iter().map(|call| format!("{} {}", call.method, call.request.path));
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl<V> Shared<V> {
    fn lock(&self) -> MutexGuard<'_, Inner<V>> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<V: Vendor> Shared<V> {
    fn receive(&self, request: Incoming, stream: &TcpStream) {
        let call = Call::of(request);
        let mut inner = self.lock();
        let planned = inner.faults.iter().position(|fault| call.is(fault.method, fault.path_end));
        let fault = planned.and_then(|at| inner.faults.remove(at)).map(|fault| fault.behaviour);
        let takes = fault.as_ref().is_none_or(Behaviour::takes);
        let reply = takes.then(|| inner.vendor.serve(&call));
        inner.calls.push(call);
        drop(inner);
        self.changed.notify_all();
        match (fault, reply) {
            (None | Some(Behaviour::Accept), Some(reply)) => {
                http::answer(stream, reply.status, &reply.headers, &reply.body);
            }
            (Some(fault), _) => behave(&fault, stream),
            (None, None) => {}
        }
    }
}

impl Call {
    fn of(request: Incoming) -> Self {
        let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
        Self {
            at: Instant::now(),
            method: request.method.clone(),
            path: path.to_owned(),
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            request,
        }
    }

    /// Whether it is of this method and its path ends so.
    pub fn is(&self, method: &str, path_end: &str) -> bool {
        self.method == method && self.path.ends_with(path_end)
    }

    /// A value of the query.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// A header; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        self.request.header(name).unwrap_or_default()
    }

    /// The body as a JSON object, if it says that it is JSON and is.
    pub fn json(&self) -> Option<Value> {
        let kind = self.header("content-type");
        let is_json = kind.split(';').next() == Some("application/json");
        let value: Value = is_json.then(|| serde_json::from_slice(&self.request.body).ok()).flatten()?;
        value.is_object().then_some(value)
    }
}

impl Reply {
    /// A JSON answer.
    pub fn json(status: u16, value: &Value) -> Self {
        let kind = ("Content-Type".to_owned(), "application/json".to_owned());
        Self { status, headers: vec![kind], body: value.to_string().into_bytes() }
    }

    /// A JSON answer with `error` in it, as Zammad and Zendesk write theirs.
    pub fn error(status: u16, error: &str) -> Self {
        Self::json(status, &json!({ "error": error }))
    }

    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
