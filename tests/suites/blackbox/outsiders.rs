//! Requests from where none may come, and to where nothing is.

use crate::{assert_nothing_kept, good, refused, world};
use serde_json::json;
use tests::{fixtures::with, problem::Problem};

#[test]
fn an_unknown_site() {
    let (_, json) = good();
    refused(&world().client.submission(&with(&json, "/siteId", json!("9999"))), 404, "site-unknown");
}

#[test]
fn a_foreign_origin() {
    let (site, json) = good();
    for origin in ["https://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:1"] {
        let request = world().client.submission(&json).from_origin(origin);
        refused(&request, 403, "origin-refused");
        let answer = request.send();
        assert_eq!(answer.header("access-control-allow-origin"), None, "{answer}");
    }
    assert_nothing_kept(&site);
}

#[test]
fn an_origin_that_only_looks_like_the_site_s() {
    let (site, json) = good();
    for origin in [
        "http://town.example",
        "https://town.example:8443",
        "https://town.example.evil.example",
        "https://www.town.example",
        "https://TOWN.example",
        "https://town.example/",
    ] {
        refused(&world().client.submission(&json).from_origin(origin), 403, "origin-refused");
    }
    assert_nothing_kept(&site);
}

#[test]
fn a_program_without_an_origin_is_taken() {
    let (site, _) = good();
    assert_nothing_kept(&site);
}

#[test]
fn another_method_is_told_which_there_are() {
    for (method, path, allowed) in [
        ("GET", "/v1/tickets", "POST"),
        ("DELETE", "/v1/desk", "PUT"),
        ("PUT", "/v1/tickets", "POST"),
        ("POST", "/health", "GET"),
        ("POST", "/status/abc", "GET"),
    ] {
        let answer = world().client.request(method, path).header("Accept", "application/json").send();
        Problem::of(&answer, 405, "method");
        let allow = answer.header("allow").unwrap_or_default();
        assert!(allow.split(", ").any(|one| one == allowed), "{method} {path}: Allow: {allow}");
    }
}

#[test]
fn a_path_that_leads_nowhere() {
    for path in ["/v1", "/v1/tickets/2001-00001-01", "/v2/tickets", "/form", "/.dev.vars", "/desk.toml"] {
        let request = world().client.get(path).header("Accept", "application/json");
        refused(&request, 404, "not-found");
    }
}

#[test]
fn a_number_does_not_open_a_ticket() {
    let (site, _) = good();
    let receipt = world().client.file(&tests::fixtures::Ticket::new(&site));
    for path in [
        format!("/status/{}", receipt.number),
        format!("/v1/tickets/{}", receipt.number),
        format!("/inbox/tickets/{}", receipt.number),
    ] {
        for kind in ["application/json", "text/html"] {
            let answer = world().client.get(&path).header("Accept", kind).send();
            assert!(!answer.text().contains("opening hours"), "{path} shows the ticket: {answer}");
        }
    }
}
