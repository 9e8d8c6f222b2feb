//! What can be wrong with a submission: a stable code per fault, and where it stands.

use serde::{Serialize, Serializer};
use std::borrow::Cow;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal at $pointer:literal;)+) => {
        /// A fault's stable code. Its text in each language has the key `fault-<code>`.
        ///
        /// The order is that of the fields in the form, and faults are reported in it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// All codes, in the order of the form.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// The code as it stands in an answer.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)+ }
            }

            /// Where the fault stands, as a JSON pointer (RFC 6901) into the submission; the
            /// empty string means the submission as a whole.
            pub const fn pointer(self) -> &'static str {
                match self { $(Code::$name => $pointer,)+ }
            }
        }
    };
}

codes! {
    /// The site ID is not four digits.
    SiteFormat = "site-format" at "/siteId";
    /// A kind of request that the desk does not offer.
    CategoryUnknown = "category-unknown" at "/category";
    /// No title.
    TitleMissing = "title-missing" at "/title";
    /// A title that sums nothing up.
    TitleShort = "title-short" at "/title";
    /// A title of more than one line's length.
    TitleLong = "title-long" at "/title";
    /// A line break in the title.
    TitleLines = "title-lines" at "/title";
    /// A character in the title that cannot be shown.
    TitleCharacters = "title-characters" at "/title";
    /// No error text, and no screenshot in its place.
    ErrorMissing = "error-missing" at "/error";
    /// An error text that belongs in a file.
    ErrorLong = "error-long" at "/error";
    /// A character in the error text that cannot be kept.
    ErrorCharacters = "error-characters" at "/error";
    /// A type of file that the desk does not take.
    FileType = "file-type" at "/attachments";
    /// A file whose bytes or declared type are not what its name says.
    FileContent = "file-content" at "/attachments";
    /// A text file that is no UTF-8.
    FileText = "file-text" at "/attachments";
    /// A file without a byte.
    FileEmpty = "file-empty" at "/attachments";
    /// A file that is too large.
    FileLarge = "file-large" at "/attachments";
    /// An image of too many pixels.
    FilePixels = "file-pixels" at "/attachments";
    /// A file that ends too early or contradicts itself.
    FileDamaged = "file-damaged" at "/attachments";
    /// A file that was kept from an earlier try, and is gone by now.
    FileGone = "file-gone" at "/attachments";
    /// A file that came before the site and the key.
    FileEarly = "file-early" at "/attachments";
    /// Files in an encoding that carries none.
    FilesEncoding = "files-encoding" at "/attachments";
    /// Too many files.
    FilesMany = "files-many" at "/attachments";
    /// Files that are too large together.
    FilesLarge = "files-large" at "/attachments";
    /// No address of the page.
    UrlMissing = "url-missing" at "/url";
    /// An address that does not start with http:// or https://.
    UrlScheme = "url-scheme" at "/url";
    /// Not an address of a page.
    UrlFormat = "url-format" at "/url";
    /// An address longer than anyone can store.
    UrlLong = "url-long" at "/url";
    /// An address that carries a name and password.
    UrlSecret = "url-secret" at "/url";
    /// Nothing in an extra field that must be filled in; the pointer names it, as for the next four.
    ExtraMissing = "extra-missing" at "/fields";
    /// Nothing chosen in an extra field that must be filled in, or something that it does not offer.
    ExtraChoice = "extra-choice" at "/fields";
    /// More in an extra field than it takes.
    ExtraLong = "extra-long" at "/fields";
    /// A line break in an extra field of one line.
    ExtraLines = "extra-lines" at "/fields";
    /// A character in an extra field that cannot be kept.
    ExtraCharacters = "extra-characters" at "/fields";
    /// A sealed text that is not sealed, or not as the desk can open it.
    SealedFormat = "sealed-format" at "/sealed";
    /// A sealed text that is too long.
    SealedLong = "sealed-long" at "/sealed";
    /// A text sealed for a key that the desk does not have.
    SealedKey = "sealed-key" at "/sealed";
    /// No name of the reporter.
    NameMissing = "name-missing" at "/contact/name";
    /// A name longer than fits.
    NameLong = "name-long" at "/contact/name";
    /// A line break or another control character in the name.
    NameCharacters = "name-characters" at "/contact/name";
    /// No e-mail address.
    EmailMissing = "email-missing" at "/contact/email";
    /// Not an e-mail address.
    EmailFormat = "email-format" at "/contact/email";
    /// An e-mail address longer than mail can carry.
    EmailLong = "email-long" at "/contact/email";
    /// The site takes reports of its editors only, and this address is none of theirs.
    EditorUnknown = "editor-unknown" at "/contact/email";
    /// No phone number where the site asks for one.
    PhoneMissing = "phone-missing" at "/contact/phone";
    /// Not a phone number.
    PhoneFormat = "phone-format" at "/contact/phone";
    /// No customer ID where the site's contract asks for one.
    CustomerIdMissing = "customer-id-missing" at "/customerId";
    /// Not a customer ID.
    CustomerIdFormat = "customer-id-format" at "/customerId";
    /// An earlier ticket that is none, or is one of another site.
    PreviousUnknown = "previous-unknown" at "/previous";
    /// An urgency that the desk does not know.
    UrgencyUnknown = "urgency-unknown" at "/urgency";
    /// A part of the context that is too long; the pointer names it, as for the next one.
    ContextLong = "context-long" at "/context";
    /// A character in a part of the context that cannot be kept.
    ContextCharacters = "context-characters" at "/context";
    /// A field that the contract does not have; its pointer names it.
    FieldUnknown = "field-unknown" at "";
    /// A field of another type than text; its pointer names it.
    FieldType = "field-type" at "";
    /// A field that came twice; its pointer names it.
    FieldTwice = "field-twice" at "";
}

impl Code {
    /// Whether no form has to say it by itself: it takes a file's bytes, what is kept of it, or what the
    /// desk alone knows; or the form's own script sends nothing of the kind.
    pub const fn is_for_the_desk(self) -> bool {
        matches!(
            self,
            Code::FileContent
                | Code::FileText
                | Code::FilePixels
                | Code::FileDamaged
                | Code::FileGone
                | Code::FileEarly
                | Code::FilesEncoding
                | Code::SealedFormat
                | Code::SealedKey
                | Code::EditorUnknown
                | Code::ContextLong
                | Code::ContextCharacters
        )
    }

    /// Whether it stands at an extra field, which has a name and a limit of its own.
    pub const fn is_of_extra(self) -> bool {
        matches!(
            self,
            Code::ExtraMissing
                | Code::ExtraChoice
                | Code::ExtraLong
                | Code::ExtraLines
                | Code::ExtraCharacters
        )
    }

    /// The code that an answer names, if there is one.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One fault: its code, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// What is wrong.
    pub code: Code,
    /// A JSON pointer (RFC 6901) into the submission.
    pub pointer: Cow<'static, str>,
    /// What it is about, by name: a file or an extra field as its reporter knows it, or the persons to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What an extra field takes at most, where it holds more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<usize>,
}

impl Fault {
    /// A fault of a field whose name the contract does not have, or that has no fixed place.
    pub fn at(code: Code, pointer: impl Into<Cow<'static, str>>) -> Self {
        Self { code, pointer: pointer.into(), about: None, limit: None }
    }

    /// A fault that names something or somebody.
    pub fn about(code: Code, names: String) -> Self {
        Self { about: Some(names), ..Self::from(code) }
    }

    /// A fault of the file at that place, counted from 0, which is told of under this name.
    pub fn of_file(code: Code, place: usize, name: &str) -> Self {
        // No ticket has ten files; formatting numbers would weigh on the widget.
        let digit = u32::try_from(place).ok().and_then(|place| char::from_digit(place, 10));
        let mut pointer = String::from(code.pointer());
        if let Some(digit) = digit {
            pointer.push('/');
            pointer.push(digit);
        }
        Self { code, pointer: pointer.into(), about: Some(String::from(name)), limit: None }
    }

    /// Whether it stands at this pointer, or at something inside.
    pub fn is_at(&self, pointer: &str) -> bool {
        let rest = self.pointer.strip_prefix(pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl From<Code> for Fault {
    fn from(code: Code) -> Self {
        Self::at(code, code.pointer())
    }
}

/// All that is wrong with a submission, in the order of the form; never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The faults in the form's order, each once; nothing where there is none.
    pub fn gather(faults: impl IntoIterator<Item = Fault>) -> Option<Self> {
        Self::ordered(faults.into_iter().collect())
    }

    fn ordered(mut faults: Vec<Fault>) -> Option<Self> {
        faults.sort();
        faults.dedup();
        (!faults.is_empty()).then_some(Self(faults))
    }

    /// The same faults, in which those of extra fields name these as `label` does.
    #[must_use]
    pub fn labelled(mut self, label: impl Fn(&str) -> Option<String>) -> Self {
        for fault in &mut self.0 {
            if let Some(name) = fault.pointer.strip_prefix("/fields/").filter(|_| fault.code.is_of_extra()) {
                fault.about = label(name);
            }
        }
        self
    }

    /// The faults, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// The faults that stand at this pointer or inside.
    pub fn at(&self, pointer: &str) -> impl Iterator<Item = &Fault> {
        self.0.iter().filter(move |fault| fault.is_at(pointer))
    }

    /// The first fault that stands at this pointer.
    pub fn of(&self, pointer: &str) -> Option<&Fault> {
        self.0.iter().find(|fault| fault.pointer == pointer)
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_parse_back() {
        for code in Code::ALL {
            assert_eq!(Code::parse(code.as_str()), Some(*code));
        }
        assert_eq!(Code::parse("title-blue"), None);
    }

    #[test]
    fn faults_come_in_the_order_of_the_form_each_once() {
        let given = [Code::UrlMissing, Code::TitleShort, Code::UrlMissing].map(Fault::from);
        let faults = Faults::gather(given).unwrap();
        let codes: Vec<Code> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::TitleShort, Code::UrlMissing]);
        assert_eq!(Faults::gather([]), None);
    }
}
