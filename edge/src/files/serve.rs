//! How a file goes out: to be kept by whoever asked, never to be shown as a page of the desk.

use desk::MediaType;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What RFC 8187, section 3.2.1, lets stand in a name as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// What a file may do where a browser shows it all the same: nothing.
pub const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// The value of Content-Disposition (RFC 6266): the name for everyone, and again for those who read
/// more than ASCII.
pub fn disposition(name: &str) -> String {
    let ascii: String = name.chars().map(|c| if is_token(c) { c } else { '_' }).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name, PLAIN))
}

/// A character that means the same between quotes to every reader.
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || " -_.()".contains(c)
}

/// The value of Content-Type.
pub fn content_type(media: MediaType) -> String {
    let text = matches!(media, MediaType::Txt | MediaType::Log);
    format!("{}{}", media.essence(), if text { "; charset=utf-8" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reaches_everyone_and_breaks_no_header() {
        assert_eq!(
            disposition("Écran (2).png"),
            "attachment; filename=\"_cran (2).png\"; filename*=UTF-8''%C3%89cran%20%282%29.png"
        );
        let nasty = disposition("a\"; x=\r\nSet-Cookie: b.png");
        assert!(!nasty.contains(['\r', '\n']) && nasty.matches('"').count() == 2, "{nasty}");
    }

    #[test]
    fn text_is_never_a_page() {
        assert_eq!(content_type(MediaType::Log), "text/plain; charset=utf-8");
        assert_eq!(content_type(MediaType::Har), "application/json");
        assert!(MediaType::ALL.iter().all(|media| !content_type(*media).contains("html")));
    }
}
