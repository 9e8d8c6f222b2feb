//! What the fake Zammad keeps of a ticket.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

/// A ticket.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// Its ID.
    pub id: u64,
    /// Its title.
    pub title: String,
    /// Its group's name.
    pub group: String,
    /// Its state's name.
    pub state: String,
    /// Its priority's name.
    pub priority: String,
    /// The customer's address.
    pub customer: String,
    /// The attributes that an admin added.
    pub extra: Vec<(String, Value)>,
    /// What was written, the oldest first.
    pub articles: Vec<Article>,
    /// What changed, as `ticket_history` shows it.
    pub history: Vec<Value>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Something written.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its ID.
    pub id: u64,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// `text/plain` or `text/html`.
    pub content_type: String,
    /// `note`, `email`, `web` or `phone`.
    pub kind: String,
    /// `Agent`, `Customer` or `System`.
    pub sender: String,
    /// Whether only agents see it.
    pub internal: bool,
    /// Who wrote it.
    pub by: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Its attachments.
    pub files: Vec<File>,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its ID.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Ticket {
    /// A new ticket.
    pub(super) fn new(id: u64, title: &str, group: &str, customer: &str, seed: usize) -> Self {
        let created = json!({
            "id": id * 1_000 + seed as u64, "object": "Ticket", "type": "created", "o_id": id,
            "created_by_id": super::API_USER, "created_at": stamp(Utc::now()),
        });
        Self {
            id,
            title: title.to_owned(),
            group: group.to_owned(),
            state: "new".to_owned(),
            priority: "2 normal".to_owned(),
            customer: customer.to_owned(),
            extra: Vec::new(),
            articles: Vec::new(),
            history: vec![created],
            updated_at: Utc::now(),
        }
    }

    /// Adds an article.
    pub(super) fn add(&mut self, article: Article) {
        self.updated_at = Utc::now();
        self.articles.push(article);
    }

    /// Changes an attribute, and notes who did.
    pub(super) fn change(&mut self, attribute: &str, to: &str, by: u64) {
        let place = match attribute {
            "state" => &mut self.state,
            "group" => &mut self.group,
            _ => &mut self.title,
        };
        let from = std::mem::replace(place, to.to_owned());
        self.updated_at = Utc::now();
        self.history.push(json!({
            "id": self.id * 1_000 + 100 + self.history.len() as u64, "object": "Ticket", "type": "updated",
            "attribute": attribute, "o_id": self.id, "value_from": from, "value_to": to,
            "created_by_id": by, "created_at": stamp(self.updated_at),
        }));
    }

    /// The ticket as the API shows it with `expand=true`: with names beside the IDs.
    pub fn expanded(&self) -> Value {
        let mut json = self.json();
        json["group"] = json!(self.group);
        json["state"] = json!(self.state);
        json
    }

    /// The ticket as the API shows it.
    pub fn json(&self) -> Value {
        let mut json = json!({
            "id": self.id, "number": (22_000 + self.id).to_string(), "title": self.title,
            "group_id": 1, "state_id": 1, "priority_id": 2, "customer_id": 42, "owner_id": 1,
            "article_count": self.articles.len(), "created_by_id": super::API_USER,
            "updated_at": stamp(self.updated_at), "preferences": {},
        });
        for (name, value) in &self.extra {
            json[name] = value.clone();
        }
        json
    }
}

impl Article {
    /// The article as the API shows it with `expand=true`: with names beside the IDs.
    pub fn expanded(&self) -> Value {
        let mut json = self.json();
        json["type"] = json!(self.kind);
        json["sender"] = json!(self.sender);
        json
    }

    /// The article as the API shows it.
    pub fn json(&self) -> Value {
        let files: Vec<Value> = self
            .files
            .iter()
            .map(|file| {
                let size = file.bytes.len().to_string();
                json!({ "id": file.id, "filename": file.name, "size": size, "preferences": { "Mime-Type": file.media } })
            })
            .collect();
        json!({
            "id": self.id, "subject": self.subject, "body": self.body, "content_type": self.content_type,
            "type_id": 10, "sender_id": 1, "internal": self.internal, "created_by_id": self.by,
            "created_at": stamp(self.at), "updated_at": stamp(self.at), "attachments": files,
        })
    }
}

/// A time as Zammad writes it.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
