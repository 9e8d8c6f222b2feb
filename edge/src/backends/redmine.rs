//! Redmine 3 and later, through its REST API. It sends no webhooks: what happens there is asked for.
//!
//! It has no uniqueness and drops what it does not know with a success. So every issue is looked for
//! by its number before it is made again, and read back after it was made; and each takes up a file
//! that no second issue can take up.

mod append;
mod check;
mod create;
mod files;
mod news;
mod quote;
mod statuses;
mod telling;
mod wire;

#[cfg(test)]
mod tests;

use self::{
    telling::{Pause, Talk, Told, talk},
    wire::{CurrentUser, Issue, Issues, OneIssue, Wire},
};
use super::{
    Adapter, Answer, Change, Changed, Fault, Finding, Job, Next, Taken, Tracked, redmine::statuses::meaning,
};
use chrono::{DateTime, Utc};
use desk::{Attachment, Category, Event, Status, TicketNumber, config, config::Place, delivery::Failure};
use std::collections::BTreeMap;

/// This one issue, or this one file, is refused; others are not.
const REFUSED: Fault = Fault { failure: Failure::NeedsPerson, label: "refused" };

/// A Redmine.
pub struct Redmine {
    settings: config::Redmine,
    wire: Wire,
    places: BTreeMap<Category, Place>,
}

impl Redmine {
    /// The Redmine of these settings, with the API user's key.
    pub fn new(settings: config::Redmine, key: String) -> Self {
        Self { wire: Wire::new(&settings.url, key), settings, places: BTreeMap::new() }
    }

    /// The same, with trackers and priorities for some kinds of request.
    #[must_use]
    pub fn placed(self, places: BTreeMap<Category, Place>) -> Self {
        Self { places, ..self }
    }

    /// The tracker and the priority of a kind of request, where they are named.
    fn place(&self, kind: Category) -> (Option<u32>, Option<u32>) {
        match self.places.get(&kind) {
            Some(Place::Redmine { tracker, priority }) => (tracker.or(self.settings.tracker), *priority),
            _ => (self.settings.tracker, None),
        }
    }

    /// The account that the key belongs to. Asking for it also shows whether the key still opens
    /// anything: elsewhere a key that does not makes the caller anonymous, who may be let in and see
    /// nothing.
    fn me(&self, talk: &mut Talk) -> Told<wire::Account> {
        let me: CurrentUser = talk.ask(self.wire.get("/users/current.json", &[]))?.json()?;
        Ok(me.user)
    }

    /// The ticket's issue by the number's field; the oldest, should there be several.
    fn search(&self, talk: &mut Talk, number: TicketNumber) -> Told<Option<Issue>> {
        let (field, number) = (self.settings.fields.number, number.to_string());
        let issues = self.filtered(talk, &format!("cf_{field}"), "=", &number)?;
        let none = issues.is_empty();
        let found = issues.into_iter().find(|issue| issue.custom(field) == Some(&number));
        if found.is_none() && !none {
            // A filter that Redmine does not know is left out, and all issues are the answer.
            return Err(Fault::FIELDS.into());
        }
        Ok(found)
    }

    /// The issues that a filter lets through, of any status, the oldest first.
    fn filtered(&self, talk: &mut Talk, field: &str, op: &str, value: &str) -> Told<Vec<Issue>> {
        // Written out like this the value is never taken for an operator.
        let (op_name, value_name) = (format!("op[{field}]"), format!("v[{field}][]"));
        let filter = [("f[]", field), (&op_name, op), (&value_name, value), ("sort", "id")];
        let issues: Issues = talk.ask(self.wire.get("/issues.json", &filter))?.json()?;
        Ok(issues.issues)
    }

    /// What Redmine calls the ticket.
    fn locate(&self, talk: &mut Talk, number: TicketNumber, remote: Option<&str>) -> Told<u64> {
        match remote.and_then(|remote| remote.parse().ok()) {
            Some(id) => Ok(id),
            None => self.search(talk, number)?.map(|issue| issue.id).ok_or(REFUSED.into()),
        }
    }

    /// An issue with more of it, such as `journals`.
    fn issue(&self, talk: &mut Talk, id: u64, more: &str) -> Told<Issue> {
        let answer = talk.ask(self.wire.get(&format!("/issues/{id}.json"), &[("include", more)]))?;
        self.of_one(talk, answer)?;
        Ok(answer.json::<OneIssue>()?.issue)
    }

    /// An answer about one issue. Where it is refused although the key opens Redmine, the issue was
    /// deleted or moved out of sight, which is no reason to hold any other.
    fn of_one<'a>(&self, talk: &mut Talk<'a>, answer: &'a Answer) -> Told<&'a [u8]> {
        if matches!(answer.status(), Some(403 | 404)) {
            self.me(talk)?;
            return Err(REFUSED.into());
        }
        answer.success().map_err(Pause::from)
    }

    /// All statuses, and what they mean.
    fn statuses(&self, talk: &mut Talk) -> Told<Vec<(wire::IssueStatus, Status)>> {
        let all: wire::Statuses = talk.ask(self.wire.get("/issue_statuses.json", &[]))?.json()?;
        let own = &self.settings.statuses;
        Ok(all.issue_statuses.into_iter().map(|status| (status.clone(), meaning(&status, own))).collect())
    }
}

fn pairs(owned: &[(String, String)]) -> Vec<(&str, &str)> {
    owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

impl Adapter for Redmine {
    fn prepare(&self, job: &Job, answers: &[Answer]) -> Next<Option<String>> {
        talk(answers, |talk| self.leave_report(talk, job))
    }

    fn create(&self, job: &Job, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        talk(answers, |talk| self.make(talk, job))
    }

    fn find(&self, job: &Job, answers: &[Answer]) -> Next<Option<Taken>> {
        talk(answers, |talk| {
            self.me(talk)?;
            Ok(self.search(talk, job.number)?.map(|issue| Taken { remote: Some(issue.id.to_string()) }))
        })
    }

    fn verify(&self, job: &Job, answers: &[Answer]) -> Next<()> {
        talk(answers, |talk| self.read_back(talk, job))
    }

    fn takes_files(&self) -> bool {
        true
    }

    fn prepare_file(
        &self,
        _job: &Job,
        file: &Attachment,
        bytes: &[u8],
        answers: &[Answer],
    ) -> Next<Option<String>> {
        talk(answers, |talk| self.leave(talk, file, bytes).map(Some))
    }

    fn attach(&self, job: &Job, file: &Attachment, bytes: &[u8], answers: &[Answer]) -> Next<()> {
        talk(answers, |talk| self.bring(talk, job, file, bytes))
    }

    fn find_file(&self, job: &Job, file: &Attachment, answers: &[Answer]) -> Next<bool> {
        talk(answers, |talk| {
            let id = self.locate(talk, job.number, job.remote.as_deref())?;
            self.has_file(talk, id, file)
        })
    }

    fn append(
        &self,
        job: &Job,
        seq: i64,
        event: &Event,
        _now: DateTime<Utc>,
        answers: &[Answer],
    ) -> Next<()> {
        talk(answers, |talk| self.tell(talk, job, seq, event))
    }

    fn history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        talk(answers, |talk| self.happened(talk, ticket).map(Some))
    }

    fn changed(&self, since: Option<DateTime<Utc>>, answers: &[Answer]) -> Next<Option<Changed>> {
        talk(answers, |talk| self.news(talk, since).map(Some))
    }

    fn check(&self, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        talk(answers, |talk| self.look_over(talk))
    }
}
