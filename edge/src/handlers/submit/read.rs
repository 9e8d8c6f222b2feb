//! Reading what was sent: fields, and files as they come by.

use super::uploads::Uploads;
use crate::{
    guard::{
        key::{IdempotencyKey, KeyFault},
        origin::{Caller, caller},
    },
    handlers::{Context, Fault},
    intake::{self, FILES_FIELD, Intake},
    io::{
        self,
        body::Body,
        limit::{Limit, PERIOD_S},
        multipart::{Bad, Form, Part},
    },
    negotiate::{Encoding, encoding},
    problem::Problem,
};
use desk::{
    SiteId,
    config::{Desk, Site},
    limits::BODY_MAX,
};
use worker::{Headers, Request};

/// All that was sent.
pub struct Sent {
    /// The fields.
    pub intake: Intake,
    /// The files.
    pub uploads: Uploads,
    /// Whether the client may send so much; nothing as long as nobody has asked.
    allowed: Option<bool>,
}

impl From<Bad> for Fault {
    fn from(bad: Bad) -> Self {
        match bad {
            Bad::TooLarge => Problem::TooLarge.into(),
            Bad::Unreadable => Problem::Unreadable.into(),
        }
    }
}

/// Reads a body in any of its encodings.
pub async fn read(context: &Context, desk: &Desk, request: &mut Request) -> Result<Sent, Fault> {
    let content_type = request.headers().get("content-type")?;
    match encoding(content_type.as_deref()).ok_or(Problem::EncodingUnknown)? {
        Encoding::Json => Ok(Sent::text(intake::json(&whole(request).await?))?),
        Encoding::Urlencoded => Ok(Sent::text(intake::urlencoded(&whole(request).await?))?),
        Encoding::Multipart => {
            let mut form = io::multipart::open(request).await??;
            form_of(context, desk, request.headers(), &mut form).await
        }
    }
}

async fn whole(request: &mut Request) -> Result<Vec<u8>, Fault> {
    match io::body::read(request, BODY_MAX).await? {
        Body::Whole(body) => Ok(body),
        Body::TooLarge => Err(Problem::TooLarge.into()),
        Body::Broken => Err(Problem::Unreadable.into()),
    }
}

async fn form_of(context: &Context, desk: &Desk, headers: &Headers, form: &mut Form) -> Result<Sent, Fault> {
    let mut sent = Sent { intake: Intake::default(), uploads: Uploads::default(), allowed: None };
    while let Some(part) = form.next().await? {
        match part {
            Part::Text { name, text } => sent.intake.take(&name, text),
            Part::File(file) if file.field != FILES_FIELD => sent.intake.misplaced(&file.field),
            // Browsers send an empty part for a file field in which nothing was chosen.
            Part::File(file) if file.name.is_empty() => {}
            Part::File(file) => {
                if !sent.uploads.has_some() {
                    sent.begin(context, desk, headers).await?;
                }
                sent.uploads.take(&context.env, *file).await?;
            }
        }
    }
    Ok(sent)
}

impl Sent {
    fn text(intake: Result<Intake, intake::Unreadable>) -> Result<Self, Problem> {
        let intake = intake.map_err(|intake::Unreadable| Problem::Unreadable)?;
        Ok(Self { intake, uploads: Uploads::default(), allowed: None })
    }

    /// Decides, before the first file, whether files are kept at all. Whatever stands against it is
    /// what the client is told in the end, when everything has been read.
    async fn begin(&mut self, context: &Context, desk: &Desk, headers: &Headers) -> Result<(), Fault> {
        let site = SiteId::parse(&self.intake.submission.site_id).ok().and_then(|id| desk.sites.get(&id));
        let Some((site, caller)) = site.and_then(|site| Some((site, own_caller(context, site).ok()?))) else {
            return Ok(());
        };
        let Ok(key) = self.key(headers) else { return Ok(()) };
        if self.admit(context, headers, caller).await.is_ok() {
            self.uploads.begin(&context.env, site.id, &key, desk.tickets_per_hour).await;
        }
        Ok(())
    }

    /// Sees to it that all files are where they belong, once it is known who sends.
    pub async fn gather(&mut self, context: &Context, desk: &Desk, site: &Site, key: &IdempotencyKey) {
        if !self.uploads.has_begun() {
            if self.uploads.has_some() {
                self.uploads.came_early();
            }
            if self.intake.claims.is_empty() {
                return;
            }
            self.uploads.begin(&context.env, site.id, key, desk.tickets_per_hour).await;
        }
        self.uploads.finish(&context.env, &self.intake.claims).await;
        self.intake.submission.pictured = self.uploads.kept.iter().any(|file| file.media.is_image());
    }

    /// Lets the client in, unless it has sent too much lately. Asked once per request.
    pub async fn admit(&mut self, context: &Context, headers: &Headers, caller: Caller) -> Result<(), Fault> {
        let limit = if caller == Caller::Program { Limit::Program } else { Limit::Browser };
        let allowed = match self.allowed {
            Some(allowed) => allowed,
            None => io::limit::allows(&context.env, limit, headers).await?,
        };
        self.allowed = Some(allowed);
        if allowed { Ok(()) } else { Err(Problem::RateLimited(PERIOD_S).into()) }
    }

    /// The key that makes it one ticket.
    pub fn key(&self, headers: &Headers) -> Result<IdempotencyKey, Fault> {
        let header = headers.get("idempotency-key")?;
        IdempotencyKey::parse(header.as_deref(), self.intake.key.as_deref()).map_err(|fault| match fault {
            KeyFault::Missing => Problem::KeyMissing.into(),
            KeyFault::Format => Problem::KeyFormat.into(),
        })
    }
}

/// Who files for that site.
pub fn own_caller(context: &Context, site: &Site) -> Result<Caller, Problem> {
    caller(context.origin.as_deref(), &context.own, site).map_err(|_| Problem::OriginRefused)
}
