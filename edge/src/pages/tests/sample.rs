//! Desks, tickets and views to render.

mod desks;
mod tickets;
mod views;

pub use desks::*;
pub use tickets::*;
pub use views::*;
