//! The form's fields, read for the check and for the way to the desk.

use crate::dom;
use desk::{Faults, Rules, Submission};
use wasm_bindgen::JsValue;
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement};

/// One form on the page.
pub struct Form {
    element: HtmlFormElement,
    key: HtmlInputElement,
}

impl Form {
    /// The form inside the ticket's markup.
    pub fn of(ticket: &Element) -> Option<Self> {
        let element = dom::find_as(ticket, ".ticket-form")?;
        let key = dom::find_as(ticket, "[name=idempotencyKey]")?;
        Some(Self { element, key })
    }

    /// The form's element.
    pub fn element(&self) -> &HtmlFormElement {
        &self.element
    }

    /// Where it is sent.
    pub fn action(&self) -> String {
        self.element.action()
    }

    /// Everything in it, as a browser would send it.
    pub fn data(&self) -> Result<FormData, JsValue> {
        FormData::new_with_form(&self.element)
    }

    /// The key that makes it one ticket, made when the form opened.
    pub fn key(&self) -> String {
        self.key.value()
    }

    /// Takes another key, for a text that differs from what the old key stands for. It follows
    /// from the old one, which was random.
    pub fn renew_key(&self) {
        self.key.set_value(&[&self.key(), "-1"].concat());
    }

    /// All that is wrong with what it says now.
    pub fn check(&self) -> Result<(), Faults> {
        let mut submission = Submission::default();
        if let Ok(data) = self.data() {
            for name in Submission::FIELDS {
                if let Some(value) = data.get(name).as_string() {
                    let _ = submission.set(name, value);
                }
            }
        }
        submission.parse(&self.rules()).map(drop)
    }

    /// The site's rules, as far as the markup shows them.
    fn rules(&self) -> Rules {
        let asked = dom::find(&self.element, "[name=\"contact.phone\"][aria-required=true]");
        Rules { phone_optional: asked.is_none() }
    }
}
