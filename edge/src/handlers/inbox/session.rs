//! Logging in and out. The session is a signed cookie; whoever has none sees the log-in page.

use crate::{
    guard::{origin, session},
    handlers::{Context, Fault, respond},
    io::{
        self,
        body::Body,
        limit::{Limit, PERIOD_S},
    },
    pages,
    problem::Problem,
    texts::Texts,
};
use worker::{Request, Response};

/// The most bytes that a form of the inbox may have: a reply of 20,000 characters takes at most
/// nine bytes each once percent-encoded.
const FORM_MAX: usize = 200_000;

/// The fields of a form of the inbox.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// A field's text; empty where it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }
}

/// `POST /inbox/login`
pub async fn log_in(context: &Context, request: &mut Request) -> Result<Response, Fault> {
    let fields = own_form(context, request).await?;
    if !io::limit::allows(&context.env, Limit::LogIn, request.headers()).await? {
        return Err(Problem::RateLimited(PERIOD_S).into());
    }
    let admin = io::secrets::admin(&context.env)?;
    if !admin.is(fields.get("token").trim()) {
        return log_in_page(context, 401, true).await;
    }
    let cookie = session::start(&io::secrets::desk(&context.env)?, &admin, context.now, is_secure(context));
    let response = respond::see_other("/inbox")?;
    response.headers().set("set-cookie", &cookie)?;
    Ok(response)
}

/// `POST /inbox/logout`
pub fn log_out(context: &Context) -> Result<Response, Fault> {
    if !origin::is_own(context.origin.as_deref(), &context.own) {
        return Err(Problem::OriginRefused.into());
    }
    let response = respond::see_other("/inbox")?;
    response.headers().set("set-cookie", &session::end(is_secure(context)))?;
    Ok(response)
}

/// The log-in page, for whoever has no session.
pub async fn log_in_page(context: &Context, status: u16, again: bool) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let texts = Texts::of(desk.first_language());
    Ok(respond::page(status, texts, &pages::inbox::login::page(&desk, again))?)
}

/// Whether the request carries a session.
pub fn is_open(context: &Context, request: &Request) -> Result<bool, Fault> {
    let cookies = request.headers().get("cookie")?;
    let (secret, admin) = (io::secrets::desk(&context.env)?, io::secrets::admin(&context.env)?);
    Ok(session::is_open(&secret, &admin, cookies.as_deref(), context.now))
}

/// The form of an action: it comes from the inbox itself, with a session.
pub async fn action(context: &Context, request: &mut Request) -> Result<Fields, Fault> {
    if !is_open(context, request)? {
        return Err(Problem::Unauthorized.into());
    }
    own_form(context, request).await
}

async fn own_form(context: &Context, request: &mut Request) -> Result<Fields, Fault> {
    Ok(Fields(form_urlencoded::parse(&own_body(context, request, FORM_MAX).await?).into_owned().collect()))
}

/// The body of a form that comes from the inbox itself, of at most `cap` bytes.
pub async fn own_body(context: &Context, request: &mut Request, cap: usize) -> Result<Vec<u8>, Fault> {
    if !origin::is_own(context.origin.as_deref(), &context.own) {
        return Err(Problem::OriginRefused.into());
    }
    match io::body::read(request, cap).await? {
        Body::Whole(body) => Ok(body),
        Body::TooLarge => Err(Problem::TooLarge.into()),
        Body::Broken => Err(Problem::Unreadable.into()),
    }
}

fn is_secure(context: &Context) -> bool {
    context.own.starts_with("https:")
}
