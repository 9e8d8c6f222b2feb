//! What the three helpdesks have in common, so that one test can be made of each.

pub mod roads;

use serde_json::json;
use tests::fakes::{Vendor, topdesk::Topdesk, zammad::Zammad, zendesk::Zendesk};

/// A hosted helpdesk.
pub trait Hosted: Vendor {
    /// Where tickets are made.
    const CREATE: &'static str;
    /// How many requests it refuses before the one that makes the ticket.
    const BEFORE_CREATE: usize = 0;
    /// The method and the end of the path with which a reply is appended.
    const APPEND: (&'static str, &'static str);

    /// How many tickets it has with this number.
    fn count(&self, number: &str) -> usize;
    /// Takes the credentials back, or takes them again.
    fn revoke(&mut self, revoked: bool);
    /// Takes the right to write away, or gives it again.
    fn forbid(&mut self, forbidden: bool);
    /// Somebody there writes to the reporter.
    fn replies(&mut self, number: &str, text: &str);
    /// Somebody there writes for colleagues.
    fn notes(&mut self, number: &str, text: &str);
    /// Somebody there has solved it; the status that the reporter then sees.
    fn solves(&mut self, number: &str) -> &'static str;
    /// Somebody there passes it on; where to.
    fn moves(&mut self, number: &str) -> &'static str;
    /// All public texts of the ticket.
    fn said(&mut self, number: &str) -> Vec<String>;
    /// Whether the ticket counts as solved there.
    fn is_solved(&mut self, number: &str) -> bool;
}

impl Hosted for Zammad {
    const CREATE: &'static str = "/api/v1/tickets";
    const APPEND: (&'static str, &'static str) = ("POST", "/ticket_articles");

    fn count(&self, number: &str) -> usize {
        self.tickets.iter().filter(|ticket| ticket.title.contains(number)).count()
    }

    fn revoke(&mut self, revoked: bool) {
        let token = if revoked { "another" } else { tests::secrets::ZAMMAD_TOKEN };
        token.clone_into(&mut self.token);
    }

    fn forbid(&mut self, forbidden: bool) {
        self.groups[0].1 = !forbidden;
    }

    fn replies(&mut self, number: &str, text: &str) {
        self.agent_writes(number, &format!("<div>{text}</div>"), false);
    }

    fn notes(&mut self, number: &str, text: &str) {
        self.agent_writes(number, text, true);
    }

    fn solves(&mut self, number: &str) -> &'static str {
        self.agent_changes(number, "state", "closed");
        "closed"
    }

    fn moves(&mut self, number: &str) -> &'static str {
        self.agent_changes(number, "group", "Sales");
        "Sales"
    }

    fn said(&mut self, number: &str) -> Vec<String> {
        let articles = &self.numbered(number).expect("the ticket").articles;
        articles.iter().filter(|article| !article.internal).map(|article| article.body.clone()).collect()
    }

    fn is_solved(&mut self, number: &str) -> bool {
        self.numbered(number).expect("the ticket").state == "closed"
    }
}

impl Hosted for Topdesk {
    const CREATE: &'static str = "/tas/api/incidents";
    // It does not know the caller.
    const BEFORE_CREATE: usize = 1;
    const APPEND: (&'static str, &'static str) = ("PATCH", "");

    fn count(&self, number: &str) -> usize {
        self.incidents.iter().filter(|incident| incident.text("externalNumber") == number).count()
    }

    fn revoke(&mut self, revoked: bool) {
        let password = if revoked { "another" } else { tests::secrets::TOPDESK_PASSWORD };
        self.login = format!("desk:{password}");
    }

    fn forbid(&mut self, forbidden: bool) {
        self.may_write = !forbidden;
    }

    fn replies(&mut self, number: &str, text: &str) {
        self.operator_writes(number, &format!("{text}<br/>"), false);
    }

    fn notes(&mut self, number: &str, text: &str) {
        self.operator_writes(number, text, true);
    }

    fn solves(&mut self, number: &str) -> &'static str {
        self.operator_changes(number, &json!({ "completed": true }));
        "resolved"
    }

    fn moves(&mut self, number: &str) -> &'static str {
        self.operator_changes(number, &json!({ "category": { "name": "Change requests" } }));
        "Change requests"
    }

    fn said(&mut self, number: &str) -> Vec<String> {
        let entries = &self.numbered(number).expect("the incident").entries;
        entries.iter().filter(|entry| !entry.invisible).map(|entry| entry.memo.clone()).collect()
    }

    fn is_solved(&mut self, number: &str) -> bool {
        self.numbered(number).expect("the incident").json()["completed"] == true
    }
}

impl Hosted for Zendesk {
    const CREATE: &'static str = "/api/v2/tickets.json";
    const APPEND: (&'static str, &'static str) = ("PUT", "");

    fn count(&self, number: &str) -> usize {
        self.tickets.iter().filter(|ticket| ticket.external_id == number).count()
    }

    fn revoke(&mut self, revoked: bool) {
        let secret = if revoked { "another" } else { tests::secrets::ZENDESK_SECRET };
        secret.clone_into(&mut self.client_secret);
        Zendesk::revoke(self);
    }

    fn forbid(&mut self, forbidden: bool) {
        self.scopes = if forbidden { vec!["read"] } else { vec!["read", "write"] };
        Zendesk::revoke(self);
    }

    fn replies(&mut self, number: &str, text: &str) {
        self.agent_does(number, &json!({ "comment": { "body": text, "public": true } }));
    }

    fn notes(&mut self, number: &str, text: &str) {
        self.agent_does(number, &json!({ "comment": { "body": text, "public": false } }));
    }

    fn solves(&mut self, number: &str) -> &'static str {
        self.agent_does(number, &json!({ "status": "solved" }));
        "resolved"
    }

    fn moves(&mut self, number: &str) -> &'static str {
        self.agent_does(number, &json!({ "group_id": 5_002 }));
        "Group 5002"
    }

    fn said(&mut self, number: &str) -> Vec<String> {
        let audits = &self.numbered(number).expect("the ticket").audits;
        let events = audits.iter().flat_map(|audit| &audit.events);
        let public = events.filter(|event| event["type"] == "Comment" && event["public"] == true);
        public.map(|event| event["body"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn is_solved(&mut self, number: &str) -> bool {
        self.numbered(number).expect("the ticket").status == "solved"
    }
}
