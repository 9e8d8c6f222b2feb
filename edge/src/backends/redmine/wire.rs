//! Redmine's REST API: the requests, and what is read of the answers.

use crate::backends::{Answer, Body, Exchange, Method};
use chrono::{DateTime, Utc};
use form_urlencoded::Serializer;
use serde::Deserialize;
use serde_json::Value;

/// Where to call, and with whose key.
#[derive(Clone)]
pub struct Wire {
    url: String,
    key: String,
}

impl Wire {
    /// The Redmine at this address; a slash at its end makes no difference.
    pub fn new(url: &str, key: String) -> Self {
        Self { url: url.trim_end_matches('/').to_owned(), key }
    }

    /// Reads something.
    pub fn get(&self, path: &str, query: &[(&str, &str)]) -> Exchange {
        self.exchange(Method::Get, path, query, None, Body::None)
    }

    /// Makes something.
    pub fn post(&self, path: &str, json: &Value) -> Exchange {
        self.exchange(Method::Post, path, &[], Some("application/json"), Body::Text(json.to_string()))
    }

    /// Changes something.
    pub fn put(&self, path: &str, json: &Value) -> Exchange {
        self.exchange(Method::Put, path, &[], Some("application/json"), Body::Text(json.to_string()))
    }

    /// Leaves a file that an issue may take up. Redmine refuses any other media type here; the
    /// file's own is told when the issue takes it.
    pub fn upload(&self, name: &str, bytes: &[u8]) -> Exchange {
        let kind = Some("application/octet-stream");
        self.exchange(Method::Post, "/uploads.json", &[("filename", name)], kind, Body::Bytes(bytes.to_vec()))
    }

    fn exchange(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        kind: Option<&str>,
        body: Body,
    ) -> Exchange {
        let mut url = format!("{}{path}", self.url);
        if !query.is_empty() {
            url.push('?');
            url.push_str(&Serializer::new(String::new()).extend_pairs(query).finish());
        }
        let mut headers =
            vec![("accept", "application/json".to_owned()), ("x-redmine-api-key", self.key.clone())];
        headers.extend(kind.map(|kind| ("content-type", kind.to_owned())));
        Exchange::Http { method, url, headers, body }
    }
}

/// What Redmine says about a refusal, in the language of the API user.
pub fn errors(answer: &Answer) -> Vec<String> {
    #[derive(Deserialize)]
    struct Errors {
        errors: Vec<String>,
    }
    match answer {
        Answer::Http { body, .. } => {
            serde_json::from_slice(body).map(|it: Errors| it.errors).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Something that has an ID and a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Named {
    pub id: u64,
    #[serde(default)]
    pub name: String,
}

/// The priorities of issues.
#[derive(Debug, Deserialize)]
pub struct Priorities {
    pub issue_priorities: Vec<Named>,
}

/// A status of issues.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct IssueStatus {
    pub id: u64,
    pub name: String,
    #[serde(default)]
    pub is_closed: bool,
}

#[derive(Debug, Deserialize)]
pub struct Statuses {
    pub issue_statuses: Vec<IssueStatus>,
}

#[derive(Debug, Deserialize)]
pub struct Trackers {
    pub trackers: Vec<Named>,
}

#[derive(Debug, Deserialize)]
pub struct CurrentUser {
    pub user: Account,
}

#[derive(Debug, Deserialize)]
pub struct Account {
    pub id: u64,
    #[serde(default)]
    pub login: String,
}

#[derive(Debug, Deserialize)]
pub struct OneProject {
    pub project: Project,
}

#[derive(Debug, Deserialize)]
pub struct Project {
    pub name: String,
    #[serde(default)]
    pub trackers: Vec<Named>,
}

#[derive(Debug, Deserialize)]
pub struct OneIssue {
    pub issue: Issue,
}

#[derive(Debug, Deserialize)]
pub struct Issues {
    pub issues: Vec<Issue>,
    pub total_count: usize,
}

/// An issue, as much of it as is needed.
#[derive(Debug, Clone, Deserialize)]
pub struct Issue {
    pub id: u64,
    pub project: Named,
    pub status: Named,
    #[serde(default)]
    pub subject: String,
    #[serde(default)]
    pub is_private: bool,
    /// When it changed last, by Redmine's clock; to the second.
    pub updated_on: DateTime<Utc>,
    #[serde(default)]
    custom_fields: Vec<CustomField>,
    #[serde(default)]
    pub attachments: Vec<File>,
    #[serde(default)]
    pub journals: Vec<Journal>,
    pub allowed_statuses: Option<Vec<Named>>,
}

impl Issue {
    /// What stands in a custom field; nothing where the issue has no such field.
    pub fn custom(&self, id: u32) -> Option<&str> {
        let field = self.custom_fields.iter().find(|field| field.id == id)?;
        Some(field.value.as_str().unwrap_or_default())
    }
}

#[derive(Debug, Clone, Deserialize)]
struct CustomField {
    id: u32,
    /// A text, a list of texts, or null.
    #[serde(default)]
    value: Value,
}

/// A file of an issue.
#[derive(Debug, Clone, Deserialize)]
pub struct File {
    pub filename: String,
    pub filesize: u64,
}

/// One entry of an issue's history.
#[derive(Debug, Clone, Deserialize)]
pub struct Journal {
    pub id: u64,
    pub user: Option<Named>,
    pub notes: Option<String>,
    pub created_on: DateTime<Utc>,
    /// What only staff may read. Where Redmine does not say, it is taken for private.
    #[serde(default = "yes")]
    pub private_notes: bool,
    #[serde(default)]
    pub details: Vec<Detail>,
}

fn yes() -> bool {
    true
}

/// One value that an entry of the history changed.
#[derive(Debug, Clone, Deserialize)]
pub struct Detail {
    pub property: String,
    pub name: String,
    pub old_value: Option<String>,
    pub new_value: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Uploaded {
    pub upload: Upload,
}

#[derive(Debug, Deserialize)]
pub struct Upload {
    pub token: String,
}
