//! The announcements that hold now, published by the admin and kept in KV beside the desk.

use super::{clock, desk::BINDING};
use crate::error::Internal;
use desk::announcement::{Announcement, parse};
use std::{cell::RefCell, rc::Rc};
use worker::Env;

/// The key under which announcements are published.
const KEY: &str = "announcements.json";

/// How long one isolate believes what it read, in milliseconds; as for the desk itself.
const FRESH_MS: i64 = 5_000;

/// Since when they are known, and what they are.
type Known = (i64, Rc<Vec<Announcement>>);

thread_local! {
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// The announcements that hold now. Where they cannot be read there are none: a form without them
/// serves its reporters better than no form.
pub async fn current(env: &Env) -> Rc<Vec<Announcement>> {
    let now_ms = clock::now().timestamp_millis();
    let known = KNOWN.with_borrow(Clone::clone);
    if let Some((at_ms, all)) = &known
        && (0..FRESH_MS).contains(&(now_ms - at_ms))
    {
        return Rc::clone(all);
    }
    match source(env).await {
        Ok(json) => remember(now_ms, parse(json.as_deref().unwrap_or("[]")).unwrap_or_default()),
        Err(error) => {
            worker::console_warn!("announcements could not be read: {error}");
            known.map(|(_, all)| all).unwrap_or_default()
        }
    }
}

/// The announcements as they were published.
pub async fn source(env: &Env) -> Result<Option<String>, Internal> {
    Ok(env.kv(BINDING)?.get(KEY).text().await?)
}

/// Publishes announcements that were validated.
pub async fn publish(env: &Env, json: &str, all: Vec<Announcement>) -> Result<(), Internal> {
    env.kv(BINDING)?.put(KEY, json)?.execute().await?;
    remember(clock::now().timestamp_millis(), all);
    Ok(())
}

fn remember(now_ms: i64, all: Vec<Announcement>) -> Rc<Vec<Announcement>> {
    let all = Rc::new(all);
    KNOWN.set(Some((now_ms, Rc::clone(&all))));
    all
}
