//! When a desk is open, and what a promise in open hours comes to.
//!
//! Everything here is counted in the desk's own zone and answered in UTC. The clock is the caller's.

mod calendar;
mod easter;
mod holiday;
mod week;

pub use calendar::{Calendar, Closure, NoHours, State};
pub use holiday::{Country, Holiday};
pub use week::{Minute, Span, Week, WeekFault};

#[cfg(test)]
mod tests;
