//! Files without pixels: plain text, JSON, PDF. They are kept as they came.

use desk::Code;
use serde::de::IgnoredAny;

/// The mark that some editors write before UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// How near to its end a PDF says that it ends (ISO 32000-1, implementation note 18).
const PDF_TAIL: usize = 1_024;

/// Plain text: UTF-8 without NUL, which is what tells it from everything else.
pub fn plain(bytes: Vec<u8>) -> Result<Vec<u8>, Code> {
    if bytes.contains(&0) || std::str::from_utf8(&bytes).is_err() { Err(Code::FileText) } else { Ok(bytes) }
}

/// JSON, also that which a browser recorded.
pub fn json(bytes: Vec<u8>) -> Result<Vec<u8>, Code> {
    let bytes = plain(bytes)?;
    let text = bytes.strip_prefix(MARK).unwrap_or(&bytes);
    match serde_json::from_slice::<IgnoredAny>(text) {
        Ok(IgnoredAny) => Ok(bytes),
        Err(_) => Err(Code::FileDamaged),
    }
}

/// A PDF that says where it ends.
pub fn pdf(bytes: Vec<u8>) -> Result<Vec<u8>, Code> {
    let tail = &bytes[bytes.len().saturating_sub(PDF_TAIL)..];
    if tail.windows(5).any(|five| five == b"%%EOF") { Ok(bytes) } else { Err(Code::FileDamaged) }
}
