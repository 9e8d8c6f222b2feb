//! A reply that was written as a page, in plain words. RT's own editor writes such replies. What comes
//! out is shown as text, so nothing here has to be safe; it only has to read well.

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 14] =
    ["address", "blockquote", "div", "h1", "h2", "h3", "h4", "hr", "ol", "p", "pre", "table", "tr", "ul"];

/// Elements whose content is not for readers.
const UNREAD: [&str; 4] = ["head", "script", "style", "title"];

/// The words of a page, with its paragraphs, lines and lists.
pub fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words(&mut out, &rest[..at]);
        rest = after_tag(&mut out, &rest[at..]);
    }
    words(&mut out, rest);
    out.trim().to_owned()
}

/// Reads one tag or comment, writes what it means for the lines, and answers what follows it.
fn after_tag<'a>(out: &mut String, html: &'a str) -> &'a str {
    if let Some(comment) = html.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let Some((tag, rest)) = html[1..].split_once('>') else { return "" };
    let is_end = tag.starts_with('/');
    let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "br" => out.push('\n'),
        "li" if !is_end => {
            line_end(out, 1);
            out.push_str("- ");
        }
        name if !is_end && UNREAD.contains(&name) => {
            let end = format!("</{name}");
            let lower = rest.to_ascii_lowercase();
            return lower.find(&end).and_then(|at| rest.get(at..)).unwrap_or("");
        }
        "p" => line_end(out, 2),
        name if BLOCKS.contains(&name) => line_end(out, 1),
        _ => {}
    }
    rest
}

/// Ends the line, unless nothing was written yet or it is ended already.
fn line_end(out: &mut String, lines: usize) {
    let kept = out.trim_end_matches(' ').len();
    out.truncate(kept);
    let there = out.len() - out.trim_end_matches('\n').len();
    if !out.is_empty() {
        out.extend(std::iter::repeat_n('\n', lines.saturating_sub(there)));
    }
}

/// Adds words as a browser shows them: one space for any space, characters for their names.
fn words(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '&'
            && let Some((read, after)) = entity(rest)
        {
            out.push(read);
            rest = after;
            continue;
        }
        if !c.is_whitespace() || c == '\u{a0}' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        rest = &rest[c.len_utf8()..];
    }
}

/// A character that is written as its name or number, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let (name, rest) = text[1..].split_once(';')?;
    let number = || {
        let digits = name.strip_prefix('#')?;
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        char::from_u32(code.ok()?)
    };
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "euro" => '€',
        _ => number()?,
    };
    Some((c, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_reads_as_it_looked() {
        let html = "<p>Dear <b>An</b>,</p>\r\n<p>It is &lt;done&gt; &amp; übertragen<br />\r\nBye&nbsp;&#8364;1 &#x1F9EF;</p>\
                    <ul><li>one</li><li>two</li></ul><div>end</div>";
        assert_eq!(text(html), "Dear An,\n\nIt is <done> & übertragen\nBye €1 🧯\n\n- one\n- two\nend");
    }

    #[test]
    fn what_is_not_for_readers_is_left_out() {
        let html =
            "<html><head><title>x</title></head><style>p { color: red }</style><!-- a > b --><p>Yes</P>";
        assert_eq!(text(html), "Yes");
    }

    #[test]
    fn nothing_breaks_it() {
        for html in ["", "<", "a < b", "<p", "&", "&#xFFFFFFFF;", "&#;", "<!--", "<style>é", "a&é;b", "</"]
        {
            text(html);
        }
        assert_eq!(text("a & b"), "a & b");
        assert_eq!(text("x &unknown; y"), "x &unknown; y");
    }
}
