//! Tickets and their files on their way to RT.

use super::{
    RequestTracker,
    rest::{List, Note, Ref, Ticket, Upload, number, quoted},
    status_there,
};
use crate::backends::{
    Attachment, Event, Fault, Job, Method, Taken, describe,
    script::{Pause, Script},
};
use desk::{Category, MediaType, Party, What};
use serde_json::{Map, Value, json};

/// What RT calls "High" unless its admin says otherwise.
const PRIORITY_HIGH: u8 = 100;

impl RequestTracker {
    /// Makes the ticket. That 201 says nothing of its fields: [`read_back`](Self::read_back) does.
    pub(super) fn make(&self, script: &mut Script, job: &Job) -> Result<Taken, Pause> {
        let fields: Map<String, Value> =
            self.fields_of(job).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        let (queue, priority) = self.place(job.report.category);
        let answer = script.ask(|| {
            let mut ticket = json!({
                "Queue": queue,
                "Subject": describe::subject(job),
                "Requestor": job.report.contact.email.as_str(),
                "Content": describe::text(job),
                "ContentType": "text/plain",
                "CustomFields": fields,
            });
            let emergency = (job.report.category == Category::Emergency).then_some(PRIORITY_HIGH.into());
            if let Some(priority) = priority.or(emergency) {
                ticket["Priority"] = json!(priority);
            }
            self.rest.send(Method::Post, "/ticket", &ticket)
        })?;
        // RT's answer to a token that it does not know is 401. 403 is about the queue: it is not there,
        // or this user may not make tickets in it.
        if answer.status() == Some(403) {
            return Err(Fault::FIELDS.into());
        }
        let made: Ref = answer.json()?;
        Ok(Taken { remote: Some(made.id) })
    }

    /// Looks the ticket up in all queues, since somebody may have moved it by now, and among those
    /// that were merged into others.
    pub(super) fn look_up(&self, script: &mut Script, job: &Job) -> Result<Option<Taken>, Pause> {
        let number = quoted(&job.number.to_string());
        let query = format!("CF.{{{}}} = {number} AND EffectiveId > 0", self.fields.number);
        let found = script
            .ask(|| self.rest.get("/tickets", &[("query", &query), ("orderby", "id"), ("per_page", "1")]))?;
        let found: List<Ref> = found.json()?;
        Ok(found.items().next().map(|ticket| Taken { remote: Some(ticket.id) }))
    }

    /// Reads back what RT kept. A field that it dropped is set once more; what it still does not keep
    /// is told in a comment. Only the number cannot do without its field.
    pub(super) fn read_back(&self, script: &mut Script, job: &Job) -> Result<(), Pause> {
        let path = path(job)?;
        let mut ticket: Ticket = script.ask(|| self.rest.get(&path, &[]))?.json()?;
        let dropped = self.dropped(job, &ticket);
        if !dropped.is_empty() {
            let again: Map<String, Value> =
                dropped.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
            script
                .ask(|| self.rest.send(Method::Put, &path, &json!({ "CustomFields": again })))?
                .success()?;
            ticket = script.ask(|| self.rest.get(&path, &[]))?.json()?;
        }
        let dropped = self.dropped(job, &ticket);
        if dropped.iter().any(|(name, _)| *name == self.fields.number) {
            return Err(Fault::FIELDS.into());
        }
        let mut lines: Vec<String> = dropped.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        if ticket.requestor.is_empty() {
            lines.push(format!("Requestor: {}", job.report.contact.email.as_str()));
        }
        if lines.is_empty() {
            return Ok(());
        }
        let text =
            format!("Request Tracker did not keep these values in its fields:\n\n{}", lines.join("\n"));
        self.say_once(script, job, "comment", "fields", &text)
    }

    /// Brings one file, as a comment: a reply would be mailed to the reporter, who has the file.
    pub(super) fn bring(
        &self,
        script: &mut Script,
        job: &Job,
        file: &Attachment,
        bytes: &[u8],
    ) -> Result<(), Pause> {
        let path = path(job)?;
        let subject = subject(job, &file_mark(file));
        let answer = script.ask(|| {
            let comment = json!({ "Subject": subject, "Content": file.name, "ContentType": "text/plain" });
            let media = media(file.media);
            let upload = Upload { name: &file.name, media, sha256: &file.sha256, bytes };
            self.rest.upload(&format!("{path}/comment"), &comment, &upload)
        })?;
        answer.success()?;
        // Above its own limit RT cuts a file off or drops it, answers 201 all the same, and only notes it.
        let query = format!(
            "ObjectType = 'RT::Ticket' AND ObjectId = {} AND \
             (Type = 'AttachmentTruncate' OR Type = 'AttachmentDrop')",
            number(job.remote.as_deref().unwrap_or_default())?
        );
        let query = [("query", query.as_str()), ("fields", "Data"), ("per_page", "100")];
        let notes: List<Note> = script.ask(|| self.rest.get("/transactions", &query))?.json()?;
        if !notes.items().any(|note| note.data == file.name) {
            return Ok(());
        }
        let url = job.attachments.iter().find(|it| it.file.n == file.n).map_or("", |it| it.url.as_str());
        let text = format!(
            "Request Tracker did not keep the whole of {} ({} bytes). It is here: {url}",
            file.name,
            bytes.len()
        );
        self.say_once(script, job, "comment", &format!("{} lost", file_mark(file)), &text)
    }

    /// Whether a file was brought before.
    pub(super) fn has_file(&self, script: &mut Script, job: &Job, file: &Attachment) -> Result<bool, Pause> {
        self.was_said(script, job, &file_mark(file))
    }

    /// Tells what happened to the ticket elsewhere.
    pub(super) fn tell(&self, script: &mut Script, job: &Job, seq: i64, event: &Event) -> Result<(), Pause> {
        let mark = seq.to_string();
        match &event.what {
            What::Status { to, .. } => {
                let path = path(job)?;
                let ticket: Ticket = script.ask(|| self.rest.get(&path, &[]))?.json()?;
                if self.status_here(&ticket.status) == Some(*to) {
                    return Ok(());
                }
                let word = status_there(*to);
                script.ask(|| self.rest.send(Method::Put, &path, &json!({ "Status": word })))?.success()?;
                // The answer is 200 also where RT refuses the change, and says so in its own language.
                let ticket: Ticket = script.ask(|| self.rest.get(&path, &[]))?.json()?;
                if ticket.status == word {
                    return Ok(());
                }
                let text = format!("The ticket is \"{word}\" elsewhere; here it could not be set.");
                self.say_once(script, job, "comment", &mark, &text)
            }
            // RT mails what is public, and opens the ticket. Here the reporter has it already, unless it
            // is RT that mails.
            What::Reply { by: Party::Desk, text } => {
                let how = if self.mails_reporter { "correspond" } else { "comment" };
                self.say_once(script, job, how, &mark, text)
            }
            What::Reply { by: Party::Reporter, text } => {
                let contact = &job.report.contact;
                let text = format!("{} <{}>:\n\n{text}", contact.name.as_str(), contact.email.as_str());
                self.say_once(script, job, "correspond", &mark, &text)
            }
            What::Moved { to } => {
                self.say_once(script, job, "comment", &mark, &format!("Elsewhere this is now: {to}"))
            }
            What::PassedOn { .. } | What::Elsewhere { .. } => {
                match describe::aside(job.desk_lang, &event.what) {
                    Some(text) => self.say_once(script, job, "comment", &mark, &text),
                    None => Ok(()),
                }
            }
            What::Received | What::Delivered { .. } | What::Held { .. } => Ok(()),
        }
    }

    /// Writes something under the ticket, unless it stands there already.
    fn say_once(
        &self,
        script: &mut Script,
        job: &Job,
        how: &str,
        mark: &str,
        text: &str,
    ) -> Result<(), Pause> {
        if self.was_said(script, job, mark)? {
            return Ok(());
        }
        let path = format!("{}/{how}", path(job)?);
        let message = json!({ "Subject": subject(job, mark), "Content": text, "ContentType": "text/plain" });
        script.ask(|| self.rest.send(Method::Post, &path, &message))?.success()?;
        Ok(())
    }

    fn was_said(&self, script: &mut Script, job: &Job, mark: &str) -> Result<bool, Pause> {
        let path = format!("{}/attachments", path(job)?);
        let query = json!([{ "field": "Subject", "value": subject(job, mark) }]).to_string();
        let said: List<Ref> = script.ask(|| self.rest.get(&path, &[("query", &query)]))?.json()?;
        Ok(said.items().next().is_some())
    }

    /// The custom fields and what belongs into them.
    fn fields_of<'a>(&'a self, job: &'a Job) -> Vec<(&'a str, String)> {
        let names = &self.fields;
        let mut fields = vec![
            (names.number.as_str(), job.number.to_string()),
            (names.site.as_str(), job.report.site_id.to_string()),
            (names.url.as_str(), job.report.url.as_str().to_owned()),
        ];
        fields.extend(
            job.report.contact.phone.as_ref().map(|it| (names.phone.as_str(), it.as_str().to_owned())),
        );
        fields
    }

    /// The fields that a ticket should have and has not.
    fn dropped<'a>(&'a self, job: &'a Job, ticket: &Ticket) -> Vec<(&'a str, String)> {
        let mut fields = self.fields_of(job);
        fields.retain(|(name, value)| ticket.field(name) != Some(value));
        fields
    }
}

fn path(job: &Job) -> Result<String, Fault> {
    let remote = job.remote.as_ref().ok_or(Fault::NOT_CONFIGURED)?;
    Ok(format!("/ticket/{remote}"))
}

/// The subject line of what the desk writes under a ticket, by which it is found again.
fn subject(job: &Job, mark: &str) -> String {
    format!("[{}] {mark}", job.number)
}

fn file_mark(file: &Attachment) -> String {
    format!("file {}", file.n)
}

/// The type under which RT keeps a file without changing it. It turns text into UTF-8 from whatever it
/// guesses; files of the desk are UTF-8 already, and saying so leaves nothing to guess.
fn media(media: MediaType) -> &'static str {
    match media {
        MediaType::Txt | MediaType::Log => "text/plain; charset=utf-8",
        other => other.essence(),
    }
}
