//! What reporters write reaches pages as text, whatever it looks like.

use crate::world;
use std::time::Duration;
use tests::{client::Client, fixtures::Ticket, inbox::Inbox, until::until};

const SCRIPT: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>";
const ESCAPED: &str = "&lt;script&gt;alert(1)&lt;/script&gt;";

fn client() -> &'static Client {
    &world().client
}

#[test]
fn markup_is_shown_and_not_run() {
    let ticket = Ticket::new(&world().site()).title(SCRIPT).error(SCRIPT);
    let receipt = client().file(&ticket);
    let inbox = Inbox::open(client());
    let page = until("the ticket", Duration::from_secs(10), || inbox.ticket(&receipt.number));
    let list = inbox.get("/inbox?status=all").text();
    let status = client().get(&receipt.status_url).header("Accept", "text/html").send().text();
    for (name, text) in [("ticket", page), ("list", list), ("status", status)] {
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{name}: {text}");
        assert!(text.contains(ESCAPED), "{name} does not show it: {text}");
    }
}

#[test]
fn every_script_of_the_world_comes_back_as_it_went() {
    let title = "Zażółć 機能しない שגיאה 🧯 e\u{301} ﷽";
    let receipt = client().file(&Ticket::new(&world().site()).title(title));
    let answer = client().get(&receipt.status_url).header("Accept", "application/json").send();
    assert_eq!(answer.json()["title"], title);
}

#[test]
fn a_log_holds_nothing_of_a_reporter() {
    let marker = "marker-that-no-log-may-hold";
    let mut ticket = Ticket::new(&world().site()).title(&format!("A title with a {marker}")).error(marker);
    ticket.name = format!("An {marker}");
    let receipt = client().file(&ticket);
    let bad = client().ticket(&ticket.title("x")).send();
    assert_eq!(bad.status, 422);
    let log = world().server.log();
    assert!(!log.contains(marker), "a text of a reporter is in the log");
    assert!(!log.contains(tests::secrets::ADMIN_TOKEN), "the admin token is in the log");
    assert!(!receipt.number.is_empty());
}
