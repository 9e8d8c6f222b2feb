//! Filing a ticket.

mod read;
mod uploads;

use super::{Context, Fault, respond};
use crate::{
    error::Internal,
    files::kept::{Kept, attachments, folder},
    guard::{
        editor_token,
        key::IdempotencyKey,
        origin::Caller,
        secret::Secret,
        token::{StatusToken, sha256},
    },
    intake::Intake,
    io,
    ledger::message::{Ask, Reply, Stored, Submit},
    negotiate::Representation,
    pages::{
        confirmation::{self, Filed},
        form::{self, FormView, Notice},
    },
    problem::Problem,
};
use chrono::DateTime;
use desk::{
    Category, Faults, Lang, Receipt, Report, Rules, SiteId, Submission, TicketNumber,
    config::{Desk, Site},
    standing::{Standing, Vouched},
};
use read::Sent;
use worker::{Request, Response};

/// `POST /v1/tickets`
///
/// 1. Encoding unknown -> 415; body over the cap -> 413, not readable -> 400. Files are stored as they
///    come by.
/// 2. Site ID malformed -> 422 with the other faults; no such site -> 404.
/// 3. Origin not on the site's list -> 403.
/// 4. Too many from one address -> 429; key missing or malformed -> 400.
/// 5. Fields and files that do not hold -> 422, all at once; files that could not be stored -> 503.
///    Then somebody who may not report for the site -> 422 at the e-mail address.
/// 6. The site's ledger keeps it: 201, or 422 for a key that was used for something else.
pub async fn submit(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let mut sent = read::read(context, &desk, request).await?;
    let Ok(id) = SiteId::parse(&sent.intake.submission.site_id) else {
        let faults = report(&desk, &sent.intake, &sent.uploads.faults, &Rules::default()).err();
        return Err(faults.map_or(Problem::SiteUnknown, Problem::Fields).into());
    };
    let site = desk.sites.get(&id).ok_or(Problem::SiteUnknown)?;
    let caller = read::own_caller(context, site)?;
    match keep(context, request, &desk, site, caller, &mut sent).await {
        Ok(receipt) => accepted(context, &desk, site, &receipt, &sent.intake.submission),
        Err(Fault::Client(problem)) => refused(context, &desk, site, &sent, &problem).await,
        Err(Fault::Internal(error)) => {
            worker::console_error!("{error}");
            refused(context, &desk, site, &sent, &Problem::Unavailable).await
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

/// The report, or everything that is wrong with the fields. What is said of a field's name or type
/// stands for its value too.
pub(super) fn report(
    desk: &Desk,
    intake: &Intake,
    files: &[desk::Fault],
    rules: &Rules,
) -> Result<Report, Faults> {
    let report = intake.submission.parse(rules);
    let unopenable = desk.sealed_fault(&intake.submission.sealed).map(desk::Fault::from);
    let values = report.as_ref().err().into_iter().flatten();
    let values = values.filter(|fault| !intake.says_of(&fault.pointer));
    let all = intake.faults.iter().chain(files).chain(&unopenable).chain(values);
    Faults::gather(all.cloned()).map_or(report, Err)
}

async fn keep(
    context: &Context,
    request: &Request,
    desk: &Desk,
    site: &Site,
    caller: Caller,
    sent: &mut Sent,
) -> Result<Receipt, Fault> {
    let headers = request.headers();
    sent.admit(context, headers, caller).await?;
    let key = sent.key(headers)?;
    sent.gather(context, desk, site, &key).await;
    if let Some(seconds) = sent.uploads.limited {
        return Err(Problem::RateLimited(seconds).into());
    }
    let lang = context.texts(Some(desk)).lang();
    let mut report = report(desk, &sent.intake, &sent.uploads.faults, &site.rules)
        .map_err(|faults| Problem::Fields(faults.labelled(|name| desk.label(name, lang))))?;
    let vouched = vouched(context, site, sent)?;
    desk.knowledge.clone().unwrap_or_default().keep_own(&mut report);
    let standing =
        desk.standing(site, vouched, &report.contact.email).map_err(|fault| Problem::Fields(fault.into()))?;
    // Only now: whoever has something to correct anyway hears of that.
    if sent.uploads.failed {
        return Err(Problem::StoreFailed.into());
    }
    let folder = folder(site.id, &key.digest());
    let files = attachments(&sent.uploads.kept);
    let files = files.into_iter().map(|file| Stored { key: format!("{folder}{}", file.sha256), file });
    let ticket = Ticket { report: &report, standing, lang, attachments: files.collect() };
    file(context, desk, site, &key, ticket).await
}

/// Whom the site's CMS vouches for; nothing where the form carries no token, or where the desk takes none of
/// that site.
fn vouched(context: &Context, site: &Site, sent: &Sent) -> Result<Option<Vouched>, Fault> {
    let Some(token) = sent.intake.editor_token.as_deref().filter(|_| !site.editor_secrets.is_empty()) else {
        return Ok(None);
    };
    let secret = |name: &String| io::secrets::named(&context.env, name);
    let secrets: Vec<Secret> = site.editor_secrets.iter().filter_map(secret).collect();
    if secrets.is_empty() {
        // Whoever runs the desk has to mend it; until then its editors report as anybody does.
        worker::console_error!("{}", Internal::SiteSecret(site.id));
        return Ok(None);
    }
    editor_token::verify(token, &secrets, site.id, context.now).map(Some).map_err(|fault| {
        // Why, for whoever set the site up: nothing in it is the editor's.
        worker::console_warn!("a token for editors of site {} {fault}", site.id);
        Problem::EditorToken.into()
    })
}

/// What is kept of a ticket.
pub(super) struct Ticket<'a> {
    /// What the reporter told.
    pub report: &'a Report,
    /// What the desk knows of the reporter.
    pub standing: Standing,
    /// The language that the reporter reads.
    pub lang: Lang,
    /// The files that came with it.
    pub attachments: Vec<Stored>,
}

/// Asks the site's ledger to keep the report.
pub(super) async fn file(
    context: &Context,
    desk: &Desk,
    site: &Site,
    key: &IdempotencyKey,
    ticket: Ticket<'_>,
) -> Result<Receipt, Fault> {
    let Ticket { report, standing, lang, attachments } = ticket;
    let secret = io::secrets::desk(&context.env)?;
    let nonce = io::random::nonce()?;
    let matter = desk.matter(report);
    // What the browser told, and which answers it showed, is no part of what the key stands for: a form
    // that is sent again after a reload tells it anew.
    let told = Report { context: desk::Context::default(), answers_shown: Vec::new(), ..report.clone() };
    let ask = Submit {
        payload: payload(&serde_json::to_string(&told)?, &attachments)?,
        report: serde_json::to_string(report)?,
        standing,
        lang,
        key: key.digest(),
        token: StatusToken::derive(&secret, site.id, &nonce).digest(),
        nonce,
        base: context.own.clone(),
        attachments,
        answer_by_ms: desk.answer_by(site, matter, context.now).map(|at| at.timestamp_millis()),
        backends: desk.backends_of(site, matter),
        tickets_per_hour: desk.tickets_per_hour,
    };
    match io::ledger::ask(&context.env, site.id, &Ask::Submit(Box::new(ask))).await? {
        Reply::Kept { serial, received_at_ms, nonce, answer_by_ms } => {
            let token = StatusToken::derive(&secret, site.id, &nonce);
            Ok(Receipt {
                number: TicketNumber::new(site.id, serial),
                site_id: site.id,
                received_at: DateTime::from_timestamp_millis(received_at_ms).unwrap_or(context.now),
                answer_by: answer_by_ms.and_then(DateTime::from_timestamp_millis),
                status_url: format!("{}/status/{}", context.own, token.as_str()),
                emergency_phone: (matter.category == Category::Emergency)
                    .then(|| desk.emergency_phone_of(site, context.now).clone()),
            })
        }
        Reply::KeyReused => Err(Problem::KeyReused.into()),
        Reply::Limited { seconds } => Err(Problem::RateLimited(seconds).into()),
        _ => Err(Internal::Ledger.into()),
    }
}

/// The digest of all that the reporter sent: the report, and each file by its own digest.
fn payload(report: &str, attachments: &[Stored]) -> serde_json::Result<String> {
    let mut text = report.to_owned();
    for Stored { file, .. } in attachments {
        text.push('\n');
        text.push_str(&serde_json::to_string(file)?);
    }
    Ok(sha256(text.as_bytes()))
}

fn accepted(
    context: &Context,
    desk: &Desk,
    site: &Site,
    receipt: &Receipt,
    submission: &Submission,
) -> Result<Response, Fault> {
    let texts = context.texts(Some(desk));
    let response = match context.representation {
        Representation::Json => respond::json(201, "application/json", receipt)?,
        Representation::Html => {
            let category =
                site.rules.kind(&submission.category).map_or(Category::Problem, |kind| kind.category);
            let filed = Filed { title: &submission.title, category };
            let page = confirmation::page(desk, site, texts, receipt, filed);
            respond::form_page(201, texts, &page)?
        }
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
    sent: &Sent,
    problem: &Problem,
) -> Result<Response, Fault> {
    let (faults, notice) = match problem {
        Problem::Fields(faults) => (Some(faults), None),
        Problem::RateLimited(seconds) => (None, Some(Notice::RateLimited { seconds: *seconds })),
        Problem::KeyReused => (None, Some(Notice::KeyReused)),
        Problem::Unavailable => (None, Some(Notice::Unavailable)),
        Problem::StoreFailed => (None, Some(Notice::StoreFailed)),
        _ => return Ok(respond::problem(context, problem).await?),
    };
    if context.representation == Representation::Json {
        return Ok(respond::problem(context, problem).await?);
    }
    let texts = context.texts(Some(desk));
    // A key that was used for something else gets a new one, so that sending again works. Files stand
    // under the key that they came with.
    let fresh = io::random::nonce()?;
    let old = sent.intake.key.as_deref().filter(|_| *problem != Problem::KeyReused);
    let announcements = io::announcements::current(&context.env).await;
    let kept: &[Kept] = old.map_or(&[], |_| &sent.uploads.kept);
    // Where a file is at fault, or the store is, the words say so themselves.
    let stranded = notice.is_some_and(|notice| notice != Notice::StoreFailed);
    let view = FormView {
        desk,
        site,
        texts,
        base: &context.own,
        key: old.unwrap_or(&fresh),
        submission: &sent.intake.submission,
        kept,
        files_lost: sent.uploads.has_some() && kept.is_empty() && stranded,
        faults,
        notice,
        announcements: &announcements.all,
        now: context.now,
    };
    let response = respond::form_page(problem.status(), texts, &form::page(&view))?;
    respond::explain(&response, problem)?;
    Ok(response)
}
