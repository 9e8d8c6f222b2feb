//! The texts that the widget says by itself. They travel with the form, in the reporter's language.

use crate::dom;
use web_sys::{DocumentFragment, Element, HtmlTemplateElement};

/// The texts of one form.
pub struct Messages(Option<DocumentFragment>);

impl Messages {
    /// The texts that came with the form.
    pub fn of(ticket: &Element) -> Self {
        Self(
            dom::find_as::<HtmlTemplateElement>(ticket, ".ticket-messages")
                .map(|template| template.content()),
        )
    }

    /// The text of that code; the code itself where the form came without it, so that nothing
    /// fails in silence.
    pub fn get(&self, code: &str) -> String {
        let selector = String::from("[data-code=\"") + code + "\"]";
        let text = self.0.as_ref().and_then(|texts| texts.query_selector(&selector).ok().flatten());
        text.and_then(|text| text.text_content()).unwrap_or_else(|| code.to_owned())
    }

    /// The text of that code with a value in the place that it leaves open, as in `{seconds}`.
    pub fn with(&self, code: &str, value: &str) -> String {
        fill(&self.get(code), value)
    }
}

fn fill(text: &str, value: &str) -> String {
    let filled = text.split_once('{').and_then(|(before, rest)| {
        let (_, after) = rest.split_once('}')?;
        Some(String::from(before) + value + after)
    });
    filled.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_value_goes_where_the_text_leaves_a_place() {
        assert_eq!(fill("Try again in {seconds} s.", "17"), "Try again in 17 s.");
        assert_eq!(fill("Try again later.", "17"), "Try again later.");
        assert_eq!(fill("{", "17"), "{");
    }
}
