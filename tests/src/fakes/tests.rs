//! What the fakes refuse is what makes them worth testing against.

use super::{Fake, topdesk::Topdesk, zammad::Zammad, zendesk::Zendesk};
use crate::{
    answer::Answer,
    client::{Client, Request},
    helpdesk::Behaviour,
};
use serde_json::{Value, json};

fn zammad() -> (Fake<Zammad>, Client) {
    let fake = Fake::start(Zammad::new("a-token", "a-secret")).unwrap();
    let client = Client::new(&fake.url);
    (fake, client)
}

fn token(request: Request) -> Request {
    request.header("Authorization", "Token token=a-token")
}

fn create(client: &Client, change: (&str, Value)) -> Answer {
    let mut body = json!({
        "title": "[1234-00057-39] A title", "group": "Support", "customer_id": "guess:an@town.example",
        "article": { "body": "A text", "type": "note", "internal": false },
    });
    body[change.0] = change.1;
    token(client.post("/api/v1/tickets")).json(&body).send()
}

#[test]
fn zammad_refuses_what_zammad_refuses() {
    let (fake, client) = zammad();
    let open = client.post("/api/v1/tickets").json(&json!({})).send();
    assert_eq!(open.status, 401);
    assert_eq!(create(&client, ("group", json!("Nowhere"))).status, 422);
    assert_eq!(create(&client, ("group", json!("Sales"))).status, 403);
    assert_eq!(create(&client, ("customer_id", json!("guess:nobody"))).status, 422);
    let file = json!([{ "filename": "a.png", "mime-type": "image/png", "data": "no base64" }]);
    assert_eq!(create(&client, ("article", json!({ "body": "x", "attachments": file }))).status, 422);
    assert_eq!(fake.with(|zammad| zammad.tickets.len()), 0);
}

#[test]
fn zammad_drops_an_attribute_that_it_lacks_and_its_index_is_behind() {
    let (fake, client) = zammad();
    assert_eq!(create(&client, ("no_such_attribute", json!("x"))).status, 201);
    assert_eq!(create(&client, ("desk_number", json!("1234-00057-39"))).status, 201);
    let extras = fake.with(|zammad| zammad.tickets.iter().map(|it| it.extra.len()).collect::<Vec<_>>());
    assert_eq!(extras, [0, 1]);
    fake.with(|zammad| zammad.index_lags = true);
    let by_query = token(client.get("/api/v1/tickets/search?query=1234-00057-39")).send().json();
    assert_eq!(by_query["tickets"], json!([]));
    let condition = json!({ "ticket.title": { "operator": "contains", "value": "[1234-00057-39]" } });
    let search = token(client.post("/api/v1/tickets/search")).json(&json!({ "condition": condition }));
    assert_eq!(search.send().json()["tickets_count"], json!(2));
}

#[test]
fn topdesk_refuses_what_topdesk_refuses() {
    let fake = Fake::start(Topdesk::new("desk:a-password")).unwrap();
    let client = Client::new(&fake.url);
    let create = |change: (&str, Value)| {
        let caller = json!({ "dynamicName": "An Example", "branch": { "name": "Town hall" } });
        let mut body =
            json!({ "caller": caller, "briefDescription": "A title", "externalNumber": "1234-00057-39" });
        body[change.0] = change.1;
        let post = client.post("/tas/api/incidents").header("Authorization", "Basic ZGVzazphLXBhc3N3b3Jk");
        post.json(&body).send().status
    };
    assert_eq!(client.post("/tas/api/incidents").json(&json!({})).send().status, 401);
    assert_eq!(create(("briefDescription", json!("é".repeat(81)))), 400);
    assert_eq!(create(("externalNumber", json!("1".repeat(61)))), 400);
    assert_eq!(create(("category", json!({ "name": "Nothing" }))), 400);
    assert_eq!(create(("number", json!("I 1"))), 400);
    assert_eq!(create(("callerLookup", json!({ "email": "an@town.example" }))), 400);
    assert_eq!(create(("briefDescription", json!("é".repeat(80)))), 201);
    fake.with(|topdesk| topdesk.may_write = false);
    assert_eq!(create(("request", json!("x"))), 403);
    let find = |query: &str| {
        let get = client.get(&format!("/tas/api/incidents?query={query}"));
        get.header("Authorization", "Basic ZGVzazphLXBhc3N3b3Jk").send().status
    };
    assert_eq!(find("externalNumber=='1234-00057-39'"), 200);
    assert_eq!(find("externalNumber=='1234-00058-36'"), 204);
    assert_eq!(find("anything"), 400);
}

fn zendesk() -> (Fake<Zendesk>, Client) {
    let fake = Fake::start(Zendesk::new("desk", "a-secret", "a-hook-secret")).unwrap();
    let client = Client::new(&fake.url);
    (fake, client)
}

fn sign_in(client: &Client, secret: &str, expires_in: u32) -> Answer {
    let body = json!({
        "grant_type": "client_credentials", "client_id": "desk", "client_secret": secret,
        "scope": "read write", "expires_in": expires_in,
    });
    client.post("/oauth/tokens").json(&body).send()
}

fn bearer(client: &Client) -> String {
    sign_in(client, "a-secret", 3_600).json()["access_token"].as_str().unwrap().to_owned()
}

fn ticket(title: &str) -> Value {
    json!({ "ticket": {
        "subject": title, "comment": { "body": "A text" }, "external_id": "1234-00057-39",
        "requester": { "name": "An Example", "email": "an@town.example" },
    } })
}

#[test]
fn zendesk_lets_in_who_signs_in_and_only_for_a_while() {
    let (fake, client) = zendesk();
    assert_eq!(sign_in(&client, "another", 3_600).status, 401);
    assert_eq!(sign_in(&client, "a-secret", 10).status, 400);
    let token = bearer(&client);
    let me = || client.get("/api/v2/users/me.json").bearer(&token).send().status;
    assert_eq!(me(), 200);
    fake.with(|zendesk| zendesk.ahead_s = 3_601);
    assert_eq!(me(), 401);
    fake.with(|zendesk| zendesk.scopes = vec!["read"]);
    let token = bearer(&client);
    assert_eq!(client.post("/api/v2/tickets").bearer(&token).json(&ticket("A")).send().status, 403);
}

#[test]
fn zendesk_keeps_a_key_for_two_hours_and_for_one_body() {
    let (fake, client) = zendesk();
    let post = |title: &str| {
        let request = client.post("/api/v2/tickets").bearer(&bearer(&client)).key("a-key");
        request.json(&ticket(title)).send()
    };
    let (one, two) = (post("A"), post("A"));
    assert_eq!(one.json()["ticket"]["id"], two.json()["ticket"]["id"]);
    assert_eq!(two.header("x-idempotency-lookup").as_deref(), Some("hit"));
    assert_eq!(post("B").json()["error"], json!("IdempotentRequestError"));
    fake.with(|zendesk| zendesk.ahead_s = 7_201);
    assert_eq!(post("A").status, 201);
    assert_eq!(fake.with(|zendesk| zendesk.tickets.len()), 2, "after two hours the key is forgotten");
}

#[test]
fn zendesk_opens_an_upload_once_and_a_closed_ticket_never() {
    let (_fake, client) = zendesk();
    let token = bearer(&client);
    let id = client.post("/api/v2/tickets").bearer(&token).json(&ticket("A")).send().json()["ticket"]["id"]
        .clone();
    let upload =
        client.post("/api/v2/uploads.json?filename=a.png").bearer(&token).body("image/png", *b"bytes");
    let upload = upload.send().json()["upload"]["token"].clone();
    let put = |change: Value| {
        let request = client.request("PUT", &format!("/api/v2/tickets/{id}")).bearer(&token);
        request.json(&json!({ "ticket": change })).send().status
    };
    let comment = json!({ "comment": { "body": "A file", "uploads": [upload] } });
    assert_eq!((put(comment.clone()), put(comment)), (200, 422));
    assert_eq!((put(json!({ "status": "closed" })), put(json!({ "status": "open" }))), (200, 422));
}

#[test]
fn a_fault_may_come_before_or_after_the_work() {
    let (fake, client) = zammad();
    fake.next("POST", "/tickets", [Behaviour::Status(500), Behaviour::CommitThenLose]);
    assert_eq!(create(&client, ("title", json!("[1] x"))).status, 500);
    assert_eq!(fake.with(|zammad| zammad.tickets.len()), 0);
    let post = token(client.post("/api/v1/tickets"));
    let body = json!({ "title": "[2] x", "group": "Support", "article": { "body": "x" } });
    assert!(post.json(&body).try_send().is_err(), "the answer is lost");
    assert_eq!(fake.with(|zammad| zammad.tickets.len()), 1);
}
