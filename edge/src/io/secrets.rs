//! The deployment's own secrets.

use crate::{error::Internal, guard::secret::Secret};
use worker::Env;

/// The admin token: publishes the desk and opens the inbox.
pub fn admin(env: &Env) -> Result<Secret, Internal> {
    secret(env, "ADMIN_TOKEN")
}

/// The secret that status tokens and sessions are derived from.
pub fn desk(env: &Env) -> Result<Secret, Internal> {
    secret(env, "DESK_SECRET")
}

/// A secret that desk.toml names; nothing where it is missing or too short.
pub fn named(env: &Env, name: &str) -> Option<Secret> {
    env.secret(name).ok().and_then(|secret| Secret::new(secret.to_string()))
}

/// A secret that is set and long enough; nothing works with one that could be guessed.
fn secret(env: &Env, name: &'static str) -> Result<Secret, Internal> {
    let text = env.secret(name).ok().map(|secret| secret.to_string());
    text.and_then(Secret::new).ok_or(Internal::Secret(name))
}
