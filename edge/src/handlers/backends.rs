//! What admins and helpdesks themselves ask of a backend: a check, and listening to its webhooks.

use super::{Context, Fault, desk::authorize, poll, respond};
use crate::{
    backends::{Change, Deaf, Finding, Heard, Hook},
    error::Internal,
    io::{self, body::Body, talk::Line},
    ledger::message::{Ask, Reply},
    problem::Problem,
};
use ::desk::{TicketNumber, config::REPORTER_MAIL};
use serde::Serialize;
use worker::{Request, Response};

/// The longest webhook that is read, in bytes; none of those known sends a tenth of it.
const HOOK_MAX: usize = 1_048_576;

/// What a check found.
#[derive(Serialize)]
struct Checked<'a> {
    backend: &'a str,
    ok: bool,
    findings: Vec<Finding>,
}

/// `GET /v1/backends/{id}/check`: tries what a delivery will need, and says what to mend.
pub async fn check(context: &Context, request: &Request, backend: &str) -> Result<Response, Fault> {
    authorize(context, request).await?;
    let desk = context.desk().await?;
    let is_mail = backend == REPORTER_MAIL && desk.mail.is_some();
    if !is_mail && desk.copied(backend).is_none() && !desk.backends.contains_key(backend) {
        return Err(Problem::NotFound.into());
    }
    let now = context.now;
    let findings = match Line::open(&context.env, &desk, backend, now).await {
        Ok(line) => line.talk(|adapter, answers| adapter.check(now, answers)).await,
        Err(fault) => Err(fault),
    };
    let findings = findings.unwrap_or_else(|fault| vec![Finding::bad("connection", say(fault.label))]);
    let ok = findings.iter().all(|finding| finding.ok);
    Ok(respond::json(200, "application/json", &Checked { backend, ok, findings })?)
}

/// What to do about a fault that ended a check, in English as all words for admins who call the API.
fn say(label: &str) -> String {
    match label {
        "not-configured" => {
            "set this backend's secrets: npx wrangler secret put NAME, as desk.toml names them"
        }
        "no-answer" => {
            "it does not answer: look at its url, and whether it runs and can be reached from outside"
        }
        "credentials" => "it refuses the credentials: set the secret anew, and look at what this user may do",
        "redirect" => "it sends the desk elsewhere: write the final address into desk.toml",
        "busy" => "it is busy: try again in a minute",
        _ => "it gives an answer that cannot be read: look at its url and its version",
    }
    .to_owned()
}

/// `POST /v1/hooks/{backend}`: something happened at a helpdesk. An answer other than 2xx tells it to
/// try again.
pub async fn hook(context: &Context, request: &mut Request, backend: &str) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    if !desk.backends.contains_key(backend) {
        return Err(Problem::NotFound.into());
    }
    let body = match io::body::read(request, HOOK_MAX).await? {
        Body::Whole(body) => body,
        Body::TooLarge => return Err(Problem::TooLarge.into()),
        Body::Broken => return Err(Problem::Unreadable.into()),
    };
    let headers = request.headers();
    let header = |name: &str| headers.get(name).ok().flatten();
    let adapter = io::talk::adapter_of(&context.env, &desk, backend).map_err(|_| Problem::Unavailable)?;
    let heard =
        adapter.hear(&Hook { header: &header, body: &body }, context.now).map_err(|deaf| match deaf {
            Deaf::NoHooks => Problem::NotFound,
            Deaf::Signature => Problem::HookRefused,
            Deaf::Unreadable => Problem::Unreadable,
        })?;
    let reply = match heard {
        Heard::Look(ticket) => poll::look(&context.env, &desk, backend, &ticket).await?,
        Heard::LookLater(ticket) => poll::look_later(&context.env, &desk, backend, &ticket).await?,
        Heard::Happened(number, _) if !desk.sites.contains_key(&number.site()) => Reply::Unknown,
        Heard::Happened(number, change) => happened(context, backend, number, change).await?,
        Heard::PassOn(number) if desk.sites.contains_key(&number.site()) => {
            let ask = Ask::PassOn { serial: number.serial(), backend: Some(backend.to_owned()) };
            io::ledger::ask(&context.env, number.site(), &ask).await?
        }
        Heard::PassOn(_) => Reply::Unknown,
        Heard::Nothing => Reply::Done,
    };
    match reply {
        // A ticket that is not known here is no reason to tell it again.
        Reply::Done | Reply::Unknown => Ok(Response::empty()?.with_status(204)),
        _ => Err(Problem::Unavailable.into()),
    }
}

async fn happened(
    context: &Context,
    backend: &str,
    number: TicketNumber,
    change: Change,
) -> Result<Reply, Internal> {
    let ask = Ask::Happened {
        serial: number.serial(),
        backend: backend.to_owned(),
        id: change.id,
        at: change.at,
        what: change.what,
        heard: true,
    };
    io::ledger::ask(&context.env, number.site(), &ask).await
}
