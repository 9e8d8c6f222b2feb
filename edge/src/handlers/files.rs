//! A ticket's file, for a helpdesk or the inbox.

use super::{Context, Fault};
use crate::{
    error::Internal,
    files::serve::{POLICY, content_type, disposition},
    guard::file_token::FileToken,
    io,
    ledger::message::{Ask, Reply},
    problem::Problem,
};
use worker::{Headers, Object, Response, console_error};

/// `GET /files/{token}`: whoever has no token learns nothing, not even whether there is a file.
pub async fn file(context: &Context, token: &str) -> Result<Response, Fault> {
    let secret = io::secrets::desk(&context.env)?;
    let token = FileToken::parse(&secret, token).ok_or(Problem::NotFound)?;
    let desk = context.desk().await?;
    let number = token.number();
    let site = desk.sites.get(&number.site()).ok_or(Problem::NotFound)?;
    let ask = Ask::File { serial: number.serial(), n: token.n() };
    let stored = match io::ledger::ask(&context.env, site.id, &ask).await? {
        Reply::File(stored) => stored,
        Reply::Unknown => return Err(Problem::NotFound.into()),
        _ => return Err(Internal::Ledger.into()),
    };
    let object = io::files::open(&context.env, &stored.key).await?;
    let Some(body) = object.as_ref().and_then(Object::body) else {
        console_error!("a file of a ticket is not in the bucket");
        return Err(Problem::NotFound.into());
    };
    let headers = Headers::new();
    headers.set("content-type", &content_type(stored.file.media))?;
    headers.set("content-disposition", &disposition(&stored.file.name))?;
    headers.set("content-length", &stored.file.size.to_string())?;
    headers.set("content-security-policy", POLICY)?;
    headers.set("x-content-type-options", "nosniff")?;
    headers.set("cache-control", "no-store")?;
    headers.set("referrer-policy", "no-referrer")?;
    Ok(Response::from_body(body.response_body()?)?.with_headers(headers))
}
