//! Tickets on their way to a real Redmine, and what happens there on its way back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod back;
mod check;
mod held;
mod load;
mod made;
mod traps;

use serde_json::Value;
use std::{fmt::Write as _, sync::OnceLock, time::Duration};
use tests::{
    client::Receipt,
    fixtures::Ticket,
    inbox::Inbox,
    redmine::{Redmine, road::Road},
    secrets,
    test_desk::TestDesk,
    until::until,
    workspace::Limits,
    world::World,
};

/// How soon a first attempt is over, with a Redmine that all tests share.
pub const SOON: Duration = Duration::from_secs(30);
/// How soon the second attempt is over: 5 s with their jitter, and the attempt itself.
pub const RETRIED: Duration = Duration::from_secs(40);

/// A Redmine, the road to it, and a desk whose backends all lead there.
pub struct Suite {
    /// The helpdesk.
    pub redmine: Redmine,
    /// The way there.
    pub road: Road,
    /// The desk.
    pub world: World,
}

/// A site whose tickets go to Redmine through a backend of its own, set up in a way of its own.
#[derive(Debug, Clone, Copy)]
pub struct Lane {
    suite: fn() -> &'static Suite,
    site: &'static str,
    name: &'static str,
    key: &'static str,
    project: &'static str,
    tracker: &'static str,
    number: &'static str,
    phone: &'static str,
}

impl Lane {
    /// A lane that is set up well.
    const fn new(site: &'static str, name: &'static str) -> Self {
        Self {
            suite,
            site,
            name,
            key: "REDMINE_KEY",
            project: "support",
            tracker: "Support",
            number: "Ticket number",
            phone: "Phone",
        }
    }

    const fn of(mut self, suite: fn() -> &'static Suite) -> Self {
        self.suite = suite;
        self
    }

    const fn key(mut self, key: &'static str) -> Self {
        self.key = key;
        self
    }

    const fn project(mut self, project: &'static str) -> Self {
        self.project = project;
        self
    }

    const fn tracker(mut self, tracker: &'static str) -> Self {
        self.tracker = tracker;
        self
    }

    const fn number(mut self, field: &'static str) -> Self {
        self.number = field;
        self
    }

    const fn phone(mut self, field: &'static str) -> Self {
        self.phone = field;
        self
    }

    fn describe(self, desk: &mut TestDesk, redmine: &Redmine, road: &Road) {
        let (ids, Lane { site, name, key, project, .. }) = (&redmine.ids, self);
        let (url, tracker) = (road.url(name), ids.tracker(self.tracker));
        let mut table = format!(
            "[backends.{name}]\nkind = \"redmine\"\nurl = {url:?}\nkey = {key:?}\nproject = {project:?}\n\
             tracker = {tracker}\n[backends.{name}.fields]\n"
        );
        let fields = [("number", self.number), ("site", "Site ID"), ("url", "Page"), ("phone", self.phone)];
        for (what, field) in fields {
            let _ = writeln!(table, "{what} = {}", ids.field(field));
        }
        desk.tables(&table).site(site, &[name]);
    }

    /// Files the usual ticket.
    pub fn file(self) -> Receipt {
        (self.suite)().world.client.file(&Ticket::new(self.site))
    }

    /// The issues with this number, as people at the helpdesk see them.
    pub fn issues(self, number: &str) -> Vec<Value> {
        let suite = (self.suite)();
        suite.redmine.staff().issues(suite.redmine.ids.field(self.number), number)
    }

    /// Waits for a ticket, and returns its only issue with history and files.
    pub fn issue(self, number: &str) -> Value {
        let (redmine, field) = (&(self.suite)().redmine, (self.suite)().redmine.ids.field(self.number));
        // Its database is asked: its API has one thread, and that is the desk's.
        let sql =
            format!("SELECT 1 FROM custom_values WHERE custom_field_id = {field} AND value = '{number}'");
        until(&format!("{number} in Redmine"), RETRIED, || {
            redmine.sql(&sql).is_ok_and(|rows| !rows.is_empty()).then_some(())
        });
        let issues = self.issues(number);
        assert_eq!(issues.len(), 1, "{number} is there {} times", issues.len());
        (self.suite)().redmine.staff().issue(issues[0]["id"].as_u64().unwrap())
    }

    /// The reporter's page, for a program.
    pub fn status(self, receipt: &Receipt) -> Value {
        let page =
            (self.suite)().world.client.get(&receipt.status_url).header("Accept", "application/json").send();
        assert_eq!(page.status, 200, "{page}");
        page.json()
    }
}

/// The suite that most tests share.
pub fn suite() -> &'static Suite {
    static SUITE: OnceLock<Result<Suite, String>> = OnceLock::new();
    Suite::shared(&SUITE, "redmine", &[made::LANES, traps::LANES, held::LANES, check::LANES], made::describe)
}

impl Suite {
    /// A suite with these lanes, started by the first test that asks.
    pub fn shared(
        suite: &'static OnceLock<Result<Self, String>>,
        name: &str,
        lanes: &[&[Lane]],
        add: impl FnOnce(&mut TestDesk, &Redmine),
    ) -> &'static Self {
        let suite = suite.get_or_init(|| Self::start(name, lanes, add).map_err(|error| format!("{error:#}")));
        suite.as_ref().unwrap_or_else(|error| panic!("{error}"))
    }

    fn start(
        name: &str,
        lanes: &[&[Lane]],
        add: impl FnOnce(&mut TestDesk, &Redmine),
    ) -> anyhow::Result<Self> {
        let redmine = Redmine::start(name)?;
        let road = Road::to(&redmine.origin())?;
        let world = World::start(name, Limits::Wide, |desk, _| {
            for lane in lanes.iter().copied().flatten() {
                lane.describe(desk, &redmine, &road);
            }
            add(desk, &redmine);
        })?;
        Ok(Self { redmine, road, world })
    }
}

/// Someone at the desk.
pub fn inbox() -> &'static Inbox {
    static INBOX: OnceLock<Inbox> = OnceLock::new();
    INBOX.get_or_init(|| Inbox::open(&suite().world.client))
}

/// A ticket's line among the undelivered, if it is there.
fn undelivered(number: &str) -> Option<String> {
    let page = inbox().undelivered();
    let (_, rest) = page.split_once(&format!("<td>{number}</td>"))?;
    rest.split_once("</tr>").map(|(line, _)| line.to_owned())
}

/// Waits until a ticket is among the undelivered, with these words in its line.
pub fn held(number: &str, words: &str) {
    until(&format!("{number} among the undelivered: {words}"), SOON, || {
        undelivered(number).filter(|line| line.contains(words)).map(drop)
    });
}

/// Waits until a ticket that was among the undelivered no longer is.
pub fn released(number: &str) {
    until(&format!("{number} to be delivered"), RETRIED, || undelivered(number).is_none().then_some(()));
}

/// The check of a backend, as its admin reads it: what is not good, by subject.
pub fn findings(backend: &str) -> Vec<(String, String)> {
    let path = format!("/v1/backends/{backend}/check");
    let answer = suite().world.client.get(&path).bearer(secrets::ADMIN_TOKEN).send();
    assert_eq!(answer.status, 200, "{answer}");
    let json = answer.json();
    let all = json["findings"].as_array().unwrap();
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap().to_owned();
    let bad: Vec<_> = all.iter().filter(|finding| finding["ok"] == false).collect();
    assert_eq!(json["ok"], bad.is_empty(), "{answer}");
    bad.into_iter().map(|finding| (text(finding, "subject"), text(finding, "say"))).collect()
}
