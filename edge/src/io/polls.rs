//! Up to when each helpdesk has told what changed, kept in the inbox's database.

use super::inbox::statement;
use chrono::{DateTime, SecondsFormat, Utc};
use worker::{Env, Result};

/// Up to when a backend was asked; nothing where it never was.
pub async fn since(env: &Env, backend: &str) -> Result<Option<DateTime<Utc>>> {
    let sql = "SELECT until AS first FROM polls WHERE backend = ?";
    let rows = statement(env, sql, &[backend.to_owned()]).await?;
    Ok(rows.first().and_then(|until| DateTime::parse_from_rfc3339(until).ok()).map(|until| until.to_utc()))
}

/// Notes up to when a backend was asked and everything it told was kept.
pub async fn asked(env: &Env, backend: &str, until: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO polls (backend, until) VALUES (?, ?)
               ON CONFLICT (backend) DO UPDATE SET until = excluded.until";
    let until = until.to_rfc3339_opts(SecondsFormat::Secs, true);
    statement(env, sql, &[backend.to_owned(), until]).await.map(drop)
}
