//! Publishing and reading the desk.

use super::{Context, Fault, respond};
use crate::{
    io::{
        self,
        body::Body,
        limit::{Limit, PERIOD_S},
    },
    problem::Problem,
};
use desk::{config::Desk, limits::DESK_MAX};
use serde_json::json;
use worker::{Request, Response};

/// `GET /v1/desk`: desk.toml as it was published, or the example.
pub async fn read(context: &Context, request: &Request) -> Result<Response, Fault> {
    authorize(context, request).await?;
    let source = io::desk::source(&context.env).await?;
    Ok(respond::text(200, "application/toml", source.unwrap_or_else(|| io::desk::EXAMPLE.to_owned()))?)
}

/// `PUT /v1/desk`: all of it holds, or nothing changes.
pub async fn publish(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    authorize(context, request).await?;
    let body = match io::body::read(request, DESK_MAX).await? {
        Body::Whole(body) => body,
        Body::TooLarge => return Err(Problem::TooLarge.into()),
        Body::Broken => return Err(Problem::Unreadable.into()),
    };
    let source = String::from_utf8(body).map_err(|_| Problem::Unreadable)?;
    let desk = Desk::parse(&source).map_err(Problem::DeskFaults)?;
    let published = json!({ "sites": desk.sites.len(), "backends": desk.backends.len() });
    io::desk::publish(&context.env, &source, desk).await?;
    Ok(respond::json(200, "application/json", &published)?)
}

/// The admin token in `Authorization: Bearer` (RFC 6750, section 2.1); guessing is limited.
pub(super) async fn authorize(context: &Context, request: &Request) -> Result<(), Fault> {
    let header = request.headers().get("authorization")?.unwrap_or_default();
    let token = header.strip_prefix("Bearer ").unwrap_or_default().trim();
    let admin = io::secrets::admin(&context.env)?;
    if admin.is(token) {
        return Ok(());
    }
    if io::limit::allows(&context.env, Limit::LogIn, request.headers()).await? {
        Err(Problem::Unauthorized.into())
    } else {
        Err(Problem::RateLimited(PERIOD_S).into())
    }
}
