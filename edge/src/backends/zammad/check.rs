//! Trying what deliveries need, and saying what an admin has to mend.

use super::Zammad;
use crate::backends::{Answer, Finding, Next, Step};
use serde_json::Value;
use std::{collections::BTreeSet, iter};

const ATTRIBUTES: &str = "object_manager_attributes";
const PRIORITIES: &str = "ticket_priorities";

impl Zammad {
    /// Tries the token, then the group and the attribute that desk.toml names.
    pub(super) fn look_over(&self, answers: &[Answer]) -> Next<Vec<Finding>> {
        let asks_priorities = self.places.keys().any(|kind| self.place(*kind).1.is_some());
        let lists = [(true, "groups"), (self.field.is_some(), ATTRIBUTES), (asks_priorities, PRIORITIES)];
        let lists: Vec<&str> = lists.into_iter().filter(|(asked, _)| *asked).map(|(_, path)| path).collect();
        let Some((me, rest)) = answers.split_first() else { return self.get("users/me") };
        me.success()?;
        if let Some(path) = lists.get(rest.len()) {
            return self.get(path);
        }
        let mut findings = vec![Finding::good("credentials", "the token opens Zammad")];
        for (path, answer) in lists.into_iter().zip(rest) {
            match (path, &self.field) {
                (ATTRIBUTES, Some(field)) => findings.push(find_field(answer, field)),
                (PRIORITIES, _) => findings.extend(self.find_priorities(answer)),
                _ => findings.extend(self.find_groups(answer)),
            }
        }
        Ok(Step::Done(findings))
    }

    /// The group of all tickets, and those of kinds of request.
    fn find_groups(&self, groups: &Answer) -> Vec<Finding> {
        let Ok(groups) = groups.json::<Vec<Value>>() else {
            return vec![Finding::bad(
                "group",
                "the groups cannot be read: give the token the permission ticket.agent",
            )];
        };
        let others = self.places.keys().map(|kind| self.place(*kind).0);
        let others: BTreeSet<&str> = others.filter(|group| *group != self.group).collect();
        let find = |group: &str| {
            if groups.iter().any(|it| it["name"] == group && it["active"] != false) {
                Finding::good("group", format!("the group {group} is there"))
            } else {
                Finding::bad("group", format!("there is no active group {group}: name another in desk.toml"))
            }
        };
        iter::once(self.group.as_str()).chain(others).map(find).collect()
    }

    fn find_priorities(&self, priorities: &Answer) -> Vec<Finding> {
        let subject = "priority";
        let Ok(there) = priorities.json::<Vec<Value>>() else {
            let say = "the priorities cannot be read: give the token the permission ticket.agent";
            return vec![Finding::bad(subject, say)];
        };
        let wanted: BTreeSet<&str> = self.places.keys().filter_map(|kind| self.place(*kind).1).collect();
        let find = |name: &str| {
            if there.iter().any(|it| it["name"] == name && it["active"] != false) {
                Finding::good(subject, format!("the priority {name} is there"))
            } else {
                Finding::bad(subject, format!("there is no priority {name}: name another in desk.toml"))
            }
        };
        wanted.into_iter().map(find).collect()
    }
}

fn find_field(attributes: &Answer, field: &str) -> Finding {
    let subject = "field number";
    match attributes.json::<Vec<Value>>() {
        Ok(all) if all.iter().any(|it| it["object"] == "Ticket" && it["name"] == field) => {
            Finding::good(subject, format!("tickets have the attribute {field}"))
        }
        Ok(_) => {
            Finding::bad(subject, format!("add a text attribute {field} to tickets, and update the database"))
        }
        Err(_) => Finding::good(
            subject,
            format!("whether tickets have {field} shows with the first one: only an admin's token may look"),
        ),
    }
}
