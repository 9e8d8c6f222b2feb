//! Sending what an adapter built, and bringing the answer back.

use super::{clock, inbox};
use crate::backends::{Answer, Exchange};
use chrono::{DateTime, Utc};
use wasm_bindgen::JsValue;
use worker::{
    AbortSignal, Env, Fetch, Headers, Method, Request, RequestInit, RequestRedirect, Response, Result,
    console_warn, web_sys,
};

/// How long a helpdesk may take to answer, in milliseconds (Standard Webhooks 1.0.0 names 15 to
/// 30 s).
const TIMEOUT_MS: u32 = 15_000;

/// Sends once. Whatever goes wrong on the way is [`Answer::Nothing`].
pub async fn send(env: &Env, exchange: Exchange) -> Answer {
    let answer = match exchange {
        Exchange::Http { url, headers, body } => post(&url, &headers, &body).await,
        Exchange::Sql { sql, values } => inbox::statement(env, sql, &values).await.map(Answer::Rows),
    };
    answer.unwrap_or_else(|error| {
        // The runtime's words name neither address nor ticket.
        console_warn!("a backend gave no answer: {error}");
        Answer::Nothing
    })
}

async fn post(url: &str, headers: &[(&'static str, String)], body: &str) -> Result<Answer> {
    let sent = Headers::new();
    for (name, value) in headers {
        sent.set(name, value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(Method::Post)
        .with_headers(sent)
        .with_body(Some(JsValue::from_str(body)))
        .with_redirect(RequestRedirect::Manual);
    let request = Request::new_with_init(url, &init)?;
    let signal = AbortSignal::from(web_sys::AbortSignal::timeout_with_u32(TIMEOUT_MS));
    let response = Fetch::Request(request).send_with_signal(&signal).await?;
    let retry_after_s = retry_after(&response, clock::now())?;
    let status = response.status_code();
    // The body is of no use here; letting go of it frees the connection.
    if let worker::ResponseBody::Stream(stream) = response.body() {
        let _ = stream.cancel();
    }
    Ok(Answer::Http { status, retry_after_s })
}

/// Retry-After in seconds, from either of its forms (RFC 9110, section 10.2.3).
fn retry_after(response: &Response, now: DateTime<Utc>) -> Result<Option<i64>> {
    let value = response.headers().get("retry-after")?;
    Ok(value.and_then(|value| {
        let date = || DateTime::parse_from_rfc2822(&value).ok().map(|at| (at.to_utc() - now).num_seconds());
        value.trim().parse().ok().or_else(date)
    }))
}
