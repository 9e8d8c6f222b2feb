//! What people do at the fake Zammad, and the webhook that tells of it.

use super::{Article, Ticket, Zammad};
use crate::client::{Client, Request};
use chrono::Utc;
use serde_json::json;

/// An agent.
const AGENT: u64 = 3;

impl Zammad {
    /// The ticket with this number in its title.
    pub fn numbered(&mut self, number: &str) -> Option<&mut Ticket> {
        self.tickets.iter_mut().find(|ticket| ticket.title.contains(number))
    }

    /// An agent writes: an HTML answer, or an internal note.
    pub fn agent_writes(&mut self, number: &str, html: &str, internal: bool) {
        let article = self.written("Agent", AGENT, html, internal);
        self.numbered(number).expect("the ticket").add(article);
    }

    /// The customer answers by e-mail.
    pub fn customer_writes(&mut self, number: &str, html: &str) {
        let article = self.written("Customer", 42, html, false);
        self.numbered(number).expect("the ticket").add(article);
    }

    /// An agent changes the state or the group.
    pub fn agent_changes(&mut self, number: &str, attribute: &str, to: &str) {
        self.numbered(number).expect("the ticket").change(attribute, to, AGENT);
    }

    /// The webhook that a trigger sends about a ticket.
    pub fn hook(&mut self, client: &Client, backend: &str, number: &str, delivery: &str) -> Request {
        let ticket = self.numbered(number).expect("the ticket").expanded();
        let body = json!({ "ticket": ticket, "article": {} }).to_string();
        let mac = hmac_sha1_compact::HMAC::mac(body.as_bytes(), self.hook_secret.as_bytes());
        let hex: Vec<String> = mac.iter().map(|byte| format!("{byte:02x}")).collect();
        let hex = hex.concat();
        client
            .post(&format!("/v1/hooks/{backend}"))
            .header("X-Hub-Signature", &format!("sha1={hex}"))
            .header("X-Zammad-Delivery", delivery)
            .header("X-Zammad-Trigger", "ticket desk")
            .body("application/json", body)
    }

    fn written(&mut self, sender: &str, by: u64, html: &str, internal: bool) -> Article {
        Article {
            id: self.id(),
            subject: String::new(),
            body: html.to_owned(),
            content_type: "text/html".to_owned(),
            kind: if internal { "note" } else { "email" }.to_owned(),
            sender: sender.to_owned(),
            internal,
            by,
            at: Utc::now(),
            files: Vec::new(),
        }
    }
}
