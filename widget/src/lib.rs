//! The behaviour of the ticket form in the browser: checking, sending, confirming.
//!
//! The form itself, with every text in it, comes from the edge; the loader (`www/ticket-widget.js`)
//! puts it in place, and the form works without this module. What is here adds what a form by
//! itself cannot do, and asks `desk` what is acceptable.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod answer;
mod behaviour;
mod confirm;
mod dom;
mod events;
mod field;
mod form;
mod listener;
mod messages;
mod notice;
mod retry;
mod send;
mod summary;

use behaviour::Behaviour;
use listener::Listener;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, EventTarget};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A form that behaves. Freeing it takes the listeners away again.
#[wasm_bindgen]
pub struct Hydrated {
    behaviour: Rc<Behaviour>,
    _listeners: [Listener; 3],
}

#[wasm_bindgen]
impl Hydrated {
    /// The tool for files has put others into the form; what is wrong with them is said at once.
    #[wasm_bindgen(js_name = filesChanged)]
    pub fn files_changed(&self) {
        self.behaviour.files_changed();
    }
}

/// Gives the form inside `ticket` its behaviour; events go out from `host`. Nothing where there is
/// no form, as in a confirmation.
#[wasm_bindgen]
pub fn hydrate(ticket: Element, host: EventTarget) -> Option<Hydrated> {
    let behaviour = Behaviour::new(ticket, host)?;
    Some(Hydrated { _listeners: behaviour.listen(), behaviour })
}
