//! Zammad, through its REST API. It knows no idempotency key, so a ticket is looked for by its number
//! before it is made again, in the database rather than in the search index, which is behind. What it
//! appends is marked in the article's subject, and found again by that mark.

mod check;
mod news;
#[cfg(test)]
mod tests;

use super::{
    Adapter, Answer, Body, Changed, Deaf, Exchange, Fault, Finding, Heard, Hook, Job, Method, Next, Step,
    Taken, Tracked, describe, news::Change,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use desk::{Attachment, Category, Event, Party, Status, TicketNumber, What, config, config::Place};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The longest title that Zammad keeps, in characters.
const TITLE_MAX: usize = 250;

/// When a ticket that waits for its reporter comes up again at Zammad, in days: its pending states
/// cannot be without a date.
const PENDING_DAYS: i64 = 7;

/// A Zammad.
pub struct Zammad {
    url: String,
    token: String,
    group: String,
    places: BTreeMap<Category, Place>,
    field: Option<String>,
    hook_secret: Option<String>,
}

impl Zammad {
    /// The Zammad that desk.toml describes; nothing where a secret is missing.
    pub fn new(config: &config::Zammad, secret: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let hook_secret = match &config.hook_secret {
            Some(name) => Some(secret(name)?),
            None => None,
        };
        Some(Self {
            url: config.url.trim_end_matches('/').to_owned(),
            token: secret(&config.token)?,
            group: config.group.clone(),
            places: BTreeMap::new(),
            field: config.field.clone(),
            hook_secret,
        })
    }

    /// The same, with groups and priorities for some kinds of request.
    #[must_use]
    pub fn placed(self, places: BTreeMap<Category, Place>) -> Self {
        Self { places, ..self }
    }

    /// The group that a kind of request is made in, and its priority where it has one of its own.
    fn place(&self, kind: Category) -> (&str, Option<&str>) {
        match self.places.get(&kind) {
            Some(Place::Zammad { group, priority }) => {
                (group.as_deref().unwrap_or(&self.group), priority.as_deref())
            }
            _ => (&self.group, None),
        }
    }

    fn exchange(&self, method: Method, path: &str, body: Option<&Value>) -> Exchange {
        let mut headers = vec![("authorization", format!("Token token={}", self.token))];
        let body = body.map_or(Body::None, |json| {
            headers.push(("content-type", "application/json".to_owned()));
            Body::Text(json.to_string())
        });
        Exchange::Http { method, url: format!("{}/api/v1/{path}", self.url), headers, body }
    }

    fn get<T>(&self, path: &str) -> Next<T> {
        self.exchange(Method::Get, path, None).next()
    }

    fn post<T>(&self, path: &str, body: &Value) -> Next<T> {
        self.exchange(Method::Post, path, Some(body)).next()
    }

    fn put<T>(&self, path: &str, body: &Value) -> Next<T> {
        self.exchange(Method::Put, path, Some(body)).next()
    }

    fn ticket(&self, job: &Job, with_customer: bool) -> Value {
        let (group, priority) = self.place(job.report.category);
        let title: String = describe::subject(job).chars().take(TITLE_MAX).collect();
        let mut ticket = json!({
            "title": title,
            "group": group,
            "article": {
                "subject": mark(job.number, "ticket"),
                "body": describe::text(job),
                "content_type": "text/plain",
                "type": "note",
                "sender": "Customer",
                "internal": false,
            },
        });
        if let Some(priority) = priority {
            ticket["priority"] = json!(priority);
        }
        if with_customer {
            ticket["customer_id"] = json!(format!("guess:{}", job.report.contact.email));
        }
        if let Some(field) = &self.field {
            ticket[field] = json!(job.number);
        }
        ticket
    }

    /// The number of a ticket that Zammad shows: from its field, or from its title.
    fn number(&self, ticket: &Value) -> Option<TicketNumber> {
        let field = self.field.as_ref().and_then(|field| ticket[field].as_str());
        // At the very start: a mail about a ticket is another ticket, and quotes the number behind a "Re:".
        let title = || ticket["title"].as_str()?.strip_prefix('[')?.split_once(']').map(|(number, _)| number);
        field.and_then(|text| TicketNumber::parse(text).ok()).or_else(|| TicketNumber::parse(title()?).ok())
    }

    /// What finds the ticket in the database.
    fn condition(&self, number: TicketNumber) -> Value {
        match &self.field {
            Some(field) => json!({ format!("ticket.{field}"): { "operator": "is", "value": number } }),
            None => {
                json!({ "ticket.title": { "operator": "contains", "value": format!("[{number}]") } })
            }
        }
    }

    fn article(job: &Job, mark: &str, text: &str, sender: &str, internal: bool) -> Value {
        json!({
            "ticket_id": job.remote_id().ok(),
            "subject": mark,
            "body": text,
            "content_type": "text/plain",
            "type": "note",
            "sender": sender,
            "internal": internal,
        })
    }

    /// Writes an article, unless one with its mark is there.
    fn write_once(&self, job: &Job, article: &Value, answers: &[Answer]) -> Next<()> {
        match answers {
            [] => self.get(&format!("ticket_articles/by_ticket/{}?expand=true", job.remote_id()?)),
            [articles] if has_mark(articles, article["subject"].as_str())? => Ok(Step::Done(())),
            [_] => self.post("ticket_articles", article),
            [.., written] => written.json::<Value>().map(|_| Step::Done(())),
        }
    }
}

impl Adapter for Zammad {
    fn create(&self, job: &Job, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        match answers {
            [] => self.post("tickets", &self.ticket(job, true)),
            [refusal] if refusal.status() == Some(422) && refusal.says("email") => {
                // An address that Zammad does not believe: the ticket's text has it all the same.
                self.post("tickets", &self.ticket(job, false))
            }
            [.., made] => match made.status() {
                Some(404 | 422) if made.says("group") || made.says("priority") => Err(Fault::FIELDS),
                _ => Taken::numbered(&made.json::<Value>()?).map(Step::Done),
            },
        }
    }

    fn find(&self, job: &Job, answers: &[Answer]) -> Next<Option<Taken>> {
        let body = json!({ "condition": self.condition(job.number), "limit": 10 });
        match answers {
            [] => self.post("tickets/search", &body),
            [refusal] if refusal.status() == Some(422) => {
                // A Zammad that takes no conditions still has its search.
                self.get(&format!("tickets/search?query=%22{}%22&limit=10", job.number))
            }
            [.., found] => {
                let found: Value = found.json()?;
                let first = news::tickets(&found)
                    .into_iter()
                    .filter(|ticket| self.number(ticket) == Some(job.number))
                    .min_by_key(|ticket| ticket["id"].as_u64());
                first.map(Taken::numbered).transpose().map(Step::Done)
            }
        }
    }

    fn verify(&self, job: &Job, answers: &[Answer]) -> Next<()> {
        let path = format!("tickets/{}", job.remote_id()?);
        let whole = |answer: &Answer| {
            let ticket: Value = answer.json()?;
            let field =
                self.field.as_ref().map(|field| ticket[field].as_str() == Some(&job.number.to_string()));
            Ok(field.unwrap_or_else(|| self.number(&ticket) == Some(job.number)))
        };
        match answers {
            [] => self.get(&path),
            [read] if whole(read)? => Ok(Step::Done(())),
            [_] => {
                let ticket = self.ticket(job, false);
                let name = self.field.as_deref().unwrap_or("title");
                self.put(&path, &json!({ name: ticket[name] }))
            }
            [_, mended] => mended.json::<Value>().and_then(|_| self.get(&path)),
            // It lacks the attribute, and drops it without a word.
            [.., read] => whole(read)?.then_some(Step::Done(())).ok_or(Fault::FIELDS),
        }
    }

    fn takes_files(&self) -> bool {
        true
    }

    fn attach(&self, job: &Job, file: &Attachment, bytes: &[u8], answers: &[Answer]) -> Next<()> {
        let Some(answer) = answers.first() else {
            let mark = mark(job.number, &format!("file {}", file.n));
            let mut article = Self::article(job, &mark, &file.name, "Customer", false);
            article["ticket_id"] = json!(job.remote_id()?);
            article["attachments"] = json!([{
                "filename": file.name, "data": STANDARD.encode(bytes), "mime-type": file.media.essence(),
            }]);
            return self.post("ticket_articles", &article);
        };
        answer.json::<Value>().map(|_| Step::Done(()))
    }

    fn find_file(&self, job: &Job, file: &Attachment, answers: &[Answer]) -> Next<bool> {
        let Some(articles) = answers.first() else {
            return self.get(&format!("ticket_articles/by_ticket/{}?expand=true", job.remote_id()?));
        };
        has_mark(articles, Some(&mark(job.number, &format!("file {}", file.n)))).map(Step::Done)
    }

    fn append(&self, job: &Job, seq: i64, event: &Event, now: DateTime<Utc>, answers: &[Answer]) -> Next<()> {
        let mark = mark(job.number, &format!("event {seq}"));
        match &event.what {
            What::Status { to, .. } => match answers.last() {
                None => self.put(&format!("tickets/{}", job.remote_id()?), &state(*to, now)),
                Some(done) => done.json::<Value>().map(|_| Step::Done(())),
            },
            What::Reply { by, text } => {
                let sender = if *by == Party::Reporter { "Customer" } else { "Agent" };
                self.write_once(job, &Self::article(job, &mark, text, sender, false), answers)
            }
            What::Moved { to } => {
                self.write_once(job, &Self::article(job, &mark, &format!("→ {to}"), "Agent", true), answers)
            }
            What::PassedOn { .. } | What::Elsewhere { .. } => {
                match describe::aside(job.desk_lang, &event.what) {
                    Some(text) => {
                        self.write_once(job, &Self::article(job, &mark, &text, "Agent", true), answers)
                    }
                    None => Ok(Step::Done(())),
                }
            }
            What::Received | What::Delivered { .. } | What::Held { .. } => Ok(Step::Done(())),
        }
    }

    fn history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        self.read_history(ticket, answers)
    }

    fn changed(&self, since: Option<DateTime<Utc>>, answers: &[Answer]) -> Next<Option<Changed>> {
        self.read_changed(since, answers)
    }

    fn hear(&self, hook: &Hook, _now: DateTime<Utc>) -> Result<Heard, Deaf> {
        self.listen(hook)
    }

    fn check(&self, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        self.look_over(answers)
    }
}

/// The subject of what the desk writes, by which it is found again.
fn mark(number: TicketNumber, what: &str) -> String {
    format!("{number} {what}")
}

fn has_mark(articles: &Answer, mark: Option<&str>) -> Result<bool, Fault> {
    Ok(articles.json::<Vec<Value>>()?.iter().any(|article| article["subject"].as_str() == mark))
}

/// The change that sets a status, by the names of the states that every Zammad starts with.
fn state(to: Status, now: DateTime<Utc>) -> Value {
    let name = match to {
        Status::New => "new",
        Status::Open => "open",
        Status::Waiting => {
            let until = now + Duration::days(PENDING_DAYS);
            return json!({
                "state": "pending reminder",
                "pending_time": until.to_rfc3339_opts(SecondsFormat::Secs, true),
            });
        }
        Status::Resolved | Status::Closed => "closed",
    };
    json!({ "state": name })
}
