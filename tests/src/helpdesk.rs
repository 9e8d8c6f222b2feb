//! A fake helpdesk that is as strict as a real one and as unreliable as a test wants.

use crate::{
    http::{self, Incoming},
    secrets,
    signature::{Refusal, Stamp, verify},
};
use anyhow::Result;
use serde_json::Value;
use socket2::SockRef;
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    io::{Read, Write},
    net::TcpStream,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// What the helpdesk does with a message that it believes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Behaviour {
    /// Takes it: 200.
    Accept,
    /// Answers this status and takes nothing.
    Status(u16),
    /// Answers this status with a Retry-After in seconds, and takes nothing.
    Later(u16, u32),
    /// Sends the caller elsewhere, and takes nothing.
    Redirect(String),
    /// Resets the connection before it takes anything.
    Reset,
    /// Never answers and takes nothing.
    Silence,
    /// Takes it, answers 200, and goes on sending the body until the caller hangs up.
    SlowBody,
    /// Takes it, and answers 200 with a page where a program expects its own answer.
    Garbage,
    /// Takes it, and the connection breaks before the answer.
    CommitThenLose,
    /// Takes it, and never answers: for the caller, the answer comes too late.
    CommitThenSilence,
}

impl Behaviour {
    /// Whether the helpdesk has the message afterwards, whatever the caller hears of it.
    pub fn takes(&self) -> bool {
        matches!(
            self,
            Self::Accept | Self::SlowBody | Self::Garbage | Self::CommitThenLose | Self::CommitThenSilence
        )
    }
}

/// A message as it arrived.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// When.
    pub at: Instant,
    /// Its `webhook-id`.
    pub id: String,
    /// The request as it was.
    pub request: Incoming,
    /// Its body as JSON; null where it is none.
    pub json: Value,
    /// Why the helpdesk did not believe it.
    pub refusal: Option<Refusal>,
}

/// One address of the helpdesk, with behaviour and memory of its own.
#[derive(Debug, Default)]
struct Slot {
    next: VecDeque<Behaviour>,
    always: Option<Behaviour>,
    secret: Option<String>,
    deliveries: Vec<Delivery>,
    taken: BTreeMap<String, Value>,
}

#[derive(Debug, Default)]
struct Shared {
    slots: Mutex<HashMap<String, Slot>>,
    arrived: Condvar,
}

/// The fake helpdesk; it listens until the process ends.
#[derive(Debug)]
pub struct Helpdesk {
    port: u16,
    shared: Arc<Shared>,
}

impl Helpdesk {
    /// Starts one.
    pub fn start() -> Result<Self> {
        let shared = Arc::new(Shared::default());
        let inner = Arc::clone(&shared);
        let port = http::serve(move |incoming, stream| inner.receive(incoming, &stream))?;
        Ok(Self { port, shared })
    }

    /// One of its addresses.
    pub fn mailbox(&self, name: &str) -> Mailbox {
        Mailbox {
            name: name.to_owned(),
            url: format!("http://127.0.0.1:{}/{name}", self.port),
            shared: Arc::clone(&self.shared),
        }
    }
}

/// An address of the helpdesk.
#[derive(Debug, Clone)]
pub struct Mailbox {
    name: String,
    /// Where messages to it are posted.
    pub url: String,
    shared: Arc<Shared>,
}

impl Mailbox {
    /// What it does with the next messages, one each; after those it accepts.
    pub fn next(&self, behaviours: impl IntoIterator<Item = Behaviour>) {
        self.with(|it| it.next.extend(behaviours));
    }

    /// What it does from now on when nothing else is planned.
    pub fn always(&self, behaviour: Behaviour) {
        self.with(|it| it.always = Some(behaviour));
    }

    /// The secret that it verifies with, in place of the newest.
    pub fn secret(&self, secret: &str) {
        self.with(|it| it.secret = Some(secret.to_owned()));
    }

    /// All that arrived, in order.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.with(|it| it.deliveries.clone())
    }

    /// What it took: one content per webhook-id.
    pub fn taken(&self) -> BTreeMap<String, Value> {
        self.with(|it| it.taken.clone())
    }

    /// Waits until this many messages have arrived, and returns all of them.
    ///
    /// # Panics
    /// At the deadline, and for a message that a real receiver refuses.
    pub fn wait(&self, count: usize, limit: Duration) -> Vec<Delivery> {
        let deliveries = self.wait_while(limit, |it| it.deliveries.len() < count).deliveries.clone();
        let refusal = deliveries.iter().find_map(|delivery| delivery.refusal.as_ref());
        assert_eq!(refusal, None, "{}: a real receiver refuses this message", self.name);
        assert!(deliveries.len() >= count, "{}: {} of {count} messages came", self.name, deliveries.len());
        deliveries
    }

    /// Waits until what arrived is as it should be.
    ///
    /// # Panics
    /// At the deadline.
    pub fn wait_until(&self, limit: Duration, is_so: impl Fn(&[Delivery]) -> bool) {
        let seen = self.wait_while(limit, |it| !is_so(&it.deliveries)).deliveries;
        assert!(is_so(&seen), "{}: what came is {seen:?}", self.name);
    }

    /// Waits until this many tickets have been taken; returns what was.
    pub fn wait_taken(&self, count: usize, limit: Duration) -> BTreeMap<String, Value> {
        let taken = self.wait_while(limit, |it| it.taken.len() < count).taken.clone();
        assert!(taken.len() >= count, "{}: {} of {count} tickets were taken", self.name, taken.len());
        taken
    }

    fn wait_while(&self, limit: Duration, mut waits: impl FnMut(&mut Slot) -> bool) -> Snapshot {
        let slots = self.shared.lock();
        let condition =
            |slots: &mut HashMap<String, Slot>| waits(slots.entry(self.name.clone()).or_default());
        let (slots, _) = self
            .shared
            .arrived
            .wait_timeout_while(slots, limit, condition)
            .unwrap_or_else(PoisonError::into_inner);
        slots.get(&self.name).map(Snapshot::of).unwrap_or_default()
    }

    fn with<T>(&self, act: impl FnOnce(&mut Slot) -> T) -> T {
        act(self.shared.lock().entry(self.name.clone()).or_default())
    }
}

#[derive(Default)]
struct Snapshot {
    deliveries: Vec<Delivery>,
    taken: BTreeMap<String, Value>,
}

impl Snapshot {
    fn of(it: &Slot) -> Self {
        Self { deliveries: it.deliveries.clone(), taken: it.taken.clone() }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Slot>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Judges and records a message, then does as it was told.
    fn receive(&self, request: Incoming, stream: &TcpStream) {
        let mut slots = self.lock();
        let it = slots.entry(request.path.trim_start_matches('/').to_owned()).or_default();
        let stamp = stamp(&request);
        let json = serde_json::from_slice(&request.body).unwrap_or_default();
        let secret = it.secret.as_deref().unwrap_or(secrets::EVENTS_SECRET);
        let refusal = judge(&request, &stamp, &json, secret).err();
        let behaviour = match &refusal {
            Some(refusal) => Behaviour::Status(refusal.status),
            None => it.next.pop_front().or_else(|| it.always.clone()).unwrap_or(Behaviour::Accept),
        };
        if behaviour.takes() {
            it.taken.insert(stamp.id.clone(), json["data"].clone());
        }
        it.deliveries.push(Delivery { at: Instant::now(), id: stamp.id, request, json, refusal });
        drop(slots);
        self.arrived.notify_all();
        behave(&behaviour, stream);
    }
}

/// What a real receiver looks at before anything else.
fn judge(request: &Incoming, stamp: &Stamp, json: &Value, secret: &str) -> Result<(), Refusal> {
    if request.method != "POST" {
        return Err(Refusal::new(405, request.method.clone()));
    }
    let kind = request.header("content-type").unwrap_or_default();
    if kind.split(';').next() != Some("application/json") {
        return Err(Refusal::new(415, kind));
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs().cast_signed());
    verify(secret, stamp, &request.body, now)?;
    let number = json["data"]["number"].as_str().unwrap_or_default();
    let rest = stamp.id.strip_prefix(number).and_then(|rest| rest.strip_prefix('.'));
    let fits = match json["type"].as_str() {
        Some("ticket.created") => rest == Some("created"),
        Some("ticket.event") => rest.is_some_and(|rest| rest.parse::<u64>().is_ok()),
        _ => false,
    };
    if !fits || desk::TicketNumber::parse(number).is_err() || json["timestamp"].as_str().is_none() {
        return Err(Refusal::new(400, format!("message {:?} says {json}", stamp.id)));
    }
    Ok(())
}

fn stamp(request: &Incoming) -> Stamp {
    let header = |name: &str| request.header(name).unwrap_or_default();
    Stamp {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signatures: header("webhook-signature"),
    }
}

/// Answers as it was told.
pub(crate) fn behave(behaviour: &Behaviour, stream: &TcpStream) {
    let plain = |status| http::answer(stream, status, &[], b"");
    let header = |name: &str, value: String| [(name.to_owned(), value)];
    match behaviour {
        Behaviour::Accept => plain(200),
        Behaviour::Status(status) => plain(*status),
        Behaviour::Later(status, seconds) => {
            http::answer(stream, *status, &header("Retry-After", seconds.to_string()), b"later");
        }
        Behaviour::Redirect(to) => http::answer(stream, 307, &header("Location", to.clone()), b""),
        Behaviour::Reset | Behaviour::CommitThenLose => reset(stream),
        Behaviour::Silence | Behaviour::CommitThenSilence => wait_for_hang_up(stream),
        Behaviour::SlowBody => drip(stream),
        Behaviour::Garbage => http::answer(
            stream,
            200,
            &header("Content-Type", "text/html".to_owned()),
            b"<!doctype html><title>Maintenance</title>\0\xff",
        ),
    }
}

/// Closes at once, without the courtesies of TCP.
fn reset(stream: &TcpStream) {
    // Where the option cannot be set the connection closes politely, which is as good a fault.
    let _ = SockRef::from(stream).set_linger(Some(Duration::ZERO));
}

fn wait_for_hang_up(mut stream: &TcpStream) {
    let mut buffer = [0; 64];
    while stream.read(&mut buffer).is_ok_and(|count| count > 0) {}
}

fn drip(mut stream: &TcpStream) {
    let head = b"HTTP/1.1 200 Test\r\nContent-Length: 1000000\r\n\r\n";
    let mut going = stream.write_all(head).is_ok();
    while going {
        thread::sleep(Duration::from_millis(500));
        going = stream.write_all(b".").is_ok();
    }
}
