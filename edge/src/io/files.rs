//! The files of tickets, in R2.

use crate::{backends::Fault, files::kept::Kept};
use desk::MediaType;
use worker::{Bucket, Env, HttpMetadata, Object, Result};

/// The name of the bucket's binding in wrangler.toml.
const BINDING: &str = "FILES";

/// What is written beside a file.
const NAME: &str = "name";
const MEDIA: &str = "media";

/// Objects that one call may list or remove.
const PAGE: u32 = 1_000;

fn bucket(env: &Env) -> Result<Bucket> {
    env.bucket(BINDING)
}

/// Keeps a file in a folder, under its digest. R2 compares the digest with what it received.
pub async fn put(env: &Env, folder: &str, file: &Kept, digest: &[u8], bytes: Vec<u8>) -> Result<()> {
    let about = [(NAME, file.name.as_str()), (MEDIA, file.media.extension())];
    let place = format!("{folder}{}", file.sha256);
    let bucket = bucket(env)?;
    let put = bucket
        .put(&place, bytes)
        .sha256(digest)
        .http_metadata(HttpMetadata {
            content_type: Some(file.media.essence().to_owned()),
            ..HttpMetadata::default()
        })
        .custom_metadata(about.map(|(name, value)| (name.to_owned(), value.to_owned())))
        .execute()
        .await;
    match put {
        Ok(_) => Ok(()),
        // R2 takes one write per second of one name. Where the same form is sent many times at once,
        // the file may be there by now, and its name says which bytes it has.
        Err(error) => bucket.head(&place).await?.map(drop).ok_or(error),
    }
}

/// What is known of a file in a folder; nothing where it is not there.
pub async fn find(env: &Env, folder: &str, sha256: &str) -> Result<Option<Kept>> {
    let Some(object) = bucket(env)?.head(format!("{folder}{sha256}")).await? else { return Ok(None) };
    let about = object.custom_metadata()?;
    let media = about.get(MEDIA).and_then(|extension| MediaType::of_name(&format!(".{extension}")));
    Ok(media.map(|media| Kept {
        name: about.get(NAME).cloned().unwrap_or_default(),
        media,
        size: object.size(),
        sha256: sha256.to_owned(),
    }))
}

/// A file, to be sent on piece by piece.
pub async fn open(env: &Env, place: &str) -> Result<Option<Object>> {
    bucket(env)?.get(place).execute().await
}

/// A whole file, for its delivery.
///
/// # Errors
/// The file is not there, or the bucket does not answer.
pub async fn read(env: &Env, place: &str) -> std::result::Result<Vec<u8>, Fault> {
    match content(env, place).await {
        Ok(content) => content.ok_or(Fault::FILE_MISSING),
        Err(_) => Err(Fault::NO_ANSWER),
    }
}

async fn content(env: &Env, place: &str) -> Result<Option<Vec<u8>>> {
    let object = open(env, place).await?;
    match object.as_ref().and_then(Object::body) {
        Some(body) => body.bytes().await.map(Some),
        None => Ok(None),
    }
}

/// Removes a folder with all that stands in it.
pub async fn remove(env: &Env, folder: &str) -> Result<()> {
    let bucket = bucket(env)?;
    loop {
        let page = bucket.list().prefix(folder).limit(PAGE).execute().await?;
        let places: Vec<String> = page.objects().iter().map(Object::key).collect();
        if !places.is_empty() {
            bucket.delete_multiple(places).await?;
        }
        if !page.truncated() {
            return Ok(());
        }
    }
}
