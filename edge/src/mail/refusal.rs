//! What it means when the platform does not send a mail.

/// Why a mail was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The desk cannot send at all: no binding, or an address that it may not send from.
    Sender,
    /// This recipient is refused; others are not.
    Recipient,
    /// Too many mails for now; the seconds to wait, where that is known.
    Busy(Option<i64>),
    /// The message is larger than the platform takes.
    TooLarge,
    /// It may or may not have gone out.
    Unclear,
}

/// How long to wait once the day's share is used up, in seconds: an hour, since nobody says when the
/// platform's day ends.
const DAILY_WAIT_S: i64 = 3_600;

impl Refusal {
    /// Reads the error that the platform throws: its code where it has one, else its words.
    pub fn read(code: Option<&str>, words: &str) -> Self {
        match code {
            Some("E_SENDER_NOT_VERIFIED" | "E_SENDER_DOMAIN_NOT_AVAILABLE") => Self::Sender,
            Some(
                "E_RECIPIENT_NOT_ALLOWED"
                | "E_RECIPIENT_SUPPRESSED"
                | "E_DELIVERY_FAILED"
                | "E_VALIDATION_ERROR",
            ) => Self::Recipient,
            Some("E_RATE_LIMIT_EXCEEDED") => Self::Busy(None),
            Some("E_DAILY_LIMIT_EXCEEDED") => Self::Busy(Some(DAILY_WAIT_S)),
            Some("E_CONTENT_TOO_LARGE") => Self::TooLarge,
            Some(_) => Self::Unclear,
            None => Self::of_words(words),
        }
    }

    /// Raw messages are refused in words alone: "email to … not allowed", "email from … not allowed".
    fn of_words(words: &str) -> Self {
        let words = words.to_lowercase();
        let says = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        if says(&["email from ", "sender", "from: header"]) {
            Self::Sender
        } else if says(&["email to ", "destination address", "recipient"]) {
            Self::Recipient
        } else if says(&["too large", "exceeds the maximum size"]) {
            Self::TooLarge
        } else {
            Self::Unclear
        }
    }

    /// A label for the log, which holds nothing of the mail.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sender => "the sender is not allowed",
            Self::Recipient => "the recipient is refused",
            Self::Busy(_) => "too many mails for now",
            Self::TooLarge => "the message is too large",
            Self::Unclear => "no clear answer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_its_meaning() {
        for (code, refusal) in [
            ("E_SENDER_NOT_VERIFIED", Refusal::Sender),
            ("E_SENDER_DOMAIN_NOT_AVAILABLE", Refusal::Sender),
            ("E_RECIPIENT_SUPPRESSED", Refusal::Recipient),
            ("E_RECIPIENT_NOT_ALLOWED", Refusal::Recipient),
            ("E_DELIVERY_FAILED", Refusal::Recipient),
            ("E_RATE_LIMIT_EXCEEDED", Refusal::Busy(None)),
            ("E_DAILY_LIMIT_EXCEEDED", Refusal::Busy(Some(3_600))),
            ("E_CONTENT_TOO_LARGE", Refusal::TooLarge),
            ("E_INTERNAL_SERVER_ERROR", Refusal::Unclear),
            ("E_SOMETHING_NEW", Refusal::Unclear),
        ] {
            assert_eq!(Refusal::read(Some(code), "email to an@town.example not allowed"), refusal, "{code}");
        }
    }

    #[test]
    fn words_tell_where_there_is_no_code() {
        for (words, refusal) in [
            ("email to an@town.example not allowed", Refusal::Recipient),
            ("destination address is not a verified address", Refusal::Recipient),
            ("email from desk@desk.example not allowed", Refusal::Sender),
            ("From: header does not match mail from", Refusal::Sender),
            ("Network connection lost.", Refusal::Unclear),
        ] {
            assert_eq!(Refusal::read(None, words), refusal, "{words}");
        }
    }
}
