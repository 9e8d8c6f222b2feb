//! What a reporter's browser knew: each part shown before it is sent, and the reporter's to remove.

use crate::{Code, Fault, limits, text};
use serde::{Deserialize, Serialize};

/// The parts as they were sent, before anything in them is believed; empty where one was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContextFields {
    /// The browser's name and version.
    pub browser: String,
    /// The browser's language.
    pub language: String,
    /// The window's size in CSS pixels, and how many of the screen's stand for one.
    pub window: String,
    /// The page's last script errors, one on a line.
    pub errors: String,
}

impl ContextFields {
    /// The parts that hold, or what is wrong with each of the others.
    ///
    /// # Errors
    /// One fault for each part that is too long or has a character in it that cannot be kept.
    pub fn parse(&self) -> Result<Context, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut read = |at: &'static str, given: &str, lines: bool| {
            part(given, lines)
                .map_err(|(code, limit)| faults.push(Fault { limit, ..Fault::at(code, at) }))
                .unwrap_or_default()
        };
        let context = Context {
            browser: read("/context/browser", &self.browser, false),
            language: read("/context/language", &self.language, false),
            window: read("/context/window", &self.window, false),
            errors: read("/context/errors", &self.errors, true),
        };
        if faults.is_empty() { Ok(context) } else { Err(faults) }
    }
}

/// Reads one part; characters as in a name, or as in an error text where it has `lines`.
fn part(given: &str, lines: bool) -> Result<String, (Code, Option<usize>)> {
    let kept = text::lines(given).trim().to_owned();
    let most = if lines { limits::CONTEXT_ERRORS_MAX } else { limits::CONTEXT_LINE_MAX };
    if kept.contains('\0') || !lines && kept.chars().any(|c| text::is_line_break(c) || c.is_control()) {
        Err((Code::ContextCharacters, None))
    } else if !text::fits(&kept, most) {
        Err((Code::ContextLong, Some(most)))
    } else {
        Ok(kept)
    }
}

/// What was sent along, each part checked. What the ledger kept is read as it is: its limits were those
/// of its day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Context {
    #[serde(skip_serializing_if = "String::is_empty")]
    browser: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    window: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    errors: String,
}

impl Context {
    /// The names of the parts in the contract.
    pub const PARTS: [&'static str; 4] = ["browser", "language", "window", "errors"];

    /// The parts that are there, by their names in the contract.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let texts = [&self.browser, &self.language, &self.window, &self.errors];
        let parts = Self::PARTS.into_iter().zip(texts.map(String::as_str));
        parts.filter(|(_, text)| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(browser: &str, errors: &str) -> ContextFields {
        ContextFields { browser: browser.into(), errors: errors.into(), ..ContextFields::default() }
    }

    fn faults(fields: &ContextFields) -> Vec<(Code, String, Option<usize>)> {
        let faults = fields.parse().unwrap_err();
        faults.into_iter().map(|fault| (fault.code, fault.pointer.into_owned(), fault.limit)).collect()
    }

    #[test]
    fn only_what_is_there_is_kept() {
        let context = fields(" Chromium 149 ", "first\r\nsecond\n").parse().unwrap();
        let parts: Vec<_> = context.parts().collect();
        assert_eq!(parts, [("browser", "Chromium 149"), ("errors", "first\nsecond")]);
        let kept = serde_json::to_string(&context).unwrap();
        assert_eq!(kept, r#"{"browser":"Chromium 149","errors":"first\nsecond"}"#);
        assert_eq!(ContextFields::default().parse(), Ok(Context::default()));
    }

    #[test]
    fn each_part_that_does_not_hold_is_named() {
        let long = fields(&"é".repeat(501), &"é".repeat(2_251));
        let at = |part: &str, most| (Code::ContextLong, format!("/context/{part}"), Some(most));
        assert_eq!(faults(&long), [at("browser", 500), at("errors", 2_250)]);
        assert!(fields(&"é".repeat(500), &"é".repeat(2_250)).parse().is_ok());
        let characters = |part: &str| (Code::ContextCharacters, format!("/context/{part}"), None);
        assert_eq!(faults(&fields("a\nb", "a\0b")), [characters("browser"), characters("errors")]);
        assert_eq!(faults(&fields("a\u{1b}b", "a\u{1b}b")), [characters("browser")]);
        assert_eq!(faults(&fields("a\u{2028}b", "")), [characters("browser")]);
    }

    #[test]
    fn what_was_kept_under_other_limits_still_reads() {
        let kept = format!(r#"{{"browser":"{}","errors":"a"}}"#, "x".repeat(4_000));
        let context: Context = serde_json::from_str(&kept).unwrap();
        assert_eq!(context.parts().next().unwrap().1.len(), 4_000);
        assert_eq!(serde_json::from_str::<Context>("{}").unwrap(), Context::default());
    }
}
