//! Any program that takes Standard Webhooks 1.0.0. It cannot be searched, so it gets every message
//! at least once, with the same `webhook-id` each time.

use super::{
    Adapter, Answer, Exchange, Fault, Job, Taken,
    standard_webhooks::{SigningSecret, signatures},
};
use chrono::{DateTime, SecondsFormat, Utc};
use desk::{Event, Status, TicketNumber};
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
        Exchange::Http { url: self.url.clone(), headers, body }
    }
}

impl Adapter for Webhook {
    fn create(&self, job: &Job, now: DateTime<Utc>) -> Result<Exchange, Fault> {
        let mut data = serde_json::to_value(&job.report).map_err(|_| Fault::NOT_CONFIGURED)?;
        data["number"] = json!(job.number);
        data["receivedAt"] = json!(time(job.received_at));
        data["lang"] = json!(job.lang);
        Ok(self.message(&format!("{}.created", job.number), "ticket.created", &data, now))
    }

    fn created(&self, answer: &Answer) -> Result<Taken, Fault> {
        self.appended(answer).map(|()| Taken::default())
    }

    fn find(&self, _number: TicketNumber) -> Option<Exchange> {
        None
    }

    fn found(&self, _answer: &Answer) -> Result<Option<Taken>, Fault> {
        Ok(None)
    }

    fn append(&self, job: &Job, seq: i64, event: &Event, now: DateTime<Utc>) -> Result<Exchange, Fault> {
        let mut data = serde_json::to_value(event).map_err(|_| Fault::NOT_CONFIGURED)?;
        data["number"] = json!(job.number);
        Ok(self.message(&format!("{}.{seq}", job.number), "ticket.event", &data, now))
    }

    fn appended(&self, answer: &Answer) -> Result<(), Fault> {
        match answer {
            Answer::Http { status, retry_after_s } => {
                Fault::of_status(*status, *retry_after_s).map_or(Ok(()), Err)
            }
            Answer::Rows(_) => Err(Fault::UNREADABLE),
            Answer::Nothing => Err(Fault::NO_ANSWER),
        }
    }

    fn status(&self, _number: TicketNumber) -> Option<Exchange> {
        None
    }

    fn read_status(&self, _answer: &Answer) -> Result<Option<Status>, Fault> {
        Ok(None)
    }
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use desk::{Lang, Party, Rules, SiteId, Submission, What};

    pub(crate) fn job() -> Job {
        let mut submission = Submission::default();
        for (name, value) in [
            ("siteId", "1234"),
            ("title", "The \"form\" fails"),
            ("error", "Error 500\nBcc: x@y.example"),
            ("url", "https://town.example/"),
            ("contact.name", "An Example"),
            ("contact.email", "an@example.be"),
            ("contact.phone", "02 555 01 00"),
        ] {
            submission.set(name, value.into()).unwrap();
        }
        Job {
            number: TicketNumber::new(SiteId::parse("1234").unwrap(), 57),
            received_at: now(),
            lang: Lang::Nl,
            report: submission.parse(&Rules::default()).unwrap(),
            remote: None,
        }
    }

    pub(crate) fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn webhook() -> Webhook {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        Webhook::new("https://receiver.example/hook".into(), &[secret]).unwrap()
    }

    #[test]
    fn a_ticket_goes_out_signed_with_all_its_fields() {
        let Exchange::Http { url, headers, body } = webhook().create(&job(), now()).unwrap() else {
            panic!()
        };
        assert_eq!(url, "https://receiver.example/hook");
        let sent: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(sent["type"], "ticket.created");
        assert_eq!(sent["data"]["number"], "1234-00057-39");
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
        let Exchange::Http { headers, body, .. } = webhook().append(&job(), 9, &event, now()).unwrap() else {
            panic!()
        };
        assert_eq!(headers[1].1, "1234-00057-39.9");
        assert!(body.contains(r#""what":"reply""#));
    }

    #[test]
    fn only_2xx_is_success_and_silence_is_doubt() {
        let http = |status| Answer::Http { status, retry_after_s: None };
        assert!(webhook().created(&http(204)).is_ok());
        assert!(webhook().created(&http(302)).is_err());
        assert_eq!(webhook().created(&Answer::Nothing), Err(Fault::NO_ANSWER));
    }
}
