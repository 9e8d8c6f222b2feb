//! What comes back from `TOPdesk`. It keeps a trail of what was written, and of its status only what
//! it is now: each state is told with the time at which it began.

use super::{Topdesk, is_id};
use crate::backends::{Answer, Change, Changed, Fault, Next, Step, Tracked, plain};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use desk::{Party, Status, TicketNumber, What, limits::REPLY_MAX};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::collections::BTreeSet;

/// What an incident changes without being passed on.
const UNTOLD: [&str; 2] = ["callType", "priority"];

/// Incidents per page of a look for changed ones.
const PAGE: usize = 100;

/// The most pages of one look; what is left comes with the next look.
const PAGES: usize = 5;

/// What the desk did in one request is dated alike, give or take this.
const SAME: TimeDelta = TimeDelta::seconds(30);

/// How the mark begins that ends all that the desk writes into a trail.
pub(super) fn mark(number: TicketNumber) -> String {
    format!("({number} ·")
}

impl Topdesk {
    /// Who the desk is, then the incident, then its trail.
    pub(super) fn read_history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        let Some(id) = ticket.remote.as_deref().filter(|id| is_id(id)) else { return Ok(Step::Done(None)) };
        match answers {
            [] => self.get("operators/current"),
            [me] => me.json::<Value>().and_then(|_| self.get(&format!("incidents/id/{id}"))),
            [_, _] => self.get(&format!("incidents/id/{id}/progresstrail?page_size=100")),
            [me, incident, trail, ..] => {
                let me: Value = me.json()?;
                let incident: Value = incident.json()?;
                let trail = list(trail)?;
                let mark = mark(ticket.number);
                let is_own = |entry: &&Value| entry["memoText"].as_str().is_some_and(|it| it.contains(&mark));
                let own: Vec<_> =
                    trail.iter().filter(is_own).filter_map(|it| time(&it["entryDate"])).collect();
                let is_told = |change: &Change| own.iter().all(|at| (change.at - *at).abs() > SAME);
                let mut changes: Vec<Change> = trail.iter().filter_map(|it| reply(it, &me["id"])).collect();
                changes.extend(status(&incident).filter(is_told));
                changes.extend(self.moved(&incident));
                changes.sort_by_key(|change| change.at);
                Ok(Step::Done(Some(changes)))
            }
        }
    }

    /// Another category or operator group than the one that it was made with.
    fn moved(&self, incident: &Value) -> Vec<Change> {
        let at = time(&incident["modificationDate"]).unwrap_or_default();
        // A kind of request may be made with names of its own, and which kind it is is not known here.
        let ours = self.all_names();
        let fields: BTreeSet<&str> =
            ours.iter().map(|(field, _)| *field).filter(|field| !UNTOLD.contains(field)).collect();
        let moved = |field: &str| {
            let to = incident[field]["name"].as_str().filter(|name| !ours.contains(&(field, *name)))?;
            let what = What::Moved { to: to.to_owned() };
            Some(Change { id: format!("moved:{field}:{to}"), at, what })
        };
        fields.into_iter().filter_map(moved).collect()
    }

    pub(super) fn read_changed(
        &self,
        since: Option<DateTime<Utc>>,
        answers: &[Answer],
    ) -> Next<Option<Changed>> {
        let pages: Vec<Vec<Value>> = answers.iter().map(list).collect::<Result<_, _>>()?;
        let last = pages.last().map(Vec::len);
        let is_over = last.is_some_and(|count| count < PAGE || since.is_none() || pages.len() >= PAGES);
        if !is_over {
            let start = pages.len() * PAGE;
            // The first time, the newest alone: they say from when to ask.
            let which = match since {
                Some(since) => {
                    let since = since.to_rfc3339_opts(SecondsFormat::Secs, true);
                    let query = format!("modificationDate=ge={since}");
                    format!(
                        "query={}&sort=modificationDate:asc",
                        utf8_percent_encode(&query, NON_ALPHANUMERIC)
                    )
                }
                None => "sort=modificationDate:desc".to_owned(),
            };
            let fields = "fields=id,externalNumber,modificationDate";
            return self.get(&format!("incidents?{which}&{fields}&pageStart={start}&pageSize={PAGE}"));
        }
        let all: Vec<Value> = pages.into_iter().flatten().collect();
        let until = all.iter().filter_map(|incident| time(&incident["modificationDate"])).max();
        let tickets = all.iter().filter_map(tracked).collect();
        Ok(Step::Done(Some(Changed { tickets, until: until.or(since) })))
    }
}

/// A list; one that is empty comes without a body.
pub(super) fn list(answer: &Answer) -> Result<Vec<Value>, Fault> {
    if answer.status() == Some(204) {
        return Ok(Vec::new());
    }
    answer.json()
}

fn tracked(incident: &Value) -> Option<Tracked> {
    let number = TicketNumber::parse(incident["externalNumber"].as_str()?).ok()?;
    Some(Tracked { number, remote: Some(incident["id"].as_str()?.to_owned()) })
}

/// An entry of the trail that the caller sees, written by somebody else than the desk.
fn reply(entry: &Value, me: &Value) -> Option<Change> {
    // What is not clearly visible stays inside.
    if entry["invisibleForCaller"] != false || entry["operator"]["id"] == *me {
        return None;
    }
    let by = match (entry["operator"].is_object(), entry["person"].is_object()) {
        (true, _) => Party::Desk,
        (false, true) => Party::Reporter,
        (false, false) => return None,
    };
    let text = plain::from_html(entry["memoText"].as_str()?);
    let text: String = text.chars().take(REPLY_MAX).collect();
    if text.is_empty() {
        return None;
    }
    let at = time(&entry["entryDate"])?;
    Some(Change { id: format!("trail:{}", entry["id"].as_str()?), at, what: What::Reply { by, text } })
}

/// What the incident is now, and since when.
fn status(incident: &Value) -> Option<Change> {
    let is = |name: &str| incident[name] == true;
    let since = |name: &str| incident[name].as_str().unwrap_or_default().to_owned();
    let (to, id, date) = if is("closed") {
        (Status::Closed, since("closedDate"), "closedDate")
    } else if is("completed") {
        (Status::Resolved, since("completedDate"), "completedDate")
    } else if is("onHold") {
        (Status::Waiting, since("onHoldDate"), "onHoldDate")
    } else {
        // It says that somebody works on it with a processing status, which has no date.
        let step = incident["processingStatus"]["name"].as_str()?;
        if !is("responded") {
            return None;
        }
        (Status::Open, step.to_owned(), "modificationDate")
    };
    let at = time(&incident[date]).or_else(|| time(&incident["modificationDate"]))?;
    Some(Change { id: format!("status:{}:{id}", to.as_str()), at, what: What::status(to) })
}

/// A time in either of `TOPdesk`'s forms: the offset comes with or without its colon.
fn time(value: &Value) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_str(value.as_str()?, "%Y-%m-%dT%H:%M:%S%.f%#z").ok()?;
    Some(at.to_utc())
}
