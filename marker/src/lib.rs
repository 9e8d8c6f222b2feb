//! The tool that marks a picture before it goes to the desk: a box around something, an arrow to it,
//! or a black rectangle over what nobody should see.
//!
//! It is fetched when somebody marks a picture for the first time. The markup with every text comes
//! from the edge (`pages/tools/mark.rs`); `www/ticket-mark.js` opens it, and encodes what comes out.
//! What is decided (`scene`, `shape`, `pointer`, `keys`) knows no browser and is tested natively; `tool` ties it
//! to the page's events and `paint` to its canvas.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod dom;
mod keys;
mod listener;
mod paint;
mod pointer;
mod scene;
mod shape;
mod tool;
mod words;

use listener::Listener;
use std::rc::Rc;
use tool::Tool;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlCanvasElement};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A picture that is being marked. Freeing it takes the listener away again.
#[wasm_bindgen]
pub struct Marker {
    tool: Rc<Tool>,
    _listener: Listener,
}

#[wasm_bindgen]
impl Marker {
    /// The picture with its marks, on a canvas that never held what is blacked out.
    pub fn export(&self) -> Option<HtmlCanvasElement> {
        self.tool.export()
    }
}

/// Lets the reporter mark a picture with the tool whose markup is in `root`. Nothing where the markup
/// lacks a part, or the browser a canvas.
#[wasm_bindgen]
pub fn mark(root: Element, picture: HtmlCanvasElement) -> Option<Marker> {
    let tool = Tool::new(root, picture)?;
    let listener = tool.listen();
    Some(Marker { tool, _listener: listener })
}
