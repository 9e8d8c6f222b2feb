//! The Worker: the events that the platform sends, and nothing else.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod backends;
pub mod error;
pub mod files;
pub mod guard;
pub mod handlers;
pub mod intake;
pub mod io;
pub mod knowledge;
pub mod ledger;
pub mod mail;
pub mod negotiate;
pub mod pages;
pub mod problem;
pub mod route;
pub mod texts;

use worker::{Context, Env, Request, Response, Result, ScheduleContext, ScheduledEvent, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    handlers::answer(request, env).await
}

#[event(scheduled)]
async fn scheduled(event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    handlers::tick(&env, &event.cron()).await;
}
