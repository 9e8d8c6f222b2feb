//! What the desk does in the inbox. The ledger hears of it first, since the reporter reads there;
//! each action has an id, so that a second press changes nothing.

use super::session::{Fields, action};
use crate::{
    backends::inbox as adapter,
    error::Internal,
    handlers::{Context, Fault, respond},
    io,
    ledger::message::{Ask, Reply},
    problem::Problem,
};
use desk::{
    Party, SiteId, Status, TicketNumber, What,
    config::Kind,
    limits::{KEY_MAX, REPLY_MAX},
};
use worker::{Request, Response};

/// `POST /inbox/tickets/{number}/status`
pub async fn set_status(context: &Context, request: &mut Request, number: &str) -> Result<Response, Fault> {
    let fields = action(context, request).await?;
    let number = TicketNumber::parse(number).map_err(|_| Problem::NotFound)?;
    let to = Status::parse(fields.get("status")).ok_or(Problem::Unreadable)?;
    tell(context, number, &fields, What::status(to)).await?;
    apply(context, adapter::set_status(&number.to_string(), to)).await?;
    Ok(respond::see_other(&format!("/inbox/tickets/{number}"))?)
}

/// `POST /inbox/tickets/{number}/reply`
pub async fn reply(context: &Context, request: &mut Request, number: &str) -> Result<Response, Fault> {
    let fields = action(context, request).await?;
    let number = TicketNumber::parse(number).map_err(|_| Problem::NotFound)?;
    let text = fields.get("text").replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() || text.chars().count() > REPLY_MAX {
        return super::pages::ticket_with_reply(context, number, &text).await;
    }
    let what = What::Reply { by: Party::Desk, text };
    let id = tell(context, number, &fields, what.clone()).await?;
    let message = adapter::message(&format!("{number}:{id}"), &number.to_string(), context.now, &what);
    apply(context, message.map_err(|_| Internal::Ledger)?).await?;
    Ok(respond::see_other(&format!("/inbox/tickets/{number}"))?)
}

/// `POST /inbox/undelivered/replay`
pub async fn replay(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    let fields = action(context, request).await?;
    let number = TicketNumber::parse(fields.get("number")).map_err(|_| Problem::NotFound)?;
    let backend = Some(fields.get("backend").to_owned()).filter(|name| !name.is_empty());
    let ask = Ask::Replay { serial: Some(number.serial()), backend };
    io::ledger::ask(&context.env, number.site(), &ask).await?;
    Ok(respond::see_other("/inbox/undelivered")?)
}

/// `POST /inbox/undelivered/replay-all`: everything, or all of one backend.
pub async fn replay_all(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    let fields = action(context, request).await?;
    let backend = Some(fields.get("backend").to_owned()).filter(|name| !name.is_empty());
    for site in io::inbox::sites_with_undelivered(&context.env).await? {
        let site = SiteId::parse(&site).map_err(|_| Internal::Ledger)?;
        let ask = Ask::Replay { serial: None, backend: backend.clone() };
        io::ledger::ask(&context.env, site, &ask).await?;
    }
    Ok(respond::see_other("/inbox/undelivered")?)
}

/// `POST /inbox/resellers/replay`: everything of a site whose tickets are not shown.
pub async fn replay_site(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    let fields = action(context, request).await?;
    let site = SiteId::parse(fields.get("site")).map_err(|_| Problem::NotFound)?;
    if !context.desk().await?.sites.contains_key(&site) {
        return Err(Problem::NotFound.into());
    }
    io::ledger::ask(&context.env, site, &Ask::Replay { serial: None, backend: None }).await?;
    Ok(respond::see_other("/inbox/resellers")?)
}

/// Tells the ledger, once per action; answers the action's id.
async fn tell(context: &Context, number: TicketNumber, fields: &Fields, what: What) -> Result<String, Fault> {
    let id = fields.get("id").trim().to_owned();
    if id.is_empty() || id.len() > KEY_MAX {
        return Err(Problem::Unreadable.into());
    }
    let desk = context.desk().await?;
    // A number of a site that never was must not make a ledger.
    if !desk.sites.contains_key(&number.site()) {
        return Err(Problem::NotFound.into());
    }
    // What is not in the inbox is not the desk's to answer.
    if !io::inbox::has(&context.env, &number.to_string()).await? {
        return Err(Problem::NotFound.into());
    }
    // The inbox need not be told of what was done in it.
    let inbox = desk.backends.iter().find(|(_, backend)| backend.kind == Kind::Inbox);
    let backend = inbox.map_or("inbox", |(name, _)| name).to_owned();
    let ask = Ask::Happened {
        serial: number.serial(),
        backend,
        id: id.clone(),
        at: context.now,
        what,
        heard: false,
    };
    match io::ledger::ask(&context.env, number.site(), &ask).await? {
        Reply::Done => Ok(id),
        _ => Err(Problem::NotFound.into()),
    }
}

async fn apply(context: &Context, exchange: crate::backends::Exchange) -> Result<(), Fault> {
    match io::exchange::send(&context.env, exchange).await {
        crate::backends::Answer::Rows(_) => Ok(()),
        _ => Err(Internal::Ledger.into()),
    }
}
