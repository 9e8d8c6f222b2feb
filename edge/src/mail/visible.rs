//! Somebody's text, made fit to be read: what cannot be seen becomes visible or goes.

use super::line::is_hidden;

/// The text with its lines, in which nothing acts on a terminal and nothing turns what follows.
pub fn visible(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for c in text.trim_end().chars() {
        match c {
            '\r' => {}
            '\u{85}' | '\u{2028}' | '\u{2029}' => lines.push('\n'),
            // A picture of the character stands in for it.
            '\0'..='\u{8}' | '\u{b}'..='\u{1f}' => lines.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}'..='\u{9f}' => lines.push('\u{2421}'),
            _ if is_hidden(c) => {}
            _ => lines.push(c),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_stay_and_what_acts_is_pictured() {
        assert_eq!(visible("a\r\n  b\tc\n\n"), "a\n  b\tc");
        assert_eq!(visible("\u{1b}[31mred\0"), "␛[31mred␀");
        assert_eq!(visible("abc\u{202e}def"), "abcdef");
    }

    proptest! {
        #[test]
        fn nothing_acts(text in any::<String>()) {
            let acts = visible(&text).chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || is_hidden(c));
            prop_assert!(!acts);
        }
    }
}
