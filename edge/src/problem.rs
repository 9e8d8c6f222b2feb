//! Problem details (RFC 9457): every error that a client sees.

use crate::texts::Texts;
use desk::{Faults, ReplyFault, announcement::AnnouncementFault, config::ConfigFault};
use serde::Serialize;

/// What a client did wrong, or cannot have now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The body is not what its Content-Type says.
    Unreadable,
    /// No idempotency key.
    KeyMissing,
    /// An idempotency key that is too short, too long, or holds other characters.
    KeyFormat,
    /// The admin token is missing or another.
    Unauthorized,
    /// A token of a site's CMS that vouches for nobody.
    EditorToken,
    /// A webhook whose signature is missing, wrong or too old.
    HookRefused,
    /// A page that is not on the site's list, or an inbox action from elsewhere.
    OriginRefused,
    /// No such site.
    SiteUnknown,
    /// Nothing at that address.
    NotFound,
    /// The address takes other methods: the value of Allow.
    Method(&'static str),
    /// A body over the cap.
    TooLarge,
    /// An encoding that is not taken.
    EncodingUnknown,
    /// Fields that do not hold.
    Fields(Faults),
    /// A reply that does not hold.
    Reply(ReplyFault),
    /// The key came with another payload before.
    KeyReused,
    /// A desk.toml that does not hold.
    DeskFaults(Vec<ConfigFault>),
    /// Announcements that do not hold.
    Announcements(Vec<AnnouncementFault>),
    /// Too many requests; seconds to wait.
    RateLimited(u32),
    /// The service cannot do it now.
    Unavailable,
    /// Files could not be stored; nothing became a ticket.
    StoreFailed,
}

impl Problem {
    /// The HTTP status.
    pub const fn status(&self) -> u16 {
        match self {
            Problem::Unreadable | Problem::KeyMissing | Problem::KeyFormat => 400,
            Problem::Unauthorized | Problem::EditorToken | Problem::HookRefused => 401,
            Problem::OriginRefused => 403,
            Problem::SiteUnknown | Problem::NotFound => 404,
            Problem::Method(_) => 405,
            Problem::TooLarge => 413,
            Problem::EncodingUnknown => 415,
            Problem::Fields(_)
            | Problem::Reply(_)
            | Problem::KeyReused
            | Problem::DeskFaults(_)
            | Problem::Announcements(_) => 422,
            Problem::RateLimited(_) => 429,
            Problem::Unavailable | Problem::StoreFailed => 503,
        }
    }

    /// The stable code. Its texts have the keys `problem-<code>`, `problem-<code>-do` and, for
    /// some, `problem-<code>-program`.
    pub const fn code(&self) -> &'static str {
        match self {
            Problem::Unreadable => "unreadable",
            Problem::KeyMissing => "key-missing",
            Problem::KeyFormat => "key-format",
            Problem::Unauthorized => "unauthorized",
            Problem::EditorToken => "editor-token",
            Problem::HookRefused => "hook-refused",
            Problem::OriginRefused => "origin-refused",
            Problem::SiteUnknown => "site-unknown",
            Problem::NotFound => "not-found",
            Problem::Method(_) => "method",
            Problem::TooLarge => "too-large",
            Problem::EncodingUnknown => "encoding-unknown",
            Problem::Fields(_) => "fields",
            Problem::Reply(_) => "reply",
            Problem::KeyReused => "key-reused",
            Problem::DeskFaults(_) => "desk-faults",
            Problem::Announcements(_) => "announcements",
            Problem::RateLimited(_) => "rate-limited",
            Problem::Unavailable => "unavailable",
            Problem::StoreFailed => "store-failed",
        }
    }

    /// Every code, in the order of the statuses.
    pub const CODES: [&'static str; 20] = [
        "unreadable",
        "key-missing",
        "key-format",
        "unauthorized",
        "editor-token",
        "hook-refused",
        "origin-refused",
        "site-unknown",
        "not-found",
        "method",
        "too-large",
        "encoding-unknown",
        "fields",
        "reply",
        "key-reused",
        "desk-faults",
        "announcements",
        "rate-limited",
        "unavailable",
        "store-failed",
    ];

    /// What is the matter, in a few words.
    pub fn title(&self, texts: &Texts) -> String {
        texts.get(&format!("problem-{}", self.code()))
    }

    /// What to do about it.
    pub fn what_to_do(&self, texts: &Texts) -> String {
        let seconds = self.retry_after_s().unwrap_or(0);
        texts.with(&format!("problem-{}-do", self.code()), &[("seconds", seconds.into())])
    }

    /// What a program is told, where that is something else than what a person is.
    fn for_programs(&self, texts: &Texts) -> String {
        match self {
            Problem::Unreadable
            | Problem::KeyMissing
            | Problem::KeyFormat
            | Problem::Unauthorized
            | Problem::EditorToken
            | Problem::KeyReused => texts.get(&format!("problem-{}-program", self.code())),
            _ => self.what_to_do(texts),
        }
    }

    /// Seconds that the client is asked to wait.
    pub const fn retry_after_s(&self) -> Option<u32> {
        match self {
            Problem::RateLimited(seconds) => Some(*seconds),
            Problem::Unavailable | Problem::StoreFailed => Some(5),
            _ => None,
        }
    }

    /// The problem in the client's language, as `application/problem+json`.
    pub fn details(&self, texts: &Texts) -> Details {
        let code = self.code();
        Details {
            kind: format!("urn:ticket-desk:problem:{code}"),
            title: self.title(texts),
            status: self.status(),
            detail: self.for_programs(texts),
            code,
            errors: self.errors(texts),
        }
    }

    fn errors(&self, texts: &Texts) -> Vec<Detail> {
        match self {
            Problem::Fields(faults) => faults
                .iter()
                .map(|fault| Detail {
                    pointer: fault.pointer.to_string(),
                    code: fault.code.as_str(),
                    message: texts.fault(fault),
                    line: None,
                    column: None,
                })
                .collect(),
            Problem::Reply(fault) => vec![Detail {
                pointer: REPLY_POINTER.to_owned(),
                code: fault.code(),
                message: texts.reply_fault(*fault),
                line: None,
                column: None,
            }],
            Problem::DeskFaults(faults) => faults
                .iter()
                .map(|fault| Detail {
                    pointer: String::new(),
                    code: DESK_FAULT,
                    message: fault.to_string(),
                    line: Some(fault.line),
                    column: Some(fault.column),
                })
                .collect(),
            Problem::Announcements(faults) => faults
                .iter()
                .map(|fault| Detail {
                    pointer: String::new(),
                    code: ANNOUNCEMENT_FAULT,
                    message: fault.to_string(),
                    line: None,
                    column: None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Where the words of a reply stand in its JSON.
const REPLY_POINTER: &str = "/text";

/// The code of every fault in a desk.toml; its message, in English, says what to do.
pub const DESK_FAULT: &str = "desk-fault";

/// The code of every fault in announcements; its message, in English, says what to do.
pub const ANNOUNCEMENT_FAULT: &str = "announcement-fault";

/// Problem details as they go out.
#[derive(Debug, Serialize)]
pub struct Details {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    detail: String,
    code: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Detail>,
}

#[derive(Debug, Serialize)]
struct Detail {
    pointer: String,
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::{Code, Fault, Lang};

    fn all() -> Vec<Problem> {
        vec![
            Problem::Unreadable,
            Problem::KeyMissing,
            Problem::KeyFormat,
            Problem::Unauthorized,
            Problem::EditorToken,
            Problem::HookRefused,
            Problem::OriginRefused,
            Problem::SiteUnknown,
            Problem::NotFound,
            Problem::Method("GET"),
            Problem::TooLarge,
            Problem::EncodingUnknown,
            Problem::Fields(Fault::from(Code::TitleShort).into()),
            Problem::Reply(ReplyFault::Missing),
            Problem::KeyReused,
            Problem::DeskFaults(Vec::new()),
            Problem::Announcements(Vec::new()),
            Problem::RateLimited(60),
            Problem::Unavailable,
            Problem::StoreFailed,
        ]
    }

    #[test]
    fn every_code_is_listed() {
        assert_eq!(all().iter().map(Problem::code).collect::<Vec<_>>(), Problem::CODES);
    }

    #[test]
    fn every_problem_has_its_words_in_every_language() {
        for (lang, problem) in
            Lang::ALL.into_iter().flat_map(|lang| all().into_iter().map(move |p| (lang, p)))
        {
            let details = problem.details(Texts::of(lang));
            assert!(!details.title.starts_with("problem-"), "{lang} {}", details.title);
            assert!(!details.detail.starts_with("problem-"), "{lang} {}", details.detail);
        }
    }

    #[test]
    fn a_fault_is_named_with_its_place_and_what_to_do() {
        let problem = Problem::Fields(Fault::from(Code::TitleShort).into());
        let json = serde_json::to_value(problem.details(Texts::of(Lang::En))).unwrap();
        assert_eq!(json["errors"][0]["pointer"], "/title");
        assert_eq!(json["errors"][0]["code"], "title-short");
        assert_eq!(json["errors"][0]["message"], "Write a title of at least 3 characters.");
        assert_eq!(json["status"], 422);
    }
}
