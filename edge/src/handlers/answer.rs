//! The reporter answers the desk, on the page of their ticket.

use super::{Context, Fault, respond, status};
use crate::{
    error::Internal,
    guard::{
        key::{IdempotencyKey, KeyFault},
        origin::is_own,
        token::StatusToken,
    },
    io::{
        self,
        body::Body,
        limit::{Limit, PERIOD_S},
    },
    ledger::message::{Ask, Reply},
    negotiate::{Encoding, Representation, encoding},
    pages::status::answer::AnswerForm,
    problem::Problem,
};
use desk::ReplyText;
use serde::Deserialize;
use worker::{Request, Response};

/// The most bytes of an answer: 20,000 characters take at most nine bytes each once percent-encoded.
const BODY_MAX: usize = 200_000;

/// An answer as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    text: String,
    #[serde(skip)]
    key: Option<String>,
}

/// `POST /status/{token}/reply`
///
/// 1. A token that can be none -> 404; a page other than the desk's own -> 403.
/// 2. Too many from one address -> 429.
/// 3. Encoding unknown -> 415; body over the cap -> 413, not readable -> 400; key missing or malformed
///    -> 400.
/// 4. Nothing written, or too much -> 422.
/// 5. The ledger keeps it, once for each key: 204, or back to the page. No such ticket -> 404; a key that
///    was used for something else -> 422.
pub async fn answer(context: &Context, request: &mut Request, token: &str) -> Result<Response, Fault> {
    let token = StatusToken::parse(token).ok_or(Problem::NotFound)?;
    if context.origin.is_some() && !is_own(context.origin.as_deref(), &context.own) {
        return Err(Problem::OriginRefused.into());
    }
    let desk = context.desk().await?;
    // A site that the desk no longer serves has no ledger to wake.
    if !desk.sites.contains_key(&token.site()) {
        return Err(Problem::NotFound.into());
    }
    let limit = if context.origin.is_some() { Limit::Browser } else { Limit::Program };
    let allowed = io::limit::allows(&context.env, limit, request.headers()).await?;
    let sent = read(request).await?;
    let header = request.headers().get("idempotency-key")?;
    let key = IdempotencyKey::parse(header.as_deref(), sent.key.as_deref()).map_err(|fault| match fault {
        KeyFault::Missing => Problem::KeyMissing,
        KeyFault::Format => Problem::KeyFormat,
    })?;
    let kept = if allowed {
        keep(context, &token, &key, &sent.text).await
    } else {
        Err(Problem::RateLimited(PERIOD_S).into())
    };
    match kept {
        Ok(()) if context.representation == Representation::Json => Ok(Response::empty()?.with_status(204)),
        Ok(()) => {
            let lang = context.texts(Some(&desk)).lang();
            Ok(respond::see_other(&format!("/status/{}?lang={lang}&sent=yes#ticket-sent", token.as_str()))?)
        }
        Err(Fault::Client(problem)) => refused(context, &token, &sent, &problem).await,
        Err(fault) => Err(fault),
    }
}

async fn keep(context: &Context, token: &StatusToken, key: &IdempotencyKey, text: &str) -> Result<(), Fault> {
    let text = ReplyText::parse(text).map_err(Problem::Reply)?;
    let ask = Ask::Answer { token: token.digest(), key: key.digest(), text };
    match io::ledger::ask(&context.env, token.site(), &ask).await? {
        Reply::Done => Ok(()),
        Reply::KeyReused => Err(Problem::KeyReused.into()),
        Reply::Unknown => Err(Problem::NotFound.into()),
        _ => Err(Internal::Ledger.into()),
    }
}

/// A refusal loses nothing: the page comes back with what was typed.
async fn refused(
    context: &Context,
    token: &StatusToken,
    sent: &Sent,
    problem: &Problem,
) -> Result<Response, Fault> {
    if context.representation == Representation::Json || *problem == Problem::NotFound {
        return Err(problem.clone().into());
    }
    // A key that was used for something else gets a new one, so that sending again works.
    let fresh = io::random::nonce()?;
    let key = sent.key.as_deref().filter(|_| *problem != Problem::KeyReused).unwrap_or(&fresh);
    let form =
        AnswerForm { token: token.as_str(), key, text: &sent.text, problem: Some(problem), sent: false };
    let response = status::show(context, problem.status(), token, &form).await?;
    respond::explain(&response, problem)?;
    Ok(response)
}

async fn read(request: &mut Request) -> Result<Sent, Fault> {
    let content_type = request.headers().get("content-type")?;
    let encoding = encoding(content_type.as_deref()).ok_or(Problem::EncodingUnknown)?;
    let body = match io::body::read(request, BODY_MAX).await? {
        Body::Whole(body) => body,
        Body::TooLarge => return Err(Problem::TooLarge.into()),
        Body::Broken => return Err(Problem::Unreadable.into()),
    };
    match encoding {
        Encoding::Json => Ok(serde_json::from_slice(&body).map_err(|_| Problem::Unreadable)?),
        Encoding::Urlencoded => {
            let mut sent = Sent::default();
            for (name, value) in form_urlencoded::parse(&body) {
                match name.as_ref() {
                    "text" => sent.text = value.into_owned(),
                    "idempotencyKey" => sent.key = Some(value.into_owned()),
                    _ => {}
                }
            }
            Ok(sent)
        }
        Encoding::Multipart => Err(Problem::EncodingUnknown.into()),
    }
}
