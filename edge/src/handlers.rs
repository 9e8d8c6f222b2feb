//! One handler per route: parse, decide, do. What goes wrong becomes an answer here, in one place.

mod announcements;
mod answer;
mod backends;
mod desk;
mod files;
mod form;
mod inbox;
mod knowledge;
mod mail;
mod meta;
mod passing_on;
mod poll;
mod respond;
mod status;
mod submit;

pub use poll::tick;

use crate::{
    error::Internal,
    io,
    negotiate::{Representation, representation},
    problem::Problem,
    route::{InboxRoute, NoRoute, Route, route},
    texts::Texts,
};
use ::desk::{Lang, config::Desk};
use chrono::{DateTime, Utc};
use std::rc::Rc;
use worker::{Env, Request, Response, console_error};

/// Why a handler has no answer of its own.
#[derive(Debug)]
pub enum Fault {
    /// The client can do something about it.
    Client(Problem),
    /// The client cannot.
    Internal(Internal),
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Fault::Client(problem)
    }
}

impl<E: Into<Internal>> From<E> for Fault {
    fn from(error: E) -> Self {
        Fault::Internal(error.into())
    }
}

/// What every handler may need to know of its request.
pub struct Context {
    /// The bindings.
    pub env: Env,
    /// When the request came.
    pub now: DateTime<Utc>,
    /// The desk's own origin, as the client addressed it.
    pub own: String,
    /// The origin of the page that sent it.
    pub origin: Option<String>,
    /// What the client wants back.
    pub representation: Representation,
    query: Vec<(String, String)>,
    accept_language: Option<String>,
}

impl Context {
    fn of(request: &Request, env: Env) -> Result<Self, Internal> {
        let url = request.url()?;
        let headers = request.headers();
        Ok(Self {
            env,
            now: io::clock::now(),
            own: url.origin().ascii_serialization(),
            origin: headers.get("origin")?,
            representation: representation(headers.get("accept")?.as_deref()),
            query: url.query_pairs().into_owned().collect(),
            accept_language: headers.get("accept-language")?,
        })
    }

    /// A parameter of the address.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The texts in the reporter's language.
    pub fn texts(&self, desk: Option<&Desk>) -> &'static Texts {
        let offered = desk.map_or(&Lang::ALL[..], |desk| &desk.languages);
        Texts::of(Lang::pick(self.query("lang"), self.accept_language.as_deref(), offered))
    }

    /// The desk that holds now.
    pub async fn desk(&self) -> Result<Rc<Desk>, Internal> {
        io::desk::current(&self.env).await
    }
}

/// Answers a request, whatever happens.
pub async fn answer(mut request: Request, env: Env) -> worker::Result<Response> {
    let context = match Context::of(&request, env) {
        Ok(context) => context,
        Err(error) => {
            console_error!("a request could not be read: {error}");
            return Response::error("", 400);
        }
    };
    let path = request.path();
    let method = request.inner().method();
    let route = route(&method, &path);
    let outcome = match route {
        Ok(route) => handle(route, &context, &mut request).await,
        Err(NoRoute::Path) => Err(Problem::NotFound.into()),
        Err(NoRoute::Method(allow)) => Err(Problem::Method(allow).into()),
    };
    let response = match outcome {
        Ok(response) => response,
        Err(Fault::Client(problem)) => respond::problem(&context, &problem).await?,
        Err(Fault::Internal(error)) => {
            // Once, at the boundary, and with a label that holds nothing of a ticket.
            console_error!("{error}");
            respond::problem(&context, &Problem::Unavailable).await?
        }
    };
    if matches!(route, Ok(Route::Submit | Route::Fragment { .. } | Route::Answers { .. } | Route::Preflight))
    {
        share(&context, &response).await?;
    }
    Ok(response)
}

/// Lets pages of the customers' sites read what the widget asked for, a refusal too: it says what
/// to do. Whether a page may file for this very site was the handler's to decide.
async fn share(context: &Context, response: &Response) -> worker::Result<()> {
    response.headers().append("vary", "origin")?;
    match (&context.origin, context.desk().await) {
        (Some(origin), Ok(desk)) if desk.knows_origin(origin) => respond::share_with(response, origin),
        _ => Ok(()),
    }
}

async fn handle(route: Route<'_>, context: &Context, request: &mut Request) -> Result<Response, Fault> {
    match route {
        Route::Health => meta::health(),
        Route::OpenApi => meta::openapi(),
        Route::Form { site } => form::page(context, site).await,
        Route::Fragment { site } => form::fragment(context, request, site).await,
        Route::Answers { site } => knowledge::answers(context, request, site).await,
        Route::Tools => form::tools(context, request),
        Route::Submit => submit::submit(context, request).await,
        Route::Preflight => submit::preflight(context).await,
        Route::Status { token } => status::status(context, token).await,
        Route::Summary { token } => status::summary(context, token).await,
        Route::Answer { token } => answer::answer(context, request, token).await,
        Route::AskStopMail { token } => mail::ask(context, token).await,
        Route::StopMail { token } => mail::stop(context, token).await,
        Route::AskPassOn { token } => passing_on::ask(context, token).await,
        Route::PassOn { token } => passing_on::pass_on(context, token).await,
        Route::File { token } => files::file(context, token).await,
        Route::ReadDesk => desk::read(context, request).await,
        Route::PublishDesk => desk::publish(context, request).await,
        Route::ReadAnnouncements => announcements::read(context, request).await,
        Route::PublishAnnouncements => announcements::publish(context, request).await,
        Route::Feed => announcements::atom(context).await,
        Route::CheckBackend { backend } => backends::check(context, request, backend).await,
        Route::Hook { backend } => backends::hook(context, request, backend).await,
        Route::Inbox(route) => inbox_route(route, context, request).await,
    }
}

async fn inbox_route(
    route: InboxRoute<'_>,
    context: &Context,
    request: &mut Request,
) -> Result<Response, Fault> {
    match route {
        InboxRoute::List => inbox::pages::list(context, request).await,
        InboxRoute::LogIn => inbox::session::log_in(context, request).await,
        InboxRoute::LogOut => inbox::session::log_out(context),
        InboxRoute::Call => inbox::call::form(context, request).await,
        InboxRoute::FileCall => inbox::call::file(context, request).await,
        InboxRoute::Ticket { number } => inbox::pages::ticket(context, request, number).await,
        InboxRoute::SetStatus { number } => inbox::actions::set_status(context, request, number).await,
        InboxRoute::Reply { number } => inbox::actions::reply(context, request, number).await,
        InboxRoute::Undelivered => inbox::pages::undelivered(context, request).await,
        InboxRoute::Resellers => inbox::resellers::page(context, request).await,
        InboxRoute::ReplaySite => inbox::actions::replay_site(context, request).await,
        InboxRoute::Replay => inbox::actions::replay(context, request).await,
        InboxRoute::ReplayAll => inbox::actions::replay_all(context, request).await,
    }
}
