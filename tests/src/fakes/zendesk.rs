//! A fake Zendesk, not a real one. Written from developer.zendesk.com (OAuth tokens for grant
//! types; ticketing introduction, tickets, ticket audits, attachments, groups, ticket fields;
//! verifying webhooks). Tokens come from client credentials alone and expire; an idempotency key
//! counts for two hours, and with another body it is a 400; uploads expire and are used once; a
//! custom field that does not exist is dropped without a word; a closed ticket takes nothing.

mod desk;
mod oauth;
mod ticket;
mod upload;

pub use ticket::{Audit, Ticket};
pub use upload::Upload;

use super::{Call, Reply, Vendor};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

/// The user that made the OAuth client, in whose name the API acts.
pub const API_USER: u64 = 900;
/// How long an idempotency key counts, in seconds.
const KEY_S: i64 = 7_200;
/// How long an upload's token counts, in seconds.
const UPLOAD_S: i64 = 3_600;

/// The fake.
#[derive(Debug)]
pub struct Zendesk {
    /// The OAuth client's identifier.
    pub client_id: String,
    /// The OAuth client's secret.
    pub client_secret: String,
    /// What its webhooks are signed with.
    pub hook_secret: String,
    /// The scopes that the client may ask for.
    pub scopes: Vec<&'static str>,
    /// How far its clock is ahead of the machine's, in seconds, so that tests need not wait.
    pub ahead_s: i64,
    /// The groups that it has.
    pub groups: Vec<u64>,
    /// The custom ticket fields that it has.
    pub fields: Vec<u64>,
    /// The tickets.
    pub tickets: Vec<Ticket>,
    /// The files that were uploaded.
    pub uploads: Vec<Upload>,
    tokens: Vec<oauth::Token>,
    keys: Vec<Key>,
    next_id: u64,
}

/// An idempotency key that was used.
#[derive(Debug)]
struct Key {
    text: String,
    body: Vec<u8>,
    at: DateTime<Utc>,
    ticket: u64,
}

impl Zendesk {
    /// A Zendesk with one group and three custom fields.
    pub fn new(client_id: &str, client_secret: &str, hook_secret: &str) -> Self {
        Self {
            client_id: client_id.to_owned(),
            client_secret: client_secret.to_owned(),
            hook_secret: hook_secret.to_owned(),
            scopes: vec!["read", "write"],
            ahead_s: 0,
            groups: vec![5_001, 5_002],
            fields: vec![6_001, 6_002, 6_003],
            tickets: Vec::new(),
            uploads: Vec::new(),
            tokens: Vec::new(),
            keys: Vec::new(),
            next_id: 30,
        }
    }

    fn now(&self) -> DateTime<Utc> {
        Utc::now() + Duration::seconds(self.ahead_s)
    }

    fn id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    fn route(&mut self, call: &Call) -> Result<Reply, Reply> {
        if call.is("POST", "/oauth/tokens") {
            return self.sign_in(call);
        }
        self.guard(call)?;
        let path = call.path.strip_prefix("/api/v2/").ok_or_else(missing)?;
        let words: Vec<&str> = path.trim_end_matches(".json").split('/').collect();
        match (call.method.as_str(), words.as_slice()) {
            ("GET", ["users", "me"]) => {
                Ok(Reply::json(200, &json!({ "user": { "id": API_USER, "role": "agent", "active": true } })))
            }
            ("GET", ["groups", id]) => has(&self.groups, id, "group"),
            ("GET", ["ticket_fields", id]) => has(&self.fields, id, "ticket_field"),
            ("POST", ["uploads"]) => self.upload(call),
            ("POST", ["tickets"]) => self.create(call),
            ("GET", ["tickets"]) => Ok(self.list(call)),
            ("GET", ["tickets", id]) => Ok(Reply::json(200, &json!({ "ticket": self.ticket(id)?.json() }))),
            ("PUT", ["tickets", id]) => self.update(id, call),
            ("GET", ["tickets", id, "audits"]) => {
                let audits: Vec<Value> = self.ticket(id)?.audits.iter().map(Audit::json).collect();
                Ok(Reply::json(200, &json!({ "audits": audits, "count": audits.len(), "next_page": null })))
            }
            _ => Err(missing()),
        }
    }

    fn ticket(&mut self, id: &str) -> Result<&mut Ticket, Reply> {
        self.tickets.iter_mut().find(|ticket| ticket.id.to_string() == id).ok_or_else(missing)
    }

    fn create(&mut self, call: &Call) -> Result<Reply, Reply> {
        let json = call.json().filter(|json| json["ticket"].is_object());
        let json = json.ok_or_else(|| Reply::error(400, "InvalidRequest"))?;
        let key = call.header("idempotency-key");
        let fresh = self.now() - Duration::seconds(KEY_S);
        if let Some(used) = self.keys.iter().find(|used| used.text == key && used.at > fresh) {
            if used.body != call.request.body {
                let why = "Request parameters don't match the given idempotency key";
                return Err(Reply::json(
                    400,
                    &json!({ "error": "IdempotentRequestError", "description": why }),
                ));
            }
            let id = used.ticket.to_string();
            let mut reply = Reply::json(201, &json!({ "ticket": self.ticket(&id)?.json() }));
            reply.headers.push(("x-idempotency-lookup".to_owned(), "hit".to_owned()));
            return Ok(reply);
        }
        let wanted = &json["ticket"];
        let email = wanted["requester"]["email"].as_str().unwrap_or_default();
        if !email.contains('@') || wanted["requester"]["name"].as_str().is_none_or(str::is_empty) {
            return Err(invalid("requester", "Requester: Email and name are needed"));
        }
        if wanted["comment"]["body"].as_str().is_none_or(str::is_empty) {
            return Err(invalid("description", "Description: cannot be blank"));
        }
        if let Some(group) = wanted.get("group_id")
            && !self.groups.iter().any(|known| Some(*known) == group.as_u64())
        {
            return Err(invalid("group", "Group is invalid"));
        }
        let files = self.spend(&wanted["comment"]["uploads"])?;
        let fields: Vec<Value> = wanted["custom_fields"].as_array().cloned().unwrap_or_default();
        let known = |field: &Value| self.fields.iter().any(|id| Some(*id) == field["id"].as_u64());
        let fields = fields.into_iter().filter(known).collect();
        let ticket = Ticket::new(self.id(), wanted, fields, files, self.now());
        let answer = json!({ "ticket": ticket.json() });
        if !key.is_empty() {
            self.keys.push(Key {
                text: key,
                body: call.request.body.clone(),
                at: self.now(),
                ticket: ticket.id,
            });
        }
        self.tickets.push(ticket);
        let mut reply = Reply::json(201, &answer);
        reply.headers.push(("x-idempotency-lookup".to_owned(), "miss".to_owned()));
        Ok(reply)
    }

    fn update(&mut self, id: &str, call: &Call) -> Result<Reply, Reply> {
        let json = call.json().filter(|json| json["ticket"].is_object());
        let json = json.ok_or_else(|| Reply::error(400, "InvalidRequest"))?;
        if self.ticket(id)?.status == "closed" {
            return Err(invalid("status", "Status: closed prevents ticket update"));
        }
        let status = json["ticket"]["status"].as_str();
        if status.is_some_and(|status| !["open", "pending", "hold", "solved", "closed"].contains(&status)) {
            return Err(invalid("status", "Status: is not allowed"));
        }
        let files = self.spend(&json["ticket"]["comment"]["uploads"])?;
        let (audit, now) = (self.id(), self.now());
        let ticket = self.ticket(id)?;
        ticket.apply(audit, &json["ticket"], files, API_USER, now);
        Ok(Reply::json(200, &json!({ "ticket": ticket.json() })))
    }

    fn list(&self, call: &Call) -> Reply {
        let mut tickets: Vec<&Ticket> = self.tickets.iter().collect();
        if let Some(external_id) = call.param("external_id") {
            tickets.retain(|ticket| ticket.external_id == external_id);
        }
        if call.param("sort_by") == Some("updated_at") {
            tickets.sort_by_key(|ticket| ticket.updated_at);
            if call.param("sort_order") == Some("desc") {
                tickets.reverse();
            }
        }
        let number =
            |name: &str, or: usize| call.param(name).and_then(|text| text.parse().ok()).unwrap_or(or);
        let (page, size) = (number("page", 1), number("per_page", 100).min(100));
        let more = tickets.len() > page * size;
        let next = more.then(|| format!("https://zendesk.example/api/v2/tickets.json?page={}", page + 1));
        let count = tickets.len();
        let shown: Vec<Value> =
            tickets.into_iter().skip((page - 1) * size).take(size).map(Ticket::json).collect();
        Reply::json(200, &json!({ "tickets": shown, "count": count, "next_page": next }))
    }
}

impl Vendor for Zendesk {
    fn serve(&mut self, call: &Call) -> Reply {
        self.route(call).unwrap_or_else(|refusal| refusal)
    }
}

fn has(known: &[u64], id: &str, what: &str) -> Result<Reply, Reply> {
    let found = known.iter().find(|known| known.to_string() == id).ok_or_else(missing)?;
    Ok(Reply::json(200, &json!({ what: { "id": found, "name": format!("Group {found}"), "active": true } })))
}

fn missing() -> Reply {
    Reply::json(404, &json!({ "error": "RecordNotFound", "description": "Not found" }))
}

fn invalid(field: &str, why: &str) -> Reply {
    let details = json!({ field: [{ "description": why, "error": "InvalidValue" }] });
    Reply::json(
        422,
        &json!({ "error": "RecordInvalid", "description": "Record validation errors", "details": details }),
    )
}
