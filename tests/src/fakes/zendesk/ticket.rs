//! What the fake Zendesk keeps of a ticket: its fields, and an audit of each change.

use super::{API_USER, Upload, desk::REQUESTER};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

/// A ticket.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// Its ID.
    pub id: u64,
    /// What another program calls it.
    pub external_id: String,
    /// Its subject.
    pub subject: String,
    /// Its status.
    pub status: String,
    /// Its group.
    pub group_id: Option<u64>,
    /// Everything else that it was made with.
    pub made_with: Value,
    /// The custom fields that it has.
    pub fields: Vec<Value>,
    /// What happened, the oldest first.
    pub audits: Vec<Audit>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// A change, with all that changed at once.
#[derive(Debug, Clone)]
pub struct Audit {
    /// Its ID.
    pub id: u64,
    /// Who did it.
    pub author: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// What the program that did it says of it.
    pub custom: Value,
    /// What changed.
    pub events: Vec<Value>,
    /// The files that came with its comment.
    pub files: Vec<Upload>,
}

impl Ticket {
    pub(super) fn new(
        id: u64,
        wanted: &Value,
        fields: Vec<Value>,
        files: Vec<Upload>,
        at: DateTime<Utc>,
    ) -> Self {
        let text = |name: &str| wanted[name].as_str().unwrap_or_default().to_owned();
        let mut events = vec![comment(id * 100, &wanted["comment"], REQUESTER, &files)];
        events.push(json!({ "id": id * 100 + 1, "type": "Create", "field_name": "status", "value": "new" }));
        let custom = wanted["metadata"].clone();
        Self {
            id,
            external_id: text("external_id"),
            subject: text("subject"),
            status: "new".to_owned(),
            group_id: wanted["group_id"].as_u64(),
            made_with: wanted.clone(),
            fields,
            audits: vec![Audit { id: id * 10, author: API_USER, at, custom, events, files }],
            updated_at: at,
        }
    }

    pub(super) fn apply(
        &mut self,
        id: u64,
        change: &Value,
        files: Vec<Upload>,
        author: u64,
        at: DateTime<Utc>,
    ) {
        let mut events = Vec::new();
        if let Some(said) = change.get("comment") {
            events.push(comment(id * 100, said, author, &files));
        }
        if let Some(status) = change["status"].as_str() {
            let from = std::mem::replace(&mut self.status, status.to_owned());
            events.push(changed(id * 100 + 1, "status", &json!(from), &json!(status)));
        }
        if let Some(group) = change["group_id"].as_u64() {
            let from = self.group_id.replace(group);
            events.push(changed(id * 100 + 2, "group_id", &json!(from), &json!(group.to_string())));
        }
        if let Some(kind) = change["type"].as_str() {
            events.push(changed(id * 100 + 3, "type", &Value::Null, &json!(kind)));
        }
        self.updated_at = at;
        self.audits.push(Audit { id, author, at, custom: change["metadata"].clone(), events, files });
    }

    /// The ticket as the API shows it.
    pub fn json(&self) -> Value {
        json!({
            "id": self.id, "external_id": self.external_id, "subject": self.subject, "status": self.status,
            "group_id": self.group_id, "requester_id": REQUESTER, "custom_fields": self.fields, "updated_at": stamp(self.updated_at),
            "created_at": stamp(self.updated_at), "tags": self.made_with["tags"], "priority": self.made_with["priority"],
        })
    }
}

impl Audit {
    /// The audit as the API shows it.
    pub fn json(&self) -> Value {
        json!({
            "id": self.id, "author_id": self.author, "created_at": stamp(self.at), "events": self.events,
            "metadata": { "custom": self.custom, "system": {} }, "via": { "channel": "api" },
        })
    }
}

fn comment(id: u64, said: &Value, author: u64, files: &[Upload]) -> Value {
    let text = said["body"].as_str().or_else(|| said["html_body"].as_str()).unwrap_or_default();
    let attachments: Vec<Value> =
        files.iter().map(|it| json!({ "file_name": it.name, "size": it.bytes.len() })).collect();
    json!({
        "id": id, "type": "Comment", "public": said["public"].as_bool().unwrap_or(true), "body": text,
        "plain_body": text, "html_body": format!("<p>{text}</p>"), "author_id": author, "attachments": attachments,
    })
}

fn changed(id: u64, field: &str, from: &Value, to: &Value) -> Value {
    json!({ "id": id, "type": "Change", "field_name": field, "previous_value": from, "value": to })
}

/// A time as Zendesk writes it: whole seconds.
fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
