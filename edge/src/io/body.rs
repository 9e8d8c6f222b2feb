//! Bodies, read under a cap.

use crate::intake::Part;
use futures_util::TryStreamExt;
use wasm_bindgen::{JsCast, JsValue};
use worker::{Error, Headers, Request, Result, js_sys, wasm_bindgen_futures::JsFuture, web_sys};

/// What became of reading a body.
pub enum Body {
    /// All of it.
    Whole(Vec<u8>),
    /// It is longer than the cap; the rest was not read.
    TooLarge,
    /// It broke off.
    Broken,
}

/// Reads a body of at most `cap` bytes.
pub async fn read(request: &mut Request, cap: usize) -> Result<Body> {
    let announced = request.headers().get("content-length")?.and_then(|length| length.parse::<u64>().ok());
    match announced {
        Some(length) if length > cap as u64 => Ok(Body::TooLarge),
        // HTTP ends a body at its announced length, so this one can be read in one go, which costs a
        // third of reading a stream.
        Some(_) => Ok(match request.bytes().await {
            Ok(body) if body.len() > cap => Body::TooLarge,
            Ok(body) => Body::Whole(body),
            Err(_) => Body::Broken,
        }),
        None => read_stream(request, cap).await,
    }
}

/// Reads a body that announces no length, chunk by chunk.
async fn read_stream(request: &mut Request, cap: usize) -> Result<Body> {
    if request.inner().body().is_none() {
        return Ok(Body::Whole(Vec::new()));
    }
    let mut stream = request.stream()?;
    let mut body = Vec::new();
    loop {
        match stream.try_next().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > cap => return Ok(Body::TooLarge),
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(Body::Whole(body)),
            Err(_) => return Ok(Body::Broken),
        }
    }
}

/// The parts of a `multipart/form-data` body, read by the runtime's own parser; nothing where it
/// refuses the body.
pub async fn multipart(headers: &Headers, body: &mut [u8]) -> Result<Option<Vec<(String, Part)>>> {
    let content_type = headers.get("content-type")?.unwrap_or_default();
    let init = web_sys::ResponseInit::new();
    let of_headers = web_sys::Headers::new()?;
    of_headers.set("content-type", &content_type)?;
    init.set_headers(&of_headers);
    let carrier = web_sys::Response::new_with_opt_u8_array_and_init(Some(body), &init)?;
    let Ok(form) = JsFuture::from(carrier.form_data()?).await else { return Ok(None) };
    let form: web_sys::FormData = form.unchecked_into();
    let mut parts = Vec::new();
    for entry in js_sys::try_iter(&form)?.ok_or_else(|| Error::from("a form without parts"))? {
        let entry: js_sys::Array = entry?.unchecked_into();
        parts.push((entry.get(0).as_string().unwrap_or_default(), part(&entry.get(1))));
    }
    Ok(Some(parts))
}

fn part(value: &JsValue) -> Part {
    if let Some(text) = value.as_string() {
        return Part::Text(text);
    }
    let size = value.dyn_ref::<web_sys::Blob>().map_or(0.0, web_sys::Blob::size);
    // A size is a whole number far below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Part::File { size: size as u64 }
}
