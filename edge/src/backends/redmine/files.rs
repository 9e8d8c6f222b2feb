//! Bringing a file: its bytes first, then the issue takes it up.

use super::{
    REFUSED, Redmine,
    telling::{Talk, Told},
    wire::Uploaded,
};
use crate::backends::{Fault, Job};
use desk::Attachment;
use serde_json::json;

impl Redmine {
    /// Uploads the bytes and hands them to the issue. An upload that no issue takes up is cleared
    /// away by Redmine itself, so one that was lost half way may simply be made again.
    pub(super) fn bring(&self, talk: &mut Talk, job: &Job, file: &Attachment, bytes: &[u8]) -> Told<()> {
        let id = self.locate(talk, job.number, job.remote.as_deref())?;
        let answer = talk.ask(self.wire.upload(&file.name, bytes))?;
        if matches!(answer.status(), Some(406 | 413 | 422)) {
            // Too large for this Redmine, or of a type that it does not take.
            return Err(REFUSED.into());
        }
        let token = answer.json::<Uploaded>()?.upload.token;
        let upload = json!({ "token": token, "filename": file.name, "content_type": file.media.essence() });
        let change = json!({ "issue": { "uploads": [upload] } });
        let answer = talk.ask(self.wire.put(&format!("/issues/{id}.json"), &change))?;
        self.of_one(talk, answer)?;
        if self.has_file(talk, id, file)? { Ok(()) } else { Err(Fault::UNREADABLE.into()) }
    }

    /// Whether the issue has the file, whole.
    pub(super) fn has_file(&self, talk: &mut Talk, id: u64, file: &Attachment) -> Told<bool> {
        let issue = self.issue(talk, id, "attachments")?;
        Ok(issue.attachments.iter().any(|it| it.filename == file.name && it.filesize == file.size))
    }
}
