//! A ticket that lies in RT and in the inbox: what happens in one is told to the other, once.

use crate::{SOON, agent, delivered, inbox, suite, wait_shown};
use tests::{client::Receipt, fixtures::Ticket, request_tracker::USER, test_desk::TestDesk, until::until};

const SITE: &str = "4301";

pub fn describe(desk: &mut TestDesk) {
    desk.site(SITE, &["rt", "inbox"]);
}

#[test]
fn what_happens_in_the_inbox_is_told_to_rt_and_does_not_come_back() {
    let (receipt, id) = both();
    inbox().reply(&receipt.number, "Somebody looks at it.");
    inbox().set_status(&receipt.number, "waiting");
    until("the reply and the status in RT", SOON, || {
        let replied = agent().texts(id).iter().any(|text| text.contains("Somebody looks at it."));
        (replied && agent().ticket(id)["Status"] == "stalled").then_some(())
    });
    // What comes after it shows that the desk has looked.
    agent().reply(id, "And this comes from RT.");
    let page = wait_shown(&receipt, "And this comes from RT.");
    assert_eq!(page.matches("Somebody looks at it.").count(), 1, "{page}");
    let history = agent().history(id);
    let told =
        |kind: &str| history.iter().filter(|it| it["Type"] == kind && it["Creator"]["id"] == USER).count();
    // A comment: RT would mail a reply to the reporter, who has it from the desk.
    assert_eq!((told("Comment"), told("Correspond"), told("Status")), (1, 0, 1), "{history:?}");
    assert_eq!(agent().ticket(id)["Status"], "stalled");
    assert!(page.contains("The service desk needs your answer to go on."), "{page}");
}

#[test]
fn what_happens_in_rt_is_told_to_the_inbox() {
    let (receipt, id) = both();
    agent().reply(id, "Solved by RT.");
    agent().set_status(id, "resolved");
    wait_shown(&receipt, "Solved by RT.");
    let page = until("the reply in the inbox", SOON, || {
        inbox().ticket(&receipt.number).filter(|page| page.contains("Solved by RT."))
    });
    assert_eq!(page.matches("Solved by RT.").count(), 1, "{page}");
}

fn both() -> (Receipt, u64) {
    let receipt = suite().world.client.file(&Ticket::new(SITE));
    let id = delivered(&receipt);
    until("the ticket in the inbox", SOON, || inbox().ticket(&receipt.number));
    (receipt, id)
}
