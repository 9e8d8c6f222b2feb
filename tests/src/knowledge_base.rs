//! A fake knowledge base that answers as `MediaWiki` does to `action=opensearch`, and is strict about
//! what it is asked. How unreliable it is, the words that are searched say.

use crate::http::{self, Incoming};
use anyhow::Result;
use serde_json::json;
use std::{
    io::Read,
    net::TcpStream,
    sync::{Arc, Mutex, PoisonError},
};

/// It never answers.
pub const SILENCE: &str = "silence";
/// It answers 500.
pub const BROKEN: &str = "broken";
/// It sends the caller to an address that would answer.
pub const MOVED: &str = "moved";
/// It answers more than anybody asked for.
pub const HUGE: &str = "huge";
/// It answers a page where a program expects its own answer.
pub const GARBAGE: &str = "garbage";

/// Every word that makes it fail.
pub const FAULTS: [&str; 5] = [SILENCE, BROKEN, MOVED, HUGE, GARBAGE];

/// More than any list of suggestions.
const HUGE_BYTES: usize = 1_000_000;

/// A knowledge base; it is served until the process ends.
#[derive(Debug, Clone)]
pub struct KnowledgeBase {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl KnowledgeBase {
    /// Starts one.
    pub fn start() -> Result<Self> {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        let port = http::serve(move |incoming, stream| {
            let Some(words) = searched(&incoming) else { return http::answer(&stream, 400, &[], b"") };
            seen.lock().unwrap_or_else(PoisonError::into_inner).push(words.clone());
            reply(&incoming, &words, stream);
        })?;
        Ok(Self { port, asked })
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address of its search, as a desk.toml names it.
    pub fn search(&self) -> String {
        format!("{}/api.php?action=opensearch&search={{query}}", self.origin())
    }

    /// The address of a page that it finds for these words.
    pub fn page(&self, words: &str) -> String {
        format!("{}/wiki/{}", self.origin(), words.replace(' ', "_"))
    }

    /// What was searched, as it stood in the address.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The words of a search that is made as the interface wants it.
fn searched(incoming: &Incoming) -> Option<String> {
    let accept = incoming.header("accept").unwrap_or_default();
    let words = incoming.path.strip_prefix("/api.php?action=opensearch&search=")?;
    let good = incoming.method == "GET" && accept.contains("application/x-suggestions+json");
    good.then(|| words.replace("%20", " "))
}

fn reply(incoming: &Incoming, words: &str, mut stream: TcpStream) {
    let json = |name: &str| {
        let host = incoming.header("host").unwrap_or_default();
        let page = format!("http://{host}/wiki/{}", name.replace(' ', "_"));
        let elsewhere = "https://elsewhere.example/wiki/page".to_owned();
        json!([name, [format!("About {name}"), "Elsewhere"], ["", ""], [page, elsewhere]]).to_string()
    };
    let kind = [("Content-Type".to_owned(), "application/x-suggestions+json".to_owned())];
    match words {
        SILENCE => {
            // Until the caller hangs up.
            let _ = stream.read(&mut [0]);
        }
        BROKEN => http::answer(&stream, 500, &kind, json(words).as_bytes()),
        MOVED => {
            let to = ("Location".to_owned(), "/api.php?action=opensearch&search=elsewhere".to_owned());
            http::answer(&stream, 302, &[to], b"");
        }
        HUGE => http::answer(&stream, 200, &kind, json(&"x".repeat(HUGE_BYTES)).as_bytes()),
        GARBAGE => http::answer(&stream, 200, &kind, b"<!doctype html><title>Log in</title>"),
        words => http::answer(&stream, 200, &kind, json(words).as_bytes()),
    }
}
