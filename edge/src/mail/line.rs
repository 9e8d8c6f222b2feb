//! A line of text that may stand in a header: whatever it was made of, it starts no other.

use std::fmt;

/// One line without control characters, without characters that turn the direction of what follows,
/// and without room to hide something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(String);

/// The longest subject. It holds a number and a title of the longest kind; whatever is longer was
/// made to be a nuisance. In encoded words it stays below what mail servers take.
pub const SUBJECT_MAX: usize = 200;

/// The longest name of a person, a desk or a file.
pub const NAME_MAX: usize = 100;

/// What stands where something was cut off.
const CUT: char = '…';

impl Line {
    /// The line of at most `max` characters that a text makes. What breaks lines becomes a space,
    /// what cannot be seen goes.
    pub fn of(text: &str, max: usize) -> Self {
        let shown: String =
            text.chars().map(|c| if breaks(c) { ' ' } else { c }).filter(|c| !is_hidden(*c)).collect();
        let words: Vec<&str> = shown.split_whitespace().collect();
        let line = words.join(" ");
        if line.chars().count() <= max {
            return Self(line);
        }
        let kept: String = line.chars().take(max.saturating_sub(1)).collect();
        Self(format!("{}{CUT}", kept.trim_end()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Whether some program, somewhere, starts a new line at it.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether it turns the direction of text (UAX 9) or has no shape at all. Joiners stay: emoji and
/// Persian need them.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_start_a_header_becomes_a_space() {
        assert_eq!(Line::of("Help\r\nBcc: x@evil.example", 200).as_str(), "Help Bcc: x@evil.example");
        assert_eq!(Line::of("a\0b\u{2028}c\u{85}d\x0be", 200).as_str(), "a b c d e");
    }

    #[test]
    fn nothing_turns_the_text_that_follows() {
        assert_eq!(Line::of("invoice\u{202e}fdp.exe", 200).as_str(), "invoicefdp.exe");
        assert_eq!(Line::of("\u{2066}\u{200b}\u{feff}", 200).as_str(), "");
    }

    #[test]
    fn people_s_own_writing_stays() {
        for text in ["Zoë Café", "مشكلة في النموذج", "می‌خواهم", "👩‍👩‍👧 works", "日本語"]
        {
            assert_eq!(Line::of(text, 200).as_str(), text);
        }
    }

    #[test]
    fn a_long_one_is_cut_between_characters() {
        let line = Line::of(&"é".repeat(300), 10);
        assert_eq!(line.as_str(), format!("{}…", "é".repeat(9)));
    }

    proptest! {
        #[test]
        fn whatever_comes_it_is_one_visible_line(text in any::<String>(), max in 1..250_usize) {
            let line = Line::of(&text, max);
            prop_assert!(line.as_str().chars().count() <= max);
            prop_assert!(!line.as_str().chars().any(|c| breaks(c) || is_hidden(c)));
            prop_assert_eq!(line.as_str().trim(), line.as_str());
        }
    }
}
