//! Two hundred tickets with a screenshot each, while Request Tracker is stopped and started, the way to
//! it breaks and the Worker is killed. Afterwards each is in RT once, as it was reported.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod figures;

use figures::Figures;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tests::{
    client::Receipt,
    encode::File,
    fixtures::{self, Ticket},
    inbox::Inbox,
    proxy::{Break, Proxy},
    request_tracker::{Agent, QUEUE, RequestTracker, field},
    screenshot,
    until::until,
    workspace::Limits,
    world::World,
};

const CLIENTS: usize = 4;
const EACH: usize = 50;
const SITES: [&str; CLIENTS] = ["6001", "6002", "6003", "6004"];
/// After how many receipts RT is stopped, and started again a moment later.
const STOP_RT_AT: [usize; 3] = [30, 90, 150];
/// After how many receipts the Worker is killed, and started again.
const KILL_WORKER_AT: [usize; 3] = [60, 120, 180];
/// How the way to RT breaks, and at which requests.
const BREAKS: [(&str, &str, Break); 14] = [
    ("POST", "/rt/REST/2.0/ticket", Break::LoseAnswer),
    ("POST", "/comment", Break::LoseAnswer),
    ("POST", "/rt/REST/2.0/ticket", Break::Garble),
    ("POST", "/comment", Break::Garble),
    ("POST", "/rt/REST/2.0/ticket", Break::LoseRequest),
    ("POST", "/comment", Break::LoseRequest),
    ("POST", "/rt/REST/2.0/ticket", Break::Unavailable),
    ("POST", "/comment", Break::Unavailable),
    ("GET", "/rt/REST/2.0/ticket/", Break::LoseAnswer),
    ("GET", "/rt/REST/2.0/ticket/", Break::Garble),
    ("GET", "/attachments", Break::LoseAnswer),
    ("POST", "/rt/REST/2.0/ticket", Break::LoseAnswer),
    ("POST", "/comment", Break::LoseAnswer),
    ("GET", "/tickets?", Break::LoseAnswer),
];
/// How long everything may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(5);
/// The name of the screenshots.
const SCREENSHOT: &str = "scherm.png";

/// A ticket that has a receipt.
struct Filed {
    receipt: Receipt,
    title: String,
    screenshot: Vec<u8>,
    site: &'static str,
}

#[test]
fn two_hundred_tickets_with_screenshots_survive_everything() {
    let started = Instant::now();
    let rt = RequestTracker::prepare("chaos").unwrap();
    let proxy = Proxy::start(&rt.origin()).unwrap();
    let world = World::start_with("request-tracker-chaos", Limits::Wide, &rt.secrets(), |desk, _| {
        let backend = rt.backend("rt", QUEUE, "");
        desk.tables(&backend.replace(&rt.origin(), &format!("{}/rt", proxy.origin())));
        for site in SITES {
            desk.site(site, &["rt"]);
        }
    })
    .unwrap();
    rt.start(Some(&format!("{}/v1/hooks/rt", world.server.origin()))).unwrap();
    let mut figures = Figures { set_up: rt.set_up, calm: calm(&world, &rt), ..Figures::default() };

    for (method, path, how) in BREAKS {
        proxy.next(method, path, how);
    }
    let burst = Instant::now();
    let filed = file_all(&world, &rt, &mut figures);
    figures.burst = burst.elapsed();
    deliver_all(&world, &rt, &filed, &mut figures);
    figures.delivered = burst.elapsed();
    figures.broken = proxy.broken();
    check(&rt, &filed, &mut figures);
    figures.whole = started.elapsed();
    figures.show("request-tracker");
    assert_eq!((figures.lost, figures.doubled, figures.wrong, figures.unlike), (0, 0, 0, 0));
    assert_eq!(figures.in_rt, CLIENTS * EACH + figures.calm.len());
    assert_eq!(figures.broken, BREAKS.len(), "every fault was met");
}

/// From the press of the button to the moment that a person at the desk finds the ticket in RT, while
/// nothing is wrong.
fn calm(world: &World, rt: &RequestTracker) -> Vec<Duration> {
    let (agent, ticket) = (rt.agent(), Ticket::new(SITES[0]).title("In calm weather"));
    (0..5)
        .map(|count| {
            let files = [File::new(SCREENSHOT, screenshot::of(&format!("calm {count}")))];
            let pressed = Instant::now();
            let request = world.client.post("/v1/tickets").header("Accept", "application/json");
            let receipt = Receipt::of(&request.key(&fixtures::key()).files(&ticket.fields(), &files).send());
            until("the ticket in RT", PATIENCE, || agent.with_number(&receipt.number).first().copied());
            pressed.elapsed()
        })
        .collect()
}

/// All clients file all their tickets, while RT and the Worker die and come back.
fn file_all(world: &World, rt: &RequestTracker, figures: &mut Figures) -> Vec<Filed> {
    let (filed, tries) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let receipts = || filed.lock().unwrap().len();
    thread::scope(|scope| {
        for (client, site) in SITES.into_iter().enumerate() {
            let (filed, tries) = (&filed, &tries);
            scope.spawn(move || {
                for count in 0..EACH {
                    let title = format!("Ticket {count} of client {client}");
                    let screenshot = screenshot::of(&title);
                    let receipt = file(world, site, &title, &screenshot, tries);
                    filed.lock().unwrap().push(Filed { receipt, title, screenshot, site });
                }
            });
        }
        scope.spawn(|| {
            for at in STOP_RT_AT {
                until("the next stop", PATIENCE, || (receipts() >= at).then_some(()));
                rt.kill().unwrap();
                // Some tickets meet an RT that is away.
                until("some more receipts", PATIENCE, || (receipts() >= at + 10).then_some(()));
                rt.restart().unwrap();
            }
        });
        for at in KILL_WORKER_AT {
            until("the next kill", PATIENCE, || (receipts() >= at).then_some(()));
            world.server.restart().unwrap();
        }
    });
    (figures.rt_stops, figures.worker_kills) = (STOP_RT_AT.len(), KILL_WORKER_AT.len());
    figures.requests = tries.into_inner();
    filed.into_inner().unwrap()
}

/// Files a ticket as a patient client does: the same key until there is a receipt.
fn file(world: &World, site: &str, title: &str, screenshot: &[u8], tries: &AtomicUsize) -> Receipt {
    let files = [File::new(SCREENSHOT, screenshot)];
    let ticket = Ticket::new(site).title(title);
    let request = world.client.post("/v1/tickets").header("Accept", "application/json");
    let request = request.key(&fixtures::key()).files(&ticket.fields(), &files);
    until("a receipt", PATIENCE, || {
        tries.fetch_add(1, Ordering::Relaxed);
        let answer = request.clone().try_send().ok()?;
        assert!(answer.status == 201 || answer.status >= 500, "a kill is no fault of the client: {answer}");
        (answer.status == 201).then(|| Receipt::of(&answer))
    })
}

/// Waits until all is delivered. What has failed twice would wait for minutes: somebody at the desk
/// presses the button for it.
fn deliver_all(world: &World, rt: &RequestTracker, filed: &[Filed], figures: &mut Figures) {
    let (agent, inbox) = (rt.agent(), Inbox::open(&world.client));
    let all = filed.len() + figures.calm.len();
    let done = AtomicBool::new(false);
    let press = || {
        let waiting = inbox.undelivered();
        let waits = filed.iter().any(|one| waiting.contains(&one.receipt.number));
        if waits {
            inbox.replay_all();
        }
        waits
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                press();
                // A person does not press more often; what is on its way is left alone anyway.
                thread::sleep(Duration::from_secs(2));
            }
        });
        until("all tickets and screenshots in RT", PATIENCE, || {
            // Looking keeps RT from taking tickets.
            thread::sleep(Duration::from_secs(1));
            (count(&agent, "/tickets", TICKETS) >= all
                && count(&agent, "/attachments", &screenshots()) >= all)
                .then_some(())
        });
        done.store(true, Ordering::Relaxed);
    });
    until("nothing to wait any more", PATIENCE, || (!press()).then_some(()));
    // Once more for everything that could be sent twice.
    inbox.replay_all();
    world.server.cron();
}

/// The tickets of the desk.
const TICKETS: &str = "CF.{Ticket number} IS NOT NULL";

/// How many a query finds.
fn count(agent: &Agent, path: &str, query: &str) -> usize {
    let found = agent.get(path, &[("query", query), ("per_page", "1")]);
    found["total"].as_u64().and_then(|total| total.try_into().ok()).expect("RT counts for its root")
}

/// Finds the screenshots.
fn screenshots() -> String {
    format!(r#"[{{"field":"Filename","value":"{SCREENSHOT}"}}]"#)
}

/// The tickets of the desk that RT has.
fn tickets(agent: &Agent) -> Vec<Value> {
    let query = [("query", TICKETS), ("fields", "Subject,Requestor,CustomFields,Created"), ("orderby", "id")];
    agent.list("/tickets", &query)
}

/// Compares what RT has with the receipts.
fn check(rt: &RequestTracker, filed: &[Filed], figures: &mut Figures) {
    let agent = rt.agent();
    let mut in_rt: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for ticket in tickets(&agent) {
        let number = field(&ticket, "Ticket number").unwrap_or_default().to_owned();
        in_rt.entry(number).or_default().push(ticket);
    }
    figures.tickets = filed.len();
    figures.in_rt = in_rt.values().map(Vec::len).sum();
    figures.doubled = in_rt.values().map(|same| same.len() - 1).sum();
    figures.lost = filed.iter().filter(|one| !in_rt.contains_key(&one.receipt.number)).count();
    let next = AtomicUsize::new(0);
    let (wrong, unlike) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                while let Some(one) = filed.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Some([ticket]) = in_rt.get(&one.receipt.number).map(Vec::as_slice) else { continue };
                    if !is_right(ticket, one) {
                        wrong.fetch_add(1, Ordering::Relaxed);
                    }
                    let id = ticket["id"].as_str().unwrap().parse().unwrap();
                    if agent.files(id, SCREENSHOT) != [one.screenshot.as_slice()] {
                        unlike.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    (figures.wrong, figures.unlike) = (wrong.into_inner(), unlike.into_inner());
}

/// Whether a ticket's fields are those that were reported.
fn is_right(ticket: &Value, one: &Filed) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    ticket["Subject"] == format!("[{}] {}", one.receipt.number, one.title)
        && ticket["Requestor"][0]["id"] == fixtures::EMAIL
        && field(ticket, "Site ID") == Some(one.site)
        && field(ticket, "Page") == Some(fixtures::PAGE)
        && field(ticket, "Phone").map(digits) == Some(digits(fixtures::PHONE))
}
