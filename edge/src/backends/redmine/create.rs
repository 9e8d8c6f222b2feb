//! Making an issue, and reading back what Redmine kept of it.

use super::{
    Redmine,
    quote::verbatim,
    telling::{Talk, Told},
    wire::{Issue, OneIssue, Uploaded},
};
use crate::backends::{Fault, Job, Taken, describe};
use serde_json::{Value, json};

impl Redmine {
    /// Leaves the report as a file that the issue will take up. An upload can be taken up once, so an
    /// attempt that Redmine gets to only after the next one makes no second issue: the file is gone.
    pub(super) fn leave_report(&self, talk: &mut Talk, job: &Job) -> Told<Option<String>> {
        let report = describe::text(job);
        let answer = talk.ask(self.wire.upload(&report_name(job), report.as_bytes()))?;
        if matches!(answer.status(), Some(403 | 404 | 406 | 413 | 422)) {
            // A Redmine that takes no such file takes the ticket without.
            return Ok(None);
        }
        Ok(Some(answer.json::<Uploaded>()?.upload.token))
    }

    /// Makes the issue. Where Redmine refuses a value, it is made with the number alone: the
    /// description holds all that was told.
    pub(super) fn make(&self, talk: &mut Talk, job: &Job) -> Told<Taken> {
        let (number, others) = (self.number(job), self.others(job));
        let all: Vec<_> = [number.clone()].into_iter().chain(others.iter().cloned()).collect();
        let mut voucher = job.voucher.as_deref();
        let mut answer = talk.ask(self.wire.post("/issues.json", &self.new_issue(job, &all, voucher)))?;
        if let Some(used) = voucher
            && answer.status() == Some(422)
        {
            if let Some(issue) = self.earlier(talk, job)? {
                return Ok(Taken { remote: Some(issue.id.to_string()) });
            }
            if self.is_cleared_away(talk, used)? {
                voucher = None;
                answer = talk.ask(self.wire.post("/issues.json", &self.new_issue(job, &all, voucher)))?;
            }
        }
        if answer.status() == Some(422) && !others.is_empty() {
            answer = talk.ask(self.wire.post("/issues.json", &self.new_issue(job, &[number], voucher)))?;
        }
        if matches!(answer.status(), Some(404 | 422)) {
            // All that is left to refuse is the project, the tracker, the number's field, or a field
            // that Redmine demands and the desk does not know.
            return Err(Fault::FIELDS.into());
        }
        let made: OneIssue = answer.json()?;
        Ok(Taken { remote: Some(made.issue.id.to_string()) })
    }

    /// The issue that an earlier attempt made and that was not found by its number: it was made a
    /// moment ago, or this tracker has no field for the number.
    fn earlier(&self, talk: &mut Talk, job: &Job) -> Told<Option<Issue>> {
        let number = job.number.to_string();
        let issues = self.filtered(talk, "subject", "~", &number)?;
        Ok(issues.into_iter().find(|issue| issue.subject.starts_with(&format!("[{number}]"))))
    }

    /// Whether an upload is gone that no issue took up: Redmine clears those away after a day.
    pub(super) fn is_cleared_away(&self, talk: &mut Talk, voucher: &str) -> Told<bool> {
        let id = voucher.split('.').next().unwrap_or_default();
        let answer = talk.ask(self.wire.get(&format!("/attachments/{id}.json"), &[]))?;
        Ok(answer.status() == Some(404))
    }

    /// Reads the issue back. What Redmine has no place for it drops without a word; a value that it
    /// refused when the issue was made it may take by itself.
    pub(super) fn read_back(&self, talk: &mut Talk, job: &Job) -> Told<()> {
        let id = self.locate(talk, job.number, job.remote.as_deref())?;
        let issue = self.issue(talk, id, "")?;
        for (field, value) in self.others(job) {
            // A value that somebody at the helpdesk wrote since then stays.
            if issue.custom(field) == Some("") {
                // Refused once more, it is in the description all the same.
                let answer = talk.ask(self.set(id, field, &value))?;
                if answer.status() != Some(422) {
                    answer.success()?;
                }
            }
        }
        let (field, number) = self.number(job);
        match issue.custom(field) {
            Some(kept) if kept == number => return Ok(()),
            Some(_) => {}
            // This tracker or project has no such field.
            None => return Err(Fault::FIELDS.into()),
        }
        let answer = talk.ask(self.set(id, field, &number))?;
        if answer.status() != Some(422) {
            answer.success()?;
        }
        match self.issue(talk, id, "")?.custom(field) {
            Some(kept) if kept == number => Ok(()),
            _ => Err(Fault::FIELDS.into()),
        }
    }

    fn set(&self, id: u64, field: u32, value: &str) -> crate::backends::Exchange {
        let fields = json!([{ "id": field, "value": value }]);
        self.wire.put(&format!("/issues/{id}.json"), &json!({ "issue": { "custom_fields": fields } }))
    }

    fn number(&self, job: &Job) -> (u32, String) {
        (self.settings.fields.number, job.number.to_string())
    }

    /// The custom fields that are there for comfort.
    fn others(&self, job: &Job) -> Vec<(u32, String)> {
        let (fields, report) = (&self.settings.fields, &job.report);
        [
            (fields.site, Some(report.site_id.to_string())),
            (fields.url, Some(report.url.to_string())),
            (fields.phone, report.contact.phone.as_ref().map(ToString::to_string)),
        ]
        .into_iter()
        .filter_map(|(field, value)| field.zip(value))
        .collect()
    }

    fn new_issue(&self, job: &Job, fields: &[(u32, String)], voucher: Option<&str>) -> Value {
        let subject = describe::subject(job);
        let description = verbatim(&describe::text(job), self.settings.markup);
        let fields = fields.iter().map(|(id, value)| (*id, json!(value)));
        let (tracker, priority) = self.place(job.report.category);
        let mut issue = self.issue_json(tracker, &json!(subject), &description, fields);
        if let Some(priority) = priority {
            issue["issue"]["priority_id"] = json!(priority);
        }
        if let Some(token) = voucher {
            let report =
                json!({ "token": token, "filename": report_name(job), "content_type": "text/plain" });
            issue["issue"]["uploads"] = json!([report]);
        }
        issue
    }

    /// A new issue in the desk's project.
    pub(super) fn issue_json(
        &self,
        tracker: Option<u32>,
        subject: &Value,
        description: &str,
        fields: impl Iterator<Item = (u32, Value)>,
    ) -> Value {
        let fields: Vec<Value> = fields.map(|(id, value)| json!({ "id": id, "value": value })).collect();
        let mut issue = json!({
            "project_id": self.settings.project,
            "subject": subject,
            "description": description,
            "custom_fields": fields,
        });
        if let Some(tracker) = tracker {
            issue["tracker_id"] = json!(tracker);
        }
        json!({ "issue": issue })
    }
}

/// The file's name: no file of a reporter is called like a ticket's number.
fn report_name(job: &Job) -> String {
    format!("{}.txt", job.number)
}
