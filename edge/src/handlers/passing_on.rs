//! A reseller passes a ticket on to the desk: a page that asks, and the act itself. Whoever holds the
//! ticket's token for its reseller may; it stands in the ticket at the reseller's helpdesk.

use super::{Context, Fault, respond};
use crate::{
    error::Internal,
    guard::pass_on_token::PassOnToken,
    io,
    ledger::message::{Ask, Reply},
    negotiate::Representation,
    pages::passing_on::{PassingView, page},
    problem::Problem,
};
use chrono::DateTime;
use desk::config::{Desk, Reseller};
use std::rc::Rc;
use worker::Response;

/// `GET /pass-on/{token}`: asks, and changes nothing; programs fetch links before people do.
pub async fn ask(context: &Context, token: &str) -> Result<Response, Fault> {
    let (desk, token) = read(context, token).await?;
    show(context, &desk, &token).await
}

/// `POST /pass-on/{token}`: a program sends no origin; a page other than the desk's own would.
pub async fn pass_on(context: &Context, token: &str) -> Result<Response, Fault> {
    if context.origin.as_deref().is_some_and(|origin| origin != context.own) {
        return Err(Problem::OriginRefused.into());
    }
    let (desk, token) = read(context, token).await?;
    let number = token.number();
    let ask = Ask::PassOn { serial: number.serial(), backend: None };
    match io::ledger::ask(&context.env, number.site(), &ask).await? {
        Reply::Done if context.representation == Representation::Json => {
            Ok(Response::empty()?.with_status(204))
        }
        Reply::Done => show(context, &desk, &token).await,
        Reply::Unknown => Err(Problem::NotFound.into()),
        _ => Err(Internal::Ledger.into()),
    }
}

/// The token, where its site still belongs to the reseller that it was made for.
async fn read(context: &Context, token: &str) -> Result<(Rc<Desk>, PassOnToken), Fault> {
    let desk = context.desk().await?;
    let secret = io::secrets::desk(&context.env)?;
    let reseller = |id| passing_reseller(&desk, id).map(|reseller| reseller.id.as_str());
    let token = PassOnToken::parse(&secret, token, reseller).ok_or(Problem::NotFound)?;
    Ok((desk, token))
}

fn passing_reseller(desk: &Desk, site: desk::SiteId) -> Option<&Reseller> {
    let reseller = desk.reseller(desk.sites.get(&site)?)?;
    reseller.passes_on().then_some(reseller)
}

async fn show(context: &Context, desk: &Desk, token: &PassOnToken) -> Result<Response, Fault> {
    let number = token.number();
    let ask = Ask::Passing { serial: number.serial() };
    let (title, at_ms) = match io::ledger::ask(&context.env, number.site(), &ask).await? {
        Reply::Passing { title, at_ms } => (title, at_ms),
        Reply::Unknown => return Err(Problem::NotFound.into()),
        _ => return Err(Internal::Ledger.into()),
    };
    let texts = context.texts(Some(desk));
    let view = PassingView {
        desk,
        texts,
        number,
        title: &title,
        token: token.as_str(),
        passed_on_at: at_ms.and_then(DateTime::from_timestamp_millis),
    };
    Ok(respond::page(200, texts, &page(&view))?)
}
