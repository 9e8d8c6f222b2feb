//! A helpdesk that is down is nobody else's trouble: not another helpdesk's, not another site's,
//! not the reporter's.

use crate::{RETRIED, SOON, inbox, undisturbed, world};
use std::{
    net::{Ipv4Addr, TcpListener},
    time::{Duration, Instant},
};
use tests::{
    client::Receipt,
    fixtures::Ticket,
    helpdesk::{
        Behaviour::{Silence, Status},
        Helpdesk,
    },
    test_desk::TestDesk,
    until::until,
};

/// Well below the time that a silent helpdesk is given.
const AT_ONCE: Duration = Duration::from_secs(6);

const DEAD_SITE: &str = "3201";
const SILENT_SITE: &str = "3202";
const MIXED_SITE: &str = "3203";
const BOTH_SITE: &str = "3204";

pub fn describe(desk: &mut TestDesk, helpdesk: &Helpdesk) {
    // A port that was free a moment ago: nothing listens there.
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|it| it.local_addr()).unwrap().port();
    desk.webhook("dead", &format!("http://127.0.0.1:{port}/"));
    for name in ["beside-dead", "mute", "beside-mute", "both"] {
        desk.webhook(name, &helpdesk.mailbox(name).url);
    }
    helpdesk.mailbox("mute").always(Silence);
    desk.site(DEAD_SITE, &["dead", "beside-dead"]);
    desk.site(SILENT_SITE, &["mute", "beside-mute"]);
    desk.site(MIXED_SITE, &["mute", "inbox"]);
    desk.site(BOTH_SITE, &["inbox", "both"]);
}

#[test]
fn a_dead_helpdesk_holds_up_nobody() {
    let receipt = world().client.file(&Ticket::new(DEAD_SITE));
    world().helpdesk.mailbox("beside-dead").wait(1, AT_ONCE);
    until("the dead helpdesk's ticket in the list", SOON, || {
        let listed = inbox().undelivered();
        (listed.contains(&receipt.number) && listed.contains("dead")).then_some(())
    });
}

#[test]
fn a_silent_helpdesk_holds_up_nobody() {
    let beside = world().helpdesk.mailbox("beside-mute");
    for count in 1..=5 {
        let started = Instant::now();
        world().client.file(&Ticket::new(SILENT_SITE));
        assert!(started.elapsed() < AT_ONCE, "the reporter waited for a helpdesk");
        beside.wait(count, AT_ONCE);
    }
}

#[test]
fn the_inbox_has_the_ticket_while_a_helpdesk_is_silent() {
    let receipt: Receipt = world().client.file(&Ticket::new(MIXED_SITE));
    let inbox = inbox();
    until("the ticket in the inbox", AT_ONCE, || inbox.ticket(&receipt.number));
}

#[test]
fn what_happens_in_the_inbox_reaches_the_other_helpdesk_in_order() {
    let _turn = undisturbed();
    let mailbox = world().helpdesk.mailbox("both");
    mailbox.next([Status(500)]);
    let receipt = world().client.file(&Ticket::new(BOTH_SITE));
    let inbox = inbox();
    until("the ticket in the inbox", AT_ONCE, || inbox.ticket(&receipt.number));
    inbox.reply(&receipt.number, "Somebody looks at it.");
    inbox.set_status(&receipt.number, "resolved");
    let deliveries = mailbox.wait(4, RETRIED);
    let types: Vec<&str> = deliveries.iter().filter_map(|it| it.json["type"].as_str()).collect();
    assert_eq!(types, ["ticket.created", "ticket.created", "ticket.event", "ticket.event"]);
    let [reply, status] = [&deliveries[2].json["data"], &deliveries[3].json["data"]];
    assert_eq!((&reply["what"], &reply["text"]), (&"reply".into(), &"Somebody looks at it.".into()));
    assert_eq!((&status["what"], &status["to"]), (&"status".into(), &"resolved".into()));
}
