//! The encodings in which forms travel, written by hand so that tests can break them.

use std::fmt::Write as _;

/// What separates the parts of a multipart body.
pub const BOUNDARY: &str = "----boundary-of-the-tests";

/// The fields as `application/x-www-form-urlencoded`.
pub fn urlencoded(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value))).collect();
    pairs.join("&")
}

/// The media type of [`multipart`].
pub fn multipart_type() -> String {
    format!("multipart/form-data; boundary={BOUNDARY}")
}

/// The fields as `multipart/form-data`.
pub fn multipart(fields: &[(&str, &str)]) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        let _ = write!(
            body,
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
    }
    let _ = write!(body, "--{BOUNDARY}--\r\n");
    body
}

/// A file as a form sends it.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name.
    pub name: String,
    /// The type that is declared for it.
    pub declared: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file whose type is declared as its name has it.
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let media = desk::MediaType::of_name(name);
        let declared = media.map_or("application/octet-stream", desk::MediaType::essence);
        Self { name: name.to_owned(), declared: declared.to_owned(), bytes: bytes.into() }
    }

    /// The same with another declared type.
    #[must_use]
    pub fn declared(mut self, declared: &str) -> Self {
        declared.clone_into(&mut self.declared);
        self
    }
}

/// The fields and then the files as `multipart/form-data`.
pub fn multipart_with_files(fields: &[(&str, &str)], files: &[File]) -> Vec<u8> {
    let end = format!("--{BOUNDARY}--\r\n");
    let mut body = multipart(fields).into_bytes();
    body.truncate(body.len() - end.len());
    for File { name, declared, bytes } in files {
        // As browsers escape it.
        let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\"{name}\"\r\n\
             Content-Type: {declared}\r\n\r\n"
        );
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend(end.into_bytes());
    body
}

/// Percent-encodes all but letters and digits.
fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
