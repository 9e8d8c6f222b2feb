//! One field of the form with its error.

use crate::dom;
use desk::{Category, FieldRule, Offered, extra};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, NodeList};

/// A field: its wrapper, with the label, the hint, the error and the control inside.
pub struct Field(Element);

impl Field {
    /// The field around an element, or the element itself.
    pub fn around(event: &web_sys::Event) -> Option<Self> {
        dom::around(event, ".ticket-field").map(Self)
    }

    /// The field of that name.
    pub fn named(ticket: &Element, name: &str) -> Option<Self> {
        dom::find(ticket, &["[data-field=", name, "]"].concat()).map(Self)
    }

    /// All fields of the form, in its order.
    pub fn all(ticket: &Element) -> impl Iterator<Item = Self> {
        let found: Option<NodeList> = ticket.query_selector_all(".ticket-field").ok();
        let count = found.as_ref().map_or(0, NodeList::length);
        (0..count).filter_map(move |at| found.as_ref()?.item(at).map(|node| Self(node.unchecked_into())))
    }

    /// Where its faults stand.
    pub fn pointer(&self) -> String {
        desk::submission::pointer(&self.0.get_attribute("data-field").unwrap_or_default())
    }

    /// What it takes, where it is an extra field: the markup says it.
    pub fn rule(&self) -> Option<FieldRule> {
        let name = self.0.get_attribute("data-field")?.strip_prefix(extra::PREFIX)?.to_owned();
        let control = self.control()?;
        Some(FieldRule {
            name,
            required: control.has_attribute("aria-required"),
            long: control.matches("textarea").unwrap_or_default(),
            limit: self
                .0
                .get_attribute("data-limit")
                .and_then(|limit| limit.parse().ok())
                .unwrap_or_default(),
            options: chosen(&control).into_iter().collect(),
            kinds: self.0.get_attribute("data-kinds")?.split(' ').filter_map(Category::parse).collect(),
        })
    }

    /// The id of its control.
    pub fn id(&self) -> String {
        self.control().map(|control| control.id()).unwrap_or_default()
    }

    /// The error that it shows.
    pub fn error(&self) -> Option<String> {
        self.control()?.has_attribute("aria-invalid").then(|| self.text()?.text_content()).flatten()
    }

    /// Shows an error at the field, or takes it away.
    pub fn mark(&self, error: Option<&str>) {
        let (Some(control), Some(text), Some(line)) = (self.control(), self.text(), self.line()) else {
            return;
        };
        let wrong = error.is_some();
        text.set_text_content(error);
        dom::show(&line, wrong);
        let _ = self.0.class_list().toggle_with_force("ticket-field-wrong", wrong);
        let before = control.get_attribute("aria-describedby").unwrap_or_default();
        dom::set(&control, "aria-describedby", &described_by(&before, &line.id(), wrong));
        if wrong {
            dom::set(&control, "aria-invalid", "true");
        } else {
            let _ = control.remove_attribute("aria-invalid");
        }
    }

    /// The sealed text has a name, and the textarea in front of it has none.
    fn control(&self) -> Option<Element> {
        dom::find(&self.0, "[name],textarea")
    }

    fn line(&self) -> Option<Element> {
        dom::find(&self.0, ".ticket-error")
    }

    fn text(&self) -> Option<Element> {
        dom::find(&self.0, ".ticket-error-text")
    }
}

/// What is chosen in a control that offers options. Which ones it offers is the desk's to say.
fn chosen(control: &Element) -> Option<Offered> {
    let is_choice = control.matches("select").unwrap_or_default();
    // A select has its value where an input has it.
    is_choice.then(|| Offered { value: control.unchecked_ref::<HtmlInputElement>().value(), urgency: None })
}

/// What describes a field: its error first where it has one, then whatever described it before.
fn described_by(before: &str, error: &str, wrong: bool) -> String {
    let mut ids = String::from(if wrong { error } else { "" });
    for id in before.split(' ').filter(|id| !id.is_empty() && *id != error) {
        if !ids.is_empty() {
            ids.push(' ');
        }
        ids.push_str(id);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_comes_before_the_hint_and_goes_away_again() {
        assert_eq!(described_by("hint", "error", true), "error hint");
        assert_eq!(described_by("error hint", "error", true), "error hint");
        assert_eq!(described_by("error hint", "error", false), "hint");
        assert_eq!(described_by("", "error", true), "error");
        assert_eq!(described_by("error", "error", false), "");
    }
}
