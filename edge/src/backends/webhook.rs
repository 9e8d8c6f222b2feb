//! Any program that takes Standard Webhooks 1.0.0. It cannot be searched, so it gets every message
//! at least once, with the same `webhook-id` each time. What happens there comes back as the same kind
//! of message, signed with the same secrets.

mod news;
mod payload;

use super::{
    Adapter, Answer, Body, Deaf, Exchange, Fault, Finding, Heard, Hook, Job, Method, Next, Step, Taken,
    standard_webhooks::{SigningSecret, signatures},
};
use chrono::{DateTime, SecondsFormat, Utc};
use desk::Event;
use serde_json::{Value, json};

/// A receiver of webhooks.
pub struct Webhook {
    url: String,
    secrets: Vec<SigningSecret>,
}

impl Webhook {
    /// The receiver at an address; nothing where a secret is none.
    pub fn new(url: String, secrets: &[String]) -> Option<Self> {
        let secrets: Option<Vec<_>> = secrets.iter().map(|text| SigningSecret::parse(text)).collect();
        Some(Self { url, secrets: secrets.filter(|secrets| !secrets.is_empty())? })
    }

    fn message(&self, id: &str, kind: &str, data: &Value, now: DateTime<Utc>) -> Exchange {
        let timestamp = now.timestamp();
        let body = json!({ "type": kind, "timestamp": time(now), "data": data }).to_string();
        let headers = vec![
            ("content-type", "application/json".to_owned()),
            ("webhook-id", id.to_owned()),
            ("webhook-timestamp", timestamp.to_string()),
            ("webhook-signature", signatures(&self.secrets, id, timestamp, &body)),
        ];
        Exchange::Http { method: Method::Post, url: self.url.clone(), headers, body: Body::Text(body) }
    }
}

impl Adapter for Webhook {
    fn create(&self, job: &Job, now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        if let [answer, ..] = answers {
            return answer.success().map(|_| Step::Done(Taken::default()));
        }
        let mut data = serde_json::to_value(&job.report).map_err(|_| Fault::NOT_CONFIGURED)?;
        data["channel"] = json!(job.report.channel);
        data["receivedAt"] = json!(time(job.received_at));
        data["answerBy"] = json!(job.answer_by.map(time));
        data["contract"] = json!(job.standing.contract);
        data["priority"] = json!(job.standing.priority);
        data["reporter"] = json!(job.standing.reporter);
        data["verified"] = json!(job.standing.vouched);
        data["line"] = json!(job.line);
        let data = payload::ticket(job, data);
        Ok(Step::Send(self.message(&format!("{}.created", job.number), "ticket.created", &data, now)))
    }

    fn append(&self, job: &Job, seq: i64, event: &Event, now: DateTime<Utc>, answers: &[Answer]) -> Next<()> {
        if let [answer, ..] = answers {
            return answer.success().map(|_| Step::Done(()));
        }
        let mut data = serde_json::to_value(event).map_err(|_| Fault::NOT_CONFIGURED)?;
        data["number"] = json!(job.number);
        let data = payload::fit(data, "text", job);
        Ok(Step::Send(self.message(&format!("{}.{seq}", job.number), news::EVENT, &data, now)))
    }

    fn hear(&self, hook: &Hook, now: DateTime<Utc>) -> Result<Heard, Deaf> {
        self.listen(hook, now)
    }

    fn check(&self, now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        let Some(answer) = answers.first() else {
            let id = format!("check.{}", now.timestamp_millis());
            return Ok(Step::Send(self.message(&id, "desk.check", &json!({}), now)));
        };
        Ok(Step::Done(vec![match answer.success() {
            Ok(_) => Finding::good("receiver", "it takes signed messages"),
            Err(Fault::NO_ANSWER) => Finding::bad("receiver", "it does not answer: look at the url"),
            Err(fault) if fault == Fault::CREDENTIALS => {
                Finding::bad("receiver", "it refuses the signature: set the same secret on both sides")
            }
            Err(_) => Finding::bad("receiver", "it does not answer 2xx to a message of type desk.check"),
        }]))
    }
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{http, job, now};
    use super::*;
    use desk::{Party, What};

    fn webhook() -> Webhook {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        Webhook::new("https://receiver.example/hook".into(), &[secret]).unwrap()
    }

    #[test]
    fn a_ticket_goes_out_signed_with_all_its_fields() {
        let Some(Exchange::Http { url, headers, body: Body::Text(body), .. }) =
            webhook().create(&job(), now(), &[]).unwrap().sent()
        else {
            panic!()
        };
        assert_eq!(url, "https://receiver.example/hook");
        let sent: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(sent["type"], "ticket.created");
        assert_eq!(sent["data"]["number"], "1234-00057-39");
        assert_eq!(sent["data"]["priority"], false);
        assert_eq!(sent["data"]["line"], "second");
        assert_eq!(sent["data"]["receivedAt"], "2026-09-21T14:13:20.000Z");
        assert_eq!(sent["data"]["answerBy"], "2026-09-21T18:13:20.000Z");
        assert_eq!(sent["data"]["contact"]["email"], "an@example.be");
        assert_eq!(sent["data"]["error"], "Error 500\nBcc: x@y.example");
        assert_eq!(headers[1], ("webhook-id", "1234-00057-39.created".to_owned()));
        let secret = SigningSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        assert_eq!(headers[3].1, secret.sign("1234-00057-39.created", 1_790_000_000, &body));
        assert!(headers.iter().all(|(_, value)| !value.contains('\n')));
    }

    #[test]
    fn an_event_has_an_id_of_its_own_that_stays() {
        let event = Event { at: now(), what: What::Reply { by: Party::Desk, text: "Solved".into() } };
        let (_, _, headers, body) = http(webhook().append(&job(), 9, &event, now(), &[]));
        assert_eq!(headers[1].1, "1234-00057-39.9");
        assert_eq!(body["data"]["what"], "reply");
    }

    #[test]
    fn no_message_is_longer_than_receivers_expect() {
        let text = "é\n".repeat(10_000);
        let event = Event { at: now(), what: What::Reply { by: Party::Desk, text } };
        let mut long = job();
        long.report.error = desk::ErrorText::parse(&"🧯".repeat(50_000)).unwrap();
        for step in [
            webhook().create(&long, now(), &[]).unwrap().sent(),
            webhook().append(&job(), 9, &event, now(), &[]).unwrap().sent(),
        ] {
            let Some(Exchange::Http { body: Body::Text(body), .. }) = step else { panic!() };
            assert!(
                body.len() <= payload::BYTES_MAX && body.len() > payload::BYTES_MAX - 100,
                "{}",
                body.len()
            );
            assert!(body.contains("Cut\":true") && body.contains("https://desk.example/status/"));
        }
    }

    #[test]
    fn only_2xx_is_success_and_silence_is_doubt() {
        let create = |answer| webhook().create(&job(), now(), &[answer]);
        assert!(create(Answer::of(204, "")).is_ok());
        assert!(create(Answer::of(302, "")).is_err());
        assert_eq!(create(Answer::Nothing), Err(Fault::NO_ANSWER));
    }
}
