//! What the desk answered, read from its status and its body.

use crate::{notice::Notice, retry};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The receipt as far as the confirmation needs it. It is `desk::Receipt` with its texts left as
/// they came: they are shown, not computed with.
pub struct Receipt {
    /// The ticket's number.
    pub number: String,
    /// When the desk promises an answer (RFC 3339).
    pub answer_by: Option<String>,
    /// The reporter's own page about the ticket.
    pub status_url: String,
    /// The number to call now; only an emergency has it.
    pub emergency_phone: Option<String>,
}

/// What became of a submission.
pub enum Answer {
    /// It is a ticket. The value is the receipt as it came, for whoever listens.
    Received(Receipt, JsValue),
    /// The desk found faults.
    Refused(Vec<Notice>),
    /// It did not work.
    Failed(Failure),
    /// The reporter stopped it.
    Stopped,
}

/// The status that the tool for files gives an upload that was stopped; no server answers with it.
const STOPPED: u16 = 499;

/// Why a submission did not get through.
pub struct Failure {
    /// The status of the answer, 0 without one.
    pub status: u16,
    /// What the reporter is told.
    pub text: Text,
}

/// Where the words come from.
pub enum Text {
    /// One of the form's own messages, by its code.
    Message(&'static str),
    /// The message about too many reports, with the seconds to wait.
    Wait(String),
    /// The desk's answer says it itself.
    Said(String),
}

/// The code of a key that stands for another text: an earlier attempt arrived without our knowing,
/// and the reporter has changed the text since.
pub const KEY_REUSED: &str = "key-reused";

impl Failure {
    /// No answer came, or none from the desk.
    pub const NETWORK: Self = Self { status: retry::NO_ANSWER, text: Text::Message("network") };
}

/// Reads an answer. A body that is not the desk's own, as a captive network puts in its place,
/// counts as no answer.
pub fn read(status: u16, body: &JsValue, retry_after: Option<String>) -> Answer {
    match status {
        200..300 => match receipt(body) {
            Some(receipt) => Answer::Received(receipt, body.clone()),
            None => Answer::Failed(Failure::NETWORK),
        },
        300..400 => Answer::Failed(Failure::NETWORK),
        429 => failed(status, Text::Wait(retry::seconds(retry_after))),
        // The files, not the desk: only its answer says so.
        503 if text(body, "code").as_deref() == Some("store-failed") => problem(status, body),
        STOPPED => Answer::Stopped,
        408 | 500.. => failed(status, Text::Message("unavailable")),
        _ => problem(status, body),
    }
}

// serde would read these objects too. Its messages about what does not fit bring the formatting of
// numbers along, which would make the module half as large again, for messages that nobody sees.

fn receipt(body: &JsValue) -> Option<Receipt> {
    Some(Receipt {
        number: text(body, "number")?,
        answer_by: text(body, "answerBy"),
        status_url: text(body, "statusUrl")?,
        emergency_phone: text(body, "emergencyPhone"),
    })
}

/// A problem (RFC 9457).
fn problem(status: u16, body: &JsValue) -> Answer {
    let notices: Vec<Notice> = items(&get(body, "errors")).filter_map(|error| notice(&error)).collect();
    if !notices.is_empty() {
        return Answer::Refused(notices);
    }
    if text(body, "code").as_deref() == Some(KEY_REUSED) {
        return failed(status, Text::Message(KEY_REUSED));
    }
    let said = text(body, "detail").or_else(|| text(body, "title"));
    failed(status, said.map_or(Text::Message("refused"), Text::Said))
}

fn notice(error: &JsValue) -> Option<Notice> {
    Some(Notice {
        pointer: text(error, "pointer")?,
        code: text(error, "code")?,
        message: text(error, "message")?,
    })
}

fn failed(status: u16, text: Text) -> Answer {
    Answer::Failed(Failure { status, text })
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// A member of an object; undefined where it has none, or is none.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn items(list: &JsValue) -> impl Iterator<Item = JsValue> {
    let list: &Array = list.unchecked_ref();
    let count = if Array::is_array(list) { list.length() } else { 0 };
    (0..count).map(|at| list.get(at))
}
