//! Extra fields: what a kind of request asks beside the fields that every form has.

use crate::{Category, Code, Fault, Urgency, text};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};
use std::fmt;

/// What the names of extra fields start with in a form; in JSON they stand in an object.
pub const PREFIX: &str = "fields.";

/// What an extra field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRule {
    /// Its name, without [`PREFIX`].
    pub name: String,
    /// It may not stay empty.
    pub required: bool,
    /// It takes more than one line.
    pub long: bool,
    /// The most characters that it takes.
    pub limit: usize,
    /// What can be chosen in it; empty where it takes a text.
    pub options: Vec<Offered>,
    /// The kinds of request that ask it.
    pub kinds: Vec<Category>,
}

/// Something that can be chosen in an extra field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What a form sends for it.
    pub value: String,
    /// How much a request presses in which it is chosen; nothing where that is its kind's to say.
    pub urgency: Option<Urgency>,
}

impl FieldRule {
    /// Reads what was filled in; nothing for an optional field that was left empty.
    ///
    /// # Errors
    /// What is wrong with it, at its own place.
    pub fn read(&self, given: &str) -> Result<Option<String>, Fault> {
        let kept = text::lines(given).trim().to_owned();
        let wrong = if kept.is_empty() {
            self.required.then_some(if self.is_choice() { Code::ExtraChoice } else { Code::ExtraMissing })
        } else if self.is_choice() {
            self.options.iter().all(|option| option.value != kept).then_some(Code::ExtraChoice)
        } else if !self.long && kept.chars().any(text::is_line_break) {
            Some(Code::ExtraLines)
        } else if kept.contains('\0') || !self.long && kept.chars().any(char::is_control) {
            Some(Code::ExtraCharacters)
        } else if !text::fits(&kept, self.limit) {
            Some(Code::ExtraLong)
        } else {
            None
        };
        match wrong {
            Some(code) => {
                let limit = (code == Code::ExtraLong).then_some(self.limit);
                Err(Fault { limit, ..Fault::at(code, pointer(&self.name)) })
            }
            None => Ok(Some(kept).filter(|kept| !kept.is_empty())),
        }
    }

    /// Whether something is chosen in it, and nothing typed.
    pub fn is_choice(&self) -> bool {
        !self.options.is_empty()
    }

    /// Whether such a fault of an extra field can stand at it.
    pub fn can_have(&self, code: Code) -> bool {
        code.is_of_extra() && self.is_choice() == (code == Code::ExtraChoice)
    }
}

/// Where the faults of an extra field stand.
pub fn pointer(name: &str) -> String {
    crate::submission::pointer(&[PREFIX, name].concat())
}

/// What was filled in, by the names of the fields and in their order, so that the same answers are
/// always written in the same way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extras(Vec<(String, String)>);

impl Extras {
    /// The extra fields that were filled in; `filled` is in the order of the names.
    pub(crate) fn new(filled: Vec<(String, String)>) -> Self {
        Self(filled)
    }

    /// Whether nothing was asked, or nothing filled in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// What was filled in under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(found, _)| *found == name).map(|(_, text)| text)
    }
}

impl Serialize for Extras {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Extras {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = Extras;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("texts by the names of their fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Extras, A::Error> {
                let mut filled = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    filled.push(pair);
                }
                Ok(Extras(filled))
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(required: bool, long: bool) -> FieldRule {
        let kinds = vec![Category::Question];
        FieldRule { name: "cms".into(), required, long, limit: 5, options: Vec::new(), kinds }
    }

    #[test]
    fn a_field_takes_what_its_rule_says() {
        let code = |rule: FieldRule, given: &str| rule.read(given).map_err(|fault| fault.code);
        assert_eq!(code(rule(true, false), " 7.4 "), Ok(Some("7.4".into())));
        assert_eq!(code(rule(true, false), " \n"), Err(Code::ExtraMissing));
        assert_eq!(code(rule(false, false), ""), Ok(None));
        assert_eq!(code(rule(false, false), "a\nb"), Err(Code::ExtraLines));
        assert_eq!(code(rule(false, true), "a\r\nb"), Ok(Some("a\nb".into())));
        assert_eq!(code(rule(false, false), "a\u{1b}"), Err(Code::ExtraCharacters));
        assert_eq!(code(rule(false, true), "a\0"), Err(Code::ExtraCharacters));
        assert_eq!(code(rule(false, true), "éééééé"), Err(Code::ExtraLong));
        assert_eq!(rule(true, false).read("").unwrap_err().pointer, "/fields/cms");
    }

    #[test]
    fn a_choice_takes_what_it_offers() {
        let offered = |value: &str| Offered { value: value.into(), urgency: None };
        let choice = |required| FieldRule {
            options: ["website", "own mail server"].map(offered).into(),
            ..rule(required, false)
        };
        let code = |rule: FieldRule, given: &str| rule.read(given).map_err(|fault| fault.code);
        assert_eq!(code(choice(true), "own mail server"), Ok(Some("own mail server".into())));
        assert_eq!(code(choice(true), "coffee"), Err(Code::ExtraChoice));
        assert_eq!(code(choice(true), ""), Err(Code::ExtraChoice));
        assert_eq!(code(choice(false), ""), Ok(None));
        let can_have = |rule: FieldRule| Code::ALL.iter().filter(|code| rule.can_have(**code)).count();
        assert_eq!((can_have(choice(false)), can_have(rule(true, false))), (1, 4));
    }

    #[test]
    fn they_are_kept_as_an_object() {
        let extras = Extras::new(vec![("cms".into(), "Drupal".into()), ("server".into(), "w3".into())]);
        let kept = serde_json::to_string(&extras).unwrap();
        assert_eq!(kept, r#"{"cms":"Drupal","server":"w3"}"#);
        assert_eq!(serde_json::from_str::<Extras>(&kept).unwrap(), extras);
        assert_eq!((extras.get("server"), extras.get("colour")), (Some("w3"), None));
    }
}
