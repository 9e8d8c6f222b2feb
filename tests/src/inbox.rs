//! Someone at the desk, who works in the inbox.

use crate::{
    answer::Answer,
    client::{Client, Request},
    fixtures, secrets,
};

/// A session in the inbox.
#[derive(Debug, Clone)]
pub struct Inbox {
    client: Client,
    cookie: String,
}

impl Inbox {
    /// Logs in.
    pub fn open(client: &Client) -> Self {
        let answer = login(client, secrets::ADMIN_TOKEN).send();
        assert_eq!(answer.status, 303, "no way in: {answer}");
        let cookie = answer.header("set-cookie").expect("a session cookie");
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Self { client: client.clone(), cookie }
    }

    /// A page of the inbox.
    pub fn get(&self, path: &str) -> Answer {
        self.client.get(path).header("Cookie", &self.cookie).send()
    }

    /// A form of the inbox, sent as its own page sends it; ready to be changed.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Request {
        self.client
            .post(path)
            .header("Cookie", &self.cookie)
            .from_origin(self.client.origin())
            .header("Accept", "text/html")
            .form(fields)
    }

    /// The page of a ticket, if there is one.
    pub fn ticket(&self, number: &str) -> Option<String> {
        let answer = self.get(&format!("/inbox/tickets/{number}"));
        assert!(matches!(answer.status, 200 | 404), "the ticket's page: {answer}");
        (answer.status == 200).then(|| answer.text())
    }

    /// Sets a ticket's status.
    pub fn set_status(&self, number: &str, status: &str) {
        let fields = [("status", status), ("id", &fixtures::key())];
        self.act(&format!("/inbox/tickets/{number}/status"), &fields);
    }

    /// Sends the reporter a reply.
    pub fn reply(&self, number: &str, text: &str) {
        self.act(&format!("/inbox/tickets/{number}/reply"), &[("text", text), ("id", &fixtures::key())]);
    }

    /// The page of what could not be delivered.
    pub fn undelivered(&self) -> String {
        let answer = self.get("/inbox/undelivered");
        assert_eq!(answer.status, 200, "the undelivered: {answer}");
        answer.text()
    }

    /// Delivers a ticket again.
    pub fn replay(&self, number: &str, backend: &str) {
        self.act("/inbox/undelivered/replay", &[("number", number), ("backend", backend)]);
    }

    /// Delivers again whatever waits.
    pub fn replay_all(&self) {
        self.act("/inbox/undelivered/replay-all", &[]);
    }

    /// Delivers again whatever waits for one backend.
    pub fn replay_backend(&self, backend: &str) {
        self.act("/inbox/undelivered/replay-all", &[("backend", backend)]);
    }

    fn act(&self, path: &str, fields: &[(&str, &str)]) {
        let answer = self.form(path, fields).send();
        assert_eq!(answer.status, 303, "{path} {fields:?}: {answer}");
    }
}

/// The form that opens the inbox, as its own page sends it.
pub fn login(client: &Client, token: &str) -> Request {
    client
        .post("/inbox/login")
        .from_origin(client.origin())
        .header("Accept", "text/html")
        .form(&[("token", token)])
}
