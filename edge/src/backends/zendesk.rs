//! Zendesk, through its ticketing API and OAuth client credentials. The ticket's number is its external
//! ID, by which it is looked for before it is made again; a key that Zendesk remembers for two hours
//! guards the moment in between. All that the desk does carries its mark in the audit's metadata.

mod check;
mod news;
#[cfg(test)]
mod tests;

use super::{
    Adapter, Answer, Body, Change, Changed, Deaf, Exchange, Fault, Finding, Heard, Hook, Job, Method, Next,
    Step, Taken, Tracked, describe,
};
use chrono::{DateTime, Utc};
use desk::{
    Attachment, Category, Event, Party, Status, Urgency, What, config, config::Place, delivery::Failure,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How long a token shall hold, in seconds: half of what Zendesk allows at most.
const TOKEN_S: i64 = 86_400;

/// The name of the desk's mark in an audit's metadata.
const MARK: &str = "ticket_desk";

/// A Zendesk.
pub struct Zendesk {
    url: String,
    client_id: String,
    client_secret: String,
    group_id: Option<u64>,
    places: BTreeMap<Category, Place>,
    fields: config::ZendeskFields,
    hook_secret: Option<String>,
    token: String,
}

impl Zendesk {
    /// The Zendesk that desk.toml describes; nothing where a secret is missing.
    pub fn new(config: &config::Zendesk, secret: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let hook_secret = match &config.hook_secret {
            Some(name) => Some(secret(name)?),
            None => None,
        };
        Some(Self {
            url: config.url.trim_end_matches('/').to_owned(),
            client_id: config.client_id.clone(),
            client_secret: secret(&config.client_secret)?,
            group_id: config.group_id,
            places: BTreeMap::new(),
            fields: config.fields.clone(),
            hook_secret,
            token: String::new(),
        })
    }

    /// The same, with types, priorities and groups for some kinds of request.
    #[must_use]
    pub fn placed(self, places: BTreeMap<Category, Place>) -> Self {
        Self { places, ..self }
    }

    /// The type, the priority and the group of a kind of request, where it has them.
    fn place(&self, kind: Category) -> (Option<&str>, Option<&str>, Option<u64>) {
        match self.places.get(&kind) {
            Some(Place::Zendesk { kind, priority, group_id }) => {
                (kind.as_deref(), priority.as_deref(), group_id.or(self.group_id))
            }
            _ => (None, None, self.group_id),
        }
    }

    fn exchange(&self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Exchange {
        let mut headers = vec![
            ("authorization", format!("Bearer {}", self.token)),
            ("accept", "application/json".to_owned()),
        ];
        headers.extend(kind.map(|kind| ("content-type", kind.to_owned())));
        Exchange::Http { method, url: format!("{}/api/v2/{path}", self.url), headers, body }
    }

    fn get<T>(&self, path: &str) -> Next<T> {
        self.exchange(Method::Get, path, None, Body::None).next()
    }

    fn put<T>(&self, job: &Job, ticket: &Value) -> Next<T> {
        let body = Body::Text(json!({ "ticket": ticket }).to_string());
        let path = format!("tickets/{}.json", job.remote_id()?);
        self.exchange(Method::Put, &path, Some("application/json"), body).next()
    }

    /// The custom fields with their values.
    fn custom_fields(&self, job: &Job) -> Vec<(u64, String)> {
        let report = &job.report;
        let phone = report.contact.phone.as_ref().map(ToString::to_string);
        [
            (self.fields.site, Some(report.site_id.to_string())),
            (self.fields.url, Some(report.url.as_str().to_owned())),
            (self.fields.phone, phone),
        ]
        .into_iter()
        .filter_map(|(id, value)| Some((id?, value?)))
        .collect()
    }

    fn fields_json(&self, job: &Job) -> Value {
        self.custom_fields(job).into_iter().map(|(id, value)| json!({ "id": id, "value": value })).collect()
    }

    /// Makes the ticket. The same ticket is the same body to the byte, or the key would refuse it.
    fn make<T>(&self, job: &Job, with_requester: bool) -> Next<T> {
        let contact = &job.report.contact;
        let (kind, priority, group_id) = self.place(job.report.category);
        let urgency = match job.report.urgency {
            Urgency::Low => "low",
            Urgency::Normal => "normal",
            Urgency::High if job.report.category == Category::Emergency => "urgent",
            Urgency::High => "high",
        };
        let mut ticket = json!({
            "subject": describe::subject(job),
            "comment": { "body": describe::text(job) },
            "external_id": job.number,
            "priority": priority.unwrap_or(urgency),
            "tags": ["ticket-desk", format!("site-{}", job.report.site_id)],
            "custom_fields": self.fields_json(job),
            "metadata": { MARK: mark(job, "ticket") },
        });
        let mut key = format!("ticket-desk-{}", job.number);
        if with_requester {
            ticket["requester"] = json!({ "name": contact.name, "email": contact.email });
        } else {
            key.push_str("-alone");
        }
        if let Some(kind) = kind {
            ticket["type"] = json!(kind);
        }
        if let Some(group) = group_id {
            ticket["group_id"] = json!(group);
        }
        let body = Body::Text(json!({ "ticket": ticket }).to_string());
        let mut exchange = self.exchange(Method::Post, "tickets.json", Some("application/json"), body);
        if let Exchange::Http { headers, .. } = &mut exchange {
            headers.push(("idempotency-key", key));
        }
        exchange.next()
    }

    fn look_up<T>(&self, job: &Job) -> Next<T> {
        self.get(&format!("tickets.json?external_id={}&per_page=25", job.number))
    }
}

impl Adapter for Zendesk {
    fn sign_in(&self) -> Option<Exchange> {
        let body = json!({
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "scope": "read write",
            "expires_in": TOKEN_S,
        });
        Some(Exchange::Http {
            method: Method::Post,
            url: format!("{}/oauth/tokens", self.url),
            headers: vec![("content-type", "application/json".to_owned())],
            body: Body::Text(body.to_string()),
        })
    }

    fn signed_in(&self, answer: &Answer) -> Result<(String, i64), Fault> {
        #[derive(Deserialize)]
        struct Pass {
            access_token: String,
            expires_in: Option<i64>,
        }

        if matches!(answer.status(), Some(400 | 404 | 422)) {
            // It knows no such client, or gives it no such token.
            return Err(Fault::CREDENTIALS);
        }
        let pass: Pass = answer.json()?;
        Ok((pass.access_token, pass.expires_in.unwrap_or(TOKEN_S)))
    }

    fn carry(&mut self, token: String) {
        self.token = token;
    }

    fn create(&self, job: &Job, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        match answers {
            [] => self.make(job, true),
            [made] => match made.status() {
                // The key was used with another body: desk.toml has changed since. The ticket is there.
                Some(400) if made.says("idempotentrequesterror") => self.look_up(job),
                // The first request with this key is still at work.
                Some(409) => Err(Fault::UNREADABLE),
                Some(422) if made.says("requester") => self.make(job, false),
                Some(422) if made.says("\"group") => Err(Fault::FIELDS),
                _ => Taken::numbered(&made.json::<Value>()?["ticket"]).map(Step::Done),
            },
            [first, second, ..] if first.status() == Some(400) => {
                // Not there after all: the next attempt asks again.
                oldest(job, second)?.map(Step::Done).ok_or(Fault::UNREADABLE)
            }
            [_, made, ..] => Taken::numbered(&made.json::<Value>()?["ticket"]).map(Step::Done),
        }
    }

    fn find(&self, job: &Job, answers: &[Answer]) -> Next<Option<Taken>> {
        match answers {
            [] => self.look_up(job),
            [found, ..] => oldest(job, found).map(Step::Done),
        }
    }

    fn verify(&self, job: &Job, answers: &[Answer]) -> Next<()> {
        let path = format!("tickets/{}.json", job.remote_id()?);
        let whole = |answer: &Answer| {
            let ticket = answer.json::<Value>()?["ticket"].take();
            let has = |(id, value): (u64, String)| {
                let mut fields = ticket["custom_fields"].as_array().into_iter().flatten();
                fields.any(|field| field["id"] == id && field["value"] == value)
            };
            let number = ticket["external_id"].as_str() == Some(&job.number.to_string());
            Ok::<bool, Fault>(number && self.custom_fields(job).into_iter().all(has))
        };
        match answers {
            [] => self.get(&path),
            [read] if whole(read)? => Ok(Step::Done(())),
            [_] => self.put(
                job,
                &json!({
                    "external_id": job.number,
                    "custom_fields": self.fields_json(job),
                    "metadata": { MARK: mark(job, "fields") },
                }),
            ),
            [_, mended] => mended.success().and_then(|_| self.get(&path)),
            // It has no such field, and drops it without a word.
            [.., read] => whole(read)?.then_some(Step::Done(())).ok_or(Fault::FIELDS),
        }
    }

    fn takes_files(&self) -> bool {
        true
    }

    /// A file is uploaded, and a comment takes it. The comment is private, since a public one of an
    /// agent would be mailed to the reporter, who has the file already.
    fn attach(&self, job: &Job, file: &Attachment, bytes: &[u8], answers: &[Answer]) -> Next<()> {
        match answers {
            [] => {
                let name = utf8_percent_encode(&file.name, NON_ALPHANUMERIC);
                let path = format!("uploads.json?filename={name}");
                let kind = Some(file.media.essence());
                self.exchange(Method::Post, &path, kind, Body::Bytes(bytes.to_vec())).next()
            }
            [uploaded] => {
                let token = uploaded.json::<Value>()?["upload"]["token"].take();
                let comment = json!({ "body": file.name, "public": false, "uploads": [token] });
                let mark = mark(job, &format!("file {}", file.n));
                self.put(job, &json!({ "comment": comment, "metadata": { MARK: mark } }))
            }
            [.., commented] => match commented.status() {
                // The token of the upload has ended: the next attempt uploads it again.
                Some(422) if commented.says("upload") => {
                    Err(Fault { failure: Failure::Transient { retry_after_s: None }, label: "busy" })
                }
                _ => commented.json::<Value>().map(|_| Step::Done(())),
            },
        }
    }

    fn find_file(&self, job: &Job, file: &Attachment, answers: &[Answer]) -> Next<bool> {
        self.find_mark(job, &mark(job, &format!("file {}", file.n)), answers)
    }

    fn append(
        &self,
        job: &Job,
        seq: i64,
        event: &Event,
        _now: DateTime<Utc>,
        answers: &[Answer],
    ) -> Next<()> {
        let mark = mark(job, &format!("event {seq}"));
        let change = match &event.what {
            What::Reply { by, text } => {
                let body = if *by == Party::Reporter {
                    format!("{}:\n{text}", job.report.contact.name)
                } else {
                    text.clone()
                };
                json!({ "comment": { "body": body, "public": true } })
            }
            What::Status { to, .. } => match to {
                // Nothing goes back to it.
                Status::New => return Ok(Step::Done(())),
                Status::Open => json!({ "status": "open" }),
                Status::Waiting => json!({ "status": "pending" }),
                // Zendesk closes what is solved by itself; closed, it would take no more replies.
                Status::Resolved | Status::Closed => json!({ "status": "solved" }),
            },
            What::Moved { to } => json!({ "comment": { "body": format!("→ {to}"), "public": false } }),
            What::PassedOn { .. } | What::Elsewhere { .. } => {
                match describe::aside(job.desk_lang, &event.what) {
                    Some(text) => json!({ "comment": { "body": text, "public": false } }),
                    None => return Ok(Step::Done(())),
                }
            }
            What::Received | What::Delivered { .. } | What::Held { .. } => return Ok(Step::Done(())),
        };
        let audits = news::pages(answers);
        match (self.find_mark(job, &mark, &answers[..audits])?, &answers[audits..]) {
            (Step::Send(next), _) => Ok(Step::Send(next)),
            (Step::Done(true), _) => Ok(Step::Done(())),
            (Step::Done(false), []) => {
                let mut change = change;
                change["metadata"] = json!({ MARK: mark });
                self.put(job, &change)
            }
            (Step::Done(false), [done, ..]) => done.json::<Value>().map(|_| Step::Done(())),
        }
    }

    fn history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        self.read_history(ticket, answers)
    }

    fn changed(&self, since: Option<DateTime<Utc>>, answers: &[Answer]) -> Next<Option<Changed>> {
        self.read_changed(since, answers)
    }

    fn hear(&self, hook: &Hook, now: DateTime<Utc>) -> Result<Heard, Deaf> {
        self.listen(hook, now)
    }

    fn check(&self, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        self.look_over(answers)
    }
}

/// The first ticket with the number among those found.
fn oldest(job: &Job, found: &Answer) -> Result<Option<Taken>, Fault> {
    let found: Value = found.json()?;
    let number = job.number.to_string();
    let tickets = found["tickets"].as_array().ok_or(Fault::UNREADABLE)?;
    let ours = tickets.iter().filter(|ticket| ticket["external_id"].as_str() == Some(&number));
    ours.min_by_key(|ticket| ticket["id"].as_u64()).map(Taken::numbered).transpose()
}

fn mark(job: &Job, what: &str) -> String {
    format!("{} {what}", job.number)
}
