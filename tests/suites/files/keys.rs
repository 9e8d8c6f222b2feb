//! One key, one ticket, with its own files.

use crate::{assert_nothing_kept, sample, served, world};
use std::{collections::BTreeSet, thread};
use tests::{
    client::{Receipt, Request},
    encode::File,
    fixtures::{Ticket, key},
    problem::Problem,
};

fn post(ticket: &Ticket, key: &str, files: &[File]) -> Request {
    let request = world().client.post("/v1/tickets").header("Accept", "application/json");
    request.files(&ticket.fields_with_key(key), files)
}

#[test]
fn the_same_files_again_get_the_first_answer() {
    let (ticket, key) = (Ticket::new(&world().site()), key());
    let files = [File::new("a.png", sample::png()), File::new("b.log", "line")];
    let first = Receipt::of(&post(&ticket, &key, &files).send());
    assert_eq!(Receipt::of(&post(&ticket, &key, &files).send()), first);
    assert_eq!(served(&first.number).len(), 2);
}

#[test]
fn other_files_under_the_same_key_are_another_payload() {
    let (ticket, key) = (Ticket::new(&world().site()), key());
    let files = [File::new("a.log", "line")];
    let first = Receipt::of(&post(&ticket, &key, &files).send());
    for other in [
        vec![],
        vec![File::new("a.log", "another line")],
        vec![File::new("b.log", "line")],
        vec![File::new("a.log", "line"), File::new("b.log", "more")],
    ] {
        Problem::of(&post(&ticket, &key, &other).send(), 422, "key-reused");
    }
    let [answer] = &served(&first.number)[..] else { panic!("not one file") };
    assert_eq!(answer.body, b"line", "the first ticket's file is as it was");
}

#[test]
fn fifty_at_once_make_one_ticket() {
    let (ticket, key) = (Ticket::new(&world().site()), key());
    let files = [File::new("a.png", sample::png()), File::new("b.log", "line\n".repeat(20_000))];
    let numbers: BTreeSet<String> = thread::scope(|scope| {
        let one = || Receipt::of(&post(&ticket, &key, &files).send()).number;
        let all: Vec<_> = (0..50).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    let number = numbers.first().unwrap();
    let bodies: Vec<Vec<u8>> = served(number).into_iter().map(|answer| answer.body).collect();
    assert_eq!(bodies, files.map(|file| file.bytes));
    assert_eq!(world().client.file(&Ticket::new(&ticket.site)).serial, 2);
}

#[test]
fn other_files_at_once_under_one_key_make_one_ticket_with_its_own_file() {
    let (ticket, key) = (Ticket::new(&world().site()), key());
    let kept: Vec<(String, String)> = thread::scope(|scope| {
        let (ticket, key) = (&ticket, &key);
        let one = |n: usize| {
            let text = format!("line {n}");
            let answer = post(ticket, key, &[File::new("a.log", text.as_str())]).send();
            if answer.status == 201 {
                return Some((Receipt::of(&answer).number, text));
            }
            Problem::of(&answer, 422, "key-reused");
            None
        };
        let all: Vec<_> = (0..12).map(|n| scope.spawn(move || one(n))).collect();
        all.into_iter().filter_map(|one| one.join().unwrap()).collect()
    });
    let [(number, text)] = &kept[..] else { panic!("one wins: {kept:?}") };
    let [answer] = &served(number)[..] else { panic!("not one file") };
    assert_eq!(answer.body, text.as_bytes());
}

#[test]
fn a_file_before_the_site_and_the_key_is_told_so() {
    let site = world().site();
    let (ticket, key) = (Ticket::new(&site), key());
    let files = encode_files_first(&ticket, &key);
    let request = world().client.post("/v1/tickets").header("Accept", "application/json");
    let answer = request.body(&tests::encode::multipart_type(), files).send();
    let problem = Problem::of(&answer, 422, "fields");
    assert_eq!(problem.error("/attachments").code, "file-early");
    assert_nothing_kept(&site);
}

/// A form whose file stands before all else.
fn encode_files_first(ticket: &Ticket, key: &str) -> Vec<u8> {
    let end = format!("--{}--\r\n", tests::encode::BOUNDARY);
    let mut body = tests::encode::multipart_with_files(&[], &[File::new("a.log", "line")]);
    body.truncate(body.len() - end.len());
    body.extend(tests::encode::multipart(&ticket.fields_with_key(key)).into_bytes());
    body
}
