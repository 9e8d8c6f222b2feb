//! What the inbox shows.

use super::session::{is_open, log_in_page};
use crate::{
    error::Internal,
    guard::file_token::FileToken,
    handlers::{Context, Fault, respond},
    io,
    ledger::message::{Ask, Reply},
    pages::inbox::{
        alert::ShutBackend,
        list::{self, ListView, Show, TicketRow},
        ticket::{self, MessageView, ReplyFault, TicketView},
        undelivered::{self, UndeliveredRow},
    },
    problem::Problem,
    texts::Texts,
};
use chrono::{DateTime, Utc};
use desk::{
    Attachment, TicketNumber, What,
    config::{Desk, Support},
    limits::REPLY_MAX,
    turn::Rank,
};
use worker::{Request, Response};

/// `GET /inbox`: what is to do, in the order of its turn. `?status=` shows other tickets, the newest
/// first, `?from=` goes on where a page ended.
pub async fn list(context: &Context, request: &Request) -> Result<Response, Fault> {
    if !is_open(context, request)? {
        return log_in_page(context, 200, false).await;
    }
    let show = Show::of(context.query("status"));
    let from = context.query("from").and_then(place);
    let mut found = match show {
        Show::ToDo => io::inbox::to_do(&context.env, from).await?,
        Show::All => io::inbox::list(&context.env, None, from).await?,
        Show::Only(status) => io::inbox::list(&context.env, Some(status), from).await?,
    };
    let more = found.len() > io::inbox::PAGE;
    found.truncate(io::inbox::PAGE);
    let next = found.last().filter(|_| more);
    let next = next.map(|last| format!("{}_{}_{}", last.rank, last.received_at, last.number));
    let rows: Vec<TicketRow> = found.into_iter().filter_map(row).collect();
    let desk = context.desk().await?;
    let shut = shut(context).await?;
    let view = ListView { desk: &desk, shut: &shut, rows: &rows, show, next, paged: from.is_some() };
    Ok(respond::page(200, Texts::of(desk.first_language()), &list::page(&view))?)
}

/// A place in the list: rank, time and number of the last ticket before it.
fn place(from: &str) -> Option<(&str, &str, &str)> {
    let (rank, rest) = from.split_once('_')?;
    let (time, number) = rest.split_once('_')?;
    Some((rank, time, number))
}

/// `GET /inbox/tickets/{number}`
pub async fn ticket(context: &Context, request: &Request, number: &str) -> Result<Response, Fault> {
    if !is_open(context, request)? {
        return log_in_page(context, 200, false).await;
    }
    let number = TicketNumber::parse(number).map_err(|_| Problem::NotFound)?;
    show(context, 200, number, None).await
}

/// The ticket again, with a reply that cannot be sent as it is: what was typed stays.
pub async fn ticket_with_reply(
    context: &Context,
    number: TicketNumber,
    text: &str,
) -> Result<Response, Fault> {
    let fault = if text.chars().count() > REPLY_MAX { ReplyFault::Long } else { ReplyFault::Missing };
    show(context, 422, number, Some((text.to_owned(), fault))).await
}

/// `GET /inbox/undelivered`
pub async fn undelivered(context: &Context, request: &Request) -> Result<Response, Fault> {
    if !is_open(context, request)? {
        return log_in_page(context, 200, false).await;
    }
    let desk = context.desk().await?;
    let rows = io::inbox::all_undelivered(&context.env).await?;
    let (resold, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_resold(&desk, &row.number));
    let rows: Vec<UndeliveredRow> = rows
        .into_iter()
        .filter_map(|row| {
            Some(UndeliveredRow {
                number: TicketNumber::parse(&row.number).ok()?,
                backend: row.backend,
                failures: row.failures,
                last_error: row.fault,
                next_attempt: row.next_at.and_then(DateTime::from_timestamp_millis),
            })
        })
        .collect();
    let resold = u32::try_from(resold.len()).unwrap_or(u32::MAX);
    let page = undelivered::page(&desk, &shut(context).await?, &rows, resold);
    Ok(respond::page(200, Texts::of(desk.first_language()), &page)?)
}

/// Whether a ticket is a reseller's own, of which the desk sees nothing but a count.
fn is_resold(desk: &Desk, number: &str) -> bool {
    let site = TicketNumber::parse(number).ok().and_then(|number| desk.sites.get(&number.site()));
    let reseller = site.and_then(|site| desk.reseller(site));
    reseller.is_some_and(|reseller| matches!(reseller.support, Support::Own(_)))
}

/// The helpdesks that take nothing until somebody mends something.
pub async fn shut(context: &Context) -> Result<Vec<ShutBackend>, Fault> {
    let shut = io::inbox::shut(&context.env).await?;
    let shut = shut.into_iter().map(|io::inbox::Shut { backend, fault, count }| ShutBackend {
        backend,
        fault,
        count,
    });
    Ok(shut.collect())
}

async fn show(
    context: &Context,
    status: u16,
    number: TicketNumber,
    reply: Option<(String, ReplyFault)>,
) -> Result<Response, Fault> {
    let found = io::inbox::ticket(&context.env, &number.to_string()).await?;
    let (stored, messages) = found.ok_or(Problem::NotFound)?;
    let desk = context.desk().await?;
    let report = stored.report;
    let view = TicketView {
        desk: &desk,
        number,
        status: stored.status,
        received_at: time(&stored.received_at),
        answer_by: stored.answer_by.as_deref().map(time),
        title: report.title.into(),
        error: report.error.into(),
        attachments: attachments(context, number).await?,
        url: report.url.into(),
        name: report.contact.name.into(),
        email: report.contact.email.into(),
        phone: report.contact.phone.map(String::from),
        customer_id: report.customer_id.map(String::from),
        contract: desk.contract_name(&stored.standing, desk.first_language()),
        standing: &stored.standing,
        previous: report.previous,
        category: report.category,
        urgency: report.urgency,
        channel: report.channel,
        extras: desk.labelled(&report.fields, desk.first_language()),
        answers_shown: report.answers_shown,
        context: report.context,
        sealed: report.sealed.map(String::from),
        messages: messages.iter().filter_map(message).collect(),
        action: io::random::nonce()?,
        reply,
    };
    Ok(respond::page(status, Texts::of(desk.first_language()), &ticket::page(&view))?)
}

/// The ticket's files with their addresses. The site's ledger knows them, also where the desk no
/// longer serves the site.
async fn attachments(context: &Context, number: TicketNumber) -> Result<Vec<(Attachment, String)>, Fault> {
    let ask = Ask::Files { serial: number.serial() };
    let Reply::Files { files } = io::ledger::ask(&context.env, number.site(), &ask).await? else {
        return Err(Internal::Ledger.into());
    };
    let secret = io::secrets::desk(&context.env)?;
    let address = |n| format!("/files/{}", FileToken::derive(&secret, number, n).as_str());
    Ok(files
        .into_iter()
        .map(|file| {
            let address = address(file.n);
            (file, address)
        })
        .collect())
}

fn row(row: io::inbox::Row) -> Option<TicketRow> {
    Some(TicketRow {
        number: TicketNumber::parse(&row.number).ok()?,
        title: row.title,
        status: row.status,
        received_at: time(&row.received_at),
        channel: row.channel,
        category: row.category,
        rank: Rank::of(row.rank == Rank::Holder.number()),
    })
}

fn message(row: &io::inbox::Message) -> Option<MessageView> {
    match serde_json::from_str(&row.body).ok()? {
        What::Reply { by, text } => Some(MessageView { at: time(&row.at), by, whose: None, text }),
        What::Elsewhere { whose, did } => match *did {
            What::Reply { by, text } => Some(MessageView { at: time(&row.at), by, whose: Some(whose), text }),
            _ => None,
        },
        _ => None,
    }
}

fn time(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).unwrap_or_default()
}
