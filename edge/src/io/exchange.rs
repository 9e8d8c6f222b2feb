//! Sending what an adapter built, and bringing the answer back.

use super::{clock, inbox, mail};
use crate::backends::{Answer, Body, Exchange, Method};
use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use wasm_bindgen::JsValue;
use worker::{
    AbortSignal, Env, Fetch, Headers, Request, RequestInit, RequestRedirect, Response, Result, console_warn,
    js_sys, web_sys,
};

/// How long a helpdesk may take to answer, in milliseconds (Standard Webhooks 1.0.0 names 15 to
/// 30 s).
const TIMEOUT_MS: u32 = 15_000;

/// The longest answer that is read, in bytes: a ticket's whole history with its texts.
const ANSWER_MAX: usize = 4 * 1_048_576;

/// Sends once. Whatever goes wrong on the way is [`Answer::Nothing`].
pub async fn send(env: &Env, exchange: Exchange) -> Answer {
    let answer = match exchange {
        Exchange::Http { method, url, headers, body } => http(method, &url, &headers, body).await,
        Exchange::Sql { sql, values } => inbox::statement(env, sql, &values).await.map(Answer::Rows),
        Exchange::Mail(letter) => {
            Ok(mail::send(env, &letter).await.map_or_else(Answer::Unsent, |()| Answer::Sent))
        }
    };
    answer.unwrap_or_else(|error| {
        // The runtime's words name neither address nor ticket.
        console_warn!("a backend gave no answer: {error}");
        Answer::Nothing
    })
}

async fn http(method: Method, url: &str, headers: &[(&'static str, String)], body: Body) -> Result<Answer> {
    let sent = Headers::new();
    for (name, value) in headers {
        sent.set(name, value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(match method {
        Method::Get => worker::Method::Get,
        Method::Post => worker::Method::Post,
        Method::Put => worker::Method::Put,
        Method::Patch => worker::Method::Patch,
    })
    .with_headers(sent)
    .with_body(match body {
        Body::None => None,
        Body::Text(text) => Some(JsValue::from_str(&text)),
        Body::Bytes(bytes) => Some(js_sys::Uint8Array::from(bytes.as_slice()).into()),
    })
    .with_redirect(RequestRedirect::Manual);
    let request = Request::new_with_init(url, &init)?;
    // It stands for the body too: a helpdesk that drips its answer is as silent as one without.
    let signal = AbortSignal::from(web_sys::AbortSignal::timeout_with_u32(TIMEOUT_MS));
    let mut response = Fetch::Request(request).send_with_signal(&signal).await?;
    let retry_after_s = retry_after(&response, clock::now())?;
    let status = response.status_code();
    let body = short(&mut response).await;
    Ok(Answer::Http { status, retry_after_s, body })
}

/// The body of an answer; empty where it is too long or breaks off. The status has said by then
/// whether the helpdesk took what it was sent.
async fn short(response: &mut Response) -> Vec<u8> {
    let mut body = Vec::new();
    let Ok(mut stream) = response.stream() else { return body };
    while let Some(chunk) = stream.next().await {
        match chunk {
            Ok(chunk) if body.len() + chunk.len() <= ANSWER_MAX => body.extend_from_slice(&chunk),
            _ => return Vec::new(),
        }
    }
    body
}

/// Retry-After in seconds, from either of its forms (RFC 9110, section 10.2.3).
fn retry_after(response: &Response, now: DateTime<Utc>) -> Result<Option<i64>> {
    let value = response.headers().get("retry-after")?;
    Ok(value.and_then(|value| {
        let date = || DateTime::parse_from_rfc2822(&value).ok().map(|at| (at.to_utc() - now).num_seconds());
        value.trim().parse().ok().or_else(date)
    }))
}
