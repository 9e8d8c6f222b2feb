//! A talk that is written from its beginning to its end, as one would speak it.
//!
//! An adapter is asked again after each answer. A script then plays from its first line with the
//! answers so far, and pauses where the next one is missing.

use super::{Answer, Exchange, Fault, Next, Step};
use std::slice;

/// Why a script does not go on.
#[derive(Debug, PartialEq, Eq)]
pub enum Pause {
    /// This has to be sent first.
    Send(Box<Exchange>),
    /// There is no way on.
    Fail(Fault),
}

impl From<Fault> for Pause {
    fn from(fault: Fault) -> Self {
        Self::Fail(fault)
    }
}

/// The answers so far, to be read in order.
pub struct Script<'a> {
    answers: slice::Iter<'a, Answer>,
}

impl<'a> Script<'a> {
    /// Says this and hears the answer. What is said is only made where it was not said yet.
    pub fn ask(&mut self, exchange: impl FnOnce() -> Exchange) -> Result<&'a Answer, Pause> {
        self.answers.next().ok_or_else(|| Pause::Send(Box::new(exchange())))
    }
}

/// Plays a script as far as the answers reach.
pub fn play<T>(answers: &[Answer], script: impl FnOnce(&mut Script) -> Result<T, Pause>) -> Next<T> {
    match script(&mut Script { answers: answers.iter() }) {
        Ok(value) => Ok(Step::Done(value)),
        Err(Pause::Send(exchange)) => Ok(Step::Send(*exchange)),
        Err(Pause::Fail(fault)) => Err(fault),
    }
}
