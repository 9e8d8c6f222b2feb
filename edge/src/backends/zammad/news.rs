//! What comes back from Zammad: the history of a ticket, the tickets that changed, its webhooks.

use super::Zammad;
use crate::backends::{Answer, Change, Changed, Deaf, Heard, Hook, Next, Step, Tracked, plain};
use chrono::{DateTime, SecondsFormat, Utc};
use desk::{Party, Status, What, limits::REPLY_MAX};
use hmac_sha1_compact::HMAC;
use serde_json::{Value, json};
use std::collections::HashMap;
use subtle::ConstantTimeEq;

/// Tickets per page of a search.
const PAGE: usize = 100;

/// The most pages of one look for changed tickets; what is left comes with the next look.
const PAGES: usize = 5;

impl Zammad {
    /// Who the token is, then what changed, what was written, and what the states' names mean.
    pub(super) fn read_history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        let Some(id) = &ticket.remote else { return Ok(Step::Done(None)) };
        match answers {
            [] => self.get("users/me"),
            [me] => me.json::<Value>().and_then(|_| self.get(&format!("ticket_history/{id}"))),
            [_, _] => self.get(&format!("ticket_articles/by_ticket/{id}?expand=true")),
            [_, _, _] => self.get("ticket_states?expand=true"),
            [me, history, articles, states, ..] => {
                let me = me.json::<Value>()?["id"].clone();
                let states: Vec<Value> = states.json().unwrap_or_default();
                let types = types(&states);
                let history: Value = history.json()?;
                let entries = history["history"].as_array().into_iter().flatten();
                let mut changes: Vec<Change> = entries
                    .filter(|it| {
                        it["object"] == "Ticket" && it["type"] == "updated" && it["created_by_id"] != me
                    })
                    .filter_map(|it| change(it, &types))
                    .collect();
                let written = articles.json::<Vec<Value>>()?;
                changes.extend(written.iter().filter(|it| it["created_by_id"] != me).filter_map(reply));
                changes.sort_by_key(|change| change.at);
                Ok(Step::Done(Some(changes)))
            }
        }
    }

    pub(super) fn read_changed(
        &self,
        since: Option<DateTime<Utc>>,
        answers: &[Answer],
    ) -> Next<Option<Changed>> {
        let pages: Vec<Value> = answers.iter().map(Answer::json).collect::<Result<_, _>>()?;
        let last = pages.last().map(|page| tickets(page).len());
        let is_over = last.is_some_and(|count| count < PAGE || since.is_none() || pages.len() >= PAGES);
        if !is_over {
            // The first time, the newest alone: they say from when to ask.
            let (condition, order) = match since {
                Some(since) => {
                    let since = since.to_rfc3339_opts(SecondsFormat::Millis, true);
                    (
                        json!({ "ticket.updated_at": { "operator": "after (absolute)", "value": since } }),
                        "asc",
                    )
                }
                None => (json!({ "ticket.title": { "operator": "contains", "value": "[" } }), "desc"),
            };
            let body = json!({
                "condition": condition, "sort_by": "updated_at", "order_by": order,
                "limit": PAGE, "per_page": PAGE, "page": pages.len() + 1,
            });
            return self.post("tickets/search", &body);
        }
        let all: Vec<&Value> = pages.iter().flat_map(tickets).collect();
        let until = all.iter().filter_map(|ticket| time(&ticket["updated_at"])).max();
        let tickets = all.into_iter().filter_map(|ticket| self.tracked(ticket)).collect();
        Ok(Step::Done(Some(Changed { tickets, until: until.or(since) })))
    }

    /// A webhook says that a ticket changed; what changed, Zammad is asked. So one that comes twice, or
    /// late, changes nothing.
    pub(super) fn listen(&self, hook: &Hook) -> Result<Heard, Deaf> {
        let secret = self.hook_secret.as_ref().ok_or(Deaf::NoHooks)?;
        let given = (hook.header)("x-hub-signature").ok_or(Deaf::Signature)?;
        let given = given.strip_prefix("sha1=").and_then(from_hex).ok_or(Deaf::Signature)?;
        let mac = HMAC::mac(hook.body, secret.as_bytes());
        if !bool::from(mac.as_slice().ct_eq(&given)) {
            return Err(Deaf::Signature);
        }
        let body: Value = serde_json::from_slice(hook.body).map_err(|_| Deaf::Unreadable)?;
        let ticket = body.get("ticket").filter(|ticket| ticket.is_object()).ok_or(Deaf::Unreadable)?;
        Ok(self.tracked(ticket).map_or(Heard::Nothing, Heard::Look))
    }

    fn tracked(&self, ticket: &Value) -> Option<Tracked> {
        Some(Tracked { number: self.number(ticket)?, remote: Some(ticket["id"].as_u64()?.to_string()) })
    }
}

/// The tickets in the answer to a search, in its order: a list, or IDs with what they stand for.
pub(super) fn tickets(found: &Value) -> Vec<&Value> {
    if let Some(list) = found.as_array() {
        return list.iter().collect();
    }
    let ids = found["tickets"].as_array().or_else(|| found["record_ids"].as_array());
    let of = |id: &Value| found["assets"]["Ticket"].get(id.to_string());
    ids.into_iter().flatten().filter_map(of).collect()
}

/// What each state's name means.
fn types(states: &[Value]) -> HashMap<&str, &str> {
    states.iter().filter_map(|it| Some((it["name"].as_str()?, it["state_type"].as_str()?))).collect()
}

fn status(name: &str, types: &HashMap<&str, &str>) -> Option<Status> {
    match *types.get(name).unwrap_or(&name) {
        "new" => Some(Status::New),
        "open" => Some(Status::Open),
        "pending reminder" | "pending action" | "pending close" => Some(Status::Waiting),
        "closed" | "merged" => Some(Status::Closed),
        _ => None,
    }
}

fn change(entry: &Value, types: &HashMap<&str, &str>) -> Option<Change> {
    let to = entry["value_to"].as_str().filter(|to| !to.is_empty())?;
    let what = match entry["attribute"].as_str()? {
        "state" => What::status(status(to, types)?),
        "group" | "type" => What::Moved { to: to.to_owned() },
        _ => return None,
    };
    Some(Change { id: format!("history:{}", entry["id"].as_u64()?), at: time(&entry["created_at"])?, what })
}

/// An article that the customer may read.
fn reply(article: &Value) -> Option<Change> {
    // What is not clearly public stays inside.
    if article["internal"] != false {
        return None;
    }
    let by = match article["sender"].as_str()? {
        "Customer" => Party::Reporter,
        "Agent" => Party::Desk,
        // Automatic answers and notes of the system.
        _ => return None,
    };
    let body = article["body"].as_str()?;
    let is_html = article["content_type"].as_str().is_some_and(|it| it.starts_with("text/html"));
    let text = if is_html { plain::from_html(body) } else { body.trim().to_owned() };
    let text: String = text.chars().take(REPLY_MAX).collect();
    if text.is_empty() {
        return None;
    }
    let at = time(&article["created_at"])?;
    Some(Change { id: format!("article:{}", article["id"].as_u64()?), at, what: What::Reply { by, text } })
}

fn time(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str()?.parse().ok()
}

/// The bytes of hexadecimal digits.
fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks(2).map(byte).collect()
}
