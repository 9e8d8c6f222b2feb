//! Known answers while a title is typed.

use super::{Context, Fault, respond};
use crate::{
    guard::origin::caller,
    io::{
        self,
        body::Body,
        limit::{Limit, PERIOD_S},
    },
    knowledge,
    problem::Problem,
};
use desk::{
    Lang, Secret, SiteId,
    knowledge::{Answer, Knowledge, says_something},
    limits::ANSWERS_MAX,
};
use worker::{Request, Response};

/// The longest title that is looked at, in bytes: the form's 150 characters at up to four bytes each.
const TYPED_MAX: usize = 600;

/// `POST /v1/sites/{site}/answers`: what may help, as a list that may be empty. What was typed stands in
/// the body, so that it is in no log of addresses, and as plain text, so that a browser asks nothing first.
///
/// 1. No such site -> 404. Origin not on its list -> 403. Too often -> 429.
/// 2. Body over the cap -> 413; not UTF-8 -> 400.
/// 3. A knowledge base that fails only leaves out what it would have said.
pub async fn answers(context: &Context, request: &mut Request, site: &str) -> Result<Response, Fault> {
    let desk = context.desk().await?;
    let site = desk.site(site).ok_or(Problem::SiteUnknown)?;
    caller(context.origin.as_deref(), &context.own, site).map_err(|_| Problem::OriginRefused)?;
    if !io::limit::allows(&context.env, Limit::Answers, request.headers()).await? {
        return Err(Problem::RateLimited(PERIOD_S).into());
    }
    let typed = match io::body::read(request, TYPED_MAX).await? {
        Body::Whole(body) => String::from_utf8(body).map_err(|_| Problem::Unreadable)?,
        Body::TooLarge => return Err(Problem::TooLarge.into()),
        Body::Broken => return Err(Problem::Unreadable.into()),
    };
    let lang = context.texts(Some(&desk)).lang();
    let found = match &desk.knowledge {
        Some(knowledge) => find(knowledge, site.id, lang, &typed).await,
        None => Vec::new(),
    };
    Ok(respond::json(200, "application/json", &found)?)
}

/// What the desk lists goes before what its knowledge base finds.
async fn find(known: &Knowledge, site: SiteId, lang: Lang, typed: &str) -> Vec<Answer> {
    let mut found = known.find(site, lang, typed);
    let Some(search) = known.search.as_ref().filter(|_| found.len() < ANSWERS_MAX) else { return found };
    // What looks like a secret goes to nobody but the desk.
    if !says_something(typed) || Secret::find(typed).is_some() {
        return found;
    }
    let body = io::knowledge::ask(&knowledge::address(search, lang, typed)).await.unwrap_or_default();
    for answer in knowledge::read(search, &body) {
        if found.len() < ANSWERS_MAX && found.iter().all(|known| known.url != answer.url) {
            found.push(answer);
        }
    }
    found
}
