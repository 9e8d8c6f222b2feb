//! A report: a submission in which every field holds.

use crate::{
    Contact, Context, CustomerId, ErrorText, Extras, PageUrl, Sealed, SiteId, TicketNumber, Title, limits,
};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$word_doc:meta])* $name:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $type {
            $($(#[$word_doc])* #[serde(rename = $word)] $name,)+
        }

        impl $type {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word of the contract.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// Reads the word of the contract.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text.trim())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What kind of request a ticket is.
    Category {
        /// Something does not work.
        Problem = "problem",
        /// Something is not clear.
        Question = "question",
        /// Something that exists should change.
        Change = "change",
        /// Something new is wanted.
        Feature = "feature",
        /// The service itself fell short.
        Complaint = "complaint",
        /// Spam, phishing, an attack.
        Abuse = "abuse",
        /// Nobody can work, and it cannot wait.
        Emergency = "emergency",
    }
}

words! {
    /// How much a ticket presses, in the reporter's eyes.
    Urgency {
        /// It can wait for its turn.
        Low = "low",
        /// The usual.
        Normal = "normal",
        /// Someone is held up by it.
        High = "high",
    }
}

words! {
    /// How a report reached the desk.
    Via {
        /// The reporter filled the form in, or a program did.
        Form = "form",
        /// Somebody called, and the desk wrote it down.
        Phone = "phone",
        /// Somebody wrote a mail.
        Email = "e-mail",
    }
}

impl Via {
    /// The way of a report that names none.
    const fn usual() -> Self {
        Self::Form
    }

    /// Whether it is the usual way, which a stored report does not name.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub fn is_form(&self) -> bool {
        *self == Self::Form
    }
}

/// A known answer that was shown while the report was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownAnswer {
    /// Its address.
    pub url: PageUrl,
    /// The reporter opened it.
    #[serde(default)]
    pub opened: bool,
}

impl ShownAnswer {
    /// What a form says was shown: addresses with spaces between them, a star before those that were
    /// opened. The reporter does not see it and could correct nothing, so what is no address is left out.
    pub fn list(text: &str) -> Vec<Self> {
        let one = |word: &str| {
            let url = word.strip_prefix('*').unwrap_or(word);
            Some(Self { url: PageUrl::parse(url).ok()?, opened: url.len() < word.len() })
        };
        text.split_whitespace().take(limits::ANSWERS_MAX).filter_map(one).collect()
    }

    /// The same as a form carries it.
    pub fn text(all: &[Self]) -> String {
        let word = |shown: &Self| [["", "*"][usize::from(shown.opened)], shown.url.as_str()].concat();
        all.iter().map(word).collect::<Vec<_>>().join(" ")
    }
}

/// What a reporter told the desk: every field checked, nothing assigned yet.
///
/// Written out with serde it is canonical: two submissions that mean the same give the same bytes,
/// whichever encoding they came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The site it is about.
    pub site_id: SiteId,
    /// One line that sums it up.
    pub title: Title,
    /// Who reports.
    pub contact: Contact,
    /// The customer ID on the reporter's contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// The full error message.
    pub error: ErrorText,
    /// The page where it shows.
    pub url: PageUrl,
    /// The earlier ticket of the same site that it refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<TicketNumber>,
    /// What kind of request it is.
    pub category: Category,
    /// How much it presses.
    pub urgency: Urgency,
    /// What its kind of request asks beside.
    #[serde(default, skip_serializing_if = "Extras::is_empty")]
    pub fields: Extras,
    /// What the browser knew.
    #[serde(default)]
    pub context: Context,
    /// How it reached the desk.
    #[serde(default = "Via::usual", skip_serializing_if = "Via::is_form")]
    pub channel: Via,
    /// A password or key that only the people at the desk can open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Sealed>,
    /// The known answers that were shown before it was sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers_shown: Vec<ShownAnswer>,
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_read_and_written() {
        let text = "https://help.example/a *https://help.example/b";
        let shown = ShownAnswer::list(text);
        assert_eq!(shown.iter().map(|shown| shown.opened).collect::<Vec<_>>(), [false, true]);
        assert_eq!(ShownAnswer::text(&shown), text);
        assert_eq!(ShownAnswer::list(""), []);
        assert_eq!(ShownAnswer::list("javascript:alert(1) * /x"), []);
        assert_eq!(ShownAnswer::list(&"https://help.example/ ".repeat(9)).len(), limits::ANSWERS_MAX);
    }
}
