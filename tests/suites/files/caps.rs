//! Bodies with files, as large as they may be and larger, whatever they announce.

use crate::{assert_nothing_kept, file, served, world};
use desk::limits::{BODY_MAX, FILE_MAX, FORM_MAX};
use tests::{
    answer::Answer,
    client::{Receipt, Request},
    encode::{self, File},
    fixtures::{Ticket, key},
    problem::Problem,
    raw::{self, Then},
};

fn cap() -> usize {
    usize::try_from(FILE_MAX).unwrap()
}

/// A form of exactly so many bytes, with one file that is far too large.
fn form_of(ticket: &Ticket, key: &str, bytes: usize) -> Vec<u8> {
    let form = |size: usize| {
        let file = File::new("groot.log", vec![b'a'; size]);
        encode::multipart_with_files(&ticket.fields_with_key(key), &[file])
    };
    let around = form(0).len();
    form(bytes - around)
}

fn post(body: Vec<u8>) -> Request {
    let request = world().client.post("/v1/tickets").header("Accept", "application/json");
    request.body(&encode::multipart_type(), body)
}

/// Sends a form below the announced length, above it, or with none announced.
fn send_raw(headers: &[(&str, &str)], body: &[u8], then: Then) -> Option<Answer> {
    let kind = encode::multipart_type();
    let mut all = vec![("Content-Type", kind.as_str())];
    all.extend(headers);
    let mut bytes = raw::submission_head(&all).into_bytes();
    bytes.extend(body);
    raw::send(world().server.port(), &bytes, then)
}

#[test]
fn a_file_as_large_as_one_may_be() {
    for size in [cap() - 1, cap()] {
        let receipt = file(&[File::new("groot.log", vec![b'a'; size])]);
        let [answer] = &served(&receipt.number)[..] else { panic!("not one file") };
        assert!(answer.body.len() == size && answer.body.iter().all(|byte| *byte == b'a'));
    }
}

#[test]
fn what_was_typed_survives_a_file_that_is_far_too_large() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    let most = usize::try_from(FORM_MAX).unwrap();
    let answer = post(form_of(&ticket, &key, most)).header("Accept", "text/html").send();
    assert_eq!(answer.status, 422, "{answer}");
    assert!(answer.text().contains("value=\"The opening hours cannot be saved\""), "{answer}");
    assert!(answer.text().contains("href=\"#ticket-attachments\""), "{answer}");
    Problem::of(&post(form_of(&ticket, &key, most + 1)).send(), 413, "too-large");
    assert_nothing_kept(&site);
}

#[test]
fn a_form_of_120_megabytes() {
    let (site, key) = (world().site(), key());
    let body = form_of(&Ticket::new(&site), &key, 120_000_000);
    Problem::of(&post(body).send(), 413, "too-large");
    assert_nothing_kept(&site);
}

#[test]
fn a_form_that_announces_no_length() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    let files = [File::new("a.log", vec![b'a'; 3_000_000])];
    let body = encode::multipart_with_files(&ticket.fields_with_key(&key), &files);
    let answer = send_raw(&[("Transfer-Encoding", "chunked")], &raw::chunked(&body), Then::Wait);
    assert_eq!(Receipt::of(&answer.expect("an answer")).serial, 1);
}

#[test]
fn a_form_over_the_cap_that_announces_no_length() {
    let (site, key) = (world().site(), key());
    let body = form_of(&Ticket::new(&site), &key, 101_000_000);
    let answer = send_raw(&[("Transfer-Encoding", "chunked")], &raw::chunked(&body), Then::Wait);
    Problem::of(&answer.expect("an answer"), 413, "too-large");
    assert_nothing_kept(&site);
}

#[test]
fn a_form_that_breaks_off_in_a_file() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    for size in [1_000, 3_000_000] {
        let files = [File::new("a.log", vec![b'a'; size])];
        let body = encode::multipart_with_files(&ticket.fields_with_key(&key), &files);
        for (announced, sent) in
            [(body.len(), body.len() / 2), (body.len() / 2, body.len() / 2), (120_000_000, 900)]
        {
            let headers = [("Content-Length", announced.to_string())];
            let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
            if let Some(answer) = send_raw(&headers, &body[..sent], Then::Finish) {
                assert!((400..600).contains(&answer.status), "{answer}");
            }
        }
    }
    assert_nothing_kept(&site);
}

#[test]
fn fields_stay_within_their_own_cap_beside_files() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    let long = "x".repeat(BODY_MAX);
    let mut fields = ticket.fields_with_key(&key);
    fields.push(("context.errors", &long));
    let body = encode::multipart_with_files(&fields, &[File::new("a.log", "line")]);
    Problem::of(&post(body).send(), 413, "too-large");
    let many = vec![("x", ""); 200];
    Problem::of(&post(encode::multipart(&many).into_bytes()).send(), 413, "too-large");
    assert_nothing_kept(&site);
}
