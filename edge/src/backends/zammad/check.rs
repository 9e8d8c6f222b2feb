//! Trying what deliveries need, and saying what an admin has to mend.

use super::Zammad;
use crate::backends::{Answer, Fault, Finding, Next, Step};
use serde_json::Value;

impl Zammad {
    /// Tries the token, then the group and the attribute that desk.toml names.
    pub(super) fn look_over(&self, answers: &[Answer]) -> Next<Vec<Finding>> {
        match answers {
            [] => self.get("users/me"),
            [me] if me.success().is_ok() => self.get("groups"),
            [me] => Err(me.success().err().unwrap_or(Fault::UNREADABLE)),
            [_, _] if self.field.is_some() => self.get("object_manager_attributes"),
            [_, groups, attributes @ ..] => {
                let mut findings =
                    vec![Finding::good("credentials", "the token opens Zammad"), self.find_group(groups)];
                findings.extend(
                    attributes.first().zip(self.field.as_ref()).map(|(all, field)| find_field(all, field)),
                );
                Ok(Step::Done(findings))
            }
        }
    }

    fn find_group(&self, groups: &Answer) -> Finding {
        let Ok(groups) = groups.json::<Vec<Value>>() else {
            return Finding::bad(
                "group",
                "the groups cannot be read: give the token the permission ticket.agent",
            );
        };
        let there = groups.iter().any(|it| it["name"] == self.group && it["active"] != false);
        if there {
            Finding::good("group", format!("the group {} is there", self.group))
        } else {
            Finding::bad(
                "group",
                format!("there is no active group {}: name another in desk.toml", self.group),
            )
        }
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
