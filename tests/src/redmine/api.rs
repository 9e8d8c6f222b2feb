//! What people at the helpdesk do and see there, through Redmine's own API.

use super::Redmine;
use crate::{answer::Answer, client::Client, secrets};
use serde_json::{Value, json};

/// Somebody who is known to a Redmine.
#[derive(Debug, Clone)]
pub struct Person {
    client: Client,
    key: &'static str,
}

impl Redmine {
    /// Somebody at the helpdesk who sees all projects.
    pub fn staff(&self) -> Person {
        self.person("staff")
    }

    /// One of those that `bootstrap.rb` made.
    pub fn person(&self, login: &str) -> Person {
        let key = secrets::REDMINE_KEYS.iter().find(|(other, _)| *other == login);
        let (_, key) = key.unwrap_or_else(|| panic!("{login} has no key"));
        Person { client: Client::new(&self.origin()), key }
    }

    /// Locks an account or opens it again; while it is locked its key opens nothing.
    pub fn lock(&self, login: &str, locked: bool) {
        let path = format!("/users/{}.json", self.ids.user(login));
        let status = if locked { 3 } else { 1 };
        self.person("chief").write("PUT", &path, &json!({ "user": { "status": status } }));
    }
}

impl Person {
    /// Reads something that must be there.
    pub fn get(&self, path: &str) -> Value {
        let answer = self.client.get(path).header("X-Redmine-API-Key", self.key).send();
        assert_eq!(answer.status, 200, "{path}: {answer}");
        answer.json()
    }

    /// Writes something that Redmine must take.
    pub fn write(&self, method: &str, path: &str, json: &Value) -> Answer {
        let request = self.client.request(method, path).header("X-Redmine-API-Key", self.key);
        let answer = request.json(json).send();
        assert!((200..300).contains(&answer.status), "{method} {path}: {answer}");
        answer
    }

    /// All issues whose custom field says this.
    pub fn issues(&self, field: u32, value: &str) -> Vec<Value> {
        let path = format!("/issues.json?status_id=*&limit=100&cf_{field}={value}");
        let issues = self.get(&path)["issues"].as_array().cloned().unwrap_or_default();
        // Redmine leaves a filter out that it does not know, and answers everything.
        issues.into_iter().filter(|issue| custom(issue, field) == value).collect()
    }

    /// An issue with its history and files.
    pub fn issue(&self, id: u64) -> Value {
        self.get(&format!("/issues/{id}.json?include=journals,attachments"))["issue"].take()
    }

    /// Changes an issue.
    pub fn change(&self, id: u64, changes: &Value) {
        self.write("PUT", &format!("/issues/{id}.json"), &json!({ "issue": changes }));
    }

    /// The names of an issue's files, and where their bytes are.
    pub fn files(&self, issue: &Value) -> Vec<(String, String)> {
        let all = issue["attachments"].as_array().cloned().unwrap_or_default();
        let name = |file: &Value| file["filename"].as_str().unwrap_or_default().to_owned();
        all.iter().map(|file| (name(file), format!("/attachments/download/{}", file["id"]))).collect()
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        let answer = self.client.get(path).header("X-Redmine-API-Key", self.key).send();
        assert_eq!(answer.status, 200, "{path}: {answer}");
        answer.body
    }
}

/// What stands in an issue's custom field; nothing is the empty text.
pub fn custom(issue: &Value, field: u32) -> String {
    let fields = issue["custom_fields"].as_array().into_iter().flatten();
    let found = fields.filter(|it| it["id"] == json!(field)).find_map(|it| it["value"].as_str());
    found.unwrap_or_default().to_owned()
}
