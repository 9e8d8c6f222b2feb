//! A search in the desk's knowledge base: what to ask, and what its answer says.
//!
//! The answer is `OpenSearch` suggestions (`application/x-suggestions+json`): a list of the words that were
//! searched, titles, descriptions, and addresses, as `MediaWiki` gives to `action=opensearch`.

use crate::pages::percent;
use desk::{
    Lang, PageUrl,
    knowledge::{Answer, Search},
    limits::ANSWERS_MAX,
};
use serde_json::Value;

/// The longest title that is shown, in characters: a longer one is cut, so that it stays out of the way.
const TITLE_MAX: usize = 120;

/// The address that searches for what was typed.
pub fn address(search: &Search, lang: Lang, typed: &str) -> String {
    search.url.get(lang).replace(Search::QUERY, &percent(typed.trim(), b""))
}

/// The pages that an answer names; none where it is something else. What is no page of the knowledge
/// base's own is left out.
pub fn read(search: &Search, body: &[u8]) -> Vec<Answer> {
    let Ok(Value::Array(parts)) = serde_json::from_slice(body) else { return Vec::new() };
    let [_, Value::Array(titles), _, Value::Array(urls), ..] = &parts[..] else { return Vec::new() };
    let mut answers: Vec<Answer> = Vec::new();
    for (title, url) in titles.iter().zip(urls) {
        let (Some(title), Some(url)) = (title.as_str().and_then(shown), url.as_str()) else { continue };
        if search.may_name(url)
            && PageUrl::parse(url).is_ok()
            && !answers.iter().any(|known| known.url == url)
        {
            answers.push(Answer { title, url: url.to_owned() });
        }
        if answers.len() == ANSWERS_MAX {
            break;
        }
    }
    answers
}

/// A title on one line; nothing where there is none.
fn shown(title: &str) -> Option<String> {
    let line = title.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(TITLE_MAX).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    (!short.is_empty()).then_some(short)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use desk::config::LocalText;
    use proptest::prelude::*;

    fn search() -> Search {
        Search {
            url: LocalText::One("https://kb.example/api.php?action=opensearch&search={query}".into()),
            hosts: vec!["help.example".into()],
        }
    }

    #[test]
    fn words_are_encoded_into_the_address() {
        assert_eq!(
            address(&search(), Lang::Nl, " café & co#/?\n"),
            "https://kb.example/api.php?action=opensearch&search=caf%C3%A9%20%26%20co%23%2F%3F"
        );
    }

    #[test]
    fn titles_and_addresses_of_the_own_hosts_are_taken() {
        let body = r#"["pass", ["Password\n reset", "Evil", "Elsewhere", "Again", "Script", 5, "", "Fourth", "Fifth"],
            ["", "", "", "", "", "", "", "", ""],
            ["https://kb.example/a", "https://evil.example/", "https://help.example/b", "https://kb.example/a",
             "javascript:alert(1)", "https://kb.example/5", "https://kb.example/6", "https://kb.example/c", "https://kb.example/d"]]"#;
        let found: Vec<(String, String)> =
            read(&search(), body.as_bytes()).into_iter().map(|it| (it.title, it.url)).collect();
        let expected = [
            ("Password reset", "https://kb.example/a"),
            ("Elsewhere", "https://help.example/b"),
            ("Fourth", "https://kb.example/c"),
        ];
        assert_eq!(found, expected.map(|(title, url)| (title.to_owned(), url.to_owned())));
    }

    #[test]
    fn whatever_else_comes_is_no_answer() {
        for body in ["", "<html>", "{}", "[]", "[1,2,3,4]", r#"["x",["a"]]"#, r#"["x",["a"],[],{}]"#, "\u{1}"]
        {
            assert!(read(&search(), body.as_bytes()).is_empty(), "{body}");
        }
        assert!(shown(&"é".repeat(200)).unwrap().chars().count() == TITLE_MAX + 1);
    }

    proptest! {
        #[test]
        fn no_answer_makes_it_panic(body: Vec<u8>, text: String) {
            prop_assert!(read(&search(), &body).len() <= ANSWERS_MAX);
            let listed = serde_json::json!([text, [text], [text], [text]]).to_string();
            for answer in read(&search(), listed.as_bytes()) {
                prop_assert!(search().may_name(&answer.url));
            }
            prop_assert!(address(&search(), Lang::En, &text).is_ascii());
        }
    }
}
