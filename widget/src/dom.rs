//! The few things that are done to elements all over the widget.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The first element inside `root` that the selector finds.
pub fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The first element inside `root` that the selector finds, as what the markup makes it. To ask
/// each time whether it is one would take a function in JavaScript per type, and a wrong one only
/// makes a call on it fail.
pub fn find_as<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    find(root, selector).map(JsCast::unchecked_into)
}

/// The nearest element around an event's target that the selector finds.
pub fn around(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.unchecked_into::<Element>().closest(selector).ok().flatten()
}

/// Sets an attribute. It fails only for a name that is none, and the names are all ours.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Shows or hides an element.
pub fn show(element: &Element, shown: bool) {
    let _ = element.toggle_attribute_with_force("hidden", !shown);
}

/// Moves the focus to an element.
pub fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
