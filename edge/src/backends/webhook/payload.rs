//! What a message holds, kept as small as receivers of webhooks may expect: a long text is cut, shows
//! as cut, and comes with a link to the whole.

use crate::backends::Job;
use serde_json::{Value, json};

/// The longest message, in bytes (Standard Webhooks 1.0.0 names 20 kB).
pub const BYTES_MAX: usize = 20_000;

/// What surrounds the data in a message, in bytes: its type and its time.
const ENVELOPE: usize = 120;

/// What is left of each part of the context where the message would be too long, in characters.
const CONTEXT_MAX: usize = 200;

/// The ticket with links to its files.
pub fn ticket(job: &Job, mut data: Value) -> Value {
    data["number"] = json!(job.number);
    data["lang"] = json!(job.lang);
    data["statusUrl"] = json!(job.status_url);
    data["passOnUrl"] = json!(job.pass_on_url);
    data["customer"] = json!(job.customer);
    data["attachments"] = job
        .attachments
        .iter()
        .map(|attached| {
            let file = &attached.file;
            json!({
                "name": file.name, "type": file.media.essence(), "size": file.size,
                "sha256": file.sha256, "url": attached.url,
            })
        })
        .collect();
    if size(&data) > BYTES_MAX {
        for part in data["context"].as_object_mut().into_iter().flat_map(|parts| parts.values_mut()) {
            let text = part.as_str().unwrap_or_default();
            if text.chars().count() > CONTEXT_MAX {
                let start: String = text.chars().take(CONTEXT_MAX - 1).collect();
                *part = json!(format!("{start}…"));
            }
        }
    }
    fit(data, "error", job)
}

/// The data with one text cut until the message is short enough.
pub fn fit(mut data: Value, name: &str, job: &Job) -> Value {
    if size(&data) <= BYTES_MAX {
        return data;
    }
    data[format!("{name}Cut")] = json!(true);
    data[format!("{name}Url")] = json!(job.status_url);
    let text = data[name].as_str().unwrap_or_default().to_owned();
    data[name] = json!("");
    let mut room = BYTES_MAX.saturating_sub(size(&data) + '…'.len_utf8());
    let kept = text.chars().take_while(|c| {
        let needs = written(*c);
        let fits = needs <= room;
        room = room.saturating_sub(needs);
        fits
    });
    data[name] = json!(kept.chain(['…']).collect::<String>());
    data
}

/// The bytes of a message with this data.
fn size(data: &Value) -> usize {
    data.to_string().len() + ENVELOPE
}

/// The bytes of a character in JSON.
fn written(c: char) -> usize {
    match c {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
        c if c.is_ascii_control() => 6,
        c => c.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backends::tests::job;

    fn sent(error: &str, context: &str) -> Value {
        let data = json!({ "error": error, "context": { "browser": context, "errors": context } });
        ticket(&job(), data)
    }

    #[test]
    fn a_short_ticket_is_whole() {
        let data = sent("Error 500", "x");
        assert_eq!(data["error"], "Error 500");
        assert!(data.get("errorCut").is_none());
        assert_eq!(data["attachments"][0]["url"], "https://desk.example/files/1234-57-1.token");
        assert!(data["attachments"][0].get("data").is_none(), "a link, never the bytes");
    }

    #[test]
    fn a_long_one_is_cut_to_the_byte_and_says_so() {
        for (error, context) in [
            ("🧯\"\u{1}é\n".repeat(12_000), "x".to_owned()),
            ("x".repeat(50_000), "\u{1}".repeat(4_000)),
            ("Error".to_owned(), "🧯".repeat(4_000)),
        ] {
            let data = sent(&error, &context);
            let size = size(&data);
            assert!(size <= BYTES_MAX, "{size}");
            if error.len() > 100 {
                assert!(size > BYTES_MAX - 16, "no more was cut than had to be: {size}");
                let kept = data["error"].as_str().unwrap();
                assert!(error.starts_with(kept.strip_suffix('…').unwrap()));
                assert_eq!((&data["errorCut"], &data["errorUrl"]), (&json!(true), &json!(job().status_url)));
            }
        }
    }
}
