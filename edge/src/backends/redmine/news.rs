//! What happened at the helpdesk, for the reporter: public notes, changes of status, of tracker and
//! of project. Private notes stay there, as do notes of private issues and what the desk wrote itself.

use super::{
    REFUSED, Redmine, pairs,
    telling::{Pause, Talk, Told},
    wire::{Detail, Issue, IssueStatus, Issues, Journal, OneProject, Trackers},
};
use crate::backends::{Change, Changed, Tracked};
use chrono::{DateTime, SecondsFormat, Utc};
use desk::{Party, Status, TicketNumber, What};
use std::collections::{BTreeMap, btree_map::Entry};

/// Issues in one answer: the most that Redmine gives.
const PAGE: usize = 100;

/// The most answers that one question about news may take; what is left comes a minute later.
const PAGES_MAX: usize = 10;

/// Names that are looked up when they are needed, once.
#[derive(Default)]
struct Names {
    statuses: Option<Vec<(IssueStatus, Status)>>,
    trackers: Option<BTreeMap<u64, String>>,
    projects: BTreeMap<u64, Option<String>>,
}

impl Redmine {
    /// All that happened to an issue, in order.
    pub(super) fn happened(&self, talk: &mut Talk, ticket: &Tracked) -> Told<Vec<Change>> {
        let me = self.me(talk)?;
        let issue = match self.find_tracked(talk, ticket) {
            // Deleted, or moved out of sight: nothing more is heard of it.
            Err(Pause::Fault(fault)) if fault == REFUSED => return Ok(Vec::new()),
            other => other?,
        };
        let mut names = Names::default();
        let mut changes = Vec::new();
        let mut journals: Vec<&Journal> = issue.journals.iter().collect();
        journals.sort_by_key(|journal| journal.id);
        for journal in journals {
            if journal.user.as_ref().is_some_and(|user| user.id == me.id) {
                continue;
            }
            let mut add = |kind: &str, what: What| {
                changes.push(Change { id: format!("{}.{kind}", journal.id), at: journal.created_on, what });
            };
            let notes = journal.notes.as_deref().unwrap_or_default().trim();
            if !notes.is_empty() && !journal.private_notes && !issue.is_private {
                add("note", What::Reply { by: Party::Desk, text: notes.replace("\r\n", "\n") });
            }
            for detail in journal.details.iter().filter(|detail| detail.property == "attr") {
                if let Some(what) = self.read_detail(talk, &mut names, &issue, detail)? {
                    add(&detail.name, what);
                }
            }
        }
        Ok(changes)
    }

    fn find_tracked(&self, talk: &mut Talk, ticket: &Tracked) -> Told<Issue> {
        let id = self.locate(talk, ticket.number, ticket.remote.as_deref())?;
        self.issue(talk, id, "journals")
    }

    /// What a changed value means for the reporter.
    fn read_detail(
        &self,
        talk: &mut Talk,
        names: &mut Names,
        issue: &Issue,
        detail: &Detail,
    ) -> Told<Option<What>> {
        let number = |text: &Option<String>| text.as_ref()?.parse::<u64>().ok();
        let Some(to) = number(&detail.new_value) else { return Ok(None) };
        Ok(match detail.name.as_str() {
            "status_id" => {
                let statuses = match names.statuses.take() {
                    Some(known) => known,
                    None => self.statuses(talk)?,
                };
                let meaning = |id: u64| {
                    statuses.iter().find(|(status, _)| status.id == id).map(|(_, meaning)| *meaning)
                };
                let before = number(&detail.old_value).and_then(meaning);
                // Two of Redmine's statuses that mean the same are no news.
                let what = meaning(to).filter(|now| before != Some(*now)).map(What::status);
                names.statuses = Some(statuses);
                what
            }
            "tracker_id" => self.tracker(talk, names, to)?.map(|to| What::Moved { to }),
            "project_id" if to == issue.project.id => Some(What::Moved { to: issue.project.name.clone() }),
            "project_id" => self.project(talk, names, to)?.map(|to| What::Moved { to }),
            _ => None,
        })
    }

    fn tracker(&self, talk: &mut Talk, names: &mut Names, id: u64) -> Told<Option<String>> {
        if names.trackers.is_none() {
            let all: Trackers = talk.ask(self.wire.get("/trackers.json", &[]))?.json()?;
            names.trackers = Some(all.trackers.into_iter().map(|it| (it.id, it.name)).collect());
        }
        Ok(names.trackers.as_ref().and_then(|all| all.get(&id).cloned()))
    }

    /// A project's name; nothing for one that the desk does not see.
    fn project(&self, talk: &mut Talk, names: &mut Names, id: u64) -> Told<Option<String>> {
        Ok(match names.projects.entry(id) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => {
                let answer = talk.ask(self.wire.get(&format!("/projects/{id}.json"), &[]))?;
                let name = match answer.status() {
                    Some(403 | 404) => None,
                    _ => Some(answer.json::<OneProject>()?.project.name),
                };
                unknown.insert(name).clone()
            }
        })
    }

    /// The tickets that changed since then, oldest change first.
    pub(super) fn news(&self, talk: &mut Talk, since: Option<DateTime<Utc>>) -> Told<Changed> {
        let (mut from, mut skip, mut limit) = (since, 0, PAGE);
        let mut tickets: BTreeMap<u64, Tracked> = BTreeMap::new();
        let mut until = None;
        for _ in 0..PAGES_MAX {
            let answer = talk.ask(self.page(from, skip, limit))?;
            let page = match answer.json::<Issues>() {
                Ok(page) => page,
                // Issues come with their descriptions, and a hundred may be too long for one answer.
                Err(_) if answer.status() == Some(200) && limit > 1 => {
                    limit = (limit / 10).max(1);
                    continue;
                }
                Err(fault) => return Err(fault.into()),
            };
            tickets.extend(page.issues.iter().filter_map(|issue| Some((issue.id, self.tracked(issue)?))));
            let Some(last) = page.issues.last().map(|issue| issue.updated_on) else { break };
            until = Some(last);
            if skip + page.issues.len() >= page.total_count {
                break;
            }
            // The next page starts at the time where this one ended, so that an issue that changes
            // meanwhile moves none past the edge. Only within one second is counting needed.
            if from == Some(last) {
                skip += page.issues.len();
            } else {
                (from, skip) = (Some(last), 0);
            }
        }
        Ok(Changed { tickets: tickets.into_values().collect(), until })
    }

    fn page(&self, from: Option<DateTime<Utc>>, skip: usize, limit: usize) -> crate::backends::Exchange {
        let field = format!("cf_{}", self.settings.fields.number);
        let mut query = vec![
            ("f[]".to_owned(), field.clone()),
            (format!("op[{field}]"), "*".to_owned()),
            ("sort".to_owned(), "updated_on,id".to_owned()),
            ("offset".to_owned(), skip.to_string()),
            ("limit".to_owned(), limit.to_string()),
        ];
        if let Some(from) = from {
            let from = from.to_rfc3339_opts(SecondsFormat::Secs, true);
            for (name, value) in [("f[]", "updated_on"), ("op[updated_on]", ">="), ("v[updated_on][]", &from)]
            {
                query.push((name.to_owned(), value.to_owned()));
            }
        }
        self.wire.get("/issues.json", &pairs(&query))
    }

    /// The issue as a ticket; nothing for one that was not made by a desk.
    fn tracked(&self, issue: &Issue) -> Option<Tracked> {
        let number = TicketNumber::parse(issue.custom(self.settings.fields.number)?).ok()?;
        Some(Tracked { number, remote: Some(issue.id.to_string()) })
    }
}
