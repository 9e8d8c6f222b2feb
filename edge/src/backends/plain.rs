//! Helpdesks write HTML, reporters read text: from one to the other and back. A page shows a reply
//! as text and nothing else, so nothing here has to be trusted; it only has to read well.

/// Tags whose content is for machines.
const SILENT: [&str; 4] = ["style", "script", "head", "title"];

/// Tags of what stands on lines of its own.
const BLOCKS: [&str; 14] =
    ["address", "blockquote", "div", "h1", "h2", "h3", "h4", "hr", "ol", "pre", "table", "tr", "ul", "li"];

/// The named characters that editors write; others stay as they are.
const NAMED: [(&str, char); 9] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("euro", '€'),
    ("hellip", '…'),
    ("ndash", '–'),
];

/// The text of a piece of HTML: blocks become lines, the rest of the markup goes.
pub fn from_html(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push(&mut text, &rest[..at]);
        rest = &rest[at..];
        let Some(tag) = Tag::at(rest) else {
            // A lone `<` of a careless writer.
            push(&mut text, "<");
            rest = &rest[1..];
            continue;
        };
        match tag.name.as_str() {
            "br" => text.push('\n'),
            "p" => end_line(&mut text, 2),
            "li" if !tag.is_end => {
                end_line(&mut text, 1);
                text.push_str("- ");
            }
            name if BLOCKS.contains(&name) => end_line(&mut text, 1),
            _ => {}
        }
        rest = &rest[tag.length..];
        if SILENT.contains(&tag.name.as_str()) && !tag.is_end {
            let end = format!("</{}", tag.name);
            let at = rest.to_ascii_lowercase().find(&end).unwrap_or(rest.len());
            rest = &rest[at..];
        }
    }
    push(&mut text, rest);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// A text as HTML that shows it as it is.
pub fn to_html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.lines().collect::<Vec<_>>().join("<br/>")
}

/// A tag at the start of a text.
struct Tag {
    name: String,
    is_end: bool,
    length: usize,
}

impl Tag {
    fn at(html: &str) -> Option<Self> {
        let inner = html.strip_prefix('<')?;
        if inner.starts_with("!--") {
            let length = html.find("-->").map_or(html.len(), |at| at + 3);
            return Some(Self { name: String::new(), is_end: true, length });
        }
        let is_end = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            return None;
        }
        let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let length = html.find('>').map_or(html.len(), |at| at + 1);
        Some(Self { name: name.to_ascii_lowercase(), is_end, length })
    }
}

/// Adds text: characters in place of their names, and one space for whatever space there is.
fn push(text: &mut String, html: &str) {
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let (c, length) = match c {
            '&' => entity(rest).unwrap_or(('&', 1)),
            c if c.is_whitespace() => (' ', c.len_utf8()),
            c => (c, c.len_utf8()),
        };
        rest = &rest[length..];
        if c != ' ' || !(text.is_empty() || text.ends_with([' ', '\n'])) {
            text.push(c);
        }
    }
}

/// The character that a name at the start of a text stands for, and the name's length.
fn entity(html: &str) -> Option<(char, usize)> {
    // The longest is &#x10FFFF; so whatever is longer is none.
    let end = html.bytes().take(12).position(|byte| byte == b';')?;
    let name = &html[1..end];
    let c = match name.strip_prefix('#') {
        Some(digits) => {
            let hex = digits.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| digits.parse(), |hex| u32::from_str_radix(hex, 16));
            char::from_u32(code.ok()?)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

/// Ends the line, and the one after it where a paragraph ends, unless that was done or nothing was
/// written yet.
fn end_line(text: &mut String, lines: usize) {
    text.truncate(text.trim_end_matches(' ').len());
    let there = text.len() - text.trim_end_matches('\n').len();
    if !text.is_empty() {
        text.extend(std::iter::repeat_n('\n', lines.saturating_sub(there)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines_and_names_become_characters() {
        for (html, text) in [
            ("<p>Dag,</p><p>Dat is <b>opgelost</b>.</p>", "Dag,\n\nDat is opgelost."),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("a &lt;b&gt; &amp; &#233;&#xe9; &nbsp; &copy; c", "a <b> & éé &copy; c"),
            ("<style>p{}</style>Hi<!-- <p>no</p> --> there", "Hi there"),
            ("plain\n  text", "plain text"),
            ("1 < 2 and <3 &", "1 < 2 and <3 &"),
            ("<div><div>x</div></div>", "x"),
            ("unfinished <p", "unfinished"),
            (
                "<p>Dear <b>An</b>,</p>\r\n<p>It is &lt;done&gt; &amp; übertragen<br />\r\nBye&nbsp;&#8364;1 \
                 &#x1F9EF;</p><ul><li>one</li><li>two</li></ul><div>end</div>",
                "Dear An,\n\nIt is <done> & übertragen\nBye €1 🧯\n\n- one\n- two\nend",
            ),
            (
                "<html><head><title>x</title></head><style>p { color: red }</style><!-- a > b --><p>Yes</P>",
                "Yes",
            ),
            ("a & b &unknown; c", "a & b &unknown; c"),
        ] {
            assert_eq!(from_html(html), text, "{html}");
        }
    }

    #[test]
    fn a_text_comes_back_from_html_as_it_was() {
        let text = "<img src=x onerror=alert(1)>\nline & \"more\" &lt;";
        let html = to_html(text);
        assert!(!html.contains("<img") && html.contains("<br/>"), "{html}");
        assert_eq!(from_html(&html), text);
    }

    proptest::proptest! {
        #[test]
        fn no_html_stops_it(html in "[<>&;#/!a-z0-9 é\n-]{0,60}") {
            from_html(&html);
        }
    }
}
