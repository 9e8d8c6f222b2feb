//! The files that the fake Zendesk was sent, each with a token that opens it once.

use super::{UPLOAD_S, Zendesk, invalid};
use crate::fakes::{Call, Reply};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

/// A file.
#[derive(Debug, Clone)]
pub struct Upload {
    /// What a comment names it by.
    pub token: String,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether a comment has taken it.
    pub spent: bool,
    until: DateTime<Utc>,
}

impl Zendesk {
    pub(super) fn upload(&mut self, call: &Call) -> Result<Reply, Reply> {
        let name = call.param("filename").filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| Reply::error(400, "filename is needed"))?.to_owned();
        let id = self.id();
        let upload = Upload {
            token: format!("upload-{id}"),
            name,
            media: call.header("content-type"),
            bytes: call.request.body.clone(),
            spent: false,
            until: self.now() + Duration::seconds(UPLOAD_S),
        };
        let attachment = json!({
            "id": id, "file_name": upload.name, "content_type": upload.media, "size": upload.bytes.len(),
        });
        let json = json!({ "upload": {
            "token": upload.token, "expires_at": upload.until.to_rfc3339(), "attachment": attachment,
        } });
        self.uploads.push(upload);
        Ok(Reply::json(201, &json))
    }

    /// Takes the files that a comment names.
    pub(super) fn spend(&mut self, tokens: &Value) -> Result<Vec<Upload>, Reply> {
        let now = self.now();
        let mut files = Vec::new();
        for token in tokens.as_array().into_iter().flatten().filter_map(Value::as_str) {
            let upload = self.uploads.iter_mut().find(|it| it.token == token && !it.spent && it.until > now);
            let upload = upload.ok_or_else(|| invalid("uploads", "Upload: token is invalid or expired"))?;
            upload.spent = true;
            files.push(upload.clone());
        }
        Ok(files)
    }
}
