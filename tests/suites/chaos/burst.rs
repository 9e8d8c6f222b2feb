//! Kills in the middle of a burst of submissions.

use crate::figures::Figures;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tests::{
    answer::Answer,
    client::{Receipt, Request},
    fixtures::{self, Ticket},
    helpdesk::Behaviour::{CommitThenLose, Reset, Status},
    inbox::Inbox,
    until::until,
    workspace::Limits,
    world::World,
};

const CLIENTS: usize = 8;
const EACH: usize = 40;
/// After how many receipts the server is killed.
const KILL_AT: [usize; 5] = [20, 80, 140, 200, 260];
const SITES: [&str; 3] = ["5001", "5002", "5003"];
/// How long a client tries before it gives up, kills and restarts included.
const PATIENCE: Duration = Duration::from_mins(3);

/// What a client remembers of one submission.
struct Filed {
    request: Request,
    answer: Answer,
    receipt: Receipt,
}

#[test]
fn nothing_that_was_acknowledged_is_lost() {
    let world = world();
    let helpdesk = world.helpdesk.mailbox("chaos");
    helpdesk.next([Reset, CommitThenLose, Status(500), CommitThenLose, Status(503), Reset]);
    let mut figures = Figures::default();

    let filed = burst(&world, &mut figures);

    // From here on nobody files anything: the cron trigger and the alarms are alone.
    world.server.cron();
    let taken = helpdesk.wait_taken(filed.len(), PATIENCE);
    let numbers = check_numbers(&filed);
    let known: BTreeSet<String> = numbers.iter().map(|number| format!("{number}.created")).collect();
    let at_helpdesk: BTreeSet<String> = taken.keys().cloned().collect();
    figures.lost = known.difference(&at_helpdesk).count();
    figures.unknown = at_helpdesk.difference(&known).count();
    let deliveries = helpdesk.deliveries();
    assert!(deliveries.iter().all(|delivery| delivery.refusal.is_none()));
    figures.delivered = taken.len();
    figures.repeated_deliveries = deliveries.len() - taken.len();
    figures.doubled = check_repeats(&filed);
    check_inbox(&world, &filed);
    figures.show("burst");
    assert_eq!((figures.lost, figures.unknown, figures.doubled), (0, 0, 0));
}

fn world() -> World {
    World::start("chaos-burst", Limits::Wide, |desk, helpdesk| {
        desk.webhook("chaos", &helpdesk.mailbox("chaos").url);
        for site in SITES {
            desk.site(site, &["chaos", "inbox"]);
        }
    })
    .unwrap()
}

/// All clients file all their tickets, while the server dies and comes back.
fn burst(world: &World, figures: &mut Figures) -> Vec<Filed> {
    let (filed, tries) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let receipts = || filed.lock().unwrap().len();
    let started = Instant::now();
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (filed, tries) = (&filed, &tries);
            scope.spawn(move || {
                for count in 0..EACH {
                    let site = SITES[(client + count) % SITES.len()];
                    let ticket = Ticket::new(site).title(&format!("Ticket {count} of client {client}"));
                    let one = file(world, &ticket, tries);
                    filed.lock().unwrap().push(one);
                }
            });
        }
        for at in KILL_AT {
            until("the next kill", PATIENCE, || (receipts() >= at).then_some(()));
            world.server.restart().unwrap();
            figures.kills += 1;
        }
    });
    figures.submissions = CLIENTS * EACH;
    figures.requests = tries.into_inner();
    figures.seconds = started.elapsed().as_secs();
    filed.into_inner().unwrap()
}

/// Files a ticket as a patient client does: the same key until there is a receipt.
fn file(world: &World, ticket: &Ticket, tries: &AtomicUsize) -> Filed {
    let request = world.client.ticket(ticket).key(&fixtures::key());
    let answer = until("a receipt", PATIENCE, || {
        tries.fetch_add(1, Ordering::Relaxed);
        let answer = request.clone().try_send().ok()?;
        assert!(answer.status == 201 || answer.status >= 500, "a kill is no fault of the client: {answer}");
        (answer.status == 201).then_some(answer)
    });
    Filed { request, receipt: Receipt::of(&answer), answer }
}

/// Numbers are unique, and each site's run from 1 without a gap.
fn check_numbers(filed: &[Filed]) -> BTreeSet<String> {
    let mut serials: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for one in filed {
        let site = one.receipt.number.get(..4).unwrap_or_default().to_owned();
        serials.entry(site).or_default().push(one.receipt.serial);
    }
    for (site, mut serials) in serials {
        serials.sort_unstable();
        let all: Vec<u32> = (1..=u32::try_from(serials.len()).unwrap()).collect();
        assert_eq!(serials, all, "the numbers of site {site} have gaps or doubles");
    }
    filed.iter().map(|one| one.receipt.number.clone()).collect()
}

/// Every key still gives its first answer; counts those that do not.
fn check_repeats(filed: &[Filed]) -> usize {
    let again = |one: &&Filed| one.request.clone().send();
    filed.iter().filter(|one| (again(one).body) != one.answer.body).count()
}

/// Every ticket lies in the inbox under its own title.
fn check_inbox(world: &World, filed: &[Filed]) {
    let inbox = Inbox::open(&world.client);
    let titles: HashMap<String, String> =
        filed.iter().map(|one| (one.receipt.number.clone(), title(one))).collect();
    for (number, title) in titles {
        let page = until(&format!("{number} in the inbox"), PATIENCE, || inbox.ticket(&number));
        assert!(page.contains(&title), "{number} is another ticket than {title:?}");
    }
}

/// The title at the reporter's, which must be the one that was filed.
fn title(one: &Filed) -> String {
    one.request.json_body()["title"].as_str().unwrap_or_default().to_owned()
}
