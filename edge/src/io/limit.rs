//! Rate limits per client address. Their figures stand in wrangler.toml.

use crate::error::Internal;
use worker::{Env, Headers};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Tickets from pages.
    Browser,
    /// Tickets from programs, more strictly.
    Program,
    /// Looking for known answers, which a browser does while somebody types.
    Answers,
    /// Attempts to log in or to use the admin token.
    LogIn,
}

/// How long a client waits, in seconds: the period of every limit in wrangler.toml. The runtime
/// does not tell how much of it is left.
pub const PERIOD_S: u32 = 60;

impl Limit {
    const fn binding(self) -> &'static str {
        match self {
            Limit::Browser => "BROWSER_LIMIT",
            Limit::Program => "PROGRAM_LIMIT",
            Limit::Answers => "ANSWERS_LIMIT",
            Limit::LogIn => "LOGIN_LIMIT",
        }
    }
}

/// Whether the client may go on. Only the platform's own header says who the client is; those
/// without one share an allowance.
pub async fn allows(env: &Env, limit: Limit, headers: &Headers) -> Result<bool, Internal> {
    let client = headers.get("cf-connecting-ip")?.unwrap_or_default();
    Ok(env.rate_limiter(limit.binding())?.limit(client).await?.success)
}
