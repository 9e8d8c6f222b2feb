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

    /// A list of the inbox, from its first page to its last.
    pub fn whole(&self, path: &str) -> String {
        let mut list = self.get(path).text();
        let mut page = list.clone();
        while let Some(next) = next_page(&page) {
            page = self.get(&next).text();
            list.push_str(&page);
        }
        list
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

/// Where the rest of a list is.
fn next_page(page: &str) -> Option<String> {
    let (before, _) = page.split_once("\" rel=\"next\"")?;
    Some(before.rsplit_once("href=\"")?.1.replace("&amp;", "&"))
}

/// The number that the page reads out after a call was written down.
pub fn read_out(answer: &Answer) -> String {
    assert_eq!(answer.status, 201, "{answer}");
    let page = answer.text();
    let output = page.split("ticket-read\"").nth(1).and_then(|rest| rest.split("</output>").next());
    let (_, groups) = output.and_then(|output| output.split_once('>')).expect("a number to read out");
    let number = groups.replace("<span>", "").replace("</span>", "");
    assert!(desk::TicketNumber::parse(&number).is_ok(), "{number}");
    number
}

/// The form that opens the inbox, as its own page sends it.
pub fn login(client: &Client, token: &str) -> Request {
    client
        .post("/inbox/login")
        .from_origin(client.origin())
        .header("Accept", "text/html")
        .form(&[("token", token)])
}
