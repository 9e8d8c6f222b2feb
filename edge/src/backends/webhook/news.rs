//! What a receiver of webhooks tells in return: the same messages, in the other direction.

use super::Webhook;
use crate::backends::{
    Change, Deaf, Heard, Hook,
    standard_webhooks::verify::{Stamp, verify},
};
use chrono::{DateTime, Utc};
use desk::{TicketNumber, What, limits::REPLY_MAX};
use serde::Deserialize;

/// The type of the messages that are listened to.
pub const EVENT: &str = "ticket.event";

/// What a reseller's helpdesk says to pass a ticket on to the desk.
const PASS_ON: &str = "pass-on";

/// The longest name of a place that a ticket can come to, in characters.
const PLACE_MAX: usize = 200;

#[derive(Deserialize)]
struct Message {
    #[serde(rename = "type")]
    kind: String,
    data: serde_json::Value,
}

#[derive(Deserialize)]
struct Data {
    number: String,
    at: Option<DateTime<Utc>>,
    #[serde(flatten)]
    what: What,
}

impl Webhook {
    /// The message's `webhook-id` makes it unmistakable: sent again, it changes nothing.
    pub(super) fn listen(&self, hook: &Hook, now: DateTime<Utc>) -> Result<Heard, Deaf> {
        let Stamp { id, sent_at } = verify(&self.secrets, hook, now)?;
        let message: Message = serde_json::from_slice(hook.body).map_err(|_| Deaf::Unreadable)?;
        if message.kind != EVENT {
            return Ok(Heard::Nothing);
        }
        if message.data["what"] == PASS_ON {
            let number = message.data["number"].as_str().and_then(|text| TicketNumber::parse(text).ok());
            return number.map(Heard::PassOn).ok_or(Deaf::Unreadable);
        }
        let Data { number, at, what } = serde_json::from_value(message.data).map_err(|_| Deaf::Unreadable)?;
        let number = TicketNumber::parse(&number).map_err(|_| Deaf::Unreadable)?;
        if !is_told(&what) {
            return Err(Deaf::Unreadable);
        }
        // Why a status changed by itself is the desk's own to say.
        let what = match what {
            What::Status { to, .. } => What::status(to),
            other => other,
        };
        Ok(Heard::Happened(number, Change { id, at: at.unwrap_or(sent_at), what }))
    }
}

/// Whether it is something that a helpdesk tells, and of a length that a page can show.
fn is_told(what: &What) -> bool {
    let fits =
        |text: &str, max| !text.trim().is_empty() && !text.contains('\0') && text.chars().count() <= max;
    match what {
        What::Status { .. } => true,
        What::Reply { text, .. } => fits(text, REPLY_MAX),
        What::Moved { to } => fits(to, PLACE_MAX),
        What::Received
        | What::Delivered { .. }
        | What::Held { .. }
        | What::PassedOn { .. }
        | What::Elsewhere { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backends::{
        standard_webhooks::{SigningSecret, signatures},
        tests::now,
    };
    use desk::Status;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn heard(body: &str) -> Result<Heard, Deaf> {
        let secrets = [SigningSecret::parse(SECRET).unwrap()];
        let signed = signatures(&secrets, "msg_1", now().timestamp(), body);
        let header = |name: &str| match name {
            "webhook-id" => Some("msg_1".to_owned()),
            "webhook-timestamp" => Some(now().timestamp().to_string()),
            "webhook-signature" => Some(signed.clone()),
            _ => None,
        };
        let webhook = Webhook::new("https://a.example".into(), &[SECRET.to_owned()]).unwrap();
        webhook.listen(&Hook { header: &header, body: body.as_bytes() }, now())
    }

    #[test]
    fn a_status_and_a_reply_are_heard_by_the_id_of_their_message() {
        let status = heard(
            r#"{"type":"ticket.event","data":{"number":"1234-00057-39","what":"status","to":"resolved"}}"#,
        );
        let Ok(Heard::Happened(number, change)) = status else { panic!("{status:?}") };
        assert_eq!(number.to_string(), "1234-00057-39");
        assert_eq!((change.id.as_str(), change.at), ("msg_1", now()));
        assert_eq!(change.what, What::status(Status::Resolved));
        let reply = heard(
            r#"{"type":"ticket.event","data":{"number":"1234-00057-39","at":"2026-11-22T06:00:00Z",
               "what":"reply","by":"desk","text":"Solved"}}"#,
        );
        let Ok(Heard::Happened(_, change)) = reply else { panic!("{reply:?}") };
        assert_eq!(change.at.to_rfc3339(), "2026-11-22T06:00:00+00:00");
    }

    #[test]
    fn a_reseller_passes_a_ticket_on() {
        let told = heard(r#"{"type":"ticket.event","data":{"number":"1234-00057-39","what":"pass-on"}}"#);
        assert!(matches!(told, Ok(Heard::PassOn(number)) if number.to_string() == "1234-00057-39"));
        let none = heard(r#"{"type":"ticket.event","data":{"what":"pass-on"}}"#);
        assert_eq!(none, Err(Deaf::Unreadable));
    }

    #[test]
    fn what_no_helpdesk_tells_is_not_heard() {
        for body in [
            "no JSON",
            r#"{"type":"ticket.event","data":{"number":"1234-00057-38","what":"status","to":"open"}}"#,
            r#"{"type":"ticket.event","data":{"number":"1234-00057-39","what":"status","to":"blue"}}"#,
            r#"{"type":"ticket.event","data":{"number":"1234-00057-39","what":"received"}}"#,
            r#"{"type":"ticket.event","data":{"number":"1234-00057-39","what":"held","backend":"x"}}"#,
            r#"{"type":"ticket.event","data":{"number":"1234-00057-39","what":"reply","by":"desk","text":" "}}"#,
        ] {
            assert_eq!(heard(body), Err(Deaf::Unreadable), "{body}");
        }
        assert_eq!(heard(r#"{"type":"something.else","data":{}}"#), Ok(Heard::Nothing));
    }
}
