//! Someone who works in RT, through REST 2.

use crate::{answer::Answer, client::Client, encode::urlencoded};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// A person with a password.
#[derive(Debug, Clone)]
pub struct Agent {
    client: Client,
    authorization: String,
}

impl Agent {
    /// RT's own administrator, with the password that a new RT has.
    pub fn root(origin: &str) -> Self {
        let authorization = format!("Basic {}", STANDARD.encode("root:password"));
        Self { client: Client::new(origin), authorization }
    }

    /// Reads.
    pub fn get(&self, path: &str, query: &[(&str, &str)]) -> Value {
        let answer = self.send("GET", &format!("{path}?{}", urlencoded(query)), &Value::Null);
        assert_eq!(answer.status, 200, "GET {path} {query:?}: {answer}");
        answer.json()
    }

    /// All items of a list.
    pub fn list(&self, path: &str, query: &[(&str, &str)]) -> Vec<Value> {
        let mut all = Vec::new();
        loop {
            let page = (all.len() / 100 + 1).to_string();
            let paged = [query, &[("per_page", "100"), ("page", &page)]].concat();
            let mut items = self.get(path, &paged)["items"].as_array().cloned().unwrap_or_default();
            let is_last = items.len() < 100;
            all.append(&mut items);
            if is_last {
                return all;
            }
        }
    }

    /// Makes or appends something.
    pub fn post(&self, path: &str, json: &Value) -> Value {
        let answer = self.send("POST", path, json);
        assert_eq!(answer.status, 201, "POST {path} {json}: {answer}");
        answer.json()
    }

    /// Sets something.
    pub fn put(&self, path: &str, json: &Value) -> Value {
        let answer = self.send("PUT", path, json);
        assert_eq!(answer.status, 200, "PUT {path} {json}: {answer}");
        answer.json()
    }

    /// The tickets that a query finds, by their numbers in RT.
    pub fn search(&self, query: &str) -> Vec<u64> {
        let items = self.list("/tickets", &[("query", query), ("orderby", "id")]);
        items.iter().filter_map(|item| item["id"].as_str()?.parse().ok()).collect()
    }

    /// The tickets that carry a number of the desk's.
    pub fn with_number(&self, number: &str) -> Vec<u64> {
        self.search(&format!("CF.{{Ticket number}} = '{number}'"))
    }

    /// A ticket as RT has it.
    pub fn ticket(&self, id: u64) -> Value {
        self.get(&format!("/ticket/{id}"), &[])
    }

    /// Sets a ticket's status.
    pub fn set_status(&self, id: u64, status: &str) {
        let said = self.put(&format!("/ticket/{id}"), &json!({ "Status": status }));
        assert_eq!(self.ticket(id)["Status"], *status, "{said}");
    }

    /// Moves a ticket to another queue.
    pub fn move_to(&self, id: u64, queue: &str) {
        self.put(&format!("/ticket/{id}"), &json!({ "Queue": queue }));
    }

    /// Writes to the reporter.
    pub fn reply(&self, id: u64, text: &str) {
        let message = json!({ "Content": text, "ContentType": "text/plain" });
        self.post(&format!("/ticket/{id}/correspond"), &message);
    }

    /// Writes a page to the reporter, as RT's own editor does, with a file.
    pub fn reply_html(&self, id: u64, html: &str) {
        let file = json!({ "FileName": "a.txt", "FileType": "text/plain", "FileContent": "c2VjcmV0" });
        let message = json!({ "Content": html, "ContentType": "text/html", "Attachments": [file] });
        self.post(&format!("/ticket/{id}/correspond"), &message);
    }

    /// Writes to colleagues.
    pub fn comment(&self, id: u64, text: &str) {
        let message = json!({ "Content": text, "ContentType": "text/plain" });
        self.post(&format!("/ticket/{id}/comment"), &message);
    }

    /// What happened to a ticket, by type.
    pub fn history(&self, id: u64) -> Vec<Value> {
        let fields = [("fields", "Type,Field,OldValue,NewValue,Creator")];
        self.list(&format!("/ticket/{id}/history"), &fields)
    }

    /// The parts of all messages under a ticket.
    pub fn parts(&self, id: u64) -> Vec<Value> {
        let fields = [("fields", "Subject,Filename,ContentType,TransactionId")];
        self.list(&format!("/ticket/{id}/attachments"), &fields)
    }

    /// The files of that name under a ticket, as their bytes.
    pub fn files(&self, id: u64, name: &str) -> Vec<Vec<u8>> {
        let parts = self.parts(id);
        let named = parts.iter().filter(|part| part["Filename"] == name);
        named.map(|part| self.content(part["id"].as_str().unwrap_or_default())).collect()
    }

    /// The texts of messages under a ticket.
    pub fn texts(&self, id: u64) -> Vec<String> {
        let parts = self.parts(id);
        let texts = parts.iter().filter(|part| part["ContentType"] == "text/plain" && part["Filename"] == "");
        let text = |part: &Value| self.content(part["id"].as_str().unwrap_or_default());
        texts.map(|part| String::from_utf8_lossy(&text(part)).into_owned()).collect()
    }

    fn content(&self, part: &str) -> Vec<u8> {
        let part = self.get(&format!("/attachment/{part}"), &[]);
        let content: String = part["Content"].as_str().unwrap_or_default().split_whitespace().collect();
        STANDARD.decode(content).expect("RT writes base64")
    }

    fn send(&self, method: &str, path: &str, json: &Value) -> Answer {
        let request = self.client.request(method, &format!("/REST/2.0{path}"));
        let request = request.header("Authorization", &self.authorization);
        if json.is_null() { request.send() } else { request.json(json).send() }
    }
}

/// The value of a custom field.
pub fn field<'a>(ticket: &'a Value, name: &str) -> Option<&'a str> {
    let fields = ticket["CustomFields"].as_array()?;
    fields.iter().find(|field| field["name"] == name)?["values"][0].as_str()
}
