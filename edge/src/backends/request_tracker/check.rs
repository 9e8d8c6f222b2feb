//! What an RT admin has to mend before tickets can come.

use super::{
    RequestTracker,
    rest::{List, quoted, segment},
};
use crate::backends::{
    Fault, Finding,
    script::{Pause, Script},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What the desk does under its tickets: a link that RT offers to whoever may do it, and the right.
const RIGHTS: [(&str, &str); 3] =
    [("correspond", "ReplyToTicket"), ("comment", "CommentOnTicket"), ("lifecycle", "ModifyTicket")];

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Queue {
    #[serde(default)]
    ticket_custom_fields: Vec<Named>,
    #[serde(default, rename = "_hyperlinks")]
    links: Vec<Link>,
}

#[derive(Debug, Deserialize)]
struct Named {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Link {
    #[serde(rename = "ref")]
    to: String,
}

#[derive(Debug, Deserialize)]
struct Linked {
    #[serde(default, rename = "_hyperlinks")]
    links: Vec<Link>,
}

impl RequestTracker {
    /// Looks at all that a ticket will need.
    pub(super) fn examine(&self, script: &mut Script) -> Result<Vec<Finding>, Pause> {
        let path = format!("/queue/{}", segment(&self.queue));
        let answer = script.ask(|| self.rest.get(&path, &[]))?;
        let status = answer.status().ok_or(Fault::NO_ANSWER)?;
        if status == 401 {
            return Ok(vec![Finding::bad(
                "credentials",
                "RT refuses the token. Make a new one for this user and set the secret anew. If RT runs under \
                 Apache, let it see the header: SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1",
            )]);
        }
        let mut findings = vec![Finding::good("credentials", "RT knows the token")];
        findings.extend(self.owner(script)?);
        if matches!(status, 403 | 404) {
            findings.push(unseen("queue", &self.queue));
            return Ok(findings);
        }
        findings.extend(self.in_queue(&answer.json()?));
        findings.extend(self.other_queues(script)?);
        findings.push(self.rights(script)?);
        findings.push(match self.hook_secret {
            Some(_) => Finding::good("webhook", "messages of RT's scrip are believed"),
            None => {
                Finding::good("webhook", "there is no hook-secret, so the desk looks every minute by itself")
            }
        });
        Ok(findings)
    }

    /// What tickets need in the queue that they are usually made in.
    fn in_queue(&self, queue: &Queue) -> Vec<Finding> {
        let create = has(&queue.links, "create");
        let missing = "grant this user CreateTicket in the queue";
        let mut findings = vec![found("queue", create, "tickets can be made in it", missing)];
        for (part, name) in self.parts() {
            let add =
                format!("add a custom field \"{name}\" to the queue's tickets, and grant SeeCustomField");
            findings.push(found(part, queue.has_field(name), &format!("\"{name}\" is there"), add));
        }
        findings
    }

    /// The queues of kinds of request, each once: whether tickets can be made there, with all fields.
    fn other_queues(&self, script: &mut Script) -> Result<Vec<Finding>, Pause> {
        let names: BTreeSet<&str> = self.places.keys().map(|kind| self.place(*kind).0).collect();
        let mut findings = Vec::new();
        for name in names.into_iter().filter(|name| *name != self.queue) {
            let subject = format!("queue {name}");
            let answer = script.ask(|| self.rest.get(&format!("/queue/{}", segment(name)), &[]))?;
            if matches!(answer.status(), Some(403 | 404)) {
                findings.push(unseen(&subject, name));
                continue;
            }
            let queue: Queue = answer.json()?;
            let mut missing: Vec<String> = (!has(&queue.links, "create"))
                .then(|| "grant this user CreateTicket in the queue".to_owned())
                .into_iter()
                .collect();
            let fields = self.parts().into_iter().map(|(_, field)| field);
            missing.extend(
                fields
                    .filter(|field| !queue.has_field(field))
                    .map(|field| format!("add the custom field \"{field}\" to the queue's tickets")),
            );
            findings.push(found(
                &subject,
                missing.is_empty(),
                "tickets can be made in it",
                missing.join("; "),
            ));
        }
        Ok(findings)
    }

    /// The custom fields that tickets need.
    fn parts(&self) -> [(&'static str, &str); 4] {
        let fields = &self.fields;
        [
            ("field number", &fields.number),
            ("field site", &fields.site),
            ("field url", &fields.url),
            ("field phone", &fields.phone),
        ]
    }

    /// Whose token it is. The desk leaves out what this user did, so the name has to be right.
    fn owner(&self, script: &mut Script) -> Result<Option<Finding>, Pause> {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct User {
            name: String,
        }

        let Some(id) = self.rest.owner() else { return Ok(None) };
        let answer = script.ask(|| self.rest.get(&format!("/user/{id}"), &[]))?;
        let Ok(User { name }) = answer.json() else { return Ok(None) };
        let other = format!("the token is that of \"{name}\": write user = \"{name}\"");
        Ok(Some(found("user", name == self.user, "the token is this user's", other)))
    }

    /// What may be done under a ticket can only be seen at a ticket.
    fn rights(&self, script: &mut Script) -> Result<Finding, Pause> {
        let query = format!("Queue = {} AND CF.{{{}}} IS NOT NULL", quoted(&self.queue), self.fields.number);
        let query =
            [("query", query.as_str()), ("fields", "_hyperlinks"), ("orderby", "id"), ("per_page", "1")];
        let tickets: List<Linked> = script.ask(|| self.rest.get("/tickets", &query))?.json()?;
        let Some(ticket) = tickets.items().next() else {
            return Ok(Finding::good("rights", "they can be looked at when there is a first ticket"));
        };
        let missing: Vec<&str> =
            RIGHTS.iter().filter(|(link, _)| !has(&ticket.links, link)).map(|(_, right)| *right).collect();
        let grant = format!("grant this user in the queue: {}", missing.join(", "));
        let good = "this user may do under a ticket what the desk does";
        Ok(found("rights", missing.is_empty(), good, grant))
    }
}

impl Queue {
    fn has_field(&self, name: &str) -> bool {
        self.ticket_custom_fields.iter().any(|field| field.name == name)
    }
}

fn unseen(subject: &str, queue: &str) -> Finding {
    let say = format!(
        "there is no queue \"{queue}\", or this user may not see it: grant SeeQueue, or correct desk.toml"
    );
    Finding::bad(subject, say)
}

fn found(subject: &str, ok: bool, good: &str, bad: impl Into<String>) -> Finding {
    if ok { Finding::good(subject, good) } else { Finding::bad(subject, bad) }
}

fn has(links: &[Link], to: &str) -> bool {
    links.iter().any(|link| link.to == to)
}
