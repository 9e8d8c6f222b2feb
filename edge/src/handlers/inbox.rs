//! The built-in inbox: its session, its pages, its actions.

pub mod actions;
pub mod call;
pub mod pages;
pub mod resellers;
pub mod session;
