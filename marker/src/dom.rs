//! The few things that are done to elements.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The first element inside `root` that the selector finds.
pub fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// Sets an attribute. It fails only for a name that is none, and the names are all ours.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets a property of an element's style, which a policy against inline styles lets pass.
pub fn style(element: &Element, name: &str, value: &str) {
    let _ = element.unchecked_ref::<HtmlElement>().style().set_property(name, value);
}

/// Moves the focus to an element.
pub fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
