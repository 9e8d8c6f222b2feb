//! What `cargo xtask bench edge` compares the product with: a Worker whose Durable Object reads the
//! posted body, inserts one row and answers 201. Nothing is checked, and nothing is answered twice.

#![allow(missing_docs, reason = "the macro `durable_object` writes methods without any")]

use worker::{
    Context, DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object, event,
};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    env.durable_object("BARE")?.get_by_name("bare")?.fetch_with_request(request).await
}

/// The one object that keeps every row.
#[durable_object]
pub struct Bare {
    sql: SqlStorage,
}

impl DurableObject for Bare {
    fn new(state: State, _env: Env) -> Self {
        let sql = state.storage().sql();
        let table =
            "CREATE TABLE IF NOT EXISTS reports (serial INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT";
        if let Err(error) = sql.exec(table, None) {
            worker::console_error!("{error}");
        }
        Self { sql }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let body = request.text().await?;
        self.sql.exec("INSERT INTO reports (body) VALUES (?)", vec![body.into()])?;
        Ok(Response::empty()?.with_status(201))
    }
}
