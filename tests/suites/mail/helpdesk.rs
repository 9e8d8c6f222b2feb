//! A helpdesk that has an address and nothing else.

use crate::{FROM, MAILROOM, OWN_MAILROOM, SUPPORT, mails, settle, world};
use base64::{Engine, engine::general_purpose::STANDARD};
use tests::{
    client::Receipt,
    encode::File,
    fixtures::{EMAIL, PAGE, PHONE, Ticket, key},
    secrets::ADMIN_TOKEN,
};

/// A picture of four pixels.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEklEQVR4nGP4z8DAAMIM/4EAAB/uBfsL2WiLAAAAAElFTkSuQmCC";

#[test]
fn it_gets_the_whole_ticket_and_can_answer_the_reporter() {
    let ticket = Ticket::new(MAILROOM).error("Error 503 while saving\nBcc: x@evil.example\n.\n\u{1b}[31mred");
    let receipt = world().client.file(&ticket);
    let letter = mails().wait(&receipt.number, SUPPORT, 1).remove(0);
    assert_eq!(letter.subject(), format!("[{}] {}", receipt.number, ticket.title));
    assert_eq!(letter.from(), ("Test desk".to_owned(), FROM.to_owned()));
    assert_eq!(letter.reply_to(), (ticket.name.clone(), EMAIL.to_owned()));
    assert_eq!(letter.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!((letter.header("Bcc"), letter.html()), (None, String::new()));
    let text = letter.text();
    for told in [
        "Error 503 while saving\nBcc: x@evil.example\n.\n␛[31mred",
        receipt.number.as_str(),
        MAILROOM,
        PAGE,
        &ticket.name,
        EMAIL,
        PHONE,
        // In the desk's first language.
        "Telefoonnummer",
    ] {
        assert!(text.contains(told), "{told} is not in {text}");
    }
    // The reporter has a receipt from the desk, and one alone.
    mails().wait(&receipt.number, EMAIL, 1);
    settle();
    assert_eq!(mails().about(&receipt.number, EMAIL).len(), 1);
    assert_eq!(mails().about(&receipt.number, SUPPORT).len(), 1);
}

#[test]
fn where_it_mails_reporters_nothing_keeps_it_from_that() {
    let receipt = world().client.file(&Ticket::new(OWN_MAILROOM));
    let letter = mails().wait(&receipt.number, SUPPORT, 1).remove(0);
    assert_eq!(letter.header("Auto-Submitted"), None);
    settle();
    assert!(mails().about(&receipt.number, EMAIL).is_empty());
}

#[test]
fn a_check_sends_a_mail() {
    for (backend, to) in [("mailroom", SUPPORT), ("reporter-mail", "help@desk.example")] {
        let path = format!("/v1/backends/{backend}/check");
        let answer = world().client.get(&path).bearer(ADMIN_TOKEN).send();
        assert_eq!((answer.status, &answer.json()["ok"]), (200, &true.into()), "{answer}");
        let is_check = |letter: &tests::mail::Letter| {
            letter.subject() == "Test van de e-mail van de helpdesk" && letter.to().1 == to
        };
        tests::until::until("the test mail", crate::SOON, || mails().all().into_iter().find(is_check));
    }
}

#[test]
fn its_files_arrive_as_they_are_kept() {
    let files = [
        File::new("Écran \"d'accueil\".png", STANDARD.decode(PNG).unwrap()),
        File::new("console.log", "één\r\ntwee\n.\nFrom x\n--=_\n\u{1b}[31m"),
        File::new("data.json", "{\"a\": [1, 2, null]}\n"),
        // As large as a file may be, almost.
        File::new("large.log", "0123456789abcde\n".repeat(600_000)),
    ];
    let request = world().client.post("/v1/tickets").header("Accept", "application/json").key(&key());
    let receipt = Receipt::of(&request.files(&Ticket::new(MAILROOM).fields(), &files).send());
    let letter = mails().wait(&receipt.number, SUPPORT, 1).remove(0);
    let text = letter.text();
    let links: Vec<&str> = text.split_whitespace().filter(|word| word.contains("/files/")).collect();
    let attached = letter.files();
    assert_eq!((attached.len(), links.len()), (files.len(), files.len()), "{text}");
    for ((file, (name, bytes)), link) in files.iter().zip(&attached).zip(links) {
        assert!(text.contains(name.as_str()), "{name} is not in {text}");
        // A picture is kept without what it says of its maker; the rest as it came.
        assert!(*bytes == world().client.get(link).send().body, "{name} is not what the desk has kept");
        assert!(file.declared == "image/png" || *bytes == file.bytes, "{name} is not what was sent");
    }
    assert!(mails().wait(&receipt.number, EMAIL, 1)[0].files().is_empty());
}
