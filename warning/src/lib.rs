//! What looks like a secret in a text of the form. Most texts give no reason to ask, so this is Wasm of its
//! own; `www/parts/warn.js` decides when it is fetched.

use desk::Secret;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The code of the warning that a text gives cause for.
#[wasm_bindgen]
pub fn warning(text: &str) -> Option<String> {
    Secret::find(text).map(|secret| String::from(secret.code()))
}
