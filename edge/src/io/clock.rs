//! The time, and the alarm that goes off at one.

use chrono::{DateTime, Utc};
use worker::{Date, Result, ScheduledTime, Storage, js_sys, wasm_bindgen::JsValue};

/// The time now.
pub fn now() -> DateTime<Utc> {
    let millis = i64::try_from(Date::now().as_millis()).unwrap_or_default();
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// Sets an object's alarm, in milliseconds since 1970.
pub async fn set_alarm(storage: &Storage, at_ms: i64) -> Result<()> {
    // Milliseconds since 1970 are far below 2^53, so the float holds them exactly.
    #[allow(clippy::cast_precision_loss)]
    let at = js_sys::Date::new(&JsValue::from_f64(at_ms as f64));
    storage.set_alarm(ScheduledTime::new(at)).await
}
