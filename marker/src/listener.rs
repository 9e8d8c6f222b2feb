//! One listener for all kinds of events, that goes away with its owner.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// A listener, taken away when it is dropped.
pub struct Listener {
    target: EventTarget,
    kinds: &'static [&'static str],
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls `heard` for every event of these kinds that reaches `target`.
    pub fn on(target: &EventTarget, kinds: &'static [&'static str], heard: impl Fn(Event) + 'static) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(heard);
        for kind in kinds {
            let _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
        }
        Self { target: target.clone(), kinds, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        for kind in self.kinds {
            let _ = self.target.remove_event_listener_with_callback(kind, callback);
        }
    }
}
