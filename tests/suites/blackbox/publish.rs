//! Publishing a desk: all of it holds, or nothing changes.

use crate::world;
use serde_json::json;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tests::{answer::Answer, fixtures::Ticket, problem::Problem, secrets::ADMIN_TOKEN};

/// These tests change what is published, one after the other.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn put(toml: &str) -> Answer {
    world().client.request("PUT", "/v1/desk").bearer(ADMIN_TOKEN).body("application/toml", toml).send()
}

fn published() -> String {
    let answer = world().client.get("/v1/desk").bearer(ADMIN_TOKEN).send();
    assert_eq!(answer.status, 200, "{answer}");
    answer.text()
}

/// Refused, and the desk is as it was; returns the faults as they stand in the answer.
fn refused(toml: &str) -> serde_json::Value {
    let before = published();
    let answer = put(toml);
    Problem::of(&answer, 422, "desk-faults");
    assert_eq!(published(), before, "a desk that does not hold took effect");
    answer.json()["errors"].clone()
}

#[test]
fn a_good_desk_holds_at_once() {
    let _turn = turn();
    let mut desk = world().desk.clone();
    desk.site("4001", &["inbox"]);
    world().publish(&desk).unwrap();
    assert_eq!(published(), desk.toml());
    assert_eq!(world().client.file(&Ticket::new("4001")).serial, 1);
}

#[test]
fn every_fault_is_named_with_its_line_and_column() {
    let _turn = turn();
    let toml =
        world().desk.toml().replacen("help@desk.example", "help", 1).replacen("\"inbox\"", "\"fax\"", 1);
    let errors = refused(&toml);
    let place = |at: usize| (errors[at]["line"].clone(), errors[at]["column"].clone());
    assert_eq!(errors.as_array().map(Vec::len), Some(2), "{errors}");
    assert_eq!(place(0), (json!(3), json!(9)), "{errors}");
    assert!(errors[0]["message"].as_str().unwrap().contains("line 3, column 9"), "{errors}");
    assert_eq!(place(1), (json!(6), json!(13)), "{errors}");
}

#[test]
fn a_file_that_is_no_toml() {
    let _turn = turn();
    assert_eq!(refused("[desk]\nname = \n")[0]["line"], json!(2));
}

#[test]
fn an_empty_file() {
    let _turn = turn();
    assert!(refused("").as_array().is_some_and(|errors| !errors.is_empty()));
}

#[test]
fn a_field_that_nobody_knows() {
    let _turn = turn();
    let errors = refused(&world().desk.toml().replacen("[limits]", "[limits]\nnever = 1", 1));
    assert!(errors[0]["message"].as_str().unwrap().contains("never"), "{errors}");
}

#[test]
fn a_secret_in_the_file_is_not_repeated() {
    let _turn = turn();
    let mut desk = world().desk.clone();
    desk.webhook_signed("leak", "https://events.example/", &["whsec_aGlkZGVu"]);
    let errors = refused(&desk.toml());
    assert!(!errors.to_string().contains("aGlkZGVu"), "{errors}");
}

#[test]
fn without_the_token_nobody_reads_or_publishes() {
    let _turn = turn();
    let before = published();
    let toml = before.replace("Test desk", "Stolen desk");
    let request = || world().client.request("PUT", "/v1/desk").body("application/toml", toml.clone());
    let guess = format!("{}x", &ADMIN_TOKEN[..ADMIN_TOKEN.len() - 1]);
    for request in [
        request(),
        request().bearer("guess"),
        request().bearer(&guess),
        request().bearer(""),
        request().header("Authorization", ADMIN_TOKEN),
        world().client.get("/v1/desk"),
        world().client.get(&format!("/v1/desk?token={ADMIN_TOKEN}")),
    ] {
        let answer = request.send();
        Problem::of(&answer, 401, "unauthorized");
        assert!(answer.header("www-authenticate").is_some_and(|how| how.starts_with("Bearer")), "{answer:?}");
    }
    assert_eq!(published(), before);
}
