//! The desk that holds now: the published one in KV, or the example that comes with the build.

use super::clock;
use crate::error::Internal;
use desk::config::Desk;
use std::{cell::RefCell, rc::Rc};
use worker::Env;

/// The name of the KV binding in wrangler.toml.
const BINDING: &str = "DESK";

/// The key under which the desk is published.
const KEY: &str = "desk.toml";

/// How long one isolate believes what it read, in milliseconds. KV itself takes up to a minute to
/// reach every place, so this adds little and saves a read per request.
const FRESH_MS: i64 = 5_000;

/// The desk of whoever has published none.
pub const EXAMPLE: &str = include_str!("../../desk.toml");

struct Known {
    at_ms: i64,
    desk: Rc<Desk>,
}

thread_local! {
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// The desk that holds now.
///
/// # Errors
/// KV cannot be read, or holds what this build cannot read, and no desk is known from before.
pub async fn current(env: &Env) -> Result<Rc<Desk>, Internal> {
    let now_ms = clock::now().timestamp_millis();
    let known = KNOWN.with_borrow(|known| known.as_ref().map(|known| (known.at_ms, Rc::clone(&known.desk))));
    if let Some((at_ms, desk)) = &known
        && (0..FRESH_MS).contains(&(now_ms - at_ms))
    {
        return Ok(Rc::clone(desk));
    }
    match read(env).await {
        Ok(desk) => Ok(remember(desk, now_ms)),
        // An older desk serves its reporters better than none.
        Err(error) => known.map(|(_, desk)| desk).ok_or(error),
    }
}

async fn read(env: &Env) -> Result<Desk, Internal> {
    let published = source(env).await?;
    let source = published.as_deref().unwrap_or(EXAMPLE);
    Desk::parse(source).map_err(|_| Internal::Desk)
}

/// The published desk.toml, as its author wrote it.
pub async fn source(env: &Env) -> Result<Option<String>, Internal> {
    Ok(env.kv(BINDING)?.get(KEY).text().await?)
}

/// Publishes a desk that was validated.
pub async fn publish(env: &Env, source: &str, desk: Desk) -> Result<(), Internal> {
    env.kv(BINDING)?.put(KEY, source)?.execute().await?;
    remember(desk, clock::now().timestamp_millis());
    Ok(())
}

fn remember(desk: Desk, at_ms: i64) -> Rc<Desk> {
    let desk = Rc::new(desk);
    KNOWN.set(Some(Known { at_ms, desk: Rc::clone(&desk) }));
    desk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_a_desk() {
        let desk = Desk::parse(EXAMPLE).unwrap();
        assert!(desk.site("1234").is_some());
        assert_eq!(desk.languages.len(), 4);
    }
}
