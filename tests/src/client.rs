//! A blocking HTTP client that shows what a server really answers: no redirects followed, no
//! status hidden, no proxy between.

use crate::{answer::Answer, encode, fixtures, fixtures::Ticket};
use anyhow::{Context, Result};
use serde_json::Value;
use std::time::Duration;
use ureq::{
    Agent,
    http::{Method, Request as HttpRequest},
};

/// Longer than any answer may take, so that a test fails instead of hanging.
const PATIENCE: Duration = Duration::from_secs(30);

/// More than any answer of the product, a file among them.
const BODY_MAX: u64 = 32_000_000;

/// A client of one origin.
#[derive(Debug, Clone)]
pub struct Client {
    agent: Agent,
    origin: String,
}

impl Client {
    /// A client of that origin.
    pub fn new(origin: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .allow_non_standard_methods(true)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        Self { agent, origin: origin.to_owned() }
    }

    /// The origin that it talks to.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// A request with any method; an absolute address of the same origin may stand for a path.
    pub fn request(&self, method: &str, path: &str) -> Request {
        let path = path.strip_prefix(&self.origin).unwrap_or(path);
        Request {
            agent: self.agent.clone(),
            method: method.to_owned(),
            address: format!("{}{path}", self.origin),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// A GET.
    pub fn get(&self, path: &str) -> Request {
        self.request("GET", path)
    }

    /// A POST.
    pub fn post(&self, path: &str) -> Request {
        self.request("POST", path)
    }

    /// A submission as JSON with a new key, ready to be changed.
    pub fn ticket(&self, ticket: &Ticket) -> Request {
        self.submission(&ticket.json())
    }

    /// The same for a JSON value of any shape.
    pub fn submission(&self, json: &Value) -> Request {
        self.post("/v1/tickets").key(&fixtures::key()).json(json)
    }

    /// Files a ticket that the desk must accept, and returns its receipt.
    pub fn file(&self, ticket: &Ticket) -> Receipt {
        Receipt::of(&self.ticket(ticket).send())
    }
}

/// A request on its way.
#[derive(Debug, Clone)]
pub struct Request {
    agent: Agent,
    method: String,
    address: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Request {
    /// Sets a header in place of one of that name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self = self.without(name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Takes a header away.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self
    }

    /// Sets the idempotency key.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.header("Idempotency-Key", key)
    }

    /// Sets the language that the reporter reads.
    #[must_use]
    pub fn lang(self, lang: &str) -> Self {
        self.header("Accept-Language", lang)
    }

    /// Comes from a page of that origin.
    #[must_use]
    pub fn from_origin(self, origin: &str) -> Self {
        self.header("Origin", origin)
    }

    /// Carries a bearer token.
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.header("Authorization", &format!("Bearer {token}"))
    }

    /// A body of any kind.
    #[must_use]
    pub fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("Content-Type", kind)
    }

    /// A JSON body.
    #[must_use]
    pub fn json(self, json: &Value) -> Self {
        self.body("application/json", json.to_string())
    }

    /// A form as a page without script sends it.
    #[must_use]
    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        self.body("application/x-www-form-urlencoded", encode::urlencoded(fields))
    }

    /// A form as the widget sends it.
    #[must_use]
    pub fn multipart(self, fields: &[(&str, &str)]) -> Self {
        self.body(&encode::multipart_type(), encode::multipart(fields))
    }

    /// A form with files, as the widget and the hosted page send it.
    #[must_use]
    pub fn files(self, fields: &[(&str, &str)], files: &[encode::File]) -> Self {
        self.body(&encode::multipart_type(), encode::multipart_with_files(fields, files))
    }

    /// The body as JSON, to see again what was sent.
    pub fn json_body(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Sends it; the answer may be any status.
    ///
    /// # Panics
    /// When there is no whole answer.
    pub fn send(self) -> Answer {
        let line = format!("{} {}", self.method, self.address);
        self.try_send().unwrap_or_else(|error| panic!("{line}: {error:#}"))
    }

    /// Sends it to a server that may be dead or dying.
    pub fn try_send(self) -> Result<Answer> {
        let mut request =
            HttpRequest::builder().method(Method::from_bytes(self.method.as_bytes())?).uri(&self.address);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let bodiless = matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS") && self.body.is_empty();
        let response = if bodiless {
            self.agent.run(request.body(())?)
        } else {
            self.agent.run(request.body(self.body)?)
        };
        let (head, mut body) = response.context("no answer")?.into_parts();
        Ok(Answer {
            status: head.status.as_u16(),
            headers: head
                .headers
                .iter()
                .map(|(name, value)| {
                    (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
                })
                .collect(),
            body: body.with_config().limit(BODY_MAX).read_to_vec().context("half an answer")?,
        })
    }
}

/// What a reporter gets for a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The ticket's number as written.
    pub number: String,
    /// The site's own running number in it.
    pub serial: u32,
    /// The address of the reporter's own page.
    pub status_url: String,
}

impl Receipt {
    /// Reads an answer that must be one.
    pub fn of(answer: &Answer) -> Self {
        assert_eq!(answer.status, 201, "not filed: {answer}");
        let json = answer.json();
        let text = |name: &str| {
            json[name].as_str().unwrap_or_else(|| panic!("no {name} in the receipt: {answer}")).to_owned()
        };
        let number = text("number");
        let parsed = desk::TicketNumber::parse(&number).unwrap_or_else(|error| panic!("{number}: {error}"));
        Self { serial: parsed.serial(), number, status_url: text("statusUrl") }
    }
}
