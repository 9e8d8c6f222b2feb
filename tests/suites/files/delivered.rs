//! What a helpdesk gets is what was sent, byte by byte.

use crate::{SOON, sample, submission, world};
use hmac_sha256::Hash;
use std::fmt::Write as _;
use tests::{
    client::Receipt, encode::File, fixtures::Ticket, helpdesk::Helpdesk, mail::Mails, test_desk::TestDesk,
};

const LINKED: &str = "3001";
const MAILED: &str = "3002";
const SUPPORT: &str = "support@helpdesk.example";

/// A site whose tickets go out with links, and one whose files go along in a mail.
pub fn describe(desk: &mut TestDesk, helpdesk: &Helpdesk) {
    desk.webhook("linked", &helpdesk.mailbox("linked").url).site(LINKED, &["linked"]);
    desk.tables(&format!(
        "[mail]\nfrom = \"desk@desk.example\"\n\n[backends.mailed]\nkind = \"email\"\nto = {SUPPORT:?}\n"
    ));
    desk.site(MAILED, &["mailed"]);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[test]
fn a_webhook_gets_links_that_lead_to_the_files() {
    let files = [File::new("mijn scherm.png", sample::png()), File::new("console.log", "line")];
    Receipt::of(&submission(&Ticket::new(LINKED), &files).send());
    let delivery = world().helpdesk.mailbox("linked").wait(1, SOON).remove(0);
    let listed = delivery.json["data"]["attachments"].as_array().cloned().unwrap();
    assert_eq!(listed.len(), 2);
    for (listed, file) in listed.iter().zip(&files) {
        assert_eq!(listed["name"], file.name.as_str());
        assert_eq!(listed["size"], file.bytes.len());
        let answer = world().client.get(listed["url"].as_str().unwrap()).send();
        assert_eq!((answer.status, &answer.body), (200, &file.bytes));
        assert_eq!(listed["sha256"], hex(&Hash::hash(&answer.body)).as_str());
    }
}

#[test]
fn a_mail_carries_the_files() {
    let files = [File::new("mijn scherm.png", sample::png()), File::new("nota.txt", "één\n")];
    let receipt = Receipt::of(&submission(&Ticket::new(MAILED), &files).send());
    let letter = Mails::of(&world().server).wait(&receipt.number, SUPPORT, 1).remove(0);
    let sent: Vec<(String, Vec<u8>)> = files.into_iter().map(|file| (file.name, file.bytes)).collect();
    assert_eq!(letter.files(), sent);
}
