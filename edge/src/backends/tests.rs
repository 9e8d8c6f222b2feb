//! What the adapters' tests share.

use super::*;
use desk::{MediaType, Rules, SiteId, Submission};

/// A ticket with a file.
pub fn job() -> Job {
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
        answer_by: Some(now() + chrono::Duration::hours(4)),
        closes_at: None,
        zone: chrono_tz::Europe::Brussels,
        lang: Lang::Nl,
        desk_lang: Lang::En,
        report: submission.parse(&Rules::default()).unwrap(),
        standing: Standing::default(),
        contract: None,
        extras: vec![("Server".into(), "w3".into())],
        line: Some("second".into()),
        line_name: Some("Second line".into()),
        remote: None,
        voucher: None,
        status_url: Some("https://desk.example/status/1234.token".into()),
        stop_url: Some("https://desk.example/mail/stop/1234.token".into()),
        mail_stopped: false,
        pass_on_url: None,
        customer: None,
        keeper: None,
        attachments: vec![Attached {
            file: Attachment {
                n: 1,
                name: "schermafbeelding.png".into(),
                media: MediaType::Png,
                size: 3,
                sha256: "00".repeat(32),
            },
            url: "https://desk.example/files/1234-57-1.token".into(),
            bytes: None,
        }],
    }
}

/// A moment.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

/// What an exchange over HTTP holds.
pub fn http<T: std::fmt::Debug>(
    step: Next<T>,
) -> (Method, String, Vec<(&'static str, String)>, serde_json::Value) {
    match step.unwrap() {
        Step::Send(Exchange::Http { method, url, headers, body }) => {
            let body = match body {
                Body::Text(text) => serde_json::from_str(&text).unwrap_or_else(|_| text.into()),
                Body::Bytes(bytes) => bytes.len().into(),
                Body::None => serde_json::Value::Null,
            };
            (method, url, headers, body)
        }
        other => panic!("{other:?}"),
    }
}

const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["en"]
backends = ["hook"]
[[sites]]
id = "1234"
name = "Town"
[backends.hook]
kind = "webhook"
url = "https://a.example"
secrets = ["S"]
"#;

#[test]
fn a_missing_backend_or_secret_waits_for_a_person() {
    let desk = Desk::parse(DESK).unwrap();
    for (backend, secret) in [("gone", Some("whsec_c2VjcmV0")), ("hook", None), ("hook", Some("whsec_!"))] {
        let fault = adapter(&desk, backend, |_| secret.map(str::to_owned)).err();
        assert_eq!(fault, Some(Fault::NOT_CONFIGURED));
    }
    assert!(adapter(&desk, "hook", |_| Some("whsec_c2VjcmV0".into())).is_ok());
}
