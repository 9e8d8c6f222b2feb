//! The bucket in which tickets' files lie.

use crate::backends::Fault;
use worker::{Env, Result};

/// The name of the bucket's binding in wrangler.toml.
const BINDING: &str = "FILES";

/// A file's content, for its delivery.
///
/// # Errors
/// The file is not there, or the bucket does not answer.
pub async fn read(env: &Env, key: &str) -> std::result::Result<Vec<u8>, Fault> {
    match content(env, key).await {
        Ok(content) => content.ok_or(Fault::FILE_MISSING),
        Err(_) => Err(Fault::NO_ANSWER),
    }
}

async fn content(env: &Env, key: &str) -> Result<Option<Vec<u8>>> {
    let object = env.bucket(BINDING)?.get(key).execute().await?;
    match object.as_ref().and_then(worker::Object::body) {
        Some(body) => body.bytes().await.map(Some),
        None => Ok(None),
    }
}
