//! The inbox that comes with the desk: tables in D1, which `io::inbox` makes and the inbox's pages
//! read. A ticket's number is its primary key, so a delivery that is repeated changes nothing.

use super::{Adapter, Answer, Exchange, Fault, Job, Taken};
use chrono::{DateTime, SecondsFormat, Utc};
use desk::{Event, Status, TicketNumber, What};

/// The built-in inbox.
pub struct Inbox;

impl Adapter for Inbox {
    fn create(&self, job: &Job, _now: DateTime<Utc>) -> Result<Exchange, Fault> {
        let report = serde_json::to_string(&job.report).map_err(|_| Fault::NOT_CONFIGURED)?;
        Ok(Exchange::Sql {
            sql: "INSERT INTO tickets (number, site, title, report, lang, status, received_at) \
                  VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
            values: vec![
                job.number.to_string(),
                job.report.site_id.to_string(),
                job.report.title.to_string(),
                report,
                job.lang.to_string(),
                Status::New.as_str().to_owned(),
                time(job.received_at),
            ],
        })
    }

    fn created(&self, answer: &Answer) -> Result<Taken, Fault> {
        self.appended(answer).map(|()| Taken::default())
    }

    fn find(&self, number: TicketNumber) -> Option<Exchange> {
        Some(Exchange::Sql {
            sql: "SELECT number AS first FROM tickets WHERE number = ?",
            values: vec![number.to_string()],
        })
    }

    fn found(&self, answer: &Answer) -> Result<Option<Taken>, Fault> {
        rows(answer).map(|rows| (!rows.is_empty()).then(Taken::default))
    }

    fn append(&self, job: &Job, seq: i64, event: &Event, _now: DateTime<Utc>) -> Result<Exchange, Fault> {
        let number = job.number.to_string();
        Ok(match &event.what {
            What::Status { to } => set_status(&number, *to),
            other => message(&format!("{number}.{seq}"), &number, event.at, other)?,
        })
    }

    fn appended(&self, answer: &Answer) -> Result<(), Fault> {
        rows(answer).map(|_| ())
    }

    fn status(&self, number: TicketNumber) -> Option<Exchange> {
        Some(Exchange::Sql {
            sql: "SELECT status AS first FROM tickets WHERE number = ?",
            values: vec![number.to_string()],
        })
    }

    fn read_status(&self, answer: &Answer) -> Result<Option<Status>, Fault> {
        let row = rows(answer)?.first();
        row.map(|word| Status::parse(word).ok_or(Fault::UNREADABLE)).transpose()
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
        Answer::Http { .. } => Err(Fault::UNREADABLE),
        Answer::Nothing => Err(Fault::NO_ANSWER),
    }
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::super::webhook::tests::{job, now};
    use super::*;

    #[test]
    fn user_text_travels_as_values_never_in_the_statement() {
        let Exchange::Sql { sql, values } = Inbox.create(&job(), now()).unwrap() else { panic!() };
        assert_eq!(sql.matches('?').count(), values.len());
        assert_eq!(values[0], "1234-00057-39");
        assert!(values[3].contains("Error 500"));
    }

    #[test]
    fn it_can_be_searched_and_asked() {
        assert_eq!(Inbox.found(&Answer::Rows(vec![])), Ok(None));
        assert_eq!(Inbox.found(&Answer::Rows(vec!["1234-00057-39".into()])), Ok(Some(Taken::default())));
        assert_eq!(Inbox.read_status(&Answer::Rows(vec!["open".into()])), Ok(Some(Status::Open)));
        assert_eq!(Inbox.read_status(&Answer::Rows(vec!["blue".into()])), Err(Fault::UNREADABLE));
        assert_eq!(Inbox.found(&Answer::Nothing), Err(Fault::NO_ANSWER));
    }
}
