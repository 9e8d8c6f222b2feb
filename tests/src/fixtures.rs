//! Submissions about invented people and places.

use serde_json::{Value, json};
use std::{
    process,
    sync::atomic::{AtomicU64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

/// A submission that a desk accepts, as its fields.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// The site.
    pub site: String,
    /// The title.
    pub title: String,
    /// The error text.
    pub error: String,
    /// The reporter's name.
    pub name: String,
}

impl Ticket {
    /// A ticket for a site.
    pub fn new(site: &str) -> Self {
        Self {
            site: site.to_owned(),
            title: "The opening hours cannot be saved".to_owned(),
            error: "Error 503 while saving\n  at /hours/edit, line 12".to_owned(),
            name: "An Voorbeeld".to_owned(),
        }
    }

    /// The same with another title.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// The same with another error text.
    #[must_use]
    pub fn error(mut self, error: &str) -> Self {
        error.clone_into(&mut self.error);
        self
    }

    /// As JSON.
    pub fn json(&self) -> Value {
        json!({
            "siteId": self.site,
            "title": self.title,
            "error": self.error,
            "url": PAGE,
            "contact": { "name": self.name, "email": EMAIL, "phone": PHONE },
        })
    }

    /// As JSON, of a kind of request.
    pub fn of_kind(&self, category: &str) -> Value {
        let mut json = self.json();
        json["category"] = category.into();
        json
    }

    /// As the fields of a form.
    pub fn fields(&self) -> Vec<(&str, &str)> {
        vec![
            ("siteId", &self.site),
            ("title", &self.title),
            ("error", &self.error),
            ("url", PAGE),
            ("contact.name", &self.name),
            ("contact.email", EMAIL),
            ("contact.phone", PHONE),
        ]
    }

    /// As the fields of a form, with a key.
    pub fn fields_with_key<'a>(&'a self, key: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut fields = self.fields();
        fields.push(("idempotencyKey", key));
        fields
    }
}

/// The page that the reporters were on.
pub const PAGE: &str = "https://town.example/hours/edit?day=1#save";
/// The address of a reporter.
pub const EMAIL: &str = "an@town.example";
/// The phone of a reporter.
pub const PHONE: &str = "+32 2 555 01 00";

/// A JSON submission with one value put in place of another; a pointer to something that is not
/// there adds it.
pub fn with(json: &Value, pointer: &str, value: Value) -> Value {
    let mut json = json.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
    json.pointer_mut(parent).expect("the pointer's parent exists")[name] = value;
    json
}

/// A JSON submission without one of its values.
pub fn without(json: &Value, pointer: &str) -> Value {
    let mut json = json.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
    let parent = json.pointer_mut(parent).and_then(Value::as_object_mut).expect("the parent exists");
    parent.remove(name);
    json
}

/// A new idempotency key.
pub fn key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
    format!("tests-{}-{now}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
