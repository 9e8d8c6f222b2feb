//! Bringing a file: its bytes first, then the issue takes it up.

use super::{
    REFUSED, Redmine,
    telling::{Talk, Told},
    wire::Uploaded,
};
use crate::backends::{Exchange, Fault, Job};
use desk::Attachment;
use serde_json::json;

impl Redmine {
    /// Leaves the bytes, for the issue to take up. One upload is taken up once, so an attempt that
    /// Redmine gets to very late brings no file a second time.
    pub(super) fn leave(&self, talk: &mut Talk, file: &Attachment, bytes: &[u8]) -> Told<String> {
        let answer = talk.ask(self.wire.upload(&file.name, bytes))?;
        if matches!(answer.status(), Some(406 | 413 | 422)) {
            // Too large for this Redmine, or of a type that it does not take.
            return Err(REFUSED.into());
        }
        Ok(answer.json::<Uploaded>()?.upload.token)
    }

    /// Lets the issue take up what was left.
    pub(super) fn bring(&self, talk: &mut Talk, job: &Job, file: &Attachment, bytes: &[u8]) -> Told<()> {
        let id = self.locate(talk, job.number, job.remote.as_deref())?;
        let voucher = job.voucher.clone().unwrap_or_default();
        let mut answer = talk.ask(self.take_up(id, file, &voucher))?;
        if answer.status() == Some(422) {
            if self.has_file(talk, id, file)? {
                return Ok(());
            }
            if self.is_cleared_away(talk, &voucher)? {
                let token = self.leave(talk, file, bytes)?;
                answer = talk.ask(self.take_up(id, file, &token))?;
            }
        }
        if answer.status() == Some(422) {
            return Err(REFUSED.into());
        }
        self.of_one(talk, answer)?;
        if self.has_file(talk, id, file)? { Ok(()) } else { Err(Fault::UNREADABLE.into()) }
    }

    fn take_up(&self, id: u64, file: &Attachment, token: &str) -> Exchange {
        let upload = json!({ "token": token, "filename": file.name, "content_type": file.media.essence() });
        self.wire.put(&format!("/issues/{id}.json"), &json!({ "issue": { "uploads": [upload] } }))
    }

    /// Whether the issue has the file, whole.
    pub(super) fn has_file(&self, talk: &mut Talk, id: u64, file: &Attachment) -> Told<bool> {
        let issue = self.issue(talk, id, "attachments")?;
        Ok(issue.attachments.iter().any(|it| it.filename == file.name && it.filesize == file.size))
    }
}
