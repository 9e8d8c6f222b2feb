//! A body's fields to a submission. Whatever the encoding, the same names lead to the same fields,
//! and all faults are found at once.

use crate::files::kept::Claim;
use desk::{Code, Fault, ShownAnswer, Submission, extra, submission::pointer};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::{collections::HashSet, fmt};

/// The name of the key's hidden field in a form.
pub const KEY_FIELD: &str = "idempotencyKey";

/// The name of the field that carries what the site's CMS says of whoever is logged in.
pub const TOKEN_FIELD: &str = "editorToken";

/// The name of the files' field.
pub const FILES_FIELD: &str = "attachments";

/// The name of the field in which a form claims files that came when it was sent before.
pub const KEPT_FIELD: &str = "attachments.kept";

/// The name of the field that says which known answers were shown.
pub const SHOWN_FIELD: &str = "answersShown";

/// What a body held.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// The fields that the contract has.
    pub submission: Submission,
    /// The idempotency key, where a form carried one.
    pub key: Option<String>,
    /// What the site's CMS says of whoever is logged in.
    pub editor_token: Option<String>,
    /// The files that came when the form was sent before, and that still belong to it.
    pub claims: Vec<Claim>,
    /// What is wrong with the fields' names, types and number; the values are not looked at here.
    pub faults: Vec<Fault>,
    seen: HashSet<String>,
}

/// A body that is not what its Content-Type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Reads `application/json`.
pub fn json(body: &[u8]) -> Result<Intake, Unreadable> {
    let Object(fields) = serde_json::from_slice(body).map_err(|_| Unreadable)?;
    let mut intake = Intake::default();
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("contact" | "context" | "fields", Json::Object(Object(nested))) => {
                for (inner, value) in nested {
                    intake.json_field(&format!("{name}.{inner}"), value);
                }
            }
            (FILES_FIELD, Json::Other(Value::Array(files))) if files.is_empty() => {}
            (FILES_FIELD, Json::Other(Value::Array(_))) => intake.faults.push(Code::FilesEncoding.into()),
            (SHOWN_FIELD, Json::Other(value)) => match serde_json::from_value::<Vec<ShownAnswer>>(value) {
                Ok(shown) => intake.submission.answers_shown = shown,
                Err(_) => intake.fault(Code::FieldType, SHOWN_FIELD),
            },
            (FILES_FIELD | "contact" | "context" | "fields", _) => intake.fault(Code::FieldType, &name),
            (TOKEN_FIELD, Json::Other(Value::String(token))) => intake.take(TOKEN_FIELD, token),
            (TOKEN_FIELD, _) => intake.fault(Code::FieldType, TOKEN_FIELD),
            // A dot stands for nesting in forms only.
            (dotted, _) if dotted.contains('.') || dotted == KEY_FIELD => {
                intake.fault(Code::FieldUnknown, &name);
            }
            (_, value) => intake.json_field(&name, value),
        }
    }
    Ok(intake)
}

/// Reads `application/x-www-form-urlencoded` (URL Standard, section 5.1), strictly in UTF-8.
pub fn urlencoded(body: &[u8]) -> Result<Intake, Unreadable> {
    let text = std::str::from_utf8(body).map_err(|_| Unreadable)?;
    percent_encoding::percent_decode_str(text).decode_utf8().map_err(|_| Unreadable)?;
    let mut intake = Intake::default();
    for (name, value) in form_urlencoded::parse(body) {
        intake.take(&name, value.into_owned());
    }
    Ok(intake)
}

impl Intake {
    /// Takes a field of a form.
    pub fn take(&mut self, name: &str, value: String) {
        match name {
            KEY_FIELD => self.key = Some(value),
            TOKEN_FIELD => self.editor_token = Some(value).filter(|token| !token.is_empty()),
            SHOWN_FIELD => self.submission.answers_shown = ShownAnswer::list(&value),
            // A file field in which nothing was chosen, from a form without files.
            FILES_FIELD if value.is_empty() => {}
            FILES_FIELD => self.faults.push(Code::FilesEncoding.into()),
            KEPT_FIELD => match Claim::parse(&value) {
                Some(claim) => self.claims.push(claim),
                None => self.fault(Code::FieldType, name),
            },
            _ => self.text(name, value),
        }
    }

    /// Takes note of a file in a field that is none for files.
    pub fn misplaced(&mut self, field: &str) {
        self.fault(Code::FieldType, field);
    }

    /// Whether something was said of the place that a pointer names, or of what it stands in.
    pub fn says_of(&self, place: &str) -> bool {
        self.faults.iter().any(|fault| {
            let rest = place.strip_prefix(fault.pointer.as_ref());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    fn fault(&mut self, code: Code, name: &str) {
        self.faults.push(Fault::at(code, pointer(name)));
    }

    fn json_field(&mut self, name: &str, value: Json) {
        match value {
            Json::Other(Value::String(text)) => self.text(name, text),
            // Which extra fields there are is known only with the desk.
            _ if self.submission.field(name).is_none() && !name.starts_with(extra::PREFIX) => {
                self.fault(Code::FieldUnknown, name);
            }
            _ => self.fault(Code::FieldType, name),
        }
    }

    fn text(&mut self, name: &str, text: String) {
        if let Err(fault) = self.submission.set(name, text) {
            self.faults.push(fault);
        } else if !self.seen.insert(name.to_owned()) {
            self.fault(Code::FieldTwice, name);
        }
    }
}

/// A JSON object with its members in order, the repeated ones too, which a map would hide.
struct Object(Vec<(String, Json)>);

/// A JSON value, in which only objects matter.
enum Json {
    Object(Object),
    Other(Value),
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Object;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut members = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    let value = match name.as_str() {
                        "contact" | "context" | "fields" => nested(map.next_value::<Nested>()?),
                        _ => Json::Other(map.next_value()?),
                    };
                    members.push((name, value));
                }
                Ok(Object(members))
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// What stands where an object is expected. Within it nothing nests, so a plain value will do.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Nested {
    Object(serde_json::Map<String, Value>),
    Other(Value),
}

fn nested(value: Nested) -> Json {
    match value {
        Nested::Object(map) => {
            Json::Object(Object(map.into_iter().map(|(name, value)| (name, Json::Other(value))).collect()))
        }
        Nested::Other(value) => Json::Other(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(intake: &Intake) -> Vec<(Code, &str)> {
        intake.faults.iter().map(|fault| (fault.code, fault.pointer.as_ref())).collect()
    }

    #[test]
    fn what_was_shown_comes_as_text_or_as_a_list() {
        let listed = json(br#"{"answersShown":[{"url":"https://help.example/a"},{"url":"https://help.example/b","opened":true}]}"#);
        let text = urlencoded(b"answersShown=https://help.example/a+*https://help.example/b").unwrap();
        assert_eq!(listed.unwrap().submission, text.submission);
        assert_eq!(text.submission.answers_shown.len(), 2);
        for bad in [
            &br#"{"answersShown":"x"}"#[..],
            br#"{"answersShown":[{"url":"javascript:x"}]}"#,
            br#"{"answersShown":{}}"#,
        ] {
            assert_eq!(faults(&json(bad).unwrap()), [(Code::FieldType, "/answersShown")]);
        }
    }

    #[test]
    fn three_encodings_of_one_submission_are_the_same() {
        let from_json =
            json(br#"{"siteId":"1234","title":"T","contact":{"email":"a@b.be"},"fields":{"cms":"x"},"attachments":[]}"#)
                .unwrap();
        let from_url = urlencoded(b"siteId=1234&title=T&contact.email=a%40b.be&fields.cms=x").unwrap();
        let mut from_parts = Intake::default();
        for (name, value) in
            [("siteId", "1234"), ("title", "T"), ("contact.email", "a@b.be"), ("fields.cms", "x")]
        {
            from_parts.take(name, value.to_owned());
        }
        assert_eq!(from_json.submission, from_url.submission);
        assert_eq!(from_url.submission, from_parts.submission);
        assert!(from_json.faults.is_empty() && from_url.faults.is_empty() && from_parts.faults.is_empty());
    }

    #[test]
    fn unknown_wrong_and_repeated_fields_are_all_named() {
        let body = br#"{"title":5,"colour":"red","contact":{"fax":"1","name":null},"url":"a","url":"b","contact.name":"x","attachments":[1],"idempotencyKey":"k","editorToken":{},"fields":{"cms":5,"a.b":"x"}}"#;
        assert_eq!(
            faults(&json(body).unwrap()),
            [
                (Code::FieldType, "/title"),
                (Code::FieldUnknown, "/colour"),
                (Code::FieldUnknown, "/contact/fax"),
                (Code::FieldType, "/contact/name"),
                (Code::FieldTwice, "/url"),
                (Code::FieldUnknown, "/contact/name"),
                (Code::FilesEncoding, "/attachments"),
                (Code::FieldUnknown, "/idempotencyKey"),
                (Code::FieldType, "/editorToken"),
                (Code::FieldUnknown, "/fields/a/b"),
                (Code::FieldType, "/fields/cms"),
            ]
        );
    }

    #[test]
    fn context_is_an_object_of_four_texts() {
        let body = br#"{"context":{"browser":"B","language":"nl","window":"1 x 1","errors":"a\nb"}}"#;
        let form = b"context.browser=B&context.language=nl&context.window=1+x+1&context.errors=a%0Ab";
        assert_eq!(json(body).unwrap().submission, urlencoded(form).unwrap().submission);
        let wrong = br#"{"context":{"cookies":"x","window":5,"errors":["a"]}}"#;
        let expected = [
            (Code::FieldUnknown, "/context/cookies"),
            (Code::FieldType, "/context/errors"),
            (Code::FieldType, "/context/window"),
        ];
        assert_eq!(faults(&json(wrong).unwrap()), expected);
        assert_eq!(faults(&json(br#"{"context":"x"}"#).unwrap()), [(Code::FieldType, "/context")]);
    }

    #[test]
    fn what_is_said_of_a_field_is_said_of_what_stands_in_it() {
        let intake = json(br#"{"title":5,"contact":"An"}"#).unwrap();
        assert!(intake.says_of("/title") && intake.says_of("/contact/name"));
        assert!(!intake.says_of("/url") && !intake.says_of("/titles"));
    }

    #[test]
    fn a_form_carries_its_key() {
        let intake = urlencoded(b"idempotencyKey=abc&title=x+y%21").unwrap();
        assert_eq!(intake.key.as_deref(), Some("abc"));
        assert_eq!(intake.submission.title, "x y!");
    }

    #[test]
    fn a_token_of_nobody_is_none() {
        for body in [&b"title=x"[..], b"title=x&editorToken="] {
            assert_eq!(urlencoded(body).unwrap().editor_token, None);
        }
        let intake = urlencoded(b"editorToken=a.b.c").unwrap();
        assert_eq!((intake.editor_token.as_deref(), intake.faults.len()), (Some("a.b.c"), 0));
    }

    #[test]
    fn a_form_claims_what_came_before() {
        let digest = "0f".repeat(32);
        let body = format!("attachments.kept={digest}+scherm.png&attachments=&attachments.kept=x");
        let intake = urlencoded(body.as_bytes()).unwrap();
        assert_eq!(intake.claims, [Claim { sha256: digest, name: "scherm.png".into() }]);
        assert_eq!(faults(&intake), [(Code::FieldType, "/attachments/kept")]);
        let intake = urlencoded(b"attachments=screen.png").unwrap();
        assert_eq!(faults(&intake), [(Code::FilesEncoding, "/attachments")]);
    }

    #[test]
    fn what_cannot_be_read_is_not_guessed_at() {
        for body in ["", "{", "[]", "null", "\"x\"", r#"{"title":"\ud800"}"#, r#"{"title":"x"} y"#] {
            assert_eq!(json(body.as_bytes()), Err(Unreadable), "{body}");
        }
        assert_eq!(json(b"{\"title\":\"\xff\"}"), Err(Unreadable));
        assert_eq!(urlencoded(b"title=%ED%A0%80"), Err(Unreadable));
        assert_eq!(urlencoded(b"title=\xff"), Err(Unreadable));
    }
}
