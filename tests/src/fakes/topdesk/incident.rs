//! What the fake `TOPdesk` keeps of an incident.

use super::{API_OPERATOR, unquoted};
use crate::fakes::Call;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

/// An incident.
#[derive(Debug, Clone)]
pub struct Incident {
    /// Its UUID.
    pub id: String,
    /// What it was made of and what was changed since.
    pub fields: Map<String, Value>,
    /// What was written, the oldest first.
    pub entries: Vec<Entry>,
    /// Its attachments.
    pub files: Vec<File>,
    /// When it last changed.
    pub modified: DateTime<Utc>,
    /// When it was completed, closed and put on hold.
    dates: Map<String, Value>,
}

/// An entry of the progress trail.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its UUID.
    pub id: String,
    /// The text, in HTML.
    pub memo: String,
    /// Whether the caller does not see it.
    pub invisible: bool,
    /// The operator or the person that wrote it.
    pub by: String,
    /// Whether a person wrote it, not an operator.
    pub by_person: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// An attachment.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub description: String,
    /// Whether the caller does not see it.
    pub invisible: bool,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Incident {
    pub(super) fn new(count: usize, body: &Value) -> Self {
        let mut fields = body.as_object().cloned().unwrap_or_default();
        fields.retain(|name, _| !name.starts_with("action"));
        fields.insert("number".to_owned(), json!(format!("I 2611 {:03}", count + 1)));
        Self {
            id: format!("11111111-0000-4000-8000-{:012}", count + 1),
            fields,
            entries: Vec::new(),
            files: Vec::new(),
            modified: Utc::now(),
            dates: Map::new(),
        }
    }

    /// A text field.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Changes it, and adds an entry where there is an action.
    pub(super) fn apply(&mut self, body: &Value, by: &str) {
        self.modified = Utc::now();
        for (name, value) in body.as_object().into_iter().flatten() {
            if name.starts_with("action") {
                continue;
            }
            let date = match name.as_str() {
                "completed" => Some("completedDate"),
                "closed" => Some("closedDate"),
                "onHold" => Some("onHoldDate"),
                _ => None,
            };
            if let Some(date) = date {
                let at = if value == &json!(true) { json!(stamp(self.modified)) } else { Value::Null };
                self.dates.insert(date.to_owned(), at);
            }
            self.fields.insert(name.clone(), value.clone());
        }
        if let Some(action) = body["action"].as_str() {
            let invisible = body["actionInvisibleForCaller"].as_bool().unwrap_or_default();
            self.write(action, invisible, by, false);
        }
    }

    /// Adds an entry to the progress trail.
    pub(super) fn write(&mut self, memo: &str, invisible: bool, by: &str, by_person: bool) {
        self.modified = Utc::now();
        self.entries.push(Entry {
            id: format!("{}-{}", self.id, self.entries.len()),
            memo: memo.to_owned(),
            invisible,
            by: by.to_owned(),
            by_person,
            at: self.modified,
        });
    }

    pub(super) fn attach(&mut self, file: File) {
        self.modified = Utc::now();
        self.files.push(file);
    }

    /// The incident as the API shows it.
    pub fn json(&self) -> Value {
        let mut json = Value::Object(self.fields.clone());
        json["id"] = json!(self.id);
        json["modificationDate"] = json!(stamp(self.modified));
        for name in ["completed", "closed", "onHold", "responded"] {
            if json.get(name).is_none() {
                json[name] = json!(false);
            }
        }
        for (name, at) in &self.dates {
            json[name] = at.clone();
        }
        json
    }

    pub(super) fn trail(&self) -> Vec<Value> {
        let entries = self.entries.iter().map(|entry| {
            let who = json!({ "id": entry.by, "name": "Somebody" });
            let (operator, person) = if entry.by_person { (Value::Null, who) } else { (who, Value::Null) };
            json!({
                "id": entry.id, "memoText": entry.memo, "flag": 0, "invisibleForCaller": entry.invisible,
                "entryDate": stamp(entry.at), "operator": operator, "person": person,
            })
        });
        // The trail shows the newest first, and attachments among the texts.
        let mut trail: Vec<Value> = entries.chain(self.attachments()).collect();
        trail.reverse();
        trail
    }

    pub(super) fn attachments(&self) -> Vec<Value> {
        self.files.iter().map(File::json).collect()
    }
}

impl File {
    /// Reads `multipart/form-data` with a part `file`.
    pub(super) fn of(call: &Call) -> Option<Self> {
        let kind = call.header("content-type");
        let boundary = kind.strip_prefix("multipart/form-data; boundary=")?;
        let body = &call.request.body;
        let mark = format!("--{boundary}").into_bytes();
        let mut file =
            Self { name: String::new(), description: String::new(), invisible: false, bytes: Vec::new() };
        let starts: Vec<usize> = (0..body.len()).filter(|at| body[*at..].starts_with(&mark)).collect();
        if !body[*starts.last()?..].starts_with(&[&mark[..], b"--"].concat()) {
            return None;
        }
        for pair in starts.windows(2) {
            let part = body.get(pair[0] + mark.len() + 2..pair[1] - 2)?;
            let end = (0..part.len()).find(|at| part[*at..].starts_with(b"\r\n\r\n"))?;
            let head = String::from_utf8_lossy(&part[..end]).into_owned();
            let content = &part[end + 4..];
            let text = || String::from_utf8_lossy(content).into_owned();
            if head.contains("name=\"file\"") {
                head.split("filename=\"").nth(1)?.split('"').next()?.clone_into(&mut file.name);
                file.bytes = content.to_vec();
            } else if head.contains("name=\"description\"") {
                file.description = text();
            } else if head.contains("name=\"invisibleForCaller\"") {
                file.invisible = text() == "true";
            }
        }
        (!file.name.is_empty()).then_some(file)
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "id": format!("file-{}", self.name), "fileName": self.name, "size": self.bytes.len(),
            "description": self.description, "invisibleForCaller": self.invisible,
            "entryDate": stamp(Utc::now()), "operator": { "id": API_OPERATOR, "name": "Ticket desk" },
            "downloadUrl": "/tas/api/incidents/attachments/download",
        })
    }
}

type Test = Box<dyn Fn(&Incident) -> bool>;

/// The test that a comparison means: `externalNumber=='…'` or `modificationDate=ge=…`.
pub(super) fn comparison(text: &str) -> Option<Test> {
    if let Some(after) = text.strip_prefix("modificationDate=ge=") {
        let after: DateTime<Utc> = unquoted(after).parse().ok()?;
        return Some(Box::new(move |incident| incident.modified >= after));
    }
    let (field, value) = text.split_once("==")?;
    let value = unquoted(value).to_owned();
    // A quote inside a value would end it.
    let simple = value.chars().all(|it| it.is_ascii_alphanumeric() || "-@. ".contains(it));
    (simple && field == "externalNumber")
        .then(|| Box::new(move |incident: &Incident| incident.text("externalNumber") == value) as Test)
}

/// A time as `TOPdesk` writes it: an offset without its colon, not ISO 8601's extended form.
fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string()
}
