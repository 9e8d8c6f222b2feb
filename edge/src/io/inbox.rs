//! The inbox's database in D1: its tables, what its pages read, and the list of deliveries that
//! have not succeeded.

use crate::backends::SHUT_LABELS;
use desk::{Category, Lang, Report, Status, Via, standing::Standing};
use serde::Deserialize;
use std::cell::Cell;
use wasm_bindgen::JsValue;
use worker::{D1Database, D1PreparedStatement, Env, Result};

/// The name of the D1 binding in wrangler.toml.
const BINDING: &str = "INBOX";

/// Tickets on one page of the list.
pub const PAGE: usize = 50;

/// The tables, in steps that only ever add; each may run again.
const TABLES: [&str; 6] = [
    "CREATE TABLE IF NOT EXISTS tickets (
        number TEXT PRIMARY KEY, site TEXT NOT NULL, title TEXT NOT NULL, report TEXT NOT NULL,
        lang TEXT NOT NULL, status TEXT NOT NULL, received_at TEXT NOT NULL
    ) STRICT",
    "CREATE INDEX IF NOT EXISTS tickets_by_time ON tickets (received_at, number)",
    "CREATE TABLE IF NOT EXISTS messages (
        id TEXT PRIMARY KEY, number TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT",
    "CREATE INDEX IF NOT EXISTS messages_of_ticket ON messages (number, at)",
    "CREATE TABLE IF NOT EXISTS undelivered (
        number TEXT NOT NULL, backend TEXT NOT NULL, failures INTEGER NOT NULL, fault TEXT NOT NULL,
        next_at INTEGER, PRIMARY KEY (number, backend)
    ) STRICT",
    "CREATE TABLE IF NOT EXISTS polls (backend TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT",
];

/// Columns of tickets that came later, and how each is added.
const COLUMNS: [(&str, &str); 3] = [
    ("answer_by", "ALTER TABLE tickets ADD COLUMN answer_by TEXT"),
    ("standing", "ALTER TABLE tickets ADD COLUMN standing TEXT"),
    // The number of a `desk::turn::Rank`; whoever came before there were ranks has the usual one.
    ("rank", "ALTER TABLE tickets ADD COLUMN rank INTEGER NOT NULL DEFAULT 1"),
];

/// Open tickets in the order of their turn: of those that are done, nothing is kept.
const TURNS: &str = "CREATE INDEX IF NOT EXISTS tickets_by_turn ON tickets (rank, received_at, number)
    WHERE status IN ('new', 'open')";

/// Whether tickets have a column.
const HAS_COLUMN: &str = "SELECT count(*) AS count FROM pragma_table_info('tickets') WHERE name = ?";

thread_local! {
    static READY: Cell<bool> = const { Cell::new(false) };
}

/// What the list shows of a ticket: the columns of a [`Row`].
const COLUMNS_OF_A_ROW: &str = "number, site, title, status, received_at, rank,
    coalesce(report ->> 'channel', 'form') AS channel, report ->> 'category' AS category";

/// A ticket in the list.
#[derive(Debug, Deserialize)]
pub struct Row {
    /// Its number.
    pub number: String,
    /// Its site.
    pub site: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub status: Status,
    /// When it was received (RFC 3339, UTC).
    pub received_at: String,
    /// How it came in.
    pub channel: Via,
    /// What kind of request it is.
    pub category: Category,
    /// The number of its rank.
    pub rank: u8,
}

/// A whole ticket.
#[derive(Debug)]
pub struct Ticket {
    /// Where it is.
    pub status: Status,
    /// The language that its reporter reads.
    pub lang: Lang,
    /// When it was received (RFC 3339, UTC).
    pub received_at: String,
    /// By when the desk promised an answer (RFC 3339, UTC).
    pub answer_by: Option<String>,
    /// What the reporter told.
    pub report: Report,
    /// What the desk knew of the reporter.
    pub standing: Standing,
}

/// A message of a ticket: its time (RFC 3339, UTC), and a `desk::What` in JSON.
#[derive(Debug, Deserialize)]
pub struct Message {
    /// When it was written.
    pub at: String,
    /// What was written, and by whom.
    pub body: String,
}

/// A delivery that has not succeeded.
#[derive(Debug, Deserialize)]
pub struct Undelivered {
    /// The ticket's number.
    pub number: String,
    /// The backend.
    pub backend: String,
    /// Attempts that failed.
    pub failures: u32,
    /// The last failure's label.
    pub fault: String,
    /// When it is tried again, in milliseconds since 1970; nothing where it waits for a person.
    pub next_at: Option<i64>,
}

/// Runs an adapter's statement; answers the column `first` of each row.
pub async fn statement(env: &Env, sql: &str, values: &[String]) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct First {
        first: String,
    }

    let rows: Vec<First> = prepared(&open(env).await?, sql, values)?.all().await?.results()?;
    Ok(rows.into_iter().map(|row| row.first).collect())
}

/// A page of the list, the newest first: tickets with a status, before a (rank,) time and number.
pub async fn list(env: &Env, status: Option<Status>, before: Option<(&str, &str, &str)>) -> Result<Vec<Row>> {
    let status = status.map_or("%", Status::as_str);
    let (_, time, number) = before.unwrap_or(("", "~", "~"));
    let sql = format!(
        "SELECT {COLUMNS_OF_A_ROW} FROM tickets
         WHERE status LIKE ? AND (received_at, number) < (?, ?)
         ORDER BY received_at DESC, number DESC LIMIT {}",
        PAGE + 1
    );
    prepared(&open(env).await?, &sql, &[status.into(), time.into(), number.into()])?.all().await?.results()
}

/// A page of the open tickets in the order of their turn, after a rank, time and number.
pub async fn to_do(env: &Env, after: Option<(&str, &str, &str)>) -> Result<Vec<Row>> {
    let (rank, time, number) = after.unwrap_or(("0", "", ""));
    let sql = format!(
        "SELECT {COLUMNS_OF_A_ROW} FROM tickets
         WHERE status IN ('new', 'open') AND (rank, received_at, number) > (CAST(? AS INTEGER), ?, ?)
         ORDER BY rank, received_at, number LIMIT {}",
        PAGE + 1
    );
    prepared(&open(env).await?, &sql, &[rank.into(), time.into(), number.into()])?.all().await?.results()
}

/// One ticket with its messages, the oldest first.
pub async fn ticket(env: &Env, number: &str) -> Result<Option<(Ticket, Vec<Message>)>> {
    #[derive(Deserialize)]
    struct Stored {
        status: Status,
        lang: Lang,
        received_at: String,
        answer_by: Option<String>,
        report: String,
        standing: Option<String>,
    }

    let database = open(env).await?;
    let sql = "SELECT status, lang, received_at, answer_by, report, standing FROM tickets WHERE number = ?";
    let stored: Option<Stored> = prepared(&database, sql, &[number.into()])?.first(None).await?;
    let Some(stored) = stored else { return Ok(None) };
    let sql = "SELECT at, body FROM messages WHERE number = ? ORDER BY at, id";
    let messages = prepared(&database, sql, &[number.into()])?.all().await?.results()?;
    let report = serde_json::from_str(&stored.report)?;
    let standing = stored.standing.as_deref().map_or(Ok(Standing::default()), serde_json::from_str)?;
    let Stored { status, lang, received_at, answer_by, .. } = stored;
    let ticket = Ticket { status, lang, received_at, answer_by, report, standing };
    Ok(Some((ticket, messages)))
}

/// Whether a ticket is in the inbox.
pub async fn has(env: &Env, number: &str) -> Result<bool> {
    let sql = "SELECT number AS first FROM tickets WHERE number = ?";
    Ok(!statement(env, sql, &[number.to_owned()]).await?.is_empty())
}

/// The deliveries that have not succeeded, those that wait for a person first.
pub async fn all_undelivered(env: &Env) -> Result<Vec<Undelivered>> {
    let sql = "SELECT number, backend, failures, fault, next_at FROM undelivered
               ORDER BY next_at IS NOT NULL, next_at, number LIMIT 500";
    prepared(&open(env).await?, sql, &[])?.all().await?.results()
}

/// A backend that takes nothing until somebody mends something.
#[derive(Debug, Deserialize)]
pub struct Shut {
    /// The backend.
    pub backend: String,
    /// Why it takes nothing: a label.
    pub fault: String,
    /// How many tickets wait for it.
    pub count: u32,
}

/// The backends that take nothing until somebody mends something.
pub async fn shut(env: &Env) -> Result<Vec<Shut>> {
    let labels = SHUT_LABELS.map(|label| format!("'{label}'")).join(", ");
    let sql = format!(
        "SELECT backend, min(CASE WHEN fault IN ({labels}) THEN fault END) AS fault, count(*) AS count
         FROM undelivered WHERE next_at IS NULL GROUP BY backend
         HAVING max(fault IN ({labels})) ORDER BY backend"
    );
    prepared(&open(env).await?, &sql, &[])?.all().await?.results()
}

/// The sites that have a delivery that has not succeeded.
pub async fn sites_with_undelivered(env: &Env) -> Result<Vec<String>> {
    statement(env, "SELECT DISTINCT substr(number, 1, 4) AS first FROM undelivered", &[]).await
}

/// Notes a failed delivery.
pub async fn undelivered(env: &Env, row: &Undelivered) -> Result<()> {
    let sql = "INSERT INTO undelivered (number, backend, failures, fault, next_at)
               VALUES (?, ?, CAST(? AS INTEGER), ?, CAST(NULLIF(?, '') AS INTEGER))
               ON CONFLICT (number, backend) DO UPDATE
               SET failures = excluded.failures, fault = excluded.fault, next_at = excluded.next_at";
    let next_at = row.next_at.map_or_else(String::new, |at| at.to_string());
    let values =
        [row.number.clone(), row.backend.clone(), row.failures.to_string(), row.fault.clone(), next_at];
    prepared(&open(env).await?, sql, &values)?.run().await.map(|_| ())
}

/// Strikes a delivery off that succeeded in the end.
pub async fn delivered(env: &Env, number: desk::TicketNumber, backend: &str) -> Result<()> {
    let sql = "DELETE FROM undelivered WHERE number = ? AND backend = ?";
    prepared(&open(env).await?, sql, &[number.to_string(), backend.into()])?.run().await.map(|_| ())
}

/// The database with its tables, which each process makes sure of once.
async fn open(env: &Env) -> Result<D1Database> {
    let database = env.d1(BINDING)?;
    if !READY.get() {
        database.batch(TABLES.iter().map(|table| database.prepare(*table)).collect()).await?;
        for (column, add) in COLUMNS {
            let there = database.prepare(HAS_COLUMN).bind(&[column.into()])?;
            if there.first::<u32>(Some("count")).await? == Some(0) {
                // Another process may add it in between; then it is there all the same.
                let _ = database.prepare(add).run().await;
            }
        }
        database.prepare(TURNS).run().await?;
        READY.set(true);
    }
    Ok(database)
}

fn prepared(database: &D1Database, sql: &str, values: &[String]) -> Result<D1PreparedStatement> {
    let values: Vec<JsValue> = values.iter().map(|value| JsValue::from_str(value)).collect();
    database.prepare(sql).bind(&values)
}
