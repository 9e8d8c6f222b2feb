//! The inbox that comes with the desk: tables in D1, which `io::inbox` makes and the inbox's pages
//! read. A ticket's number is its primary key, so a delivery that is repeated changes nothing.

use super::{Adapter, Answer, Exchange, Fault, Finding, Job, Next, Step, Taken};
use chrono::{DateTime, SecondsFormat, Utc};
use desk::{Event, Status, What, turn::Rank};

/// The built-in inbox.
pub struct Inbox;

impl Adapter for Inbox {
    fn create(&self, job: &Job, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        if let [answer, ..] = answers {
            return rows(answer).map(|_| Step::Done(Taken::default()));
        }
        let report = serde_json::to_string(&job.report).map_err(|_| Fault::NOT_CONFIGURED)?;
        Ok(Step::Send(Exchange::Sql {
            sql: "INSERT INTO tickets (number, site, title, report, lang, status, received_at, answer_by, \
                  standing, rank) VALUES (?, ?, ?, ?, ?, ?, ?, NULLIF(?, ''), ?, CAST(? AS INTEGER)) ON CONFLICT (number) DO NOTHING",
            values: vec![
                job.number.to_string(),
                job.report.site_id.to_string(),
                job.report.title.to_string(),
                report,
                job.lang.to_string(),
                Status::New.as_str().to_owned(),
                time(job.received_at),
                job.answer_by.map(time).unwrap_or_default(),
                serde_json::to_string(&job.standing).map_err(|_| Fault::NOT_CONFIGURED)?,
                Rank::of(job.standing.priority).number().to_string(),
            ],
        }))
    }

    fn append(
        &self,
        job: &Job,
        seq: i64,
        event: &Event,
        _now: DateTime<Utc>,
        answers: &[Answer],
    ) -> Next<()> {
        if let [answer, ..] = answers {
            return rows(answer).map(|_| Step::Done(()));
        }
        let number = job.number.to_string();
        Ok(Step::Send(match &event.what {
            What::Status { to, .. } => set_status(&number, *to),
            other => message(&format!("{number}.{seq}"), &number, event.at, other)?,
        }))
    }

    fn check(&self, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        let Some(answer) = answers.first() else {
            return Ok(Step::Send(Exchange::Sql { sql: "SELECT '' AS first", values: Vec::new() }));
        };
        Ok(Step::Done(vec![match answer {
            Answer::Rows(_) => Finding::good("database", "the inbox answers"),
            _ => Finding::bad("database", "the D1 database INBOX does not answer: look at its binding"),
        }]))
    }
}

/// Sets a ticket's status in the inbox.
pub fn set_status(number: &str, to: Status) -> Exchange {
    Exchange::Sql {
        sql: "UPDATE tickets SET status = ? WHERE number = ?",
        values: vec![to.as_str().to_owned(), number.to_owned()],
    }
}

/// Adds a message to a ticket in the inbox; `id` makes it unmistakable.
pub fn message(id: &str, number: &str, at: DateTime<Utc>, what: &What) -> Result<Exchange, Fault> {
    let body = serde_json::to_string(what).map_err(|_| Fault::NOT_CONFIGURED)?;
    Ok(Exchange::Sql {
        sql: "INSERT INTO messages (id, number, at, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        values: vec![id.to_owned(), number.to_owned(), time(at), body],
    })
}

fn rows(answer: &Answer) -> Result<&Vec<String>, Fault> {
    match answer {
        Answer::Rows(rows) => Ok(rows),
        Answer::Nothing => Err(Fault::NO_ANSWER),
        _ => Err(Fault::UNREADABLE),
    }
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{job, now};
    use super::*;

    #[test]
    fn user_text_travels_as_values_never_in_the_statement() {
        let Some(Exchange::Sql { sql, values }) = Inbox.create(&job(), now(), &[]).unwrap().sent() else {
            panic!()
        };
        assert_eq!(sql.matches('?').count(), values.len());
        assert_eq!(values[0], "1234-00057-39");
        assert!(values[3].contains("Error 500"));
    }

    #[test]
    fn the_promise_is_kept_with_the_ticket_where_there_is_one() {
        let promised = |job: &super::super::Job| {
            let Some(Exchange::Sql { sql, values }) = Inbox.create(job, now(), &[]).unwrap().sent() else {
                panic!()
            };
            let (columns, _) = sql.split_once(')').unwrap();
            let at = columns.split(',').position(|column| column.trim() == "answer_by").unwrap();
            values[at].clone()
        };
        assert_eq!(promised(&job()), "2026-09-21T18:13:20.000Z");
        assert_eq!(promised(&super::super::Job { answer_by: None, ..job() }), "");
    }

    #[test]
    fn rows_are_success_and_silence_is_doubt() {
        let done = Inbox.create(&job(), now(), &[Answer::Rows(vec![])]);
        assert_eq!(done, Ok(Step::Done(Taken::default())));
        assert_eq!(Inbox.create(&job(), now(), &[Answer::Nothing]), Err(Fault::NO_ANSWER));
        let findings = Inbox.check(now(), &[Answer::Nothing]).unwrap().done().unwrap();
        assert!(!findings[0].ok);
    }
}
