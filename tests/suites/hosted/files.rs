//! Files reach each helpdesk byte for byte and once, and the ticket is there before them.

use crate::{
    RETRIED,
    desks::{
        Hosted,
        roads::{Kind, Road, TOPDESK_FILES, ZAMMAD_FILES, ZENDESK_FILES},
    },
    undisturbed, wait_delivered, world,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use tests::{
    client::Receipt,
    encode::File,
    fakes::zendesk::Upload,
    fixtures::{Ticket, key},
    helpdesk::Behaviour::CommitThenLose,
};

/// A picture of one pixel, without anything that would be taken out of it.
const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/// A file as a helpdesk has it: its name, what it is, whether the reporter may see it, what is in it.
type Stored = (String, Vec<u8>);

/// Files a ticket with a picture and a text, and waits until the helpdesk has both.
fn with_files<V: Hosted + Kind>(road: &'static Road<V>, stored: fn(&mut V, &str) -> Vec<Stored>) -> Receipt {
    let picture = STANDARD.decode(PIXEL).unwrap();
    // All bytes that a text may have, line ends of every kind among them.
    let log = "line 1\r\nline 2\n--boundary\r\n\ttab é🧯\n".repeat(2_000).into_bytes();
    let files = [File::new("scherm \"1\" é.png", picture.clone()), File::new("errors.log", log.clone())];
    let ticket = Ticket::new(road.site);
    let request = world().client.post("/v1/tickets").header("Accept", "application/json").key(&key());
    let receipt = Receipt::of(&request.files(&ticket.fields(), &files).send());
    let found = road.fake().wait("both files", RETRIED, |vendor| {
        if vendor.count(&receipt.number) == 0 {
            return None;
        }
        let found = stored(vendor, &receipt.number);
        (found.len() >= 2).then_some(found)
    });
    wait_delivered(&receipt.number, RETRIED);
    let again = road.fake().with(|vendor| stored(vendor, &receipt.number));
    assert_eq!(again.len(), 2, "each once: {:?}", again.iter().map(|(name, _)| name).collect::<Vec<_>>());
    assert_eq!([found[0].0.as_str(), found[1].0.as_str()], ["scherm -1- é.png", "errors.log"]);
    assert!(found[0].1 == picture, "the picture is another one");
    assert!(found[1].1 == log, "the text is another one");
    assert_eq!(road.fake().with(|vendor| vendor.count(&receipt.number)), 1);
    receipt
}

#[test]
fn to_zammad_though_an_answer_is_lost() {
    let _turn = undisturbed();
    ZAMMAD_FILES.fake().next("POST", "/ticket_articles", [CommitThenLose]);
    let receipt = with_files(&ZAMMAD_FILES, |zammad, number| {
        let articles = &zammad.numbered(number).unwrap().articles;
        let files = articles.iter().flat_map(|article| &article.files);
        files.map(|file| (file.name.clone(), file.bytes.clone())).collect()
    });
    let media = ZAMMAD_FILES
        .fake()
        .with(|zammad| zammad.numbered(&receipt.number).unwrap().articles[1].files[0].media.clone());
    assert_eq!(media, "image/png");
}

#[test]
fn to_topdesk_though_an_answer_is_lost() {
    let _turn = undisturbed();
    TOPDESK_FILES.fake().next("POST", "/attachments", [CommitThenLose]);
    with_files(&TOPDESK_FILES, |topdesk, number| {
        let files = &topdesk.numbered(number).unwrap().files;
        assert!(files.iter().all(|file| !file.invisible));
        files.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect()
    });
}

fn attached(audits: &[tests::fakes::zendesk::Audit]) -> Vec<Upload> {
    audits.iter().flat_map(|audit| audit.files.clone()).collect()
}

#[test]
fn to_zendesk_though_a_comment_s_answer_is_lost() {
    let _turn = undisturbed();
    ZENDESK_FILES.fake().next("PUT", "", [CommitThenLose]);
    let receipt = with_files(&ZENDESK_FILES, |zendesk, number| {
        let files = attached(&zendesk.numbered(number).unwrap().audits);
        files.into_iter().map(|file| (file.name, file.bytes)).collect()
    });
    let said = ZENDESK_FILES.fake().with(|zendesk| zendesk.said(&receipt.number));
    assert_eq!(said.len(), 1, "a public comment would be mailed to the reporter: {said:?}");
}
