//! Problem details (RFC 9457) as a client of the contract reads them.

use crate::answer::Answer;
use serde_json::Value;

/// Words that say what a reporter did, not what to do; by the language that they belong to.
const UNKIND: [(&str, &[&str]); 4] = [
    (
        "nl",
        &[
            "gelieve",
            "alstublieft",
            "a.u.b",
            "sorry",
            "helaas",
            "geldig",
            "verboden",
            "oeps",
            "verplicht veld",
        ],
    ),
    ("fr", &["veuillez", "s'il vous plaît", "désolé", "valide", "interdit", "oups", "champ obligatoire"]),
    ("de", &["bitte", "entschuldig", "leider", "gültig", "verboten", "hoppla", "pflichtfeld"]),
    ("en", &["please", "sorry", "valid", "forbidden", "oops", "field is required"]),
];

/// A problem, checked for its shape.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The code of the whole.
    pub code: String,
    /// The language that it is written in.
    pub lang: String,
    /// The faults of single fields.
    pub errors: Vec<FieldError>,
    /// Title, detail and messages.
    pub texts: Vec<String>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// The fault's code.
    pub code: String,
    /// What to do.
    pub message: String,
}

impl Problem {
    /// Reads an answer that must be this problem.
    pub fn of(answer: &Answer, status: u16, code: &str) -> Self {
        let problem = Self::read(answer);
        assert_eq!((answer.status, problem.code.as_str()), (status, code), "another problem: {answer}");
        problem
    }

    /// Reads an answer that must be some problem.
    pub fn read(answer: &Answer) -> Self {
        assert_eq!(answer.media_type(), "application/problem+json", "no problem: {answer}");
        let json = answer.json();
        assert_eq!(json["status"], answer.status, "the status in the body: {answer}");
        assert!(json["type"].is_string(), "no type: {answer}");
        let text = |value: &Value, name: &str| {
            let text = value[name].as_str().unwrap_or_else(|| panic!("no {name}: {answer}"));
            assert!(!text.trim().is_empty(), "{name} is empty: {answer}");
            text.to_owned()
        };
        let errors = json["errors"].as_array().cloned().unwrap_or_default();
        let errors: Vec<FieldError> = errors
            .iter()
            .map(|error| FieldError {
                pointer: error["pointer"].as_str().unwrap_or_default().to_owned(),
                code: text(error, "code"),
                message: text(error, "message"),
            })
            .collect();
        let mut texts = vec![text(&json, "title")];
        texts.extend(json["detail"].as_str().map(str::to_owned));
        texts.extend(errors.iter().map(|error| error.message.clone()));
        let problem = Self {
            code: text(&json, "code"),
            lang: answer.header("content-language").unwrap_or_default(),
            errors,
            texts,
        };
        problem.assert_kind();
        problem
    }

    /// The fault of a field.
    pub fn error(&self, pointer: &str) -> &FieldError {
        self.errors
            .iter()
            .find(|error| error.pointer == pointer)
            .unwrap_or_else(|| panic!("nothing about {pointer}: {self:?}"))
    }

    fn assert_kind(&self) {
        let (_, unkind) = UNKIND
            .iter()
            .find(|(lang, _)| *lang == self.lang)
            .unwrap_or_else(|| panic!("Content-Language {:?}: {self:?}", self.lang));
        for text in &self.texts {
            let small = text.to_lowercase();
            for word in *unkind {
                assert!(!small.contains(word), "{text:?} says {word:?}");
            }
        }
    }
}
