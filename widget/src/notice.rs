//! What is wrong, as the reporter reads it.

use crate::events;
use wasm_bindgen::JsValue;

/// One fault with its text, by this module's check or as the desk's answer gives it.
pub struct Notice {
    /// Where it stands, as a JSON pointer into the submission.
    pub pointer: String,
    /// Its stable code.
    pub code: String,
    /// What to do about it, in the reporter's language.
    pub message: String,
}

impl Notice {
    /// Whether it stands at this pointer, or at something inside.
    pub fn is_at(&self, pointer: &str) -> bool {
        let rest = self.pointer.strip_prefix(pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// As the page around the widget is told.
    pub fn detail(&self) -> JsValue {
        events::object(&[("pointer", &self.pointer), ("code", &self.code), ("message", &self.message)])
    }
}
