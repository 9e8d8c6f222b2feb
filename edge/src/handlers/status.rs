//! The reporter's view of a ticket.

use super::{Context, Fault, respond};
use crate::{
    error::Internal,
    guard::token::StatusToken,
    io,
    ledger::message::{Ask, Reply, Seen},
    negotiate::Representation,
    pages::status::{StatusView, answer::AnswerForm, page, summary},
    problem::Problem,
};
use chrono::{DateTime, Utc};
use desk::{
    Attachment, Category, Event, Extras, SiteId, Status, TicketNumber,
    config::{Desk, Site},
    stage::Stage,
};
use serde::Serialize;
use worker::Response;

/// A ticket as the contract shows it to its reporter.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ticket<'a> {
    number: TicketNumber,
    site_id: SiteId,
    title: &'a str,
    error: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<Category>,
    #[serde(skip_serializing_if = "Extras::is_empty")]
    fields: &'a Extras,
    status: Status,
    received_at: DateTime<Utc>,
    answer_by: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    sealed: bool,
    attachments: Vec<File<'a>>,
    events: &'a [Event],
}

/// A file as its reporter sees it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    name: &'a str,
    media_type: &'static str,
    size: u64,
}

impl<'a> From<&'a Attachment> for File<'a> {
    fn from(file: &'a Attachment) -> Self {
        Self { name: &file.name, media_type: file.media.essence(), size: file.size }
    }
}

/// `GET /status/{token}`: whoever has no token learns nothing, not even whether there is a ticket.
pub async fn status(context: &Context, token: &str) -> Result<Response, Fault> {
    let token = StatusToken::parse(token).ok_or(Problem::NotFound)?;
    let sent = context.query("sent").is_some();
    let key = io::random::nonce()?;
    let answer = AnswerForm { token: token.as_str(), key: &key, text: "", problem: None, sent };
    show(context, 200, &token, &answer).await
}

/// `GET /status/{token}/summary.txt`: what the confirmation says, as a file to keep.
pub async fn summary(context: &Context, token: &str) -> Result<Response, Fault> {
    let token = StatusToken::parse(token).ok_or(Problem::NotFound)?;
    let desk = context.desk().await?;
    let (site, seen) = see(context, &desk, &token).await?;
    let number = TicketNumber::new(site.id, seen.serial);
    let told = summary::Summary {
        desk: &desk,
        site,
        texts: context.texts(Some(&desk)),
        number,
        title: &seen.title,
        answer_by: seen.answer_by_ms.and_then(DateTime::from_timestamp_millis),
        url: &format!("{}/status/{}", context.own, token.as_str()),
    };
    let response = respond::text(200, "text/plain; charset=utf-8", told.text())?;
    response.headers().set("content-disposition", &format!("attachment; filename=\"{number}.txt\""))?;
    Ok(response)
}

/// What the holder of a token may see, and of which site.
async fn see<'a>(
    context: &Context,
    desk: &'a Desk,
    token: &StatusToken,
) -> Result<(&'a Site, Box<Seen>), Fault> {
    // A site that the desk no longer serves has no ledger to wake.
    let site = desk.sites.get(&token.site()).ok_or(Problem::NotFound)?;
    let ask = Ask::Status { token: token.digest() };
    match io::ledger::ask(&context.env, site.id, &ask).await? {
        Reply::Seen(seen) => Ok((site, seen)),
        Reply::Unknown => Err(Problem::NotFound.into()),
        _ => Err(Internal::Ledger.into()),
    }
}

/// The ticket as its reporter sees it, with the form for an answer as it stands.
pub async fn show(
    context: &Context,
    status: u16,
    token: &StatusToken,
    answer: &AnswerForm<'_>,
) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let (site, seen) = see(context, &desk, token).await?;
    let number = TicketNumber::new(site.id, seen.serial);
    let received_at = DateTime::from_timestamp_millis(seen.received_at_ms).unwrap_or(context.now);
    let answer_by = seen.answer_by_ms.and_then(DateTime::from_timestamp_millis);
    let closes_at = seen.waiting().and_then(|waiting| desk.closes_at(site, waiting, context.now));
    let texts = context.texts(Some(&desk));
    Ok(match context.representation {
        Representation::Json => {
            let ticket = Ticket {
                number,
                site_id: site.id,
                title: &seen.title,
                error: &seen.error,
                category: seen.category,
                fields: &seen.fields,
                status: seen.status,
                received_at,
                sealed: seen.sealed,
                attachments: seen.attachments.iter().map(File::from).collect(),
                answer_by,
                closes_at,
                events: &seen.events,
            };
            respond::json(status, "application/json", &ticket)?
        }
        Representation::Html => {
            let announcements = io::announcements::current(&context.env).await;
            let view = StatusView {
                announcements: &announcements.all,
                now: context.now,
                desk: &desk,
                site,
                texts,
                number,
                title: &seen.title,
                error: &seen.error,
                category: seen.category,
                extras: desk.labelled(&seen.fields, texts.lang()),
                status: seen.status,
                stage: Stage::of(&seen.events, seen.taken),
                received_at,
                sealed: seen.sealed,
                attachments: &seen.attachments,
                answer_by,
                closes_at,
                answer,
                events: &seen.events,
            };
            respond::page(status, texts, &page(&view))?
        }
    })
}
