//! Publishing announcements, and reading them.

use super::{Context, Fault, desk::authorize, respond};
use crate::{
    io::{self, body::Body},
    pages::feed,
    problem::Problem,
};
use ::desk::announcement;
use serde_json::json;
use worker::{Request, Response};

/// The longest list that is read, in bytes: fifty announcements with texts in four languages.
const BODY_MAX: usize = 1_048_576;

/// `PUT /v1/announcements`: all of them hold, or nothing changes.
pub async fn publish(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    authorize(context, request).await?;
    let body = match io::body::read(request, BODY_MAX).await? {
        Body::Whole(body) => body,
        Body::TooLarge => return Err(Problem::TooLarge.into()),
        Body::Broken => return Err(Problem::Unreadable.into()),
    };
    let source = String::from_utf8(body).map_err(|_| Problem::Unreadable)?;
    let all = announcement::parse(&source).map_err(Problem::Announcements)?;
    let unknown = announcement::unknown_sites(&all, &*context.desk().await?);
    if !unknown.is_empty() {
        return Err(Problem::Announcements(unknown).into());
    }
    let published = json!({ "announcements": all.len() });
    let board = io::announcements::stored(&context.env).await?.replaced(source, all, context.now);
    io::announcements::publish(&context.env, board).await?;
    Ok(respond::json(200, "application/json", &published)?)
}

/// `GET /v1/announcements`: as they were published, for whoever changes them.
pub async fn read(context: &Context, request: &Request) -> Result<Response, Fault> {
    authorize(context, request).await?;
    let board = io::announcements::stored(&context.env).await?;
    Ok(respond::text(200, "application/json", board.source().to_owned())?)
}

/// `GET /announcements.atom`: for everyone.
pub async fn atom(context: &Context) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let board = io::announcements::current(&context.env).await;
    let feed = feed::atom(&desk, &board, context.texts(Some(&desk)), &context.own, context.now);
    let response = respond::text(200, "application/atom+xml; charset=utf-8", feed)?;
    response.headers().set("cache-control", "public, max-age=60")?;
    response.headers().append("vary", "accept-language")?;
    Ok(response)
}
