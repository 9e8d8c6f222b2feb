//! Trying what deliveries need, and saying what an admin has to mend.

use super::Zendesk;
use crate::backends::{Answer, Finding, Next, Step};
use serde_json::Value;
use std::collections::BTreeSet;

impl Zendesk {
    /// Tries the OAuth client, then the group and the fields that desk.toml names.
    pub(super) fn look_over(&self, answers: &[Answer]) -> Next<Vec<Finding>> {
        let own = self.places.keys().filter_map(|kind| self.place(*kind).2);
        let groups: BTreeSet<u64> = self.group_id.into_iter().chain(own).collect();
        let groups = groups.into_iter().map(|id| ("group", id, format!("groups/{id}.json")));
        let fields = [
            ("field site", self.fields.site),
            ("field url", self.fields.url),
            ("field phone", self.fields.phone),
        ];
        let fields = fields.into_iter().filter_map(|(name, id)| Some((name, id?)));
        let fields = fields.map(|(name, id)| (name, id, format!("ticket_fields/{id}.json")));
        let asked: Vec<_> = groups.chain(fields).collect();
        let Some((me, rest)) = answers.split_first() else { return self.get("users/me.json") };
        let role = me.json::<Value>()?["user"]["role"].take();
        if let Some((_, _, path)) = asked.get(rest.len()) {
            return self.get(path);
        }
        let mut findings = vec![if role == "agent" || role == "admin" {
            Finding::good("credentials", "the OAuth client opens Zendesk as an agent")
        } else {
            Finding::bad("credentials", "let an agent or admin own the OAuth client")
        }];
        findings.extend(asked.iter().zip(rest).map(|((name, id, _), answer)| match answer.success() {
            Ok(_) => Finding::good(name, format!("{id} is there")),
            Err(_) => {
                Finding::bad(name, format!("there is no {id}, or it may not be read: look at desk.toml"))
            }
        }));
        Ok(Step::Done(findings))
    }
}
