//! The Durable Object itself: one question, one answer.

#![allow(missing_docs, reason = "the macro `durable_object` writes methods without any")]

use super::{
    alarm,
    book::Book,
    look,
    message::{Ask, Reply},
    outbox::{self, EntryId},
    passing_on, submit, timeline, uploads,
};
use crate::io;
use desk::Event;
use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
    rc::Rc,
};
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

/// What an object holds while its process lives. All that must outlive it is in the book.
pub struct Core {
    /// The runtime's handle.
    pub state: State,
    /// The bindings.
    pub env: Env,
    /// The database.
    pub book: Book,
    /// The entries that are being sent now.
    pub in_flight: RefCell<HashSet<EntryId>>,
    /// Whether the inbox is being told of deliveries now.
    pub telling: Cell<bool>,
    /// When the alarm goes off, as far as this process has set it.
    pub alarm_at: Cell<Option<i64>>,
}

/// One site's ledger.
#[durable_object]
pub struct Ledger {
    core: Rc<Core>,
}

impl DurableObject for Ledger {
    fn new(state: State, env: Env) -> Self {
        let book = Book::new(state.storage());
        let core = Core {
            state,
            env,
            book,
            in_flight: RefCell::default(),
            telling: Cell::new(false),
            alarm_at: Cell::new(None),
        };
        Self { core: Rc::new(core) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let ask = serde_json::from_str(&request.text().await?)?;
        self.core.book.migrate()?;
        let reply = self.answer(ask).await?;
        Response::ok(serde_json::to_string(&reply)?)
    }

    async fn alarm(&self) -> Result<Response> {
        self.core.alarm_at.set(None);
        if let Err(error) = self.core.book.migrate() {
            worker::console_error!("the ledger could not be opened: {error}");
        }
        alarm::drain(&self.core).await;
        Response::empty()
    }
}

impl Ledger {
    async fn answer(&self, ask: Ask) -> Result<Reply> {
        let book = &self.core.book;
        let now = io::clock::now();
        let now_ms = now.timestamp_millis();
        let (reply, due_at) = match ask {
            Ask::Upload { site, key, per_hour } => (uploads::note(book, site, &key, per_hour, now_ms)?, None),
            Ask::File { serial, n } => (timeline::file(book, serial, n)?, None),
            Ask::Files { serial } => (Reply::Files { files: timeline::attachments(book, serial)? }, None),
            Ask::Status { token } => (timeline::seen(book, &token)?, None),
            Ask::StopMail { token } => (timeline::stop_mail(book, &token)?, None),
            Ask::Submit(ask) => {
                let reply = submit::submit(book, &ask, now_ms)?;
                alarm::send(&self.core, &ask.backends, now_ms).await;
                (reply, None)
            }
            Ask::Happened { serial, backend, heard: true, .. }
                if !passing_on::has(book, serial, &backend)? =>
            {
                (Reply::Unknown, None)
            }
            Ask::Happened { serial, backend, id, at, what, .. } => {
                let changes = vec![(id, Event { at, what })];
                (timeline::happened(book, serial, Some(&backend), changes, now)?, Some(now_ms))
            }
            Ask::Answer { token, key, text } => {
                (timeline::answer(book, &token, &key, text, now)?, Some(now_ms))
            }
            Ask::Passing { serial } => (passing_on::passing(book, serial)?, None),
            Ask::PassOn { serial, backend } => {
                (passing_on::pass_on(&self.core, serial, backend, now).await?, Some(now_ms))
            }
            Ask::Count { since_ms } => (Reply::Counted(passing_on::count(book, since_ms)?), None),
            Ask::Look { serial, backend, later: false } => {
                (look::look(&self.core, serial, &backend).await?, Some(now_ms))
            }
            Ask::Look { serial, backend, later: true } => {
                look::look_later(&self.core, serial, backend);
                (Reply::Done, None)
            }
            Ask::Replay { serial, backend } => {
                outbox::replay(book, serial, backend.as_deref(), now_ms)?;
                (Reply::Done, Some(now_ms))
            }
            Ask::Wake => {
                // The alarm that this process believes in may be the one that was lost.
                self.core.alarm_at.set(None);
                (Reply::Done, Some(now_ms))
            }
        };
        // Set in one go with the rows above: nothing was awaited since.
        if let Some(due_at) = due_at {
            alarm::wake_at(&self.core, due_at).await;
        }
        Ok(reply)
    }
}
