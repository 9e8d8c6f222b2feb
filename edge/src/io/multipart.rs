//! Forms with files (RFC 7578), read part by part: however many files there are, one of them is in
//! memory at a time.

use desk::limits::{BODY_MAX, FORM_MAX};
use futures_util::{Stream, TryStreamExt, stream};
use multer::{Constraints, Error, Multipart, SizeLimit};
use worker::{
    Request, Result,
    send::{SendFuture, SendWrapper},
};

/// A body announced as no longer than this is read in one go, which costs a third of reading a
/// stream.
const ONE_GO: u64 = 1_048_576;

/// Parts of a form: its fields, some files, and room for what has no business there.
const PARTS_MAX: usize = 100;

/// Why there is no further part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bad {
    /// It is longer than the cap; the rest was not read.
    TooLarge,
    /// It broke off, or is not what its Content-Type says.
    Unreadable,
}

impl From<Error> for Bad {
    fn from(error: Error) -> Self {
        match error {
            Error::StreamSizeExceeded { .. } => Bad::TooLarge,
            _ => Bad::Unreadable,
        }
    }
}

/// A form that is being read.
pub struct Form {
    parts: Multipart<'static>,
    /// Bytes that fields without files may still take.
    text_left: usize,
    parts_left: usize,
}

/// A part of a form.
pub enum Part {
    /// A field.
    Text {
        /// Its name.
        name: String,
        /// Its value.
        text: String,
    },
    /// A file, unread.
    File(Box<File>),
}

/// A file on its way.
pub struct File {
    /// The name of the field that it stands in.
    pub field: String,
    /// What its reporter calls it; empty for a file field in which nothing was chosen.
    pub name: String,
    /// The type that the client declared.
    pub declared: String,
    part: multer::Field<'static>,
}

/// Starts to read a form.
pub async fn open(request: &mut Request) -> Result<std::result::Result<Form, Bad>> {
    let headers = request.headers();
    let content_type = headers.get("content-type")?.unwrap_or_default();
    let announced = headers.get("content-length")?.and_then(|length| length.parse::<u64>().ok());
    let Ok(boundary) = multer::parse_boundary(content_type) else { return Ok(Err(Bad::Unreadable)) };
    Ok(match announced {
        Some(length) if length > FORM_MAX => Err(Bad::TooLarge),
        Some(length) if length <= ONE_GO => match request.bytes().await {
            Ok(body) => Ok(Form::new(stream::once(async { Ok(body) }), boundary)),
            Err(_) => Err(Bad::Unreadable),
        },
        _ if request.inner().body().is_none() => Err(Bad::Unreadable),
        _ => {
            let chunks = stream::try_unfold(SendWrapper::new(request.stream()?), |mut chunks| {
                SendFuture::new(async move {
                    let chunk = chunks.try_next().await.map_err(|_| "the body broke off")?;
                    Ok(chunk.map(|chunk| (chunk, chunks)))
                })
            });
            Ok(Form::new(chunks, boundary))
        }
    })
}

impl Form {
    fn new(
        chunks: impl Stream<Item = std::result::Result<Vec<u8>, &'static str>> + Send + 'static,
        boundary: String,
    ) -> Self {
        let limit = Constraints::new().size_limit(SizeLimit::new().whole_stream(FORM_MAX));
        let parts = Multipart::with_constraints(chunks, boundary, limit);
        Self { parts, text_left: BODY_MAX, parts_left: PARTS_MAX }
    }

    /// The next part; what was left unread of the one before is skipped.
    pub async fn next(&mut self) -> std::result::Result<Option<Part>, Bad> {
        let Some(part) = self.parts.next_field().await? else { return Ok(None) };
        self.parts_left = self.parts_left.checked_sub(1).ok_or(Bad::TooLarge)?;
        let field = part.name().ok_or(Bad::Unreadable)?.to_owned();
        if let Some(name) = part.file_name().map(unescaped) {
            let declared = part.content_type().map(ToString::to_string).unwrap_or_default();
            return Ok(Some(Part::File(Box::new(File { field, name, declared, part }))));
        }
        let bytes = whole(part, self.text_left).await?.ok_or(Bad::TooLarge)?;
        self.text_left -= bytes.len();
        let text = String::from_utf8(bytes).map_err(|_| Bad::Unreadable)?;
        Ok(Some(Part::Text { name: field, text }))
    }
}

impl File {
    /// Its bytes; nothing where there are more than `cap` of them.
    pub async fn read(self, cap: u64) -> std::result::Result<Option<Vec<u8>>, Bad> {
        whole(self.part, usize::try_from(cap).unwrap_or(usize::MAX)).await
    }
}

async fn whole(mut part: multer::Field<'static>, cap: usize) -> std::result::Result<Option<Vec<u8>>, Bad> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await? {
        if bytes.len() + chunk.len() > cap {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Some(bytes))
}

/// A file's name as it was before a browser escaped it (HTML, section 4.10.21.8).
fn unescaped(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}
