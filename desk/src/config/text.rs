//! A text of the desk's own, in one language or several.

use crate::Lang;
use serde::{Deserialize, Deserializer, de};
use std::{collections::BTreeMap, fmt};

/// A text that the organisation wrote: one for all languages, or one per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalText {
    /// The same in every language, such as a name.
    One(String),
    /// A text per language; never empty.
    Many(BTreeMap<Lang, String>),
}

impl LocalText {
    /// The text in a language, or in the first one that there is.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            LocalText::One(text) => text,
            LocalText::Many(texts) => {
                texts.get(&lang).or_else(|| texts.values().next()).map_or("", String::as_str)
            }
        }
    }

    /// All of its texts.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (one, many) = match self {
            LocalText::One(text) => (Some(text), None),
            LocalText::Many(texts) => (None, Some(texts.values())),
        };
        one.into_iter().chain(many.into_iter().flatten()).map(String::as_str)
    }

    /// Whether there is a text in it, and none that is empty or longer than that many characters.
    pub fn is_filled_up_to(&self, limit: usize) -> bool {
        let short = |text: &String| text.chars().count() <= limit;
        let fits = match self {
            LocalText::One(text) => short(text),
            LocalText::Many(texts) => texts.values().all(short),
        };
        fits && !self.is_blank()
    }

    /// Whether there is no text, or an empty one, in it.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            LocalText::One(text) => text.trim().is_empty(),
            LocalText::Many(texts) => texts.is_empty() || texts.values().any(|text| text.trim().is_empty()),
        }
    }
}

impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> de::Visitor<'de> for TextVisitor {
    type Value = LocalText;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, or a table with a text per language")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<LocalText, E> {
        Ok(LocalText::One(text.to_owned()))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<LocalText, A::Error> {
        let mut texts = BTreeMap::new();
        while let Some((lang, text)) = map.next_entry::<Lang, String>()? {
            texts.insert(lang, text);
        }
        Ok(LocalText::Many(texts))
    }
}
