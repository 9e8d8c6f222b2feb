//! Trying what deliveries need, and saying what an admin has to mend.

use super::{Topdesk, news};
use crate::backends::{Answer, Finding, Next, Step};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

impl Topdesk {
    /// Tries the application password, then every name that desk.toml has for an incident.
    pub(super) fn look_over(&self, answers: &[Answer]) -> Next<Vec<Finding>> {
        let lists = self.lists();
        if let Some(me) = answers.first() {
            me.success()?;
        }
        match answers.len() {
            0 => self.get("operators/current"),
            asked if asked <= lists.len() => self.get(&lists[asked - 1].2),
            _ => {
                let mut findings =
                    vec![Finding::good("credentials", "the application password opens TOPdesk")];
                let lists = lists.iter().zip(&answers[1..]);
                findings.extend(lists.map(|((field, name, _), answer)| find_name(field, name, answer)));
                Ok(Step::Done(findings))
            }
        }
    }

    /// The names of desk.toml, and where each can be looked up.
    fn lists(&self) -> Vec<(&'static str, String, String)> {
        let branch = self.branch.iter().map(|name| ("branch", name.clone()));
        let names = self.all_names().into_iter().map(|(field, name)| (field, name.to_owned()));
        names
            .chain(branch)
            .map(|(field, name)| {
                let query = |key: &str| {
                    let query = format!("{key}=='{}'", name.replace('\'', "\\'"));
                    utf8_percent_encode(&query, NON_ALPHANUMERIC).to_string()
                };
                let path = match field {
                    "branch" => format!("branches?query={}", query("name")),
                    "operatorGroup" => format!("operatorgroups?query={}", query("groupName")),
                    "callType" => "incidents/call_types".to_owned(),
                    "category" => "incidents/categories".to_owned(),
                    "priority" => "incidents/priorities".to_owned(),
                    _ => "incidents/subcategories".to_owned(),
                };
                (field, name, path)
            })
            .collect()
    }
}

fn find_name(field: &str, name: &str, answer: &Answer) -> Finding {
    match news::list(answer) {
        Ok(list) if list.iter().any(|it| it["name"] == name || it["groupName"] == name) => {
            Finding::good(field, format!("{name} is there"))
        }
        Ok(_) => Finding::bad(field, format!("there is no {field} {name}: name another in desk.toml")),
        Err(_) => {
            Finding::bad(field, format!("the list of {field} cannot be read: let the operator read it"))
        }
    }
}
