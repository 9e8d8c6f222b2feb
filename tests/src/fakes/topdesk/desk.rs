//! What people do at the fake `TOPdesk`.

use super::{Incident, Topdesk};
use serde_json::Value;

/// An operator who is a person.
const OPERATOR: &str = "22222222-0000-4000-8000-000000000001";

impl Topdesk {
    /// The incident with this external number.
    pub fn numbered(&mut self, number: &str) -> Option<&mut Incident> {
        self.incidents.iter_mut().find(|incident| incident.text("externalNumber") == number)
    }

    /// An operator writes an action that the caller sees, or not.
    pub fn operator_writes(&mut self, number: &str, html: &str, invisible: bool) {
        self.numbered(number).expect("the incident").write(html, invisible, OPERATOR, false);
    }

    /// The caller writes in the self-service portal.
    pub fn caller_writes(&mut self, number: &str, html: &str) {
        self.numbered(number).expect("the incident").write(html, false, "a-person", true);
    }

    /// An operator changes fields.
    pub fn operator_changes(&mut self, number: &str, fields: &Value) {
        self.numbered(number).expect("the incident").apply(fields, OPERATOR);
    }
}
