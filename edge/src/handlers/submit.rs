//! Filing a ticket.

use super::{Context, Fault, respond};
use crate::{
    error::Internal,
    guard::{
        key::{IdempotencyKey, KeyFault},
        origin::{Caller, caller},
        token::{StatusToken, sha256},
    },
    intake::{self, Intake},
    io::{
        self,
        body::Body,
        limit::{Limit, PERIOD_S},
    },
    ledger::message::{Ask, Reply, Submit},
    negotiate::{Encoding, Representation, encoding},
    pages::{
        confirmation,
        form::{self, FormView, Notice},
    },
    problem::Problem,
};
use chrono::DateTime;
use desk::{
    Faults, Receipt, Report, Rules, SiteId, TicketNumber,
    config::{Desk, Site},
    limits::BODY_MAX,
};
use worker::{Request, Response};

/// `POST /v1/tickets`
///
/// 1. Encoding unknown -> 415; body over the cap -> 413, not readable -> 400.
/// 2. Site ID malformed -> 422 with the other faults; no such site -> 404.
/// 3. Origin not on the site's list -> 403.
/// 4. Too many from one address -> 429; key missing or malformed -> 400.
/// 5. Fields that do not hold -> 422, all at once.
/// 6. The site's ledger keeps it: 201, or 422 for a key that was used for something else.
pub async fn submit(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    let intake = read(request).await?;
    let desk = context.desk().await?;
    let Ok(id) = SiteId::parse(&intake.submission.site_id) else {
        let faults = report(&intake, &Rules::default()).err();
        return Err(faults.map_or(Problem::SiteUnknown, Problem::Fields).into());
    };
    let site = desk.sites.get(&id).ok_or(Problem::SiteUnknown)?;
    let caller = caller(context.origin.as_deref(), &context.own, site).map_err(|_| Problem::OriginRefused)?;
    match keep(context, request, &desk, site, caller, &intake).await {
        Ok(receipt) => accepted(context, &desk, site, &receipt),
        Err(Fault::Client(problem)) => refused(context, &desk, site, &intake, &problem).await,
        Err(Fault::Internal(error)) => {
            worker::console_error!("{error}");
            refused(context, &desk, site, &intake, &Problem::Unavailable).await
        }
    }
}

/// `OPTIONS /v1/tickets`: which site a ticket will be for is not known yet, so any site's origin
/// may ask; the site's own list decides when the ticket comes.
pub async fn preflight(context: &Context) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let origin = context.origin.as_deref().ok_or(Problem::OriginRefused)?;
    if !desk.knows_origin(origin) && origin != context.own {
        return Err(Problem::OriginRefused.into());
    }
    let response = Response::empty()?.with_status(204);
    let headers = response.headers();
    headers.set("access-control-allow-methods", "GET, POST")?;
    headers.set("access-control-allow-headers", "content-type, idempotency-key")?;
    headers.set("access-control-max-age", "3600")?;
    Ok(response)
}

async fn read(request: &mut Request) -> Result<Intake, Fault> {
    let content_type = request.headers().get("content-type")?;
    let encoding = encoding(content_type.as_deref()).ok_or(Problem::EncodingUnknown)?;
    let mut body = match io::body::read(request, BODY_MAX).await? {
        Body::Whole(body) => body,
        Body::TooLarge => return Err(Problem::TooLarge.into()),
        Body::Broken => return Err(Problem::Unreadable.into()),
    };
    let intake = match encoding {
        Encoding::Json => intake::json(&body),
        Encoding::Urlencoded => intake::urlencoded(&body),
        Encoding::Multipart => io::body::multipart(request.headers(), &mut body)
            .await?
            .map(intake::form)
            .ok_or(intake::Unreadable),
    };
    Ok(intake.map_err(|intake::Unreadable| Problem::Unreadable)?)
}

/// The report, or everything that is wrong with the fields. What is said of a field's name or type
/// stands for its value too.
fn report(intake: &Intake, rules: &Rules) -> Result<Report, Faults> {
    let report = intake.submission.parse(rules);
    let values = report.as_ref().err().into_iter().flatten();
    let values = values.filter(|fault| !intake.says_of(&fault.pointer));
    Faults::gather(intake.faults.iter().chain(values).cloned()).map_or(report, Err)
}

async fn keep(
    context: &Context,
    request: &Request,
    desk: &Desk,
    site: &Site,
    caller: Caller,
    intake: &Intake,
) -> Result<Receipt, Fault> {
    let headers = request.headers();
    let limit = if caller == Caller::Program { Limit::Program } else { Limit::Browser };
    if !io::limit::allows(&context.env, limit, headers).await? {
        return Err(Problem::RateLimited(PERIOD_S).into());
    }
    let header = headers.get("idempotency-key")?;
    let key =
        IdempotencyKey::parse(header.as_deref(), intake.key.as_deref()).map_err(|fault| match fault {
            KeyFault::Missing => Problem::KeyMissing,
            KeyFault::Format => Problem::KeyFormat,
        })?;
    let report = report(intake, &site.rules).map_err(Problem::Fields)?;
    file(context, desk, site, &key, &report).await
}

/// Asks the site's ledger to keep the report.
async fn file(
    context: &Context,
    desk: &Desk,
    site: &Site,
    key: &IdempotencyKey,
    report: &Report,
) -> Result<Receipt, Fault> {
    let secret = io::secrets::desk(&context.env)?;
    let nonce = io::random::nonce()?;
    let category = report.category;
    let report = serde_json::to_string(report)?;
    let ask = Submit {
        payload: sha256(report.as_bytes()),
        report,
        lang: context.texts(Some(desk)).lang(),
        key: key.digest(),
        token: StatusToken::derive(&secret, site.id, &nonce).digest(),
        nonce,
        base: context.own.clone(),
        attachments: Vec::new(),
        backends: desk.backends_of(site, category),
        tickets_per_hour: desk.tickets_per_hour,
    };
    match io::ledger::ask(&context.env, site.id, &Ask::Submit(Box::new(ask))).await? {
        Reply::Kept { serial, received_at_ms, nonce } => {
            let token = StatusToken::derive(&secret, site.id, &nonce);
            Ok(Receipt {
                number: TicketNumber::new(site.id, serial),
                site_id: site.id,
                received_at: DateTime::from_timestamp_millis(received_at_ms).unwrap_or(context.now),
                answer_by: None,
                status_url: format!("{}/status/{}", context.own, token.as_str()),
            })
        }
        Reply::KeyReused => Err(Problem::KeyReused.into()),
        Reply::Limited { seconds } => Err(Problem::RateLimited(seconds).into()),
        _ => Err(Internal::Ledger.into()),
    }
}

fn accepted(context: &Context, desk: &Desk, site: &Site, receipt: &Receipt) -> Result<Response, Fault> {
    let texts = context.texts(Some(desk));
    let response = match context.representation {
        Representation::Json => respond::json(201, "application/json", receipt)?,
        Representation::Html => respond::page(201, texts, &confirmation::page(desk, site, texts, receipt))?,
    };
    let path = receipt.status_url.strip_prefix(&context.own).unwrap_or(&receipt.status_url);
    response.headers().set("location", path)?;
    Ok(response)
}

/// A refusal loses nothing: a page comes back with all that was typed.
async fn refused(
    context: &Context,
    desk: &Desk,
    site: &Site,
    intake: &Intake,
    problem: &Problem,
) -> Result<Response, Fault> {
    let (faults, notice) = match problem {
        Problem::Fields(faults) => (Some(faults), None),
        Problem::RateLimited(seconds) => (None, Some(Notice::RateLimited { seconds: *seconds })),
        Problem::KeyReused => (None, Some(Notice::KeyReused)),
        Problem::Unavailable => (None, Some(Notice::Unavailable)),
        _ => return Ok(respond::problem(context, problem).await?),
    };
    if context.representation == Representation::Json {
        return Ok(respond::problem(context, problem).await?);
    }
    let texts = context.texts(Some(desk));
    // A key that was used for something else gets a new one, so that sending again works.
    let fresh = io::random::nonce()?;
    let key = intake.key.as_deref().filter(|_| *problem != Problem::KeyReused).unwrap_or(&fresh);
    let view = FormView {
        desk,
        site,
        texts,
        base: &context.own,
        key,
        submission: &intake.submission,
        faults,
        notice,
    };
    let response = respond::page(problem.status(), texts, &form::page(&view))?;
    respond::explain(&response, problem)?;
    Ok(response)
}
