//! What happens to a ticket, as its reporter is told.

use crate::{OWN, OWN_MAIL, SOON, filed, inbox_with, mails, settle, world};
use serde_json::json;
use tests::{
    client::Receipt,
    fixtures::{EMAIL, Ticket, with},
    inbox::Inbox,
    until::until,
};

#[test]
fn an_answer_and_each_status_are_told_once() {
    let receipt = filed();
    let inbox = inbox_with(&receipt);
    inbox.reply(&receipt.number, "Hello An,\n\nWhich <browser> do you use?\n.\n-- \nThe desk");
    let letters = mails().wait(&receipt.number, EMAIL, 2);
    let reply = &letters[1];
    assert_eq!(reply.subject(), letters[0].subject());
    assert!(reply.text().contains("> Hello An,\n> \n> Which <browser> do you use?\n> .\n> -- \n> The desk"));
    assert!(reply.html().contains("Which &lt;browser&gt; do you use?"), "{}", reply.html());
    assert_eq!(reply.link("/status/"), receipt.status_url);
    assert_eq!(reply.header("References"), letters[0].header("References"));
    let unsubscribe = reply.header("List-Unsubscribe").unwrap();
    assert!(unsubscribe.contains("<mailto:help@desk.example?subject=Stop%20"), "{unsubscribe}");
    inbox.set_status(&receipt.number, "open");
    inbox.set_status(&receipt.number, "closed");
    // The binding writes its files beside sending, so two in a row may stand there in any order.
    let letters = mails().wait(&receipt.number, EMAIL, 4);
    for said in ["Someone at the service desk is working on your report", "Your report is closed"] {
        assert_eq!(letters.iter().filter(|letter| letter.text().starts_with(said)).count(), 1, "{said}");
    }
    // That it was delivered, and to where, stands in the timeline too; nobody is told.
    settle();
    assert_eq!(mails().about(&receipt.number, EMAIL).len(), 4);
}

#[test]
fn a_helpdesk_that_mails_by_itself_is_left_to_it() {
    let receipt = world().client.file(&Ticket::new(OWN_MAIL));
    let taken = world().helpdesk.mailbox(OWN).wait_taken(1, SOON);
    assert!(taken.keys().any(|id| id.starts_with(&receipt.number)));
    inbox_with(&receipt).reply(&receipt.number, "Solved.");
    settle();
    assert!(mails().about(&receipt.number, EMAIL).is_empty());
}

#[test]
fn an_address_that_is_refused_holds_nobody_else_s_mail() {
    let site = world().site();
    let ticket = with(&Ticket::new(&site).json(), "/contact/email", json!("an@xn--a.example"));
    let refused = Receipt::of(&world().client.submission(&ticket).send());
    let next = world().client.file(&Ticket::new(&site));
    mails().wait(&next.number, EMAIL, 1);
    let inbox = Inbox::open(&world().client);
    let undelivered = until("the mail among the undelivered", SOON, || {
        Some(inbox.undelivered()).filter(|page| page.contains(&refused.number))
    });
    assert!(undelivered.contains("E-mail aan melders"), "{undelivered}");
    assert!(!undelivered.contains(&next.number), "{undelivered}");
}
