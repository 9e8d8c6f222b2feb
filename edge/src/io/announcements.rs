//! The announcements that hold now, published by the admin and kept in KV beside the desk.

use super::{clock, desk::BINDING};
use crate::error::Internal;
use desk::announcement::board::Board;
use std::{cell::RefCell, rc::Rc};
use worker::Env;

/// The key under which announcements are published.
const KEY: &str = "announcements.json";

/// How long one isolate believes what it read, in milliseconds; as for the desk itself.
const FRESH_MS: i64 = 5_000;

/// Since when they are known, and what they are.
type Known = (i64, Rc<Board>);

thread_local! {
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// The announcements that hold now. Where they cannot be read there are none: a form without them
/// serves its reporters better than no form.
pub async fn current(env: &Env) -> Rc<Board> {
    let now_ms = clock::now().timestamp_millis();
    let known = KNOWN.with_borrow(Clone::clone);
    if let Some((at_ms, board)) = &known
        && (0..FRESH_MS).contains(&(now_ms - at_ms))
    {
        return Rc::clone(board);
    }
    match stored(env).await {
        Ok(board) => remember(now_ms, board),
        Err(error) => {
            worker::console_warn!("announcements could not be read: {error}");
            known.map(|(_, board)| board).unwrap_or_default()
        }
    }
}

/// What is stored now; nothing of what this build cannot read.
///
/// # Errors
/// KV cannot be read.
pub async fn stored(env: &Env) -> Result<Board, Internal> {
    let stored = env.kv(BINDING)?.get(KEY).text().await?;
    Ok(stored.and_then(|stored| Board::read(&stored).ok()).unwrap_or_default())
}

/// Publishes announcements that were validated.
pub async fn publish(env: &Env, board: Board) -> Result<(), Internal> {
    let stored = board.stored()?;
    env.kv(BINDING)?.put(KEY, stored)?.execute().await?;
    remember(clock::now().timestamp_millis(), board);
    Ok(())
}

fn remember(now_ms: i64, board: Board) -> Rc<Board> {
    let board = Rc::new(board);
    KNOWN.set(Some((now_ms, Rc::clone(&board))));
    board
}
