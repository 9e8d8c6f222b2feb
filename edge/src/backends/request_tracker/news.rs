//! What happened to tickets in RT.

use super::{
    RequestTracker,
    rest::{Attachment as Part, List, PAGE_MAX, Ticket, Transaction, number},
};
use crate::backends::{
    Answer, Change, Changed, Deaf, Fault, Heard, Hook, Tracked, plain,
    script::{Pause, Script},
    standard_webhooks::verify::verify,
};
use chrono::{DateTime, Days, Utc};
use desk::{Party, TicketNumber, What};
use serde::Deserialize;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
};

/// How many replies' texts are asked for at once, so that an answer stays short.
const REPLIES: usize = 20;

/// How many tickets are listed at first, in a look at what changed.
const SHORT_PAGE: usize = 20;

/// How many tickets are asked for at once, so that an address stays short.
const TICKETS: usize = 50;

/// The longest text of a reply that is shown, in characters; the rest is quoted mail.
const TEXT_MAX: usize = 20_000;

/// How far back a search reaches beyond its moment, in days. RT reads a time in the zone of whoever
/// asks, whatever zone stands behind it, so the moment itself is compared here.
const MARGIN: Days = Days::new(2);

impl RequestTracker {
    /// What a reporter may see of a ticket: statuses, public correspondence, moves. Comments are not
    /// even asked for.
    pub(super) fn happenings(
        &self,
        script: &mut Script,
        ticket: &Tracked,
    ) -> Result<Option<Vec<Change>>, Pause> {
        let Some(remote) = &ticket.remote else { return Ok(None) };
        // A ticket that this user may no longer see has none.
        let mut transactions = self.transactions(script, &format!("ObjectId = {}", number(remote)?))?;
        // Most tickets that were touched have no news, and cost no more than this question.
        let has_words = |it: &Transaction| it.kind == "Correspond" || it.is_merge();
        let known: Ticket = if transactions.iter().any(has_words) {
            script.ask(|| self.rest.get(&format!("/ticket/{remote}"), &[]))?.json()?
        } else {
            Ticket::default()
        };
        // Merged: from then on what concerns both stands in the other ticket. What stood there before
        // is another reporter's affair.
        let merge = transactions.iter().find(|it| it.is_merge() && known.id != *remote);
        let mut shared_from = None;
        if let Some(merge) = merge {
            let since = format!("ObjectId = {} AND id > {}", number(&known.id)?, number(&merge.id)?);
            shared_from = Some(transactions.len());
            transactions.extend(self.transactions(script, &since)?);
        }
        let shared: BTreeSet<String> =
            transactions.iter().skip(shared_from.unwrap_or(usize::MAX)).map(|it| it.id.clone()).collect();
        self.leave_out_own(&mut transactions);
        let texts = self.texts(script, &transactions)?;
        let queues = self.queues(script, &transactions)?;
        let told = |transaction: &Transaction| {
            let what = match transaction.kind.as_str() {
                "Status" => What::status(self.status_here(&transaction.new_value)?),
                "Correspond" => {
                    let text = texts.get(&transaction.id)?.clone();
                    What::Reply { by: author(&known, transaction), text }
                }
                "Set" => What::Moved { to: queues.get(&transaction.new_value)?.clone() },
                _ => return None,
            };
            let at = DateTime::parse_from_rfc3339(&transaction.created).ok()?.to_utc();
            // What two tickets share happened to each of them.
            let is_shared = shared.contains(&transaction.id);
            let id = if is_shared { format!("{}.{remote}", transaction.id) } else { transaction.id.clone() };
            Some(Change { id, at, what })
        };
        Ok(Some(transactions.iter().filter_map(told).collect()))
    }

    /// Leaves out what the desk itself did, and the statuses that it has overtaken: RT opens a ticket by
    /// itself when somebody writes, and the desk's own status came after that.
    fn leave_out_own(&self, transactions: &mut Vec<Transaction>) {
        let is_own = |it: &Transaction| it.creator.id == self.user;
        let overtaken = transactions.iter().rposition(|it| is_own(it) && it.kind == "Status");
        let mut at = 0..;
        transactions.retain(|it| {
            let is_old = at.next() < overtaken;
            !(is_own(it) || is_old && it.kind == "Status")
        });
    }

    /// The tickets of the desk that something happened to, the last ones first, until one that was not
    /// touched since.
    pub(super) fn touched(
        &self,
        script: &mut Script,
        since: Option<DateTime<Utc>>,
    ) -> Result<Changed, Pause> {
        let mut query = format!("CF.{{{}}} IS NOT NULL AND EffectiveId > 0", self.fields.number);
        if let Some(day) = since.and_then(|since| since.date_naive().checked_sub_days(MARGIN)) {
            query = format!("{query} AND LastUpdated > '{day}'");
        }
        let mut changed = Changed::default();
        // Mostly a few tickets changed, and RT takes its time for each that it lists. Where a short page
        // does not reach back far enough, long ones start over.
        let pages = iter::once((SHORT_PAGE, 1)).chain((1..).map(|page| (PAGE_MAX, page)));
        'pages: for (size, page) in pages {
            if page == 1 {
                changed.tickets.clear();
            }
            let (per_page, page) = (size.to_string(), page.to_string());
            let query = [
                ("query", query.as_str()),
                ("fields", "LastUpdated,CustomFields"),
                ("orderby", "LastUpdated"),
                ("order", "DESC"),
                ("per_page", per_page.as_str()),
                ("page", page.as_str()),
            ];
            let list: List<Ticket> = script.ask(|| self.rest.get("/tickets", &query))?.json()?;
            let is_last = list.len() < size;
            for ticket in list.items() {
                let at = DateTime::parse_from_rfc3339(&ticket.last_updated).map_err(|_| Fault::UNREADABLE)?;
                changed.until = changed.until.max(Some(at.to_utc()));
                if since.is_some_and(|since| at.to_utc() < since) {
                    break 'pages;
                }
                changed.tickets.extend(self.tracked(&ticket));
            }
            // The first question only finds out where to begin.
            if is_last || since.is_none() {
                break;
            }
        }
        self.add_merged(script, &mut changed)?;
        Ok(changed)
    }

    /// Adds the tickets that were merged into those: what happens there concerns their reporters too,
    /// and RT dates it nowhere else.
    fn add_merged(&self, script: &mut Script, changed: &mut Changed) -> Result<(), Pause> {
        let into: Vec<String> = changed.tickets.iter().filter_map(|ticket| ticket.remote.clone()).collect();
        for into in into.chunks(TICKETS) {
            let into: Vec<String> = into.iter().map(|id| format!("EffectiveId = {id}")).collect();
            let query = format!("CF.{{{}}} IS NOT NULL AND ({})", self.fields.number, into.join(" OR "));
            let query = [
                ("query", query.as_str()),
                ("fields", "CustomFields"),
                ("orderby", "id"),
                ("per_page", "100"),
            ];
            let list: List<Ticket> = script.ask(|| self.rest.get("/tickets", &query))?.json()?;
            for ticket in list.items() {
                let tracked = self.tracked(&ticket);
                changed.tickets.extend(tracked.filter(|it| !changed.tickets.contains(it)));
            }
        }
        Ok(())
    }

    /// A ticket of the desk, if that is what it is.
    fn tracked(&self, ticket: &Ticket) -> Option<Tracked> {
        let number = TicketNumber::parse(ticket.field(&self.fields.number)?).ok()?;
        Some(Tracked { number, remote: Some(ticket.id.clone()) })
    }

    /// A message of the scrip. It says that something happened to a ticket; what, RT is asked for.
    pub(super) fn listen(&self, hook: &Hook, now: DateTime<Utc>) -> Result<Heard, Deaf> {
        #[derive(Deserialize)]
        struct Message {
            data: Data,
        }
        #[derive(Deserialize)]
        struct Data {
            number: String,
            ticket: u64,
        }

        let secret = self.hook_secret.as_ref().ok_or(Deaf::NoHooks)?;
        verify(std::slice::from_ref(secret), hook, now)?;
        let Message { data } = serde_json::from_slice(hook.body).map_err(|_| Deaf::Unreadable)?;
        // A number that somebody typed into RT by hand is no ticket of the desk.
        let Ok(number) = TicketNumber::parse(&data.number) else { return Ok(Heard::Nothing) };
        Ok(Heard::LookLater(Tracked { number, remote: Some(data.ticket.to_string()) }))
    }

    /// The transactions of a ticket that a reporter may see, and where it was merged into another.
    fn transactions(&self, script: &mut Script, of: &str) -> Result<Vec<Transaction>, Pause> {
        let query = format!(
            "ObjectType = 'RT::Ticket' AND {of} AND (Type = 'Status' OR Type = 'Correspond' OR \
             (Type = 'Set' AND Field = 'Queue') OR (Type = 'AddLink' AND Field = 'MergedInto'))"
        );
        let mut all = Vec::new();
        for page in 1.. {
            let page = page.to_string();
            let query = [
                ("query", query.as_str()),
                ("fields", "Type,Field,NewValue,Created,Creator"),
                ("orderby", "id"),
                ("per_page", "100"),
                ("page", &page),
            ];
            let list: List<Transaction> = script.ask(|| self.rest.get("/transactions", &query))?.json()?;
            let is_last = list.len() < PAGE_MAX;
            all.extend(list.items());
            if is_last {
                break;
            }
        }
        Ok(all)
    }

    /// What was written in each reply, without the files that came with it.
    fn texts(
        &self,
        script: &mut Script,
        transactions: &[Transaction],
    ) -> Result<BTreeMap<String, String>, Pause> {
        let replies: Vec<&str> =
            transactions.iter().filter(|it| it.kind == "Correspond").map(|it| it.id.as_str()).collect();
        let mut texts = BTreeMap::new();
        for replies in replies.chunks(REPLIES) {
            // RT joins limits of one field with "or", and fields with "and".
            let mut limits: Vec<_> =
                replies.iter().map(|id| json!({ "field": "TransactionId", "value": id })).collect();
            for kind in ["text/plain", "text/html"] {
                limits.push(json!({ "field": "ContentType", "value": kind }));
            }
            limits.push(json!({ "field": "Filename", "operator": "IS", "value": "NULL" }));
            limits.push(json!({ "field": "Filename", "value": "" }));
            let limits = json!(limits).to_string();
            let query = [
                ("query", limits.as_str()),
                ("fields", "TransactionId,ContentType,Content"),
                ("orderby", "id"),
                ("per_page", "100"),
            ];
            let parts: List<Part> = script.ask(|| self.rest.get("/attachments", &query))?.json()?;
            let parts: Vec<Part> = parts.items().collect();
            for id in replies {
                let own = |kind: &str| {
                    let mut own =
                        parts.iter().filter(|it| it.transaction_id == **id && it.content_type == kind);
                    own.find_map(|it| it.content.as_deref())
                };
                // A mail often has both: the same words, plain and as a page.
                let text =
                    own("text/plain").map(str::to_owned).or_else(|| own("text/html").map(plain::from_html));
                let text: String = text.unwrap_or_default().trim().chars().take(TEXT_MAX).collect();
                if !text.is_empty() {
                    texts.insert((*id).to_owned(), text);
                }
            }
        }
        Ok(texts)
    }

    /// The names of the queues that the ticket was moved to. One that this user may not see has none,
    /// and is nobody else's business either.
    fn queues(
        &self,
        script: &mut Script,
        transactions: &[Transaction],
    ) -> Result<BTreeMap<String, String>, Pause> {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Queue {
            name: String,
        }

        let mut names = BTreeMap::new();
        for id in transactions.iter().filter(|it| it.kind == "Set").map(|it| &it.new_value) {
            if names.contains_key(id) {
                continue;
            }
            let path = format!("/queue/{}", number(id)?);
            let answer = script.ask(|| self.rest.get(&path, &[]))?;
            let name = if is_out_of_sight(answer) { String::new() } else { answer.json::<Queue>()?.name };
            names.insert(id.clone(), name);
        }
        names.retain(|_, name| !name.is_empty());
        Ok(names)
    }
}

/// Who wrote: whoever RT knows as the ticket's requestor, or in copy, is on the reporter's side.
fn author(ticket: &Ticket, transaction: &Transaction) -> Party {
    let mut watchers = ticket.requestor.iter().chain(&ticket.cc);
    let is_theirs = watchers.any(|it| it.id == transaction.creator.id);
    if is_theirs { Party::Reporter } else { Party::Desk }
}

/// Whether a queue is not for this user to see.
fn is_out_of_sight(answer: &Answer) -> bool {
    matches!(answer.status(), Some(403 | 404))
}
