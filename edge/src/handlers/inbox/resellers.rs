//! How many tickets the sites of resellers have. Their ledgers count them; no content is asked for.

use super::{
    pages::shut,
    session::{is_open, log_in_page},
};
use crate::{
    error::Internal,
    handlers::{Context, Fault, respond},
    io,
    ledger::message::{Ask, Count, Reply},
    pages::inbox::resellers::{self, ResellersView, SiteRow},
    texts::Texts,
};
use chrono::{DateTime, Datelike, NaiveTime, Utc};
use chrono_tz::Tz;
use desk::{
    SiteId,
    config::{Desk, Site},
};
use futures_util::future::try_join_all;
use worker::{Request, Response};

/// Sites on one page: each of them is a question to its ledger, and all are asked at once.
const PAGE: usize = 40;

/// `GET /inbox/resellers`: `?after=` goes on behind a site.
pub async fn page(context: &Context, request: &Request) -> Result<Response, Fault> {
    if !is_open(context, request)? {
        return log_in_page(context, 200, false).await;
    }
    let desk = context.desk().await?;
    let after = context.query("after").and_then(|id| SiteId::parse(id).ok());
    let sites = resold(&desk, after);
    let since_ms = month_start(context.now, desk.zone).timestamp_millis();
    let shown = &sites[..sites.len().min(PAGE)];
    let counts = try_join_all(shown.iter().map(|site| count(context, site.id, since_ms))).await?;
    let counted = shown.iter().zip(counts);
    let rows: Vec<SiteRow> = counted
        .map(|(site, Count { all, month, undelivered })| SiteRow { site, all, month, undelivered })
        .collect();
    let next = shown.last().filter(|_| sites.len() > PAGE).map(|site| site.id);
    let view = ResellersView { desk: &desk, shut: &shut(context).await?, rows: &rows, next };
    Ok(respond::page(200, Texts::of(desk.first_language()), &resellers::page(&view))?)
}

/// The sites that belong to resellers, in order, behind one of them.
fn resold(desk: &Desk, after: Option<SiteId>) -> Vec<&Site> {
    let behind = |site: &&Site| after.is_none_or(|after| site.id > after);
    desk.sites.values().filter(|site| site.reseller.is_some()).filter(behind).collect()
}

async fn count(context: &Context, site: SiteId, since_ms: i64) -> Result<Count, Internal> {
    match io::ledger::ask(&context.env, site, &Ask::Count { since_ms }).await? {
        Reply::Counted(count) => Ok(count),
        _ => Err(Internal::Ledger),
    }
}

/// When the month began, in the desk's zone.
fn month_start(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let first = today.with_day(1).unwrap_or(today).and_time(NaiveTime::MIN);
    // A midnight that the clock leaves out gives way to the moment itself.
    first.and_local_timezone(zone).earliest().map_or(now, |start| start.to_utc())
}
