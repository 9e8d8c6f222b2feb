//! A web site with each of the subjects in it. All come from one server, compressed beforehand and
//! under the same rules for caches, so that nothing but what is sent differs.

use crate::subject::Subject;
use anyhow::{Context, Result};
use std::{collections::HashMap, fs, net::TcpStream, path::Path};
use tests::{
    env,
    http::{self, Incoming},
};

/// What a file server says by default: keep it, but ask each time whether it is still the same.
const CACHE: &str = "public, max-age=0, must-revalidate";

struct File {
    kind: &'static str,
    compressed: bool,
    body: Vec<u8>,
}

/// Serves it; returns its origin.
pub fn serve() -> Result<String> {
    let mut files = HashMap::new();
    let target = env::root()?.join("target");
    collect(&target.join("bytes"), "", &mut files)?;
    for peer in ["sentry", "sentry-late"] {
        collect(&target.join("peers").join(peer).join("small"), peer, &mut files)?;
    }
    for subject in Subject::ALL {
        let page = File { kind: "text/html", compressed: false, body: subject.page().into_bytes() };
        files.insert(subject.path().to_owned(), page);
    }
    let form = files.remove("/fragment.html").context("`cargo xtask bench bytes` makes the fragment")?;
    files.insert("/v1/sites/1234/form".to_owned(), form);
    let port = http::serve(move |incoming, stream| answer(&files, &incoming, &stream))?;
    Ok(format!("http://127.0.0.1:{port}"))
}

fn collect(folder: &Path, prefix: &str, files: &mut HashMap<String, File>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} is not there", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".br")) else {
            continue;
        };
        let kind = match name.rsplit('.').next() {
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("wasm") => "application/wasm",
            _ => "text/html",
        };
        let prefix = if prefix.is_empty() { String::new() } else { format!("/{prefix}") };
        let file = File { kind, compressed: true, body: fs::read(&path)? };
        files.insert(format!("{prefix}/{name}"), file);
    }
    Ok(())
}

fn answer(files: &HashMap<String, File>, incoming: &Incoming, stream: &TcpStream) {
    let path = incoming.path.split('?').next().unwrap_or_default();
    let Some(file) = files.get(path) else { return http::answer(stream, 404, &[], b"") };
    let tag = format!("\"{}\"", file.body.len());
    let mut headers = vec![("Cache-Control", CACHE.to_owned()), ("ETag", tag.clone())];
    if incoming.header("if-none-match") == Some(tag) {
        return http::answer(stream, 304, &owned(headers), b"");
    }
    headers.push(("Content-Type", format!("{}; charset=utf-8", file.kind)));
    if file.kind == "application/wasm" {
        headers.pop();
        headers.push(("Content-Type", file.kind.to_owned()));
    }
    if file.compressed {
        headers.push(("Content-Encoding", "br".to_owned()));
    }
    http::answer(stream, 200, &owned(headers), &file.body);
}

fn owned(headers: Vec<(&str, String)>) -> Vec<(String, String)> {
    headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
