//! Kills while tickets are on their way to the helpdesk.

use std::{collections::BTreeSet, time::Duration};
use tests::{
    client::Receipt,
    fixtures::Ticket,
    helpdesk::{
        Behaviour::{Accept, Silence, Status},
        Mailbox,
    },
    inbox::Inbox,
    until::until,
    workspace::Limits,
    world::World,
};

const SITE: &str = "5101";
const COUNT: usize = 20;
/// What was under way at a kill is taken up again when its lease of a minute ends.
const PATIENCE: Duration = Duration::from_secs(100);

fn world(name: &str) -> (World, Mailbox) {
    let world = World::start(name, Limits::Wide, |desk, helpdesk| {
        desk.webhook("chaos", &helpdesk.mailbox("chaos").url).site(SITE, &["chaos"]);
    })
    .unwrap();
    let mailbox = world.helpdesk.mailbox("chaos");
    (world, mailbox)
}

fn file(world: &World) -> BTreeSet<String> {
    (0..COUNT).map(|_| format!("{}.created", world.client.file(&Ticket::new(SITE)).number)).collect()
}

fn assert_all_taken(mailbox: &Mailbox, ids: &BTreeSet<String>) {
    let taken: BTreeSet<String> = mailbox.wait_taken(ids.len(), PATIENCE).into_keys().collect();
    assert_eq!(&taken, ids);
}

#[test]
fn deliveries_under_way_go_on_after_a_kill_and_nobody_calls() {
    let (world, mailbox) = world("chaos-outbox");
    mailbox.always(Silence);
    let ids = file(&world);
    mailbox.wait(1, PATIENCE);
    world.server.kill().unwrap();
    mailbox.always(Accept);
    world.server.restart().unwrap();
    assert_all_taken(&mailbox, &ids);
}

#[test]
fn an_alarm_that_is_killed_goes_off_again() {
    let (world, mailbox) = world("chaos-alarm");
    mailbox.next([Status(503)]);
    let receipt: Receipt = world.client.file(&Ticket::new(SITE));
    let inbox = Inbox::open(&world.client);
    until("the failure to be noted", PATIENCE, || {
        inbox.undelivered().contains(&receipt.number).then_some(())
    });
    // The second attempt is due in five seconds; the server is down, or just up, when it is.
    world.server.kill().unwrap();
    world.server.restart().unwrap();
    let deliveries = mailbox.wait(2, PATIENCE);
    assert_eq!(deliveries[1].id, format!("{}.created", receipt.number));
}

#[test]
fn what_is_held_is_seen_after_kills_and_what_is_delivered_is_not() {
    let (world, mailbox) = world("chaos-held");
    mailbox.always(Status(401));
    let ids = file(&world);
    // The first refusal shuts the queue; what stands behind it is held without another knock.
    mailbox.wait(1, PATIENCE);
    world.server.restart().unwrap();
    world.server.restart().unwrap();
    let inbox = Inbox::open(&world.client);
    let listed = |id: &str| inbox.undelivered().contains(id.trim_end_matches(".created"));
    until("all tickets among the undelivered", PATIENCE, || ids.iter().all(|id| listed(id)).then_some(()));
    mailbox.always(Accept);
    inbox.replay_all();
    mailbox.wait_taken(5, PATIENCE);
    world.server.restart().unwrap();
    assert_all_taken(&mailbox, &ids);
    world.server.cron();
    until("none among the undelivered", PATIENCE, || (!ids.iter().any(|id| listed(id))).then_some(()));
}
