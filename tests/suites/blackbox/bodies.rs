//! Bodies that are not what they say, or too large: refused before anything in them is believed.

use crate::{assert_nothing_kept, good, refused, world};
use desk::limits::BODY_MAX;
use tests::{
    answer::Answer,
    client::Receipt,
    encode,
    fixtures::{Ticket, key},
    problem::Problem,
    raw::{self, Then},
};

/// A good submission of exactly so many bytes: the rest is space, which JSON does not mind.
fn padded(site: &str, bytes: usize) -> Vec<u8> {
    let mut body = Ticket::new(site).json().to_string().into_bytes();
    body.resize(bytes, b' ');
    body
}

/// Sends a body below the announced length, above it, or with none announced.
fn send_raw(headers: &[(&str, &str)], body: &[u8], then: Then) -> Option<Answer> {
    let key = key();
    let mut all = vec![("Content-Type", "application/json"), ("Idempotency-Key", &key)];
    all.extend(headers);
    let mut bytes = raw::submission_head(&all).into_bytes();
    bytes.extend(body);
    raw::send(world().server.port(), &bytes, then)
}

#[test]
fn an_unknown_media_type() {
    let (site, json) = good();
    for kind in ["text/plain", "application/xml", "application/octet-stream"] {
        let request = world().client.submission(&json).body(kind, json.to_string());
        refused(&request, 415, "encoding-unknown");
    }
    let request = world().client.submission(&json).without("Content-Type");
    assert_eq!(Problem::read(&request.send()).code, "encoding-unknown");
    assert_nothing_kept(&site);
}

#[test]
fn truncated_json() {
    let (site, json) = good();
    let text = json.to_string();
    let request = world().client.submission(&json).body("application/json", &text[..text.len() - 5]);
    refused(&request, 400, "unreadable");
    assert_nothing_kept(&site);
}

#[test]
fn json_that_is_no_object() {
    let (_, json) = good();
    for text in ["", "[]", "null", "\"text\"", "{}{}", "1"] {
        let request = world().client.submission(&json).body("application/json", text);
        let answer = request.send();
        assert!(matches!(answer.status, 400 | 422), "{text:?}: {answer}");
        Problem::read(&answer);
    }
}

#[test]
fn json_of_a_thousand_brackets() {
    let (site, json) = good();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let text = json.to_string().replacen('{', &format!("{{\"context\":{deep},"), 1);
    let answer = world().client.submission(&json).body("application/json", text).send();
    assert!(matches!(answer.status, 400 | 422), "{answer}");
    Problem::read(&answer);
    assert_nothing_kept(&site);
}

#[test]
fn a_lone_surrogate() {
    let (site, json) = good();
    let text = json.to_string().replace("Error 503", r"Error \ud800 503");
    refused(&world().client.submission(&json).body("application/json", text), 400, "unreadable");
    assert_nothing_kept(&site);
}

#[test]
fn bytes_that_are_no_text() {
    let (site, json) = good();
    let mut bytes = json.to_string().into_bytes();
    let at = bytes.windows(5).position(|five| five == b"Error").unwrap();
    bytes[at] = 0xff;
    refused(&world().client.submission(&json).body("application/json", bytes), 400, "unreadable");
    assert_nothing_kept(&site);
}

#[test]
fn a_truncated_multipart_body() {
    let site = world().site();
    let (ticket, key) = (Ticket::new(&site), key());
    let body = encode::multipart(&ticket.fields_with_key(&key));
    let half = &body[..body.len() / 2];
    let request = world().client.post("/v1/tickets").header("Accept", "application/json");
    refused(&request.clone().body(&encode::multipart_type(), half), 400, "unreadable");
    refused(&request.body("multipart/form-data", body), 400, "unreadable");
    assert_nothing_kept(&site);
}

#[test]
fn a_body_as_large_as_one_may_be() {
    let (site, json) = good();
    let answer = world().client.submission(&json).body("application/json", padded(&site, BODY_MAX)).send();
    assert_eq!(Receipt::of(&answer).serial, 1);
}

#[test]
fn a_body_one_byte_over_the_cap() {
    let (site, json) = good();
    let body = padded(&site, BODY_MAX + 1);
    refused(&world().client.submission(&json).body("application/json", body), 413, "too-large");
    assert_nothing_kept(&site);
}

#[test]
fn a_body_over_the_cap_without_a_length() {
    let site = world().site();
    let body = raw::chunked(&padded(&site, BODY_MAX + 200_000));
    let answer = send_raw(&[("Transfer-Encoding", "chunked")], &body, Then::Wait).expect("an answer");
    Problem::of(&answer, 413, "too-large");
    assert_nothing_kept(&site);
}

#[test]
fn a_body_of_120_megabytes() {
    let (site, json) = good();
    let body = padded(&site, 120_000_000);
    Problem::of(&world().client.submission(&json).body("application/json", body).send(), 413, "too-large");
    assert_nothing_kept(&site);
}

#[test]
fn a_body_that_ends_before_its_length() {
    let site = world().site();
    let whole = Ticket::new(&site).json().to_string().into_bytes();
    for (length, sent) in
        [(whole.len(), whole.len() / 2), (whole.len() + 1, whole.len()), (120_000_000, whole.len())]
    {
        if let Some(answer) =
            send_raw(&[("Content-Length", &length.to_string())], &whole[..sent], Then::Finish)
        {
            assert!((400..600).contains(&answer.status), "{answer}");
        }
    }
    assert_nothing_kept(&site);
}

#[test]
fn a_body_that_goes_on_after_its_length() {
    let site = world().site();
    let mut whole = Ticket::new(&site).json().to_string().into_bytes();
    let length = (whole.len() - 10).to_string();
    whole.extend(b"and more that belongs to nobody");
    let answer = send_raw(&[("Content-Length", &length)], &whole, Then::Wait).expect("an answer");
    assert_eq!(answer.status, 400, "{answer}");
    assert_nothing_kept(&site);
}

#[test]
fn an_empty_body() {
    let (_, json) = good();
    refused(&world().client.submission(&json).body("application/json", ""), 400, "unreadable");
}
