//! Text of people in Redmine's descriptions and notes.
//!
//! Redmine formats both. A reporter's text may not load pictures from elsewhere, run macros or
//! mention people there, and an error message has to stay as it was: so it stands in a block that is
//! shown letter by letter.

use desk::config::Markup;

/// What breaks a mark apart and is not seen: a zero-width space.
const UNSEEN: char = '\u{200b}';

/// A text that is shown as it is.
pub fn verbatim(text: &str, markup: Markup) -> String {
    match markup {
        Markup::Textile => format!("<pre>\n{}\n</pre>", apart(text, &["</pre"])),
        Markup::Markdown => format!("```\n{}\n```", apart(text, &["```", "~~~"])),
        Markup::Plain => text.to_owned(),
    }
}

/// The text with every mark that would end its block broken apart after its first character.
fn apart(text: &str, marks: &[&str]) -> String {
    let lower = text.to_ascii_lowercase();
    let ends = |at: usize| marks.iter().any(|mark| lower[at..].starts_with(mark));
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        out.push(c);
        if ends(at) {
            out.push(UNSEEN);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn textile_shows_all_but_the_end_of_the_block() {
        let text = verbatim("é <b> !http://x.example/y.png! </PRE>{{include(A)}}", Markup::Textile);
        assert_eq!(text, "<pre>\né <b> !http://x.example/y.png! <\u{200b}/PRE>{{include(A)}}\n</pre>");
    }

    #[test]
    fn markdown_shows_all_but_fences() {
        let text = verbatim("a\n````\n# b\n~~~", Markup::Markdown);
        assert_eq!(text, "```\na\n`\u{200b}`\u{200b}``\n# b\n~\u{200b}~~\n```");
        let inner = text.trim_start_matches("```\n").trim_end_matches("\n```");
        assert!(!inner.contains("```") && !inner.contains("~~~"));
    }
}
