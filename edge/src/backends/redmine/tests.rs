//! Talks with a Redmine 5.0.4, by what it really answered.

use super::*;
use crate::backends::{
    Body, Exchange, Method, Step,
    tests::{job, now},
};
use desk::{Party, What, config::Desk};
use serde_json::{Value, json};

mod appending;
mod checking;
mod making;
mod news;

const KEY: &str = "k1";

fn redmine() -> Redmine {
    with("")
}

/// A Redmine with more settings.
fn with(more: &str) -> Redmine {
    let toml = format!(
        "[desk]\nname = \"D\"\nemail = \"d@desk.example\"\nphone = \"+32 2 555 01 00\"\nlanguages = [\"en\"]\n\
         backends = [\"r\"]\n[[sites]]\nid = \"1234\"\nname = \"S\"\n[backends.r]\nkind = \"redmine\"\n\
         url = \"https://redmine.example/\"\nkey = \"REDMINE_KEY\"\nproject = \"support\"\ntracker = 3\n\
         {more}\nfields = {{ number = 1, site = 2, url = 3, phone = 4 }}\n"
    );
    let desk = Desk::parse(&toml).unwrap();
    let config::Kind::Redmine(settings) = desk.backends["r"].kind.clone() else { panic!() };
    Redmine::new(settings, KEY.into())
}

fn ok(body: &Value) -> Answer {
    Answer::of(200, &body.to_string())
}

/// The job once Redmine calls it issue 7.
fn known() -> Job {
    Job { remote: Some("7".into()), ..job() }
}

fn tracked() -> Tracked {
    Tracked { number: job().number, remote: Some("7".into()) }
}

/// An issue as Redmine shows it, with other values put in.
fn issue(more: Value) -> Value {
    let mut issue = json!({
        "id": 7, "project": { "id": 1, "name": "Support desk" }, "tracker": { "id": 3, "name": "Support" },
        "status": { "id": 1, "name": "New", "is_closed": false }, "author": { "id": 5, "name": "Desk Example" },
        "subject": "[1234-00057-39] The \"form\" fails", "description": "x", "is_private": false,
        "custom_fields": [
            { "id": 1, "name": "Ticket number", "value": "1234-00057-39" },
            { "id": 2, "name": "Site ID", "value": "1234" },
            { "id": 3, "name": "Page", "value": "https://town.example/" },
            { "id": 4, "name": "Phone", "value": "02 555 01 00" },
        ],
        "created_on": "2026-11-22T05:54:04Z", "updated_on": "2026-11-22T05:55:17Z", "closed_on": null,
    });
    let (Value::Object(into), Value::Object(more)) = (&mut issue, more) else { panic!() };
    into.extend(more);
    issue
}

fn one(more: Value) -> Answer {
    ok(&json!({ "issue": issue(more) }))
}

fn list(issues: &[Value], total: usize) -> Answer {
    ok(&json!({ "issues": issues, "total_count": total, "offset": 0, "limit": 25 }))
}

fn me() -> Answer {
    ok(&json!({ "user": { "id": 5, "login": "desk", "admin": false, "api_key": KEY } }))
}

fn refusal(errors: &[&str]) -> Answer {
    Answer::of(422, &json!({ "errors": errors }).to_string())
}

fn statuses() -> Answer {
    let all =
        [(1, "New"), (2, "In Progress"), (3, "Resolved"), (4, "Feedback"), (5, "Closed"), (6, "Rejected")];
    let all: Vec<Value> =
        all.iter().map(|(id, name)| json!({ "id": id, "name": name, "is_closed": *id > 4 })).collect();
    ok(&json!({ "issue_statuses": all }))
}

/// What was sent: `GET /issues.json?…`, percent-decoded, and its body.
type Sent = Vec<(String, Value)>;

/// Leads a talk with these answers to its end; all of them must be wanted.
fn lead<T: std::fmt::Debug>(
    answers: &[Answer],
    next: impl Fn(&[Answer]) -> Next<T>,
) -> (Sent, Result<T, Fault>) {
    let mut sent = Vec::new();
    for told in 0..=answers.len() {
        match next(&answers[..told]) {
            Ok(Step::Send(exchange)) => sent.push(read(exchange)),
            Ok(Step::Done(end)) => {
                assert_eq!(told, answers.len(), "the talk ended early, after {:?}", lines(&sent));
                return (sent, Ok(end));
            }
            Err(fault) => {
                assert_eq!(told, answers.len(), "the talk failed early, after {:?}", lines(&sent));
                return (sent, Err(fault));
            }
        }
    }
    panic!("the talk goes on: {:?}", lines(&sent));
}

fn read(exchange: Exchange) -> (String, Value) {
    let Exchange::Http { method, url, headers, body } = exchange else { panic!() };
    assert!(headers.contains(&("x-redmine-api-key", KEY.to_owned())));
    assert!(!url.contains(KEY), "a key in an address ends up in logs");
    let method = match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
    };
    let path = url.strip_prefix("https://redmine.example").unwrap();
    let path = percent_encoding::percent_decode_str(path).decode_utf8().unwrap().into_owned();
    let body = match body {
        Body::None => Value::Null,
        Body::Text(text) => serde_json::from_str(&text).unwrap(),
        Body::Bytes(bytes) => json!(bytes),
    };
    (format!("{method} {path}"), body)
}

fn lines(sent: &Sent) -> Vec<&str> {
    sent.iter().map(|(line, _)| line.as_str()).collect()
}
