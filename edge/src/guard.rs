//! Who may do what: decisions, without input or output.

pub mod editor_token;
pub mod file_token;
pub mod key;
pub mod origin;
pub mod pass_on_token;
pub mod secret;
pub mod session;
pub mod token;
