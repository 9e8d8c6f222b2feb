//! Answers with the headers that each kind needs.

use super::Context;
use crate::{negotiate::Representation, pages, problem::Problem, texts::Texts};
use maud::Markup;
use serde::Serialize;
use worker::{Headers, Response, Result};

/// What a page of the desk may load and send: its own stylesheet and forms, and no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// What the page of the form may do beside that, and its confirmation: what keeps a draft is script of the
/// desk's own, and so is the tool for files, with its Wasm.
const FORM_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                           style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
                           frame-ancestors 'none'; require-trusted-types-for 'script'";
/// JSON that nobody may keep, since it is about one person's ticket.
pub fn json(status: u16, content_type: &str, value: &impl Serialize) -> Result<Response> {
    text(status, content_type, serde_json::to_string(value)?)
}

/// A page that nobody may keep.
pub fn page(status: u16, texts: &Texts, markup: &Markup) -> Result<Response> {
    under(POLICY, status, texts, markup)
}

/// The same with a form that a script may help to fill in, or what became of it.
pub fn form_page(status: u16, texts: &Texts, markup: &Markup) -> Result<Response> {
    under(FORM_POLICY, status, texts, markup)
}

fn under(policy: &str, status: u16, texts: &Texts, markup: &Markup) -> Result<Response> {
    let response = text(status, "text/html; charset=utf-8", markup.0.clone())?;
    let headers = response.headers();
    headers.set("content-language", texts.lang().tag())?;
    headers.set("content-security-policy", policy)?;
    Ok(response)
}

/// To another page, after something was done (RFC 9110, section 15.4.4).
pub fn see_other(path: &str) -> Result<Response> {
    let response = text(303, "text/plain", String::new())?;
    response.headers().set("location", path)?;
    Ok(response)
}

/// Any text, with the headers that every answer has.
pub fn text(status: u16, content_type: &str, body: String) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", content_type)?;
    headers.set("cache-control", "no-store")?;
    headers.set("x-content-type-options", "nosniff")?;
    // A status page's address is its key; it goes to no other site.
    headers.set("referrer-policy", "same-origin")?;
    Ok(Response::ok(body)?.with_status(status).with_headers(headers))
}

/// A problem, as JSON or as a page, in the client's language.
pub async fn problem(context: &Context, problem: &Problem) -> Result<Response> {
    let desk = context.desk().await.ok();
    let texts = context.texts(desk.as_deref());
    let response = match context.representation {
        Representation::Json => {
            let response = json(problem.status(), "application/problem+json", &problem.details(texts))?;
            response.headers().set("content-language", texts.lang().tag())?;
            response
        }
        Representation::Html => {
            page(problem.status(), texts, &pages::problem::page(desk.as_deref(), texts, problem))?
        }
    };
    explain(&response, problem)?;
    Ok(response)
}

/// The headers that belong to a problem.
pub fn explain(response: &Response, problem: &Problem) -> Result<()> {
    let headers = response.headers();
    if let Some(seconds) = problem.retry_after_s() {
        headers.set("retry-after", &seconds.to_string())?;
    }
    match problem {
        Problem::Method(allow) => headers.set("allow", allow),
        Problem::Unauthorized => headers.set("www-authenticate", "Bearer"),
        _ => Ok(()),
    }
}

/// Lets a page of that origin read the answer. The origin stood on a list before.
pub fn share_with(response: &Response, origin: &str) -> Result<()> {
    let headers = response.headers();
    headers.set("access-control-allow-origin", origin)?;
    headers.set("access-control-expose-headers", "retry-after, location")
}
