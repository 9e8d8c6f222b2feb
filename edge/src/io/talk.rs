//! Leading a talk with a helpdesk: what its adapter wants sent is sent, until the talk is over.

use super::{clock, exchange};
use crate::backends::{Adapter, Answer, Fault, Next, Step, adapter};
use chrono::{DateTime, Duration, Utc};
use desk::{config::Desk, delivery::Failure};
use std::{cell::RefCell, collections::HashMap};
use worker::Env;

/// How long all talks of one attempt may take, in seconds. With the time-out of the last exchange it
/// stays below the outbox's lease.
const PATIENCE_S: i64 = 40;

/// The most exchanges of one talk. No helpdesk needs half of them; an adapter that never ends does.
const EXCHANGES_MAX: usize = 40;

/// What a token's life is shortened by, in seconds, so that it does not end on the way.
const MARGIN_S: i64 = 30;

thread_local! {
    /// Tokens of helpdesks that want a sign-in, and until when they hold.
    static PASSES: RefCell<HashMap<String, (String, DateTime<Utc>)>> = RefCell::default();
}

/// A backend's adapter, not signed in.
pub fn adapter_of(env: &Env, desk: &Desk, backend: &str) -> Result<Box<dyn Adapter>, Fault> {
    adapter(desk, backend, |name| env.secret(name).ok().map(|secret| secret.to_string()))
}

/// A line to a backend: its adapter, signed in.
pub struct Line<'a> {
    env: &'a Env,
    backend: String,
    adapter: Box<dyn Adapter>,
    until: DateTime<Utc>,
    /// Whether the token was used before, so that a refusal may only mean that it has ended early.
    old_pass: bool,
}

impl<'a> Line<'a> {
    /// Opens a line. `now` is when the attempt began.
    pub async fn open(env: &'a Env, desk: &Desk, backend: &str, now: DateTime<Utc>) -> Result<Self, Fault> {
        let mut line = Self {
            env,
            backend: backend.to_owned(),
            adapter: adapter_of(env, desk, backend)?,
            until: now + Duration::seconds(PATIENCE_S),
            old_pass: false,
        };
        line.sign_in(now).await?;
        Ok(line)
    }

    /// The adapter, for what needs no talk.
    pub fn adapter(&self) -> &dyn Adapter {
        self.adapter.as_ref()
    }

    /// Leads a talk to its end.
    pub async fn talk<T>(&self, next: impl Fn(&dyn Adapter, &[Answer]) -> Next<T>) -> Result<T, Fault> {
        let mut answers = Vec::new();
        loop {
            match next(self.adapter.as_ref(), &answers).map_err(|fault| self.unless_token_ended(fault))? {
                Step::Done(value) => return Ok(value),
                Step::Send(_) if answers.len() >= EXCHANGES_MAX => return Err(Fault::UNREADABLE),
                // What was sent so far may have had its effect.
                Step::Send(_) if clock::now() > self.until => return Err(Fault::NO_ANSWER),
                Step::Send(exchange) => answers.push(exchange::send(self.env, exchange).await),
            }
        }
    }

    async fn sign_in(&mut self, now: DateTime<Utc>) -> Result<(), Fault> {
        let Some(request) = self.adapter.sign_in() else { return Ok(()) };
        let known = PASSES.with_borrow(|passes| passes.get(&self.backend).cloned());
        let token = if let Some((token, _)) = known.filter(|(_, until)| *until > now) {
            self.old_pass = true;
            token
        } else {
            let answer = exchange::send(self.env, request).await;
            let (token, seconds) = self.adapter.signed_in(&answer)?;
            let until = now + Duration::seconds(seconds.clamp(0, 86_400) - MARGIN_S);
            PASSES.with_borrow_mut(|passes| passes.insert(self.backend.clone(), (token.clone(), until)));
            token
        };
        self.adapter.carry(token);
        Ok(())
    }

    /// A token that was taken back before its time is no fault of the credentials: it is forgotten,
    /// and the next attempt signs in anew.
    fn unless_token_ended(&self, fault: Fault) -> Fault {
        if fault == Fault::CREDENTIALS && self.old_pass {
            PASSES.with_borrow_mut(|passes| passes.remove(&self.backend));
            return Fault { failure: Failure::Transient { retry_after_s: None }, label: "busy" };
        }
        fault
    }
}
