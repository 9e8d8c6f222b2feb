//! Sending mail through the platform's own binding.

use crate::mail::{Mail, compose::compose, refusal::Refusal};
use futures_util::future::{Either, select};
use std::{pin::pin, time::Duration};
use worker::{Delay, EmailMessage, Env, console_warn, js_sys, wasm_bindgen::JsValue};

/// The binding of wrangler.toml.
const BINDING: &str = "EMAIL";

/// How long the platform may take for a mail with files.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sends once. What goes wrong is told in one label, since the platform's words name the recipient.
pub async fn send(env: &Env, mail: &Mail) -> Result<(), Refusal> {
    let sent = try_send(env, mail).await;
    if let Err(refusal) = sent {
        console_warn!("a mail was not sent: {}", refusal.label());
    }
    sent
}

async fn try_send(env: &Env, mail: &Mail) -> Result<(), Refusal> {
    let binding = env.send_email(BINDING).map_err(|_| Refusal::Sender)?;
    let raw = String::from_utf8(compose(mail)).map_err(|_| Refusal::Recipient)?;
    let (from, to) = (mail.from.address.to_string(), mail.to.address.to_string());
    let message = EmailMessage::new(&from, &to, &raw).map_err(|error| read(&error))?;
    // The runtime has its own copy now.
    drop(raw);
    match select(pin!(binding.send(&message)), pin!(Delay::from(TIMEOUT))).await {
        Either::Left((sent, _)) => sent.map(|_| ()).map_err(|error| read(&error)),
        Either::Right(_) => Err(Refusal::Unclear),
    }
}

fn read(error: &js_sys::Error) -> Refusal {
    let code = js_sys::Reflect::get(error, &JsValue::from_str("code")).ok().and_then(|code| code.as_string());
    Refusal::read(code.as_deref(), &String::from(error.message()))
}
