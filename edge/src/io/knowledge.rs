//! Asking the desk's knowledge base.

use futures_util::StreamExt;
use worker::{
    AbortSignal, Fetch, Headers, Request, RequestInit, RequestRedirect, Result, console_warn, web_sys,
};

/// How long it may take, in milliseconds: later, whoever typed has gone on.
const TIMEOUT_MS: u32 = 2_000;

/// The longest answer that is read, in bytes: ten times what ten suggestions need.
const ANSWER_MAX: usize = 65_536;

/// What stands at an address of the knowledge base; nothing where it does not answer, answers with
/// anything but 200, or with too much.
pub async fn ask(url: &str) -> Option<Vec<u8>> {
    let Ok(body) = get(url).await else {
        // Without the runtime's words: the address holds what somebody typed.
        console_warn!("the knowledge base gave no answer");
        return None;
    };
    body
}

async fn get(url: &str) -> Result<Option<Vec<u8>>> {
    let headers = Headers::new();
    headers.set("accept", "application/x-suggestions+json, application/json")?;
    let mut init = RequestInit::new();
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    let request = Request::new_with_init(url, &init)?;
    let signal = AbortSignal::from(web_sys::AbortSignal::timeout_with_u32(TIMEOUT_MS));
    let mut response = Fetch::Request(request).send_with_signal(&signal).await?;
    if response.status_code() != 200 {
        return Ok(None);
    }
    let (mut body, mut stream) = (Vec::new(), response.stream()?);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        if body.len() + chunk.len() > ANSWER_MAX {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}
