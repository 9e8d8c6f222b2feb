//! Trying what deliveries need, and saying what an admin has to mend.
//!
//! Rights and fields are tried with issues that have no subject: Redmine judges all of such an issue
//! and never makes it. Its words are in the language of the API user, so they are compared and passed
//! on, and never understood.

use super::{
    Redmine,
    telling::{Talk, Told},
    wire::{CurrentUser, IssueStatus, Issues, OneProject, Priorities, Project, errors},
};
use crate::backends::Finding;
use desk::{Status, limits};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// More characters than any Redmine takes for a subject; its own limit is 255.
const SUBJECT_TOO_LONG: usize = 1_000;

/// What Redmine says against an issue.
type Objections = BTreeSet<String>;

impl Redmine {
    /// Looks over all of it. What makes the rest pointless ends it.
    pub(super) fn look_over(&self, talk: &mut Talk) -> Told<Vec<Finding>> {
        let mut findings = Vec::new();
        if self.look_at_key(talk, &mut findings)? && self.look_at_project(talk, &mut findings)? {
            self.look_at_rights(talk, &mut findings)?;
            self.look_at_search(talk, &mut findings)?;
            self.look_at_statuses(talk, &mut findings)?;
            self.look_at_kinds(talk, &mut findings)?;
        }
        Ok(findings)
    }

    fn look_at_key(&self, talk: &mut Talk, findings: &mut Vec<Finding>) -> Told<bool> {
        let answer = talk.ask(self.wire.get("/users/current.json", &[]))?;
        let finding = match answer.status() {
            Some(401) => Finding::bad(
                "credentials",
                "Redmine does not know this key: set the secret to the API access key on the account page \
                 of the desk's user, and see that this user is not locked",
            ),
            Some(403) => Finding::bad(
                "credentials",
                "the REST API is switched off: Administration, Settings, API, Enable REST web service",
            ),
            Some(404) => Finding::bad(
                "address",
                "there is no Redmine at this url: write it without any path of a page",
            ),
            _ => {
                let me: CurrentUser = answer.json()?;
                Finding::good("credentials", format!("the key belongs to {}", me.user.login))
            }
        };
        let ok = finding.ok;
        findings.push(finding);
        Ok(ok)
    }

    fn look_at_project(&self, talk: &mut Talk, findings: &mut Vec<Finding>) -> Told<bool> {
        let path = format!("/projects/{}.json", self.settings.project);
        let answer = talk.ask(self.wire.get(&path, &[("include", "trackers")]))?;
        if matches!(answer.status(), Some(403 | 404)) {
            findings.push(Finding::bad(
                "project",
                format!(
                    "the desk's user sees no project \"{}\": write the identifier as it stands in the \
                     project's address, and make the user a member",
                    self.settings.project
                ),
            ));
            return Ok(false);
        }
        let project = answer.json::<OneProject>()?.project;
        findings.push(Finding::good("project", project.name.clone()));
        findings.push(self.tracker_finding(&project));
        Ok(true)
    }

    fn tracker_finding(&self, project: &Project) -> Finding {
        let all: Vec<String> =
            project.trackers.iter().map(|tracker| format!("{} is {}", tracker.id, tracker.name)).collect();
        let wanted = match self.settings.tracker {
            Some(wanted) => project.trackers.iter().find(|tracker| tracker.id == u64::from(wanted)),
            None => project.trackers.first(),
        };
        match wanted {
            Some(tracker) => Finding::good("tracker", tracker.name.clone()),
            None if all.is_empty() => {
                Finding::bad("tracker", "the project has no tracker: choose some in its settings")
            }
            None => Finding::bad(
                "tracker",
                format!("the project does not use this tracker; it has: {}", all.join(", ")),
            ),
        }
    }

    /// The trackers and priorities of kinds of request, each once.
    fn look_at_kinds(&self, talk: &mut Talk, findings: &mut Vec<Finding>) -> Told<()> {
        let places: Vec<_> = self.places.keys().map(|kind| self.place(*kind)).collect();
        let trackers: BTreeSet<u32> = places.iter().filter_map(|(tracker, _)| *tracker).collect();
        for tracker in trackers.into_iter().filter(|tracker| Some(*tracker) != self.settings.tracker) {
            findings.push(self.tracker_of_kind(talk, tracker)?);
        }
        let wanted: BTreeSet<u32> = places.iter().filter_map(|(_, priority)| *priority).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let there: Priorities =
            talk.ask(self.wire.get("/enumerations/issue_priorities.json", &[]))?.json()?;
        let there = there.issue_priorities;
        let all: Vec<String> = there.iter().map(|it| format!("{} is {}", it.id, it.name)).collect();
        for priority in wanted {
            let subject = format!("priority {priority}");
            findings.push(match there.iter().find(|it| it.id == u64::from(priority)) {
                Some(it) => Finding::good(&subject, it.name.clone()),
                None => Finding::bad(
                    &subject,
                    format!("Redmine has no such priority; it has: {}", all.join(", ")),
                ),
            });
        }
        Ok(())
    }

    /// Whether issues of another tracker can be made, with the number in its field.
    fn tracker_of_kind(&self, talk: &mut Talk, tracker: u32) -> Told<Finding> {
        let mut settings = self.settings.clone();
        settings.tracker = Some(tracker);
        let other = Self { settings, wire: self.wire.clone(), places: BTreeMap::new() };
        let subject = format!("tracker {tracker}");
        let path = format!("/projects/{}.json", self.settings.project);
        let answer = talk.ask(self.wire.get(&path, &[("include", "trackers")]))?;
        let finding = other.tracker_finding(&answer.json::<OneProject>()?.project);
        if !finding.ok {
            return Ok(Finding { subject, ..finding });
        }
        let blank = other.objections(talk, "", &[])?.unwrap_or_default();
        let (field, number) = (self.settings.fields.number, "1234-00057-39");
        let found = other.look_at_field(talk, &blank, &subject, field, number)?;
        Ok(if found.ok { Finding { subject, ..finding } } else { found })
    }

    fn look_at_rights(&self, talk: &mut Talk, findings: &mut Vec<Finding>) -> Told<()> {
        let Some(blank) = self.objections(talk, "", &[])? else {
            findings.push(Finding::bad(
                "rights",
                "the desk's user may not make issues here: give its role in the project the permissions \
                 View issues, Add issues, Edit issues and Add notes",
            ));
            return Ok(());
        };
        // Whatever is said of both a missing and a too long subject is not about the subject.
        let long = self.objections(talk, &"x".repeat(SUBJECT_TOO_LONG), &[])?.unwrap_or_default();
        let others: Vec<&str> = blank.intersection(&long).map(String::as_str).collect();
        findings.push(if others.is_empty() {
            Finding::good("rights", "the desk's user may make issues")
        } else {
            Finding::bad(
                "rights",
                format!(
                    "Redmine would refuse every issue. It says: {}. Where this names the project or the \
                     tracker, give the role of the desk's user the permission Add issues; where it names \
                     a field, make that field optional, or give it a default value",
                    others.join("; ")
                ),
            )
        });
        self.look_at_edits(talk, findings)?;
        self.look_at_fields(talk, &blank, findings)
    }

    /// Whether issues may be changed, as files, notes and statuses need it; tried on the newest one,
    /// with a subject that is never taken.
    fn look_at_edits(&self, talk: &mut Talk, findings: &mut Vec<Finding>) -> Told<()> {
        let query = [
            ("project_id", self.settings.project.as_str()),
            ("status_id", "*"),
            ("sort", "id:desc"),
            ("limit", "1"),
        ];
        let newest: Issues = talk.ask(self.wire.get("/issues.json", &query))?.json()?;
        let Some(issue) = newest.issues.first() else { return Ok(()) };
        let change = json!({ "issue": { "subject": "" } });
        let answer = talk.ask(self.wire.put(&format!("/issues/{}.json", issue.id), &change))?;
        if answer.status() != Some(422) {
            findings.push(Finding::bad(
                "rights",
                "the desk's user may not change issues: give its role the permission Edit issues, which \
                 files and changes of status need",
            ));
        }
        Ok(())
    }

    fn look_at_fields(&self, talk: &mut Talk, blank: &Objections, findings: &mut Vec<Finding>) -> Told<()> {
        let fields = &self.settings.fields;
        let page = format!("https://www.example.org/{}", "x".repeat(limits::URL_MAX - 24));
        for (subject, field, sample) in [
            ("field number", Some(fields.number), "1234-00057-39"),
            ("field site", fields.site, "1234"),
            ("field url", fields.url, &page),
            ("field phone", fields.phone, "+32 2 555 01 00"),
        ] {
            if let Some(field) = field {
                findings.push(self.look_at_field(talk, blank, subject, field, sample)?);
            }
        }
        Ok(())
    }

    fn look_at_field(
        &self,
        talk: &mut Talk,
        blank: &Objections,
        subject: &str,
        field: u32,
        sample: &str,
    ) -> Told<Finding> {
        let new = |said: Option<Objections>| -> Vec<String> {
            said.unwrap_or_default().difference(blank).cloned().collect()
        };
        // A field with one value refuses two of them; a field that is not there says nothing.
        let two = self.objections(talk, "", &[(field, json!(["1", "2"]))])?;
        if new(two).is_empty() {
            return Ok(Finding::bad(
                subject,
                format!(
                    "issues of this project and tracker have no custom field {field} that the desk's user \
                     may write: in Administration, Custom fields, make it a text with one value, tick the \
                     tracker and the project, and let the user's role see it; and see that the workflow \
                     does not make it read-only for a new issue"
                ),
            ));
        }
        let said = new(self.objections(talk, "", &[(field, json!(sample))])?);
        Ok(if said.is_empty() {
            Finding::good(subject, format!("custom field {field}"))
        } else {
            Finding::bad(
                subject,
                format!(
                    "custom field {field} refuses what the desk will write. Redmine says: {}. Take its \
                     length limit and its regular expression away",
                    said.join("; ")
                ),
            )
        })
    }

    /// Whether tickets can be found by their numbers. A filter without a value is refused where the
    /// filter is known, and left out where it is not.
    fn look_at_search(&self, talk: &mut Talk, findings: &mut Vec<Finding>) -> Told<()> {
        let field = format!("cf_{}", self.settings.fields.number);
        let (op, value) = (format!("op[{field}]"), format!("v[{field}][]"));
        let query = [("f[]", field.as_str()), (&op, "="), (&value, ""), ("limit", "1")];
        let answer = talk.ask(self.wire.get("/issues.json", &query))?;
        findings.push(if answer.status() == Some(422) {
            Finding::good("search", "tickets are found by their numbers")
        } else {
            answer.success()?;
            Finding::bad(
                "search",
                "tickets cannot be found by their numbers: in Administration, Custom fields, tick Used as \
                 a filter for the number's field, and see that its format is Text",
            )
        });
        Ok(())
    }

    fn look_at_statuses(&self, talk: &mut Talk, findings: &mut Vec<Finding>) -> Told<()> {
        let all = self.statuses(talk)?;
        let known = |name: &String| all.iter().any(|(it, _)| it.name.to_lowercase() == name.to_lowercase());
        let unknown: Vec<&str> =
            self.settings.statuses.keys().filter(|name| !known(name)).map(String::as_str).collect();
        let told = |(it, meaning): &(IssueStatus, Status)| format!("{} is {}", it.name, meaning.as_str());
        let list = all.iter().map(told).collect::<Vec<_>>().join(", ");
        findings.push(if unknown.is_empty() {
            Finding::good("statuses", list)
        } else {
            Finding::bad(
                "statuses",
                format!("Redmine has no status {}; what it has: {list}", unknown.join(", ")),
            )
        });
        Ok(())
    }

    /// What Redmine says against an issue with such a subject and such fields; nothing where the
    /// desk's user may not make any.
    fn objections(
        &self,
        talk: &mut Talk,
        subject: &str,
        fields: &[(u32, Value)],
    ) -> Told<Option<Objections>> {
        let issue = self.issue_json(self.settings.tracker, &json!(subject), "", fields.iter().cloned());
        let answer = talk.ask(self.wire.post("/issues.json", &issue))?;
        match answer.status() {
            Some(422) => Ok(Some(errors(answer).into_iter().collect())),
            Some(403 | 404) => Ok(None),
            _ => {
                answer.success()?;
                Ok(Some(Objections::new()))
            }
        }
    }
}
