//! What a client sends and what it wants back.

/// The encodings in which a submission may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
}

/// The representations in which an answer may go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Representation {
    /// JSON: a receipt, or problem details.
    Json,
    /// A whole page.
    Html,
}

/// The encoding that a Content-Type names; nothing for any other, or for a charset other than
/// UTF-8.
pub fn encoding(content_type: Option<&str>) -> Option<Encoding> {
    let mut parts = content_type?.split(';').map(str::trim);
    let essence = parts.next()?.to_ascii_lowercase();
    let foreign = parts.filter_map(|part| part.split_once('=')).any(|(name, value)| {
        name.trim().eq_ignore_ascii_case("charset") && !value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    match essence.as_str() {
        _ if foreign => None,
        "application/json" => Some(Encoding::Json),
        "application/x-www-form-urlencoded" => Some(Encoding::Urlencoded),
        "multipart/form-data" => Some(Encoding::Multipart),
        _ => None,
    }
}

/// The representation that an Accept header asks for (RFC 9110, section 12.5.1): a page for whoever
/// names `text/html` and does not want JSON more; JSON for everyone else.
pub fn representation(accept: Option<&str>) -> Representation {
    let (mut html, mut json) = (0, 0);
    for range in accept.unwrap_or_default().split(',') {
        let mut parts = range.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
        match media.as_str() {
            "text/html" | "application/xhtml+xml" => html = html.max(weight),
            "application/json" | "application/problem+json" => json = json.max(weight),
            _ => {}
        }
    }
    if html > 0 && html >= json { Representation::Html } else { Representation::Json }
}

/// A weight of up to three decimals (RFC 9110, section 12.4.2) in thousandths; 0 for anything else.
fn thousandths(quality: &str) -> u32 {
    let (whole, fraction) = quality.trim().split_once('.').unwrap_or((quality.trim(), ""));
    match (whole, format!("{fraction:0<3}").parse::<u32>()) {
        ("0", Ok(fraction)) if fraction < 1000 => fraction,
        ("1", Ok(0)) => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_encodings_and_no_more() {
        assert_eq!(encoding(Some("application/json")), Some(Encoding::Json));
        assert_eq!(encoding(Some("Application/JSON; charset=\"UTF-8\"")), Some(Encoding::Json));
        assert_eq!(encoding(Some("multipart/form-data; boundary=x")), Some(Encoding::Multipart));
        assert_eq!(
            encoding(Some("application/x-www-form-urlencoded;charset=utf-8")),
            Some(Encoding::Urlencoded)
        );
        for other in [
            None,
            Some(""),
            Some("text/plain"),
            Some("application/json; charset=utf-16"),
            Some("application/jsonp"),
        ] {
            assert_eq!(encoding(other), None, "{other:?}");
        }
    }

    #[test]
    fn browsers_get_pages_and_programs_get_json() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assert_eq!(representation(Some(browser)), Representation::Html);
        assert_eq!(representation(Some("application/json, text/html;q=0.5")), Representation::Json);
        assert_eq!(representation(Some("text/html;q=0")), Representation::Json);
        assert_eq!(representation(Some("*/*")), Representation::Json);
        assert_eq!(representation(None), Representation::Json);
    }
}
