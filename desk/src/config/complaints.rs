//! Whether complaints go where nothing else does.

use super::{
    BackendId, Desk, Kind, Place,
    check::Check,
    reseller::{self, ResellerTables},
};
use crate::{Category, Rules};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// Where complaints stand in the file.
pub(super) struct Complaint {
    pub kind: Range<usize>,
    pub line: Option<Range<usize>>,
    pub backends: BTreeMap<BackendId, Range<usize>>,
}

/// Who reads what goes somewhere.
type Destination<'a> = (&'static str, &'a str, String);

impl Check<'_> {
    /// Complaints go to the service manager: to a line and a place that no other kind of request goes to.
    pub(super) fn complaints(
        &mut self,
        desk: &Desk,
        complaint: Option<Complaint>,
        resellers: &ResellerTables,
    ) {
        let Some(complaint) = complaint else {
            for name in reseller::complaints(resellers) {
                self.fault(&name.span(), "leave this out, or offer complaints: add [kinds.complaint]");
            }
            return;
        };
        self.own_line(desk, &complaint);
        let own = desk.kinds.own_backends(Category::Complaint).unwrap_or_default();
        if own.is_empty() {
            self.fault(
                &complaint.kind,
                "say who gets complaints: name backends here that no other kind of request goes to",
            );
        }
        let others = others(desk);
        let named = own.iter().map(|id| (id, complaint.backends.get(id).unwrap_or(&complaint.kind).clone()));
        let resellers = reseller::complaints(resellers).map(|name| (name.get_ref(), name.span()));
        for (id, at) in named.chain(resellers) {
            if destination_of(desk, Category::Complaint, id).is_some_and(|place| others.contains(&place)) {
                let say = format!(
                    "name another backend for complaints, or a queue of their own there: other requests go to \
                     \"{id}\", and a complaint may be about whoever takes them"
                );
                self.fault(&at, say);
            }
        }
    }

    fn own_line(&mut self, desk: &Desk, complaint: &Complaint) {
        let own = desk.kinds.offered.get(&Category::Complaint).and_then(|kind| kind.line.as_ref());
        let mut others = desk.kinds.offered.keys().filter(|category| **category != Category::Complaint);
        if let Some(at) = &complaint.line
            && others.any(|category| desk.kinds.lines_of(*category).any(|line| Some(line) == own))
        {
            let say = "name a line that takes complaints only: one may be about whoever takes other requests";
            self.fault(at, say);
        }
    }
}

/// Leaves complaints out of what a site's form offers, with the extra fields that no other kind asks.
pub(super) fn leave_out(rules: &mut Rules) {
    rules.kinds.retain(|kind| kind.category != Category::Complaint);
    for field in &mut rules.fields {
        field.kinds.retain(|kind| *kind != Category::Complaint);
    }
    rules.fields.retain(|field| !field.kinds.is_empty());
}

/// Where requests go that are no complaints, from all sites.
fn others(desk: &Desk) -> BTreeSet<Destination<'_>> {
    desk.kinds
        .offered
        .keys()
        .filter(|category| **category != Category::Complaint)
        .flat_map(|category| desk.sites.values().map(move |site| (*category, site)))
        .flat_map(|(category, site)| {
            let routes = [Some(&site.routes), site.passed_on.as_ref()];
            let there = routes.into_iter().flatten().flat_map(move |routes| routes.all_of(category));
            there.map(move |id| (category, id))
        })
        .filter_map(|(category, id)| destination_of(desk, category, id))
        .collect()
}

fn destination_of<'a>(desk: &'a Desk, category: Category, id: &str) -> Option<Destination<'a>> {
    let backend = desk.backends.get(id)?;
    let at = desk.kinds.offered.get(&category).and_then(|kind| kind.at.get(id));
    Some(destination(&backend.kind, at))
}

/// Who reads what goes there: a helpdesk, and a queue at it where it has some.
fn destination<'a>(kind: &'a Kind, at: Option<&'a Place>) -> Destination<'a> {
    match (kind, at) {
        (Kind::Inbox, _) => ("inbox", "", String::new()),
        (Kind::Webhook(it), _) => ("webhook", &it.url, String::new()),
        (Kind::Email(it), _) => ("email", it.to.as_str(), String::new()),
        (Kind::RequestTracker(it), Some(Place::RequestTracker { queue: Some(queue), .. })) => {
            ("request-tracker", &it.url, queue.clone())
        }
        (Kind::RequestTracker(it), _) => ("request-tracker", &it.url, it.queue.clone()),
        // Trackers of one project are read by the same people.
        (Kind::Redmine(it), _) => ("redmine", &it.url, it.project.clone()),
        (Kind::Zammad(it), Some(Place::Zammad { group: Some(group), .. })) => {
            ("zammad", &it.url, group.clone())
        }
        (Kind::Zammad(it), _) => ("zammad", &it.url, it.group.clone()),
        (Kind::Topdesk(it), Some(Place::Topdesk { operator_group: Some(group), .. })) => {
            ("topdesk", &it.url, group.clone())
        }
        (Kind::Topdesk(it), _) => ("topdesk", &it.url, it.operator_group.clone().unwrap_or_default()),
        (Kind::Zendesk(it), Some(Place::Zendesk { group_id: Some(id), .. })) => {
            ("zendesk", &it.url, id.to_string())
        }
        (Kind::Zendesk(it), _) => {
            ("zendesk", &it.url, it.group_id.map(|id| id.to_string()).unwrap_or_default())
        }
    }
}
