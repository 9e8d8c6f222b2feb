//! Somebody else's web site: pages on an origin of their own, into which the widget is put.

use crate::http;
use anyhow::Result;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// A page with its headers.
#[derive(Debug, Clone)]
pub struct Page {
    headers: Vec<(String, String)>,
    body: String,
}

impl Page {
    /// An HTML page.
    pub fn html(body: impl Into<String>) -> Self {
        let kind = ("Content-Type".to_owned(), "text/html; charset=utf-8".to_owned());
        Self { headers: vec![kind], body: body.into() }
    }

    /// The same with a Content-Security-Policy.
    #[must_use]
    pub fn policy(self, policy: &str) -> Self {
        self.header("Content-Security-Policy", policy)
    }

    /// The same with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A web site; it is served until the process ends.
#[derive(Debug, Clone)]
pub struct Host {
    port: u16,
    pages: Arc<Mutex<HashMap<String, Page>>>,
}

impl Host {
    /// Starts one without pages.
    pub fn start() -> Result<Self> {
        let pages = Arc::new(Mutex::new(HashMap::<String, Page>::new()));
        let inner = Arc::clone(&pages);
        let port = http::serve(move |incoming, stream| {
            let page = inner.lock().unwrap_or_else(PoisonError::into_inner).get(&incoming.path).cloned();
            match page {
                Some(page) => http::answer(&stream, 200, &page.headers, page.body.as_bytes()),
                None => http::answer(&stream, 404, &[], b""),
            }
        })?;
        Ok(Self { port, pages })
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Puts a page on a path, and returns its address.
    pub fn put(&self, path: &str, page: Page) -> String {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), page);
        format!("{}{path}", self.origin())
    }
}
