//! The form: a hosted page, or the fragment that the widget takes in.

use super::{Context, Fault, respond};
use crate::{
    guard::{origin::caller, token::sha256},
    io,
    pages::form::{self, FormView},
    problem::Problem,
};
use desk::Submission;
use worker::{Request, Response};

/// How long a browser may show a fragment without asking, in seconds: a change of the desk reaches
/// every widget within a minute.
const FRESH_S: u32 = 60;

/// `GET /form/{site}`: a page with a key of its own, so that sending it twice makes one ticket.
pub async fn page(context: &Context, site: &str) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let site = desk.site(site).ok_or(Problem::SiteUnknown)?;
    let texts = context.texts(Some(&desk));
    let key = io::random::nonce()?;
    let announcements = io::announcements::current(&context.env).await;
    let submission = Submission { site_id: site.id.to_string(), ..Submission::default() };
    let view = FormView {
        desk: &desk,
        site,
        texts,
        base: &context.own,
        key: &key,
        submission: &submission,
        kept: &[],
        files_lost: false,
        faults: None,
        notice: None,
        announcements: &announcements,
        now: context.now,
    };
    Ok(respond::page(200, texts, &form::page(&view))?)
}

/// `GET /v1/sites/{site}/form`: the same form for everyone, without a key; the widget makes one.
pub async fn fragment(context: &Context, request: &Request, site: &str) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let site = desk.site(site).ok_or(Problem::SiteUnknown)?;
    caller(context.origin.as_deref(), &context.own, site).map_err(|_| Problem::OriginRefused)?;
    let texts = context.texts(Some(&desk));
    let announcements = io::announcements::current(&context.env).await;
    let submission = Submission { site_id: site.id.to_string(), ..Submission::default() };
    let view = FormView {
        desk: &desk,
        site,
        texts,
        base: &context.own,
        key: "",
        submission: &submission,
        kept: &[],
        files_lost: false,
        faults: None,
        notice: None,
        announcements: &announcements,
        now: context.now,
    };
    let markup = form::element(&view).0;
    let tag = format!("\"{}\"", &sha256(markup.as_bytes())[..22]);
    let known = request.headers().get("if-none-match")?;
    let response = if known.is_some_and(|known| known.contains(&tag)) {
        Response::empty()?.with_status(304)
    } else {
        respond::text(200, "text/html; charset=utf-8", markup)?
    };
    let headers = response.headers();
    headers.set("etag", &tag)?;
    headers.set("cache-control", &format!("public, max-age={FRESH_S}"))?;
    headers.set("content-language", texts.lang().tag())?;
    headers.append("vary", "accept-language")?;
    Ok(response)
}
