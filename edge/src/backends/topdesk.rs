//! `TOPdesk`, through its API for incidents. The ticket's number is the incident's external number, by
//! which it is looked for before it is made again. Its texts are HTML, so what reporters wrote is
//! escaped. It sends no webhooks of its own: news come by polling.

mod check;
mod news;
#[cfg(test)]
mod tests;

use super::{
    Adapter, Answer, Body, Change, Changed, Exchange, Fault, Finding, Job, Method, Next, Step, Taken,
    Tracked, describe, plain,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use desk::{Attachment, Category, Event, Status, What, config, config::Place};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The longest `briefDescription`, in characters.
const BRIEF_MAX: usize = 80;

/// A `TOPdesk`.
pub struct Topdesk {
    url: String,
    login: String,
    /// The names that incidents are made with, by their fields.
    names: Vec<(&'static str, String)>,
    places: BTreeMap<Category, Place>,
    branch: Option<String>,
}

impl Topdesk {
    /// The `TOPdesk` that desk.toml describes; nothing where the secret is missing.
    pub fn new(config: &config::Topdesk, secret: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let names = [
            ("callType", &config.call_type),
            ("category", &config.category),
            ("subcategory", &config.subcategory),
            ("operatorGroup", &config.operator_group),
        ];
        let login = format!("{}:{}", config.user, secret(&config.password)?);
        Some(Self {
            url: config.url.trim_end_matches('/').to_owned(),
            login: format!("Basic {}", STANDARD.encode(login)),
            names: names.into_iter().filter_map(|(field, name)| Some((field, name.clone()?))).collect(),
            places: BTreeMap::new(),
            branch: config.branch.clone(),
        })
    }

    /// The same, with names of their own for some kinds of request.
    #[must_use]
    pub fn placed(self, places: BTreeMap<Category, Place>) -> Self {
        Self { places, ..self }
    }

    /// The names that a kind of request has of its own, by their fields.
    fn own_names(&self, kind: Category) -> Vec<(&'static str, &str)> {
        let Some(Place::Topdesk { call_type, category, subcategory, operator_group, priority }) =
            self.places.get(&kind)
        else {
            return Vec::new();
        };
        let names = [
            ("callType", call_type),
            ("category", category),
            ("subcategory", subcategory),
            ("operatorGroup", operator_group),
            ("priority", priority),
        ];
        names.into_iter().filter_map(|(field, name)| Some((field, name.as_deref()?))).collect()
    }

    /// All names that desk.toml has for an incident, each once.
    fn all_names(&self) -> BTreeSet<(&'static str, &str)> {
        let own = self.places.keys().flat_map(|kind| self.own_names(*kind));
        self.names.iter().map(|(field, name)| (*field, name.as_str())).chain(own).collect()
    }

    fn exchange<T>(&self, method: Method, path: &str, kind: Option<String>, body: Body) -> Next<T> {
        let mut headers =
            vec![("authorization", self.login.clone()), ("accept", "application/json".to_owned())];
        headers.extend(kind.map(|kind| ("content-type", kind)));
        Exchange::Http { method, url: format!("{}/tas/api/{path}", self.url), headers, body }.next()
    }

    fn get<T>(&self, path: &str) -> Next<T> {
        self.exchange(Method::Get, path, None, Body::None)
    }

    fn send<T>(&self, method: Method, path: &str, body: &Value) -> Next<T> {
        self.exchange(method, path, Some("application/json".to_owned()), Body::Text(body.to_string()))
    }

    fn incident(&self, job: &Job, is_known: bool) -> Value {
        let contact = &job.report.contact;
        let mut incident = json!({
            "status": "firstLine",
            "briefDescription": brief(&describe::subject(job)),
            "request": plain::to_html(&describe::text(job)),
            "externalNumber": job.number,
        });
        let names = self.names.iter().map(|(field, name)| (*field, name.as_str()));
        for (field, name) in names.chain(self.own_names(job.report.category)) {
            incident[field] = json!({ "name": name });
        }
        if is_known {
            incident["callerLookup"] = json!({ "email": contact.email });
            return incident;
        }
        let mut caller = json!({ "dynamicName": contact.name, "email": contact.email });
        if let Some(phone) = &contact.phone {
            caller["phoneNumber"] = json!(phone);
        }
        if let Some(branch) = &self.branch {
            caller["branch"] = json!({ "name": branch });
        }
        incident["caller"] = caller;
        incident
    }

    /// A refusal of one of the names from desk.toml shuts the backend; another is the ticket's own.
    fn refusal(&self, answer: &Answer) -> Fault {
        let Answer::Http { status: 400, body, .. } = answer else {
            return answer.success().err().unwrap_or(Fault::UNREADABLE);
        };
        let said = String::from_utf8_lossy(body);
        let named = self.all_names().into_iter().map(|(field, _)| field).chain(["branch"]);
        if named.into_iter().any(|field| said.contains(field)) {
            return Fault::FIELDS;
        }
        answer.success().err().unwrap_or(Fault::UNREADABLE)
    }
}

impl Adapter for Topdesk {
    fn create(&self, job: &Job, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        match answers {
            [] => self.send(Method::Post, "incidents", &self.incident(job, true)),
            [made] if made.success().is_ok() => taken(&made.json()?).map(Step::Done),
            // Nobody has this address there: the caller is somebody who is not registered.
            [refused] if refused.status() == Some(400) => {
                self.send(Method::Post, "incidents", &self.incident(job, false))
            }
            [.., made] if made.success().is_ok() => taken(&made.json()?).map(Step::Done),
            [.., refused] => Err(self.refusal(refused)),
        }
    }

    fn find(&self, job: &Job, answers: &[Answer]) -> Next<Option<Taken>> {
        let Some(answer) = answers.first() else {
            let query = format!("externalNumber=='{}'", job.number);
            let query = utf8_percent_encode(&query, NON_ALPHANUMERIC);
            return self.get(&format!("incidents?query={query}&fields=id,externalNumber&pageSize=10"));
        };
        let found = news::list(answer)?;
        let number = job.number.to_string();
        let first = found.iter().find(|it| it["externalNumber"].as_str() == Some(&number));
        first.map(taken).transpose().map(Step::Done)
    }

    fn verify(&self, job: &Job, answers: &[Answer]) -> Next<()> {
        let path = format!("incidents/id/{}", remote(job)?);
        let number = job.number.to_string();
        let whole = |answer: &Answer| {
            Ok::<bool, Fault>(answer.json::<Value>()?["externalNumber"].as_str() == Some(&number))
        };
        match answers {
            [] => self.get(&path),
            [read] if whole(read)? => Ok(Step::Done(())),
            [_] => self.send(Method::Patch, &path, &json!({ "externalNumber": number })),
            [_, mended] => mended.success().and_then(|_| self.get(&path)),
            [.., read] => whole(read)?.then_some(Step::Done(())).ok_or(Fault::FIELDS),
        }
    }

    fn takes_files(&self) -> bool {
        true
    }

    fn attach(&self, job: &Job, file: &Attachment, bytes: &[u8], answers: &[Answer]) -> Next<()> {
        if let Some(answer) = answers.first() {
            return answer.json::<Value>().map(|_| Step::Done(()));
        }
        // The file's own digest: what is in the file cannot end the part.
        let boundary = format!("ticket-desk-{}", file.sha256);
        let path = format!("incidents/id/{}/attachments", remote(job)?);
        let kind = format!("multipart/form-data; boundary={boundary}");
        self.exchange(Method::Post, &path, Some(kind), Body::Bytes(multipart(&boundary, job, file, bytes)))
    }

    fn find_file(&self, job: &Job, file: &Attachment, answers: &[Answer]) -> Next<bool> {
        let Some(answer) = answers.first() else {
            return self.get(&format!("incidents/id/{}/attachments?page_size=100", remote(job)?));
        };
        let mark = file_mark(job, file);
        let there = news::list(answer)?.iter().any(|it| it["description"].as_str() == Some(&mark));
        Ok(Step::Done(there))
    }

    fn append(
        &self,
        job: &Job,
        seq: i64,
        event: &Event,
        _now: DateTime<Utc>,
        answers: &[Answer],
    ) -> Next<()> {
        let path = format!("incidents/id/{}", remote(job)?);
        let (mut change, text, invisible) = match &event.what {
            What::Reply { text, .. } => (json!({}), text.clone(), false),
            What::Moved { to } => (json!({}), format!("→ {to}"), true),
            What::Status { to, .. } => match status(*to) {
                Some(change) => (change, format!("→ {}", to.as_str()), true),
                None => return Ok(Step::Done(())),
            },
            What::PassedOn { .. } | What::Elsewhere { .. } => {
                match describe::aside(job.desk_lang, &event.what) {
                    Some(text) => (json!({}), text, true),
                    None => return Ok(Step::Done(())),
                }
            }
            What::Received | What::Delivered { .. } | What::Held { .. } => return Ok(Step::Done(())),
        };
        // A mark in the text, since an action has no other place for one. A status gets an action too,
        // by which it is known as the desk's own when it is read back.
        let mark = format!("{} {seq})", news::mark(job.number));
        match answers {
            [] => self.get(&format!("{path}/progresstrail?page_size=100")),
            [trail] if news::list(trail)?.iter().any(|it| it["memoText"].to_string().contains(&mark)) => {
                Ok(Step::Done(()))
            }
            [_] => {
                change["action"] = json!(plain::to_html(&format!("{text}\n{mark}")));
                change["actionInvisibleForCaller"] = json!(invisible);
                self.send(Method::Patch, &path, &change)
            }
            [.., written] => written.json::<Value>().map(|_| Step::Done(())),
        }
    }

    fn history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        self.read_history(ticket, answers)
    }

    fn changed(&self, since: Option<DateTime<Utc>>, answers: &[Answer]) -> Next<Option<Changed>> {
        self.read_changed(since, answers)
    }

    fn check(&self, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        self.look_over(answers)
    }
}

/// What `TOPdesk` calls the ticket: a UUID, which needs no encoding in a path.
fn remote(job: &Job) -> Result<&str, Fault> {
    job.remote.as_deref().filter(|id| is_id(id)).ok_or(Fault::UNREADABLE)
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn taken(incident: &Value) -> Result<Taken, Fault> {
    let id = incident["id"].as_str().filter(|id| is_id(id)).ok_or(Fault::UNREADABLE)?;
    Ok(Taken { remote: Some(id.to_owned()) })
}

/// The subject within what `TOPdesk` takes; what is cut shows as cut, and stands whole in the request.
fn brief(subject: &str) -> String {
    if subject.chars().count() <= BRIEF_MAX {
        return subject.to_owned();
    }
    let start: String = subject.chars().take(BRIEF_MAX - 1).collect();
    format!("{}…", start.trim_end())
}

/// The change that means a status; nothing for the one that it starts with.
fn status(to: Status) -> Option<Value> {
    Some(match to {
        Status::New => return None,
        Status::Open => json!({ "onHold": false, "completed": false, "closed": false }),
        Status::Waiting => json!({ "onHold": true }),
        Status::Resolved => json!({ "completed": true }),
        Status::Closed => json!({ "completed": true, "closed": true }),
    })
}

/// What is said of a file, by which it is found again.
fn file_mark(job: &Job, file: &Attachment) -> String {
    format!("{} file {}", job.number, file.n)
}

fn multipart(boundary: &str, job: &Job, file: &Attachment, bytes: &[u8]) -> Vec<u8> {
    let field = |name: &str, value: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    // The name is one that the desk has cleaned: it has no quotes and no line breaks.
    let head = format!(
        "{}{}--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
        field("invisibleForCaller", "false"),
        field("description", &file_mark(job, file)),
        file.name,
        file.media.essence(),
    );
    [head.as_bytes(), bytes, format!("\r\n--{boundary}--\r\n").as_bytes()].concat()
}
