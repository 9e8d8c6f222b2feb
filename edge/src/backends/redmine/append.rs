//! Telling an issue what happened to its ticket elsewhere.

use super::{
    Redmine,
    quote::verbatim,
    telling::{Talk, Told},
    wire::{Issue, Journal},
};
use crate::{
    backends::{Exchange, Job, describe},
    texts::Texts,
};
use desk::{Event, Party, Status, What};
use serde_json::json;

impl Redmine {
    /// Sets the status, or adds a note that everybody may read.
    pub(super) fn tell(&self, talk: &mut Talk, job: &Job, seq: i64, event: &Event) -> Told<()> {
        let texts = Texts::of(job.desk_lang);
        let (by, text) = match &event.what {
            What::Status { to, .. } => return self.tell_status(talk, job, seq, *to),
            What::Reply { by: Party::Desk, text } => ("inbox-by-desk", text.clone()),
            What::Reply { by: Party::Reporter, text } => ("inbox-by-reporter", text.clone()),
            What::Moved { to } => ("inbox-by-desk", texts.with("event-moved", &[("to", to.as_str().into())])),
            What::PassedOn { .. } | What::Elsewhere { .. } => {
                match describe::aside(job.desk_lang, &event.what) {
                    Some(text) => ("inbox-by-desk", text),
                    None => return Ok(()),
                }
            }
            What::Received | What::Delivered { .. } | What::Held { .. } => return Ok(()),
        };
        let id = self.locate(talk, job.number, job.remote.as_deref())?;
        let issue = self.issue(talk, id, "journals")?;
        let mark = mark(job, seq);
        let note = format!("{} {mark}\n\n{}", texts.get(by), verbatim(&text, self.settings.markup));
        let private = matches!(event.what, What::Elsewhere { .. });
        self.add_note(talk, &issue, &mark, &note, private)
    }

    /// Sets the first status that means this and that the workflow allows. Redmine leaves out a change
    /// that it does not allow, with a success, so it is read back; what cannot be set is said.
    fn tell_status(&self, talk: &mut Talk, job: &Job, seq: i64, to: Status) -> Told<()> {
        let id = self.locate(talk, job.number, job.remote.as_deref())?;
        let issue = self.issue(talk, id, "journals,allowed_statuses")?;
        let meant: Vec<u64> = self
            .statuses(talk)?
            .into_iter()
            .filter(|(_, meaning)| *meaning == to)
            .map(|(status, _)| status.id)
            .collect();
        if meant.contains(&issue.status.id) {
            return Ok(());
        }
        // Redmines before 5.0 do not say what is allowed.
        let allowed = |id: &&u64| {
            issue.allowed_statuses.as_ref().is_none_or(|all| all.iter().any(|status| status.id == **id))
        };
        if let Some(status) = meant.iter().find(allowed) {
            let answer = talk.ask(self.change(id, &json!({ "status_id": status })))?;
            if answer.status() != Some(422) {
                self.of_one(talk, answer)?;
                if meant.contains(&self.issue(talk, id, "")?.status.id) {
                    return Ok(());
                }
            }
        }
        let texts = Texts::of(job.desk_lang);
        let mark = mark(job, seq);
        let note = texts.with("event-status", &[("status", texts.status(to).into())]);
        self.add_note(talk, &issue, &mark, &format!("{note} {mark}"), false)
    }

    /// Adds a note, unless an attempt before this one did so and its answer was lost. A private one is
    /// for those whose role shows them private notes.
    fn add_note(&self, talk: &mut Talk, issue: &Issue, mark: &str, note: &str, private: bool) -> Told<()> {
        let has_mark = |journal: &Journal| journal.notes.as_ref().is_some_and(|notes| notes.contains(mark));
        if issue.journals.iter().any(has_mark) {
            return Ok(());
        }
        let mut change = json!({ "notes": note });
        if private {
            change["private_notes"] = json!(true);
        }
        let answer = talk.ask(self.change(issue.id, &change))?;
        self.of_one(talk, answer).map(drop)
    }

    fn change(&self, id: u64, changes: &serde_json::Value) -> Exchange {
        self.wire.put(&format!("/issues/{id}.json"), &json!({ "issue": changes }))
    }
}

/// What makes a note unmistakable, for people and for the next attempt: `(1234-00057-39/3)`.
fn mark(job: &Job, seq: i64) -> String {
    format!("({}/{seq})", job.number)
}
