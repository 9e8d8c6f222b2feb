//! Asking a site's ledger.

use crate::{
    error::Internal,
    ledger::message::{Ask, BINDING, Reply},
};
use desk::SiteId;
use wasm_bindgen::JsValue;
use worker::{Env, Method, Request, RequestInit};

/// Asks the ledger of a site. What it answers was written down before.
pub async fn ask(env: &Env, site: SiteId, ask: &Ask) -> Result<Reply, Internal> {
    let ledger = env.durable_object(BINDING)?.get_by_name(&site.to_string())?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(JsValue::from_str(&serde_json::to_string(ask)?)));
    // The object has one door; the address means nothing.
    let request = Request::new_with_init("https://ledger/", &init)?;
    let mut response = ledger.fetch_with_request(request).await?;
    if response.status_code() != 200 {
        return Err(Internal::Ledger);
    }
    Ok(serde_json::from_str(&response.text().await?)?)
}
