//! Stopping mails about a ticket: a page that asks, for people; and one click, for mail programs
//! (RFC 8058). Whoever holds the ticket's token may.

use super::{Context, Fault, respond};
use crate::{
    error::Internal,
    guard::token::StatusToken,
    io,
    ledger::message::{Ask, Reply},
    negotiate::Representation,
    pages::mail::{StopView, page},
    problem::Problem,
};
use desk::SiteId;
use worker::Response;

/// `GET /mail/stop/{token}`: asks, and changes nothing; programs fetch links before people do.
pub async fn ask(context: &Context, token: &str) -> Result<Response, Fault> {
    let token = StatusToken::parse(token).ok_or(Problem::NotFound)?;
    match ledger(context, token.site(), &Ask::Status { token: token.digest() }).await? {
        Reply::Seen(_) => show(context, &token, false).await,
        _ => Err(Problem::NotFound.into()),
    }
}

/// `POST /mail/stop/{token}`: a mail program sends no origin; a page other than the desk's own would.
pub async fn stop(context: &Context, token: &str) -> Result<Response, Fault> {
    if context.origin.as_deref().is_some_and(|origin| origin != context.own) {
        return Err(Problem::OriginRefused.into());
    }
    let token = StatusToken::parse(token).ok_or(Problem::NotFound)?;
    match ledger(context, token.site(), &Ask::StopMail { token: token.digest() }).await? {
        Reply::Done if context.representation == Representation::Json => {
            Ok(Response::empty()?.with_status(204))
        }
        Reply::Done => show(context, &token, true).await,
        _ => Err(Problem::NotFound.into()),
    }
}

async fn ledger(context: &Context, site: SiteId, ask: &Ask) -> Result<Reply, Fault> {
    // A site that the desk no longer serves has no ledger to wake.
    if !context.desk().await?.sites.contains_key(&site) {
        return Err(Problem::NotFound.into());
    }
    match io::ledger::ask(&context.env, site, ask).await? {
        reply @ (Reply::Seen(_) | Reply::Done | Reply::Unknown) => Ok(reply),
        _ => Err(Internal::Ledger.into()),
    }
}

async fn show(context: &Context, token: &StatusToken, stopped: bool) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let texts = context.texts(Some(&desk));
    let site = desk.sites.get(&token.site());
    let view = StopView { desk: &desk, site, texts, token: token.as_str(), stopped };
    Ok(respond::page(200, texts, &page(&view))?)
}
