//! Names for files: made of what the reporter called them, and fit for every disk, header and
//! helpdesk that they come to.

use super::MediaType;
use crate::limits::FILE_NAME_MAX;

/// What stands for a name of which nothing is left.
const NAMELESS: &str = "file";

/// Names of devices, which Windows opens in place of a file whatever its extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A name for a file: the reporter's, cleaned, with the ending of what the file really is, and
/// unlike the names that the ticket's other files have already.
///
/// What is left has no path, no control character, nothing that turns the direction of text, no
/// character that is reserved on some disk or in a header, no second ending, and does not start with
/// a dot or a hyphen.
pub fn safe_name(given: &str, media: MediaType, taken: &[&str]) -> String {
    let stem = stem(given, media);
    let extension = media.extension();
    let free = |name: &String| !taken.iter().any(|other| same(other, name));
    let first = format!("{stem}.{extension}");
    if free(&first) {
        return first;
    }
    // A ticket has a handful of files, so this ends soon.
    let mut names = (2_u64..).map(|count| format!("{}-{count}.{extension}", cut(&stem, FILE_NAME_MAX - 3)));
    names.find(free).unwrap_or(first)
}

/// A file's name as it is told to its reporter: what they called it, on one line and not too long.
pub fn shown_name(given: &str) -> String {
    let seen: String = last_part(given).chars().filter(|c| !is_unseen(*c)).collect();
    let words = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { NAMELESS.to_owned() } else { words.chars().take(FILE_NAME_MAX).collect() }
}

/// What stands behind the last separator of a path; some browsers send the whole.
fn last_part(given: &str) -> &str {
    given.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Whether two names are one on a disk that tells no capitals apart.
fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The cleaned name without its ending.
fn stem(given: &str, media: MediaType) -> String {
    let last = last_part(given).trim();
    let last = match last.rsplit_once('.') {
        Some((stem, extension)) if media.has_extension(extension) => stem,
        _ => last,
    };
    let words: String = last.chars().filter(|c| !is_unseen(*c)).map(plain).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = cut(words.trim_matches(|c: char| c == '-' || c.is_whitespace()), FILE_NAME_MAX);
    if stem.is_empty() {
        NAMELESS.to_owned()
    } else if is_device(&stem) {
        format!("{NAMELESS}-{stem}")
    } else {
        stem
    }
}

/// Characters that show as nothing, or that change how those around them show.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffd}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The character itself, or what stands for one that means something to a disk, a shell, an address
/// or a header.
fn plain(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        '.' | '"' | '\'' | '`' | '<' | '>' | ':' | ';' | '|' | '?' | '*' | '%' | '#' | '&' | '$' | '{'
        | '}' | '~' | '^' | '=' | ',' | '!' => '-',
        c => c,
    }
}

/// The text's first characters, with nothing loose at the end.
fn cut(text: &str, length: usize) -> String {
    let cut: String = text.chars().take(length).collect();
    cut.trim_end_matches(['-', ' ']).to_owned()
}

fn is_device(stem: &str) -> bool {
    let lower = stem.to_ascii_lowercase();
    let name = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    DEVICES.contains(&name) && lower.len() - name.len() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(given: &str) -> String {
        safe_name(given, MediaType::Png, &[])
    }

    #[test]
    fn an_ordinary_name_stays() {
        assert_eq!(named("Schermafbeelding 2026-11-22.png"), "Schermafbeelding 2026-11-22.png");
        assert_eq!(named("Écran d’accueil (2).PNG"), "Écran d’accueil (2).png");
        assert_eq!(safe_name("foto.jpeg", MediaType::Jpeg, &[]), "foto.jpg");
    }

    #[test]
    fn what_could_do_harm_goes() {
        for (given, kept) in [
            ("", "file.png"),
            ("...", "file.png"),
            ("../../etc/passwd", "passwd.png"),
            (r"C:\Users\An\scherm.png", "scherm.png"),
            ("a\r\nBcc: b.png", "a Bcc- b.png"),
            ("a\0b\u{202e}gnp.exe", "abgnp-exe.png"),
            ("invoice.exe.png", "invoice-exe.png"),
            (".htaccess", "htaccess.png"),
            ("--help.png", "help.png"),
            ("con.png", "file-con.png"),
            ("LPT1.png", "file-LPT1.png"),
            ("console.png", "console.png"),
            ("a\"; filename=\"b.html", "a-- filename--b-html.png"),
        ] {
            assert_eq!(named(given), kept, "{given:?}");
        }
    }

    #[test]
    fn a_reporter_is_told_of_the_name_that_they_know() {
        assert_eq!(shown_name("C:\\Users\\An\\mijn scherm.PNG"), "mijn scherm.PNG");
        assert_eq!(shown_name("a\u{202e}gnp.\r\nexe"), "agnp. exe");
        assert_eq!(shown_name(" "), "file");
        assert_eq!(shown_name(&"x".repeat(300)).len(), FILE_NAME_MAX);
    }

    #[test]
    fn names_within_a_ticket_differ() {
        let first = named("image.png");
        let second = safe_name("Image.png", MediaType::Png, &[first.as_str()]);
        let third = safe_name("image.png", MediaType::Png, &[first.as_str(), second.as_str()]);
        assert_eq!(
            [first.as_str(), second.as_str(), third.as_str()],
            ["image.png", "Image-2.png", "image-3.png"]
        );
        assert_eq!(safe_name("image.jpg", MediaType::Jpeg, &[first.as_str()]), "image.jpg");
    }

    proptest! {
        #[test]
        fn every_name_is_fit_to_use(given in any::<String>(), other in "\\PC{0,100}") {
            for given in [given.as_str(), other.as_str()] {
                let name = safe_name(given, MediaType::Log, &[]);
                let stem = name.strip_suffix(".log").unwrap();
                prop_assert!(!stem.is_empty() && stem.chars().count() <= FILE_NAME_MAX + NAMELESS.len() + 1);
                let reserved = |c: char| c.is_control() || "./\\:*?\"<>|;%".contains(c);
                prop_assert!(!stem.contains(reserved), "{:?}", name);
                prop_assert!(!name.starts_with([' ', '-', '.']) && !stem.ends_with([' ', '-']));
                prop_assert_eq!(safe_name(&name, MediaType::Log, &[]), name.clone());
                let second = safe_name(given, MediaType::Log, &[name.as_str()]);
                prop_assert!(!same(&second, &name));
            }
        }
    }
}
