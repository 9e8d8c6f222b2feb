//! Two hundred tickets with screenshots while Redmine and the Worker are killed: all of them are in
//! Redmine, once, with their own fields and their own pictures.

use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Write as _},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};
use tests::{
    client::Receipt,
    encode::File,
    env,
    fixtures::{self, Ticket},
    inbox::Inbox,
    redmine::{Redmine, api::custom},
    until::{look_until, until},
    workspace::Limits,
    world::World,
};

const SITES: [&str; 4] = ["6501", "6502", "6503", "6504"];
const EACH: usize = 50;
const TICKETS: usize = SITES.len() * EACH;
/// How long all of it may take; what a killed Worker had under way waits a minute for its lease.
const PATIENCE: Duration = Duration::from_mins(8);
/// How often somebody at the desk has all that failed delivered again, without waiting for the
/// schedule, whose third attempt is five minutes away.
const CLICK: Duration = Duration::from_secs(3);

/// How often Redmine's database is looked into: each look is a process of its own, and Redmine needs
/// the processor.
const LOOK: Duration = Duration::from_millis(300);

/// A ticket that has a receipt.
struct Filed {
    site: &'static str,
    title: String,
    picture: Vec<u8>,
    number: String,
}

/// What fails, and when.
#[derive(Debug, Clone, Copy)]
enum Fault {
    StopRedmine,
    StartRedmine,
    KillWorker,
}

/// While tickets come in, by how many have.
const WHILE_FILING: [(usize, Fault); 4] =
    [(20, Fault::StopRedmine), (70, Fault::KillWorker), (110, Fault::StartRedmine), (160, Fault::KillWorker)];

/// While they are delivered, by how many are in Redmine.
const WHILE_DELIVERING: [(usize, Fault); 5] = [
    (40, Fault::StopRedmine),
    (40, Fault::StartRedmine),
    (70, Fault::KillWorker),
    (100, Fault::StopRedmine),
    (100, Fault::StartRedmine),
];

struct Load {
    redmine: Redmine,
    world: World,
}

#[test]
fn two_hundred_tickets_through_kills_of_both_are_there_once() {
    let load = start();
    let quiet = load.quiet_seconds();
    let started = Instant::now();
    let filed = load.burst();
    let filing = started.elapsed();
    for (at, fault) in WHILE_DELIVERING {
        let reached = || load.count("issues") >= at;
        until("the next fault", PATIENCE, || load.click_until(reached).then_some(()));
        load.inject(fault);
    }
    until("all issues with their files", PATIENCE, || load.click_until(|| load.all_there()).then_some(()));
    let took = started.elapsed();
    let (lost, doubled, wrong) = load.compare(&filed);
    let faults = WHILE_FILING.len() + WHILE_DELIVERING.len();
    let line = format!(
        "redmine: {TICKETS} tickets with a screenshot each, {faults} faults injected: {lost} lost, {doubled} \
         doubled, {wrong} with a wrong field or picture; filed in {} s, all in Redmine after {} s; without \
         faults a ticket is in Redmine after {quiet:.1} s\n",
        filing.as_secs(),
        took.as_secs()
    );
    // The macros would be silenced by the test harness.
    std::io::stderr().write_all(line.as_bytes()).unwrap();
    fs::write(env::artifacts("redmine").unwrap().join("load.txt"), &line).unwrap();
    assert_eq!((lost, doubled, wrong), (0, 0, 0));
}

fn start() -> Load {
    let redmine = Redmine::start("redmine-load").unwrap();
    let ids = &redmine.ids;
    let table = format!(
        "[backends.load]\nkind = \"redmine\"\nurl = {:?}\nkey = \"REDMINE_KEY\"\nproject = \"load\"\n\
         tracker = {}\nfields = {{ number = {}, site = {}, url = {}, phone = {} }}\n",
        redmine.origin(),
        ids.tracker("Support"),
        ids.field("Ticket number"),
        ids.field("Site ID"),
        ids.field("Page"),
        ids.field("Phone"),
    );
    let world = World::start("redmine-load", Limits::Wide, |desk, _| {
        desk.tables(&table);
        for site in SITES.iter().chain([&"6505"]) {
            desk.site(site, &["load"]);
        }
    })
    .unwrap();
    Load { redmine, world }
}

impl Load {
    /// How long it takes until a ticket is in Redmine with its picture, when nothing fails.
    fn quiet_seconds(&self) -> f64 {
        let started = Instant::now();
        self.file("6505", 999);
        until("the quiet ticket", PATIENCE, || (self.count("attachments") == 2).then_some(()));
        let seconds = started.elapsed().as_secs_f64();
        self.redmine.sql("DELETE FROM issues; DELETE FROM attachments; DELETE FROM custom_values").unwrap();
        seconds
    }

    /// All clients file all their tickets, while things fail.
    fn burst(&self) -> Vec<Filed> {
        let filed = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for (client, site) in SITES.into_iter().enumerate() {
                let filed = &filed;
                scope.spawn(move || {
                    for count in 0..EACH {
                        let one = self.file(site, client * EACH + count);
                        filed.lock().unwrap().push(one);
                    }
                });
            }
            for (at, fault) in WHILE_FILING {
                until("the next fault", PATIENCE, || (filed.lock().unwrap().len() >= at).then_some(()));
                self.inject(fault);
            }
        });
        filed.into_inner().unwrap()
    }

    /// Files a ticket as a patient client does: the same key until there is a receipt.
    fn file(&self, site: &'static str, count: usize) -> Filed {
        let ticket = Ticket::new(site).title(&format!("Ticket {count} of many"));
        let picture = picture(count);
        let file = File::new("screen.png", picture.clone());
        let request = self.world.client.post("/v1/tickets").header("Accept", "application/json");
        let request = request.key(&fixtures::key()).files(&ticket.fields(), &[file]);
        let answer = until("a receipt", PATIENCE, || {
            let answer = request.clone().try_send().ok()?;
            assert!(
                answer.status == 201 || answer.status >= 500,
                "a kill is no fault of the client: {answer}"
            );
            (answer.status == 201).then_some(answer)
        });
        Filed { site, title: ticket.title, picture, number: Receipt::of(&answer).number }
    }

    fn inject(&self, fault: Fault) {
        match fault {
            Fault::StopRedmine => self.redmine.stop(),
            Fault::StartRedmine => self.redmine.restart(),
            Fault::KillWorker => self.world.server.restart(),
        }
        .unwrap();
    }

    /// Waits until it is so, and has all that failed delivered again when that takes long.
    fn click_until(&self, is_so: impl Fn() -> bool) -> bool {
        let look = || {
            thread::sleep(LOOK);
            is_so().then_some(())
        };
        let soon = look_until(CLICK, look).is_some();
        if !soon {
            Inbox::open(&self.world.client).replay_all();
        }
        soon
    }

    /// Whether every ticket is there with the report and the picture, and nothing waits any more.
    fn all_there(&self) -> bool {
        self.attached() >= 2 * TICKETS
            && self.count("issues") >= TICKETS
            && !Inbox::open(&self.world.client).undelivered().contains("<td>65")
    }

    fn count(&self, table: &str) -> usize {
        self.redmine.sql(&format!("SELECT count(*) FROM {table}")).unwrap().parse().unwrap()
    }

    fn attached(&self) -> usize {
        self.count("attachments WHERE container_type = 'Issue'")
    }

    /// Compares what is in Redmine with what was filed: lost, doubled, wrong.
    fn compare(&self, filed: &[Filed]) -> (usize, usize, usize) {
        let (staff, ids) = (self.redmine.staff(), &self.redmine.ids);
        let mut issues: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for offset in (0..=TICKETS).step_by(100) {
            let path = format!(
                "/issues.json?project_id=load&status_id=*&limit=100&offset={offset}&sort=id&include=attachments"
            );
            for issue in staff.get(&path)["issues"].as_array().unwrap() {
                issues.entry(custom(issue, ids.field("Ticket number"))).or_default().push(issue.clone());
            }
        }
        let known = filed.iter().filter(|one| issues.contains_key(&one.number)).count();
        let total: usize = issues.values().map(Vec::len).sum();
        let right = |one: &&Filed| {
            issues.get(&one.number).and_then(|all| all.first()).is_some_and(|issue| {
                let is = |field: &str, value: &str| custom(issue, ids.field(field)) == value;
                let report = format!("{}.txt", one.number);
                let pictures: Vec<_> =
                    staff.files(issue).into_iter().filter(|(name, _)| *name != report).collect();
                issue["subject"] == format!("[{}] {}", one.number, one.title)
                    && is("Site ID", one.site)
                    && is("Page", fixtures::PAGE)
                    && is("Phone", fixtures::PHONE)
                    && pictures.len() == 1
                    && staff.bytes(&pictures[0].1) == one.picture
            })
        };
        let wrong = known - filed.iter().filter(right).count();
        (filed.len() - known, total - known, wrong)
    }
}

/// A screenshot that no other ticket has, and that does not compress to nothing.
pub fn picture(count: usize) -> Vec<u8> {
    let mut state = u32::try_from(count).unwrap().wrapping_mul(2_654_435_761).wrapping_add(1);
    let picture = RgbImage::from_fn(160, 100, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_be_bytes();
        image::Rgb([a, b, c])
    });
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}
