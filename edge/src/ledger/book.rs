//! The ledger's own SQLite database: statements, transactions, migrations.

use super::schema::MIGRATIONS;
use serde::{Deserialize, de::DeserializeOwned};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use worker::{Result, SqlCursor, SqlStorage, SqlStorageValue, Storage};

#[wasm_bindgen]
extern "C" {
    /// The part of Durable Object storage that the crate `worker` does not have yet.
    type SyncStorage;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &SyncStorage,
        closure: &mut dyn FnMut() -> std::result::Result<(), JsValue>,
    ) -> std::result::Result<JsValue, JsValue>;
}

/// One site's database.
pub struct Book {
    storage: Storage,
    sql: SqlStorage,
    migrated: Cell<bool>,
}

impl Book {
    /// The database of an object; nothing is read yet.
    pub fn new(storage: Storage) -> Self {
        let sql = storage.sql();
        Self { storage, sql, migrated: Cell::new(false) }
    }

    /// The storage, for its alarm.
    pub fn storage(&self) -> &Storage {
        &self.storage
    }

    /// Brings the tables up to date, once per process.
    pub fn migrate(&self) -> Result<()> {
        #[derive(Deserialize)]
        struct Version {
            version: Option<usize>,
        }

        if self.migrated.get() {
            return Ok(());
        }
        self.run("CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY) STRICT", [])?;
        let done = self.first::<Version>("SELECT max(version) AS version FROM migrations", [])?;
        let done = done.and_then(|row| row.version).unwrap_or(0);
        for (version, statements) in (1_i64..).zip(MIGRATIONS).skip(done) {
            self.atomically(|| {
                statements.iter().try_for_each(|statement| self.run(statement, []))?;
                self.run("INSERT INTO migrations (version) VALUES (?)", [version.into()])
            })?;
        }
        self.migrated.set(true);
        Ok(())
    }

    /// Runs a statement for its effect.
    pub fn run(&self, statement: &str, values: impl IntoIterator<Item = SqlStorageValue>) -> Result<()> {
        self.exec(statement, values).map(|_| ())
    }

    /// All rows of a statement.
    pub fn rows<T: DeserializeOwned>(
        &self,
        statement: &str,
        values: impl IntoIterator<Item = SqlStorageValue>,
    ) -> Result<Vec<T>> {
        self.exec(statement, values)?.to_array()
    }

    /// The first row of a statement.
    pub fn first<T: DeserializeOwned>(
        &self,
        statement: &str,
        values: impl IntoIterator<Item = SqlStorageValue>,
    ) -> Result<Option<T>> {
        Ok(self.rows(statement, values)?.into_iter().next())
    }

    fn exec(&self, statement: &str, values: impl IntoIterator<Item = SqlStorageValue>) -> Result<SqlCursor> {
        let values: Vec<_> = values.into_iter().collect();
        self.sql.exec(statement, (!values.is_empty()).then_some(values))
    }

    /// Does all of it or, where it fails, nothing. Nothing may be awaited in between.
    pub fn atomically<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut work = Some(work);
        let mut outcome = None;
        let storage: &SyncStorage = self.storage.as_raw().unchecked_ref();
        let committed = storage.transaction_sync(&mut || match work.take().map(|work| work()) {
            Some(Ok(value)) => {
                outcome = Some(value);
                Ok(())
            }
            Some(Err(error)) => Err(error.into()),
            None => Err(JsValue::from_str("a transaction ran twice")),
        });
        committed?;
        outcome.ok_or_else(|| "a transaction did not run".into())
    }
}

/// A text as a value of a statement.
pub fn text(text: &str) -> SqlStorageValue {
    SqlStorageValue::String(text.to_owned())
}
