//! What comes back from Zendesk: the audits of a ticket, the tickets that changed, its webhooks.

use super::{MARK, Zendesk};
use crate::backends::{Answer, Change, Changed, Deaf, Heard, Hook, Job, Next, Step, Tracked};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use desk::{Party, Status, TicketNumber, What, limits::REPLY_MAX};
use hmac_sha256::HMAC;
use serde_json::Value;
use subtle::ConstantTimeEq;

/// Audits per page, the most that Zendesk gives.
const AUDITS: usize = 100;

/// The most pages of audits that are read: more than a ticket has before it is closed.
const AUDIT_PAGES: usize = 8;

/// Tickets per page of a look for changed ones. Each comes with its whole first text, so a page of more
/// could be longer than an answer may be.
const PAGE: usize = 25;

/// The most pages of one look.
const PAGES: usize = 20;

/// Groups of a ticket's history that are asked for their names.
const GROUPS: usize = 8;

/// How far a webhook's time may be from this clock.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// How many of the answers are pages of audits: all up to the one that says that it is the last.
pub(super) fn pages(answers: &[Answer]) -> usize {
    let is_last = |answer: &Answer| audits(answer).is_none_or(|(_, more)| !more);
    let most = answers.len().min(AUDIT_PAGES);
    answers[..most].iter().position(is_last).map_or(most, |at| at + 1)
}

fn audits(answer: &Answer) -> Option<(Vec<Value>, bool)> {
    let mut page: Value = answer.json().ok()?;
    let Value::Array(audits) = page["audits"].take() else { return None };
    Some((audits, page["next_page"].is_string()))
}

impl Zendesk {
    fn next_audits<T>(&self, id: u64, answers: &[Answer]) -> Option<Next<T>> {
        let wants = match answers.last() {
            None => true,
            Some(last) => answers.len() < AUDIT_PAGES && audits(last).is_some_and(|(_, more)| more),
        };
        let page = answers.len() + 1;
        wants.then(|| self.get(&format!("tickets/{id}/audits.json?per_page={AUDITS}&page={page}")))
    }

    /// Whether something that the desk did is there already.
    pub(super) fn find_mark(&self, job: &Job, mark: &str, answers: &[Answer]) -> Next<bool> {
        if let Some(next) = self.next_audits(job.remote_id()?, answers) {
            return next;
        }
        let pages: Vec<Value> = answers.iter().map(Answer::json).collect::<Result<_, _>>()?;
        let mut all = pages.iter().filter_map(|page| page["audits"].as_array()).flatten();
        Ok(Step::Done(all.any(|audit| audit["metadata"]["custom"][MARK] == mark)))
    }

    /// The ticket for its requester, then its audits, then the names of the groups that it came to.
    pub(super) fn read_history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        let Some(id) = ticket.remote.as_ref().and_then(|id| id.parse().ok()) else {
            return Ok(Step::Done(None));
        };
        let Some((shown, rest)) = answers.split_first() else {
            return self.get(&format!("tickets/{id}.json"));
        };
        let requester = shown.json::<Value>()?["ticket"]["requester_id"].take();
        let (read, asked) = rest.split_at(pages(rest));
        if let Some(next) = self.next_audits(id, read) {
            return next;
        }
        let pages: Vec<Value> = read.iter().map(Answer::json).collect::<Result<_, _>>()?;
        let audits = pages.iter().filter_map(|page| page["audits"].as_array()).flatten();
        let audits: Vec<&Value> = audits.filter(|it| it["metadata"]["custom"][MARK].is_null()).collect();
        let groups = groups(&audits);
        if let Some(group) = groups.get(asked.len()) {
            return self.get(&format!("groups/{group}.json"));
        }
        let name_of = |group: u64| {
            let at = groups.iter().position(|known| *known == group)?;
            let shown: Value = asked.get(at)?.json().ok()?;
            shown["group"]["name"].as_str().map(str::to_owned)
        };
        let changes = audits.iter().flat_map(|audit| {
            let events = audit["events"].as_array().into_iter().flatten();
            events.filter_map(|event| change(audit, event, &requester, &name_of))
        });
        Ok(Step::Done(Some(changes.collect())))
    }

    /// The newest first, until the time is reached. The export of changed tickets would be the other
    /// way, but it leaves out the last minute and wants an admin.
    pub(super) fn read_changed(
        &self,
        since: Option<DateTime<Utc>>,
        answers: &[Answer],
    ) -> Next<Option<Changed>> {
        let pages: Vec<Value> = answers.iter().map(Answer::json).collect::<Result<_, _>>()?;
        let all: Vec<&Value> = pages.iter().filter_map(|page| page["tickets"].as_array()).flatten().collect();
        let is_over = match (pages.last(), since) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(page), Some(since)) => {
                let last = all.last().and_then(|ticket| time(&ticket["updated_at"]));
                last.is_none_or(|at| at < since) || !page["next_page"].is_string() || pages.len() >= PAGES
            }
        };
        if !is_over {
            let page = pages.len() + 1;
            let order = "sort_by=updated_at&sort_order=desc";
            return self.get(&format!("tickets.json?{order}&per_page={PAGE}&page={page}"));
        }
        let dated = all.into_iter().filter_map(|ticket| Some((time(&ticket["updated_at"])?, ticket)));
        let new: Vec<_> = dated.filter(|(at, _)| since.is_none_or(|since| *at >= since)).collect();
        let until = new.iter().map(|(at, _)| *at).max().or(since);
        let tickets = new.into_iter().filter_map(|(_, ticket)| tracked(ticket)).collect();
        Ok(Step::Done(Some(Changed { tickets, until })))
    }

    /// A webhook says that a ticket changed; what changed, Zendesk is asked.
    pub(super) fn listen(&self, hook: &Hook, now: DateTime<Utc>) -> Result<Heard, Deaf> {
        let secret = self.hook_secret.as_ref().ok_or(Deaf::NoHooks)?;
        let header = |name: &str| (hook.header)(name).ok_or(Deaf::Signature);
        let given = STANDARD.decode(header("x-zendesk-webhook-signature")?).map_err(|_| Deaf::Signature)?;
        let time = header("x-zendesk-webhook-signature-timestamp")?;
        let mac = HMAC::mac([time.as_bytes(), hook.body].concat(), secret.as_bytes());
        if !bool::from(mac.as_slice().ct_eq(&given)) {
            return Err(Deaf::Signature);
        }
        let sent: DateTime<Utc> = time.parse().map_err(|_| Deaf::Signature)?;
        if (now - sent).abs() > TOLERANCE {
            return Err(Deaf::Signature);
        }
        let body: Value = serde_json::from_slice(hook.body).map_err(|_| Deaf::Unreadable)?;
        // An event's own shape, or what a trigger was told to send.
        let ticket = if body["detail"].is_object() { &body["detail"] } else { &body };
        Ok(tracked(ticket).map_or(Heard::Nothing, Heard::Look))
    }
}

fn tracked(ticket: &Value) -> Option<Tracked> {
    let number = TicketNumber::parse(ticket["external_id"].as_str()?).ok()?;
    Some(Tracked { number, remote: id(&ticket["id"]).map(|id| id.to_string()) })
}

/// The groups that a ticket came to, each once.
fn groups(audits: &[&Value]) -> Vec<u64> {
    let events = audits.iter().filter_map(|audit| audit["events"].as_array()).flatten();
    let moves = events.filter(|event| event["type"] == "Change" && event["field_name"] == "group_id");
    let mut groups: Vec<u64> = Vec::new();
    for group in moves.filter_map(|event| id(&event["value"])) {
        if !groups.contains(&group) && groups.len() < GROUPS {
            groups.push(group);
        }
    }
    groups
}

fn change(
    audit: &Value,
    event: &Value,
    requester: &Value,
    group: &impl Fn(u64) -> Option<String>,
) -> Option<Change> {
    let what = match event["type"].as_str()? {
        // What is not clearly public stays inside.
        "Comment" if event["public"] == true => {
            let text = event["plain_body"].as_str().or_else(|| event["body"].as_str())?.trim();
            let text: String = text.chars().take(REPLY_MAX).collect();
            let by = if event["author_id"] == *requester { Party::Reporter } else { Party::Desk };
            if text.is_empty() {
                return None;
            }
            What::Reply { by, text }
        }
        "Change" => match event["field_name"].as_str()? {
            "status" => What::status(status(event["value"].as_str()?)?),
            "group_id" => What::Moved { to: group(id(&event["value"])?)? },
            "type" => What::Moved { to: event["value"].as_str()?.to_owned() },
            _ => return None,
        },
        _ => return None,
    };
    Some(Change { id: format!("event:{}", event["id"].as_u64()?), at: time(&audit["created_at"])?, what })
}

fn status(name: &str) -> Option<Status> {
    Some(match name {
        "new" => Status::New,
        "open" => Status::Open,
        "pending" | "hold" => Status::Waiting,
        "solved" => Status::Resolved,
        "closed" => Status::Closed,
        _ => return None,
    })
}

/// An ID, which Zendesk writes as a number here and as a text there.
fn id(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

fn time(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str()?.parse().ok()
}
