//! Somebody calls, and whoever takes the call files the ticket: the same rules as for the reporter's
//! own form, and the same ledger.

use super::session::{is_open, log_in_page, own_body};
use crate::{
    guard::key::{IdempotencyKey, KeyFault},
    handlers::{Context, Fault, respond, submit},
    intake::Intake,
    io,
    pages::{
        form::{FormView, Notice},
        inbox::call::{self, CallView},
    },
    problem::Problem,
    texts::Texts,
};
use desk::{
    Faults, Lang, Receipt, Rules, Via,
    config::{Desk, Site},
    limits::BODY_MAX,
};
use worker::{Request, Response};

/// The field in which the caller's language stands.
const LANG_FIELD: &str = "lang";

/// `GET /inbox/tickets/new`: `?site=` chooses the site.
pub async fn form(context: &Context, request: &Request) -> Result<Response, Fault> {
    if !is_open(context, request)? {
        return log_in_page(context, 200, false).await;
    }
    let desk = context.desk().await?;
    let site = context.query("site").and_then(|id| desk.site(id));
    // Where there is one site, there is nothing to choose.
    let site = site.or_else(|| desk.sites.values().next().filter(|_| desk.sites.len() == 1));
    let mut call = Call { intake: Intake::default(), lang: desk.first_language() };
    call.intake.submission.site_id = site.map(|site| site.id.to_string()).unwrap_or_default();
    call.page(context, &desk, 200, None, None)
}

/// `POST /inbox/tickets/new`
///
/// 1. No session -> 401; from elsewhere -> 403; body over the cap -> 413.
/// 2. Fields that do not hold -> 422 and the form again, with all that was typed.
/// 3. The site's ledger keeps it: 201 with the number to read out, the same one for the same key.
pub async fn file(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    if !is_open(context, request)? {
        return Err(Problem::Unauthorized.into());
    }
    let body = own_body(context, request, BODY_MAX).await?;
    let desk = context.desk().await?;
    let call = Call::read(&body, &desk);
    let problem = match call.keep(context, &desk).await {
        Ok((site, receipt, is_mailed)) => {
            let texts = Texts::of(desk.first_language());
            return Ok(respond::page(201, texts, &call::done(&desk, site, &receipt, is_mailed))?);
        }
        Err(Fault::Client(problem)) => problem,
        Err(Fault::Internal(error)) => {
            worker::console_error!("{error}");
            Problem::Unavailable
        }
    };
    let (faults, notice) = match &problem {
        Problem::Fields(faults) => (Some(faults), None),
        Problem::RateLimited(seconds) => (None, Some(Notice::RateLimited { seconds: *seconds })),
        Problem::KeyReused => (None, Some(Notice::KeyReused)),
        Problem::Unavailable => (None, Some(Notice::Unavailable)),
        _ => return Err(problem.into()),
    };
    let response = call.page(context, &desk, problem.status(), faults, notice)?;
    respond::explain(&response, &problem)?;
    Ok(response)
}

/// A call as it was written down.
struct Call {
    intake: Intake,
    /// The language that the caller reads.
    lang: Lang,
}

impl Call {
    fn read(body: &[u8], desk: &Desk) -> Self {
        let mut call = Self { intake: Intake::default(), lang: desk.first_language() };
        for (name, value) in form_urlencoded::parse(body) {
            if name == LANG_FIELD {
                let offered = desk.languages.iter().find(|lang| lang.tag() == value);
                call.lang = offered.copied().unwrap_or(call.lang);
            } else {
                call.intake.take(&name, value.into_owned());
            }
        }
        call
    }

    /// Files the ticket; answers its site, the receipt, and whether the caller gets it by mail.
    async fn keep<'a>(&self, context: &Context, desk: &'a Desk) -> Result<(&'a Site, Receipt, bool), Fault> {
        let key = IdempotencyKey::parse(None, self.intake.key.as_deref()).map_err(|fault| match fault {
            KeyFault::Missing => Problem::KeyMissing,
            KeyFault::Format => Problem::KeyFormat,
        })?;
        let site = desk.site(&self.intake.submission.site_id);
        let rules = site.map_or_else(Rules::default, |site| site.rules.clone());
        let mut report = submit::report(desk, &self.intake, &[], &rules).map_err(|faults| {
            Problem::Fields(faults.labelled(|name| desk.label(name, desk.first_language())))
        })?;
        report.channel = Via::Phone;
        let site = site.ok_or(Problem::SiteUnknown)?;
        let standing = desk.standing_of_caller(site, &report.contact.email);
        let ticket = submit::Ticket { report: &report, standing, lang: self.lang, attachments: Vec::new() };
        let receipt = submit::file(context, desk, site, &key, ticket).await?;
        Ok((site, receipt, desk.mails_reporter(site, desk.matter(&report))))
    }

    fn page(
        &self,
        context: &Context,
        desk: &Desk,
        status: u16,
        faults: Option<&Faults>,
        notice: Option<Notice>,
    ) -> Result<Response, Fault> {
        let texts = Texts::of(desk.first_language());
        let site = desk.site(&self.intake.submission.site_id).or_else(|| desk.sites.values().next());
        // A key that was used for something else gets a new one, so that sending again works.
        let fresh = io::random::nonce()?;
        let key = self.intake.key.as_deref().filter(|_| notice != Some(Notice::KeyReused));
        let form = FormView {
            desk,
            site: site.ok_or(Problem::SiteUnknown)?,
            texts,
            base: &context.own,
            key: key.unwrap_or(&fresh),
            submission: &self.intake.submission,
            kept: &[],
            files_lost: false,
            faults,
            notice,
            announcements: &[],
            now: context.now,
        };
        Ok(respond::page(status, texts, &call::page(&CallView { form, lang: self.lang }))?)
    }
}
