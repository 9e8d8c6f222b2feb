//! Asking a site's ledger.

use crate::{
    error::Internal,
    ledger::message::{Ask, BINDING, Reply},
};
use desk::SiteId;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use worker::{
    Env, Error,
    js_sys::Promise,
    wasm_bindgen_futures::JsFuture,
    web_sys::{RequestInit, Response},
};

#[wasm_bindgen]
extern "C" {
    /// A ledger as another object sees it. The crate `worker` would read its answer as a stream, at
    /// several times the cost.
    type Ledger;

    #[wasm_bindgen(method, catch)]
    fn fetch(this: &Ledger, address: &str, init: &RequestInit) -> Result<Promise, JsValue>;
}

/// Asks the ledger of a site. What it answers was written down before.
pub async fn ask(env: &Env, site: SiteId, ask: &Ask) -> Result<Reply, Internal> {
    let ledger: Ledger = env.durable_object(BINDING)?.get_by_name(&site.to_string())?.into_rpc();
    let answer = exchange(&ledger, &serde_json::to_string(ask)?).await.map_err(Error::from)?;
    Ok(serde_json::from_str(&answer.ok_or(Internal::Ledger)?)?)
}

/// What it answers; nothing where it failed.
async fn exchange(ledger: &Ledger, question: &str) -> Result<Option<String>, JsValue> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(question));
    // The object has one door; the address means nothing.
    let response: Response = JsFuture::from(ledger.fetch("https://ledger/", &init)?).await?.unchecked_into();
    if !response.ok() {
        return Ok(None);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
