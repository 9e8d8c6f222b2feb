//! The form: a hosted page, or the fragment that the widget takes in.

use super::{Context, Fault, respond};
use crate::{
    guard::{origin::caller, token::sha256},
    io,
    pages::{
        form::{self, FormView, kinds::CATEGORY},
        tools,
    },
    problem::Problem,
    texts::Texts,
};
use desk::{Submission, TicketNumber, config::Site};
use worker::{Request, Response};

/// How long a browser may show a fragment without asking, in seconds: a change of the desk reaches
/// every widget within a minute.
const FRESH_S: u32 = 60;

/// How long a browser may show the tool for files without asking, in seconds: only a deployment
/// changes it, and with it the script that it belongs to.
const TOOLS_FRESH_S: u32 = 300;

/// `GET /form/{site}`: a page with a key of its own, so that sending it twice makes one ticket.
pub async fn page(context: &Context, site: &str) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let site = desk.site(site).ok_or(Problem::SiteUnknown)?;
    let texts = context.texts(Some(&desk));
    let key = io::random::nonce()?;
    let announcements = io::announcements::current(&context.env).await;
    let mut submission = begun(context, site);
    // What is no number of this site is left out: whoever followed a broken link can still report.
    let previous = context.query("previous").and_then(|text| TicketNumber::parse(text).ok());
    submission.previous =
        previous.filter(|number| number.site() == site.id).map(String::from).unwrap_or_default();
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
        announcements: &announcements.all,
        now: context.now,
    };
    Ok(respond::form_page(200, texts, &form::page(&view))?)
}

/// What a form starts with: the site, and the kind of request that the address names. One that the desk
/// does not offer is left out.
fn begun(context: &Context, site: &Site) -> Submission {
    let category = context.query(CATEGORY).filter(|category| site.rules.kind(category).is_ok());
    Submission {
        site_id: site.id.to_string(),
        category: category.unwrap_or_default().to_owned(),
        ..Submission::default()
    }
}

/// `GET /v1/sites/{site}/form`: the same form for everyone, without a key; the widget makes one.
pub async fn fragment(context: &Context, request: &Request, site: &str) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let site = desk.site(site).ok_or(Problem::SiteUnknown)?;
    caller(context.origin.as_deref(), &context.own, site).map_err(|_| Problem::OriginRefused)?;
    let texts = context.texts(Some(&desk));
    let announcements = io::announcements::current(&context.env).await;
    let submission = begun(context, site);
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
        announcements: &announcements.all,
        now: context.now,
    };
    fresh(request, texts, form::element(&view).0, FRESH_S)
}

/// `GET /v1/tools`: what the tool for files is made of. It is the same for every site, and every page
/// may read it.
pub fn tools(context: &Context, request: &Request) -> Result<Response, Fault> {
    let texts = context.texts(None);
    let response = fresh(request, texts, tools::element(texts).0, TOOLS_FRESH_S)?;
    response.headers().set("access-control-allow-origin", "*")?;
    Ok(response)
}

/// Markup that a browser may keep for so many seconds, and asks after then.
fn fresh(request: &Request, texts: &Texts, markup: String, seconds: u32) -> Result<Response, Fault> {
    let tag = format!("\"{}\"", &sha256(markup.as_bytes())[..22]);
    let known = request.headers().get("if-none-match")?;
    let response = if known.is_some_and(|known| known.contains(&tag)) {
        Response::empty()?.with_status(304)
    } else {
        respond::text(200, "text/html; charset=utf-8", markup)?
    };
    let headers = response.headers();
    headers.set("etag", &tag)?;
    headers.set("cache-control", &format!("public, max-age={seconds}"))?;
    headers.set("content-language", texts.lang().tag())?;
    headers.append("vary", "accept-language")?;
    Ok(response)
}
