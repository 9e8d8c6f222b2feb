//! Bodies, read under a cap.

use futures_util::TryStreamExt;
use worker::{Request, Result};

/// What became of reading a body.
pub enum Body {
    /// All of it.
    Whole(Vec<u8>),
    /// It is longer than the cap; the rest was not read.
    TooLarge,
    /// It broke off.
    Broken,
}

/// Reads a body of at most `cap` bytes.
pub async fn read(request: &mut Request, cap: usize) -> Result<Body> {
    let announced = request.headers().get("content-length")?.and_then(|length| length.parse::<u64>().ok());
    match announced {
        Some(length) if length > cap as u64 => Ok(Body::TooLarge),
        // HTTP ends a body at its announced length, so this one can be read in one go, which costs a
        // third of reading a stream.
        Some(_) => Ok(match request.bytes().await {
            Ok(body) if body.len() > cap => Body::TooLarge,
            Ok(body) => Body::Whole(body),
            Err(_) => Body::Broken,
        }),
        None => read_stream(request, cap).await,
    }
}

/// Reads a body that announces no length, chunk by chunk.
async fn read_stream(request: &mut Request, cap: usize) -> Result<Body> {
    if request.inner().body().is_none() {
        return Ok(Body::Whole(Vec::new()));
    }
    let mut stream = request.stream()?;
    let mut body = Vec::new();
    loop {
        match stream.try_next().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > cap => return Ok(Body::TooLarge),
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(Body::Whole(body)),
            Err(_) => return Ok(Body::Broken),
        }
    }
}
