//! The way to the desk: one post, and again where the network or the desk was not there.

use crate::{
    answer::{self, Answer, Failure},
    form::Form,
    retry,
};
use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, FormData, RequestInit};

/// Sends the form until there is an answer that another attempt would not change. What stood in it
/// at first is what every attempt sends: the key stands for that and nothing else.
pub async fn send(form: &Form) -> Answer {
    let Ok(data) = form.data() else { return Answer::Failed(Failure::NETWORK) };
    let timeout = retry::timeout(form.weight());
    let mut attempts = 0;
    loop {
        let answer = post(form, &data, timeout).await.unwrap_or(Answer::Failed(Failure::NETWORK));
        let pause = match &answer {
            Answer::Failed(Failure { status, .. }) => retry::pause(*status, attempts, &form.key()),
            _ => None,
        };
        let Some(pause) = pause else { return answer };
        wait(pause).await;
        attempts += 1;
    }
}

/// One post and its answer; nothing where none came.
async fn post(form: &Form, data: &FormData, timeout: u32) -> Option<Answer> {
    let response: web_sys::Response = match form.uploader() {
        Some(upload) => {
            let upload =
                upload.call3(&JsValue::UNDEFINED, &form.action().into(), data, &timeout.into()).ok()?;
            JsFuture::from(upload.unchecked_into::<Promise>()).await.ok()?.unchecked_into()
        }
        None => Request::from(request(&form.action(), data, timeout).ok()?).send().await.ok()?.into(),
    };
    let (status, retry_after) = (response.status(), response.headers().get("Retry-After").ok()?);
    // The browser reads the JSON: a reader of our own would weigh more than the rest of the module.
    let body = JsFuture::from(response.json().ok()?).await;
    Some(answer::read(status, &body.unwrap_or_default(), retry_after))
}

/// The request, as the browser makes it: the builder of gloo-net brings its own reading of
/// addresses along.
fn request(action: &str, data: &FormData, timeout: u32) -> Result<web_sys::Request, JsValue> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(data);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(timeout)));
    let request = web_sys::Request::new_with_str_and_init(action, &init)?;
    request.headers().set("Accept", "application/json")?;
    Ok(request)
}

/// Lets that many milliseconds pass.
async fn wait(milliseconds: u32) {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        let pause = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, pause);
        }
    });
    let _ = JsFuture::from(timer).await;
}
