//! The desk that holds now: the published one in KV, or the example that comes with the build.

use super::clock;
use crate::error::Internal;
use desk::config::Desk;
use std::{cell::RefCell, rc::Rc};
use worker::Env;

/// The name of the KV binding in wrangler.toml.
pub(super) const BINDING: &str = "DESK";

/// The key under which the desk is published.
const KEY: &str = "desk.toml";

/// How long one isolate believes what it read, in milliseconds. KV itself takes up to a minute to
/// reach every place, so this adds little and saves a read per request.
const FRESH_MS: i64 = 5_000;

/// The desk of whoever has published none.
pub const EXAMPLE: &str = include_str!("../../desk.toml");

struct Known {
    at_ms: i64,
    source: String,
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
    if let Some(desk) = known(|known| (0..FRESH_MS).contains(&(now_ms - known.at_ms))) {
        return Ok(desk);
    }
    let read = source(env).await.and_then(|published| {
        let source = published.unwrap_or_else(|| EXAMPLE.to_owned());
        // Nearly always it is what it was, and reading it takes longer than filing a ticket.
        let desk = match known(|known| known.source == source) {
            Some(desk) => desk,
            None => Rc::new(Desk::parse(&source).map_err(|_| Internal::Desk)?),
        };
        Ok(remember(now_ms, source, desk))
    });
    // An older desk serves its reporters better than none.
    read.or_else(|error| known(|_| true).ok_or(error))
}

/// The published desk.toml, as its author wrote it.
pub async fn source(env: &Env) -> Result<Option<String>, Internal> {
    Ok(env.kv(BINDING)?.get(KEY).text().await?)
}

/// Publishes a desk that was validated.
pub async fn publish(env: &Env, source: &str, desk: Desk) -> Result<(), Internal> {
    env.kv(BINDING)?.put(KEY, source)?.execute().await?;
    remember(clock::now().timestamp_millis(), source.to_owned(), Rc::new(desk));
    Ok(())
}

fn known(fits: impl Fn(&Known) -> bool) -> Option<Rc<Desk>> {
    KNOWN.with_borrow(|known| known.as_ref().filter(|known| fits(known)).map(|known| Rc::clone(&known.desk)))
}

fn remember(at_ms: i64, source: String, desk: Rc<Desk>) -> Rc<Desk> {
    KNOWN.set(Some(Known { at_ms, source, desk: Rc::clone(&desk) }));
    desk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_a_desk() {
        let desk = Desk::parse(EXAMPLE).unwrap();
        assert!(desk.site("1234").is_some());
        assert_eq!(desk.languages.len(), 5);
    }
}
