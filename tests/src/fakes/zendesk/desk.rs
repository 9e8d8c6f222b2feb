//! What people do at the fake Zendesk, and the webhook that tells of it.

use super::{Ticket, Zendesk};
use crate::client::{Client, Request};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

/// An agent.
const AGENT: u64 = 3;
/// The requester of every ticket.
pub(super) const REQUESTER: u64 = 42;

impl Zendesk {
    /// The ticket with this external ID.
    pub fn numbered(&mut self, number: &str) -> Option<&mut Ticket> {
        self.tickets.iter_mut().find(|ticket| ticket.external_id == number)
    }

    /// An agent does something, written as the API takes it.
    pub fn agent_does(&mut self, number: &str, change: &Value) {
        self.does(number, change, AGENT);
    }

    /// The requester writes.
    pub fn requester_writes(&mut self, number: &str, text: &str) {
        self.does(number, &json!({ "comment": { "body": text } }), REQUESTER);
    }

    fn does(&mut self, number: &str, change: &Value, author: u64) {
        let (id, now) = (self.id(), self.now());
        self.numbered(number).expect("the ticket").apply(id, change, Vec::new(), author, now);
    }

    /// The webhook that an event sends about a ticket, signed at that time.
    pub fn hook(&mut self, client: &Client, backend: &str, number: &str, at: DateTime<Utc>) -> Request {
        let id = self.numbered(number).expect("the ticket").id;
        let body = json!({
            "type": "zen:event-type:ticket.comment_added", "id": "an-event", "subject": format!("zen:ticket:{id}"),
            "time": at.to_rfc3339(), "zendesk_event_version": "2022-11-06",
            "detail": { "id": id.to_string(), "external_id": number }, "event": {},
        })
        .to_string();
        let time = at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mac = hmac_sha256::HMAC::mac(format!("{time}{body}"), &self.hook_secret);
        client
            .post(&format!("/v1/hooks/{backend}"))
            .header("X-Zendesk-Webhook-Signature", &STANDARD.encode(mac))
            .header("X-Zendesk-Webhook-Signature-Timestamp", &time)
            .body("application/json", body)
    }
}
