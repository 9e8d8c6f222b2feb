//! The hosted form, as a page without script uses it: nothing chosen is lost over something else.

use crate::{sample, served, world};
use tests::{
    answer::Answer,
    client::Request,
    encode::File,
    fixtures::{Ticket, key},
};

fn post(fields: &[(&str, &str)], files: &[File]) -> Request {
    let origin = world().server.origin();
    let request = world().client.post("/v1/tickets?lang=nl").from_origin(&origin);
    request.header("Accept", "text/html,application/xhtml+xml").files(fields, files)
}

/// The values of the boxes that are ticked.
fn ticked(answer: &Answer) -> Vec<String> {
    let text = answer.text();
    let boxes = text.split("name=\"attachments.kept\" value=\"").skip(1);
    boxes.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn number(answer: &Answer) -> String {
    assert_eq!(answer.status, 201, "{answer}");
    let text = answer.text();
    let (_, rest) = text.split_once("class=\"ticket-number\"").expect("a number");
    rest.split(['>', '<']).nth(1).unwrap().trim().to_owned()
}

#[test]
fn files_that_were_good_are_kept_while_something_else_is_corrected() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    let wrong = ticket.clone().title("");
    let files = [File::new("mijn scherm.png", sample::png()), File::new("leeg.log", "")];
    let answer = post(&wrong.fields_with_key(&key), &files).send();
    assert_eq!(answer.status, 422, "{answer}");
    assert!(answer.text().contains("Kies een ander bestand dan leeg.log"), "{answer}");
    let boxes = ticked(&answer);
    assert!(boxes.len() == 1 && boxes[0].ends_with(" mijn scherm.png"), "{boxes:?}");

    let mut fields = ticket.fields_with_key(&key);
    fields.push(("attachments.kept", &boxes[0]));
    // A browser sends an empty part for the field in which nothing was chosen.
    let nothing = File::new("", "");
    let number = number(&post(&fields, &[nothing, File::new("b.log", "line")]).send());
    let bodies: Vec<_> = served(&number).into_iter().map(|answer| answer.body).collect();
    assert_eq!(bodies, [sample::png(), b"line".to_vec()]);
}

#[test]
fn a_box_that_was_unticked_stays_behind() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    let answer = post(&ticket.clone().title("").fields_with_key(&key), &[File::new("a.log", "line")]).send();
    assert_eq!(ticked(&answer).len(), 1);
    let number = number(&post(&ticket.fields_with_key(&key), &[]).send());
    assert!(served(&number).is_empty());
}

#[test]
fn a_picture_that_was_kept_stands_in_for_the_error_message() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site).error("");
    let answer =
        post(&ticket.clone().title("").fields_with_key(&key), &[File::new("a.png", sample::png())]).send();
    let boxes = ticked(&answer);
    let mut fields = ticket.fields_with_key(&key);
    fields.push(("attachments.kept", &boxes[0]));
    assert_eq!(served(&number(&post(&fields, &[]).send())).len(), 1);
}

#[test]
fn a_file_that_is_not_there_any_more_is_named() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    let gone = format!("{} mijn scherm.png", "0f".repeat(32));
    let mut fields = ticket.fields_with_key(&key);
    fields.push(("attachments.kept", &gone));
    let answer = post(&fields, &[]).send();
    assert_eq!(answer.status, 422, "{answer}");
    assert!(answer.text().contains("Kies mijn scherm.png opnieuw"), "{answer}");
    crate::assert_nothing_kept(&site);
}

#[test]
fn nobody_claims_the_files_of_another_key() {
    let (site, key, other) = (world().site(), key(), key());
    let ticket = Ticket::new(&site);
    let wrong = ticket.clone().title("");
    let boxes = ticked(&post(&wrong.fields_with_key(&key), &[File::new("a.log", "line")]).send());
    let mut fields = ticket.fields_with_key(&other);
    fields.push(("attachments.kept", &boxes[0]));
    let answer = post(&fields, &[]).send();
    assert_eq!(answer.status, 422, "{answer}");
    assert!(ticked(&answer).is_empty());
}

#[test]
fn files_that_could_not_be_kept_are_asked_for_again() {
    let (site, key) = (world().site(), key());
    let ticket = Ticket::new(&site);
    let files = [File::new("a.log", "line")];
    // What scripts may say by themselves stands behind the form.
    let asks = |answer: &Answer| {
        answer
            .text()
            .split("<template")
            .next()
            .is_some_and(|form| form.contains("Kies ook uw bestanden opnieuw."))
    };
    number(&post(&ticket.fields_with_key(&key), &files).send());
    // Back, another text, and sent again: it becomes a new report, under a new key.
    let answer = post(&ticket.clone().title("Another problem").fields_with_key(&key), &files).send();
    assert_eq!(answer.status, 422, "{answer}");
    assert!(asks(&answer), "{answer}");
    let answer = post(&ticket.clone().title("Another problem").fields_with_key(&key), &[]).send();
    assert!(answer.status == 422 && !asks(&answer), "{answer}");
}

#[test]
fn the_form_sends_files_without_script() {
    let page =
        world().client.get(&format!("/form/{}?lang=nl", world().site())).header("Accept", "text/html").send();
    let text = page.text();
    assert!(text.contains("enctype=\"multipart/form-data\""), "{text}");
    assert!(text.contains("name=\"attachments\" type=\"file\" multiple accept=\".png,"), "{text}");
    assert!(
        text.contains("Hoogstens 5 bestanden") && text.contains("10 MB") && text.contains("25 MB"),
        "{text}"
    );
}
