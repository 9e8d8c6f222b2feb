//! A talk with the helpdesk, told as if each answer came at once.
//!
//! The telling runs anew with each answer that has come: it reads the answers so far, and breaks
//! off at the first question that has none.

use crate::backends::{Answer, Exchange, Fault, Next, Step};
use std::slice;

/// The answers that a telling has not read yet.
pub struct Talk<'a>(slice::Iter<'a, Answer>);

/// Where a telling breaks off.
pub enum Pause {
    /// At a question, until it is answered.
    Question(Exchange),
    /// For good.
    Fault(Fault),
}

impl From<Fault> for Pause {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What a telling comes to, so far.
pub type Told<T> = Result<T, Pause>;

/// Tells a talk as far as its answers go.
pub fn talk<'a, T>(answers: &'a [Answer], tell: impl FnOnce(&mut Talk<'a>) -> Told<T>) -> Next<T> {
    match tell(&mut Talk(answers.iter())) {
        Ok(end) => Ok(Step::Done(end)),
        Err(Pause::Question(exchange)) => Ok(Step::Send(exchange)),
        Err(Pause::Fault(fault)) => Err(fault),
    }
}

impl<'a> Talk<'a> {
    /// The answer to a question, whatever it is.
    pub fn ask(&mut self, question: Exchange) -> Told<&'a Answer> {
        self.0.next().ok_or(Pause::Question(question))
    }
}
