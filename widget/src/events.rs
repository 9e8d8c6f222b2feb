//! What the widget tells the page around it.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// Sends an event that leaves the shadow root and travels up the page.
pub fn send(host: &EventTarget, kind: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// An object with these members. A struct would do, but for the names of its members serde-wasm-bindgen
/// keeps a table, whose code is a kilobyte and a half.
pub fn object(members: &[(&str, &str)]) -> JsValue {
    let pairs = serde_wasm_bindgen::to_value(members).unwrap_or_default();
    Object::from_entries(&pairs).unwrap_or_default().into()
}

/// Gives an object one more member.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
