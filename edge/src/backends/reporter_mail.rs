//! Mail to the reporter, which stands among a ticket's backends where no helpdesk mails by itself:
//! the receipt when the ticket is made, and a letter for each thing that the desk does to it.
//!
//! Mail cannot be searched, so a letter whose outcome is unknown is sent again.

use super::{Adapter, Answer, Exchange, Fault, Finding, Job, Next, Step, Taken};
use crate::mail::{Mail, link::Link, reporter::Ticket, sender::Sender};
use chrono::{DateTime, Utc};
use desk::{Event, What, Why, config::Desk};

/// The mail to reporters.
pub struct ReporterMail {
    sender: Sender,
}

impl ReporterMail {
    /// The mail of a desk; nothing where it sends none, or from an address that cannot exist.
    pub fn new(desk: &Desk) -> Option<Self> {
        Some(Self { sender: Sender::of(desk)? })
    }

    /// Who writes: the desk, or the reseller that keeps the contact.
    fn sender(&self, job: &Job) -> Option<Sender> {
        job.keeper
            .as_ref()
            .map_or_else(|| Some(self.sender.clone()), |keeper| self.sender.for_reseller(keeper))
    }

    fn ticket<'a>(sender: &'a Sender, job: &'a Job) -> Ticket<'a> {
        Ticket {
            sender,
            number: job.number,
            lang: job.lang,
            report: &job.report,
            status: job.status_url.as_deref().and_then(Link::parse),
            stop: job.stop_url.as_deref().and_then(Link::parse),
            answer_by: job.answer_by,
            closes_at: job.closes_at,
        }
    }
}

impl Adapter for ReporterMail {
    fn create(&self, job: &Job, now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        let sender = self.sender(job).ok_or(Fault::NOT_CONFIGURED)?;
        once(answers, Taken::default(), || Self::ticket(&sender, job).receipt(now).ok_or(Fault::RECIPIENT))
    }

    fn append(&self, job: &Job, seq: i64, event: &Event, now: DateTime<Utc>, answers: &[Answer]) -> Next<()> {
        let sender = self.sender(job).ok_or(Fault::NOT_CONFIGURED)?;
        let ticket = Self::ticket(&sender, job);
        // Whoever answered before the reminder left needs none.
        let late =
            matches!(event.what, What::Status { why: Some(Why::Reminder), .. }) && job.closes_at.is_none();
        if job.mail_stopped || late || !ticket.is_news(&event.what) {
            return Ok(Step::Done(()));
        }
        once(answers, (), || ticket.news(seq, &event.what, now).ok_or(Fault::RECIPIENT))
    }

    fn check(&self, now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        Ok(check(&self.sender, answers, || self.sender.check(self.sender.own(), now)))
    }
}

/// A talk of one mail.
fn once<T>(answers: &[Answer], done: T, mail: impl FnOnce() -> Result<Mail, Fault>) -> Next<T> {
    match answers.first() {
        None => Ok(Step::Send(Exchange::Mail(Box::new(mail()?)))),
        Some(answer) => answer.sent().map(|()| Step::Done(done)),
    }
}

/// A check by a mail of its own, and what its outcome means.
pub(super) fn check(sender: &Sender, answers: &[Answer], mail: impl FnOnce() -> Mail) -> Step<Vec<Finding>> {
    let Some(answer) = answers.first() else {
        return Step::Send(Exchange::Mail(Box::new(mail())));
    };
    let from = sender.from_address();
    Step::Done(vec![match answer.sent() {
        Ok(()) => Finding::good("mail", "a test mail was sent: see whether it arrives"),
        Err(fault) if fault == Fault::NOT_CONFIGURED => Finding::bad(
            "sender",
            format!(
                "the platform does not send from {from}: add its domain to Email Service, and the binding \
                 EMAIL to wrangler.toml"
            ),
        ),
        Err(fault) if fault == Fault::RECIPIENT => Finding::bad(
            "recipient",
            "the platform refuses the address that the test mail went to: verify it as a destination, or \
             look whether it is suppressed",
        ),
        Err(fault) if fault.label == "busy" => {
            Finding::bad("mail", "too many mails for now: try again later, or ask for a higher limit")
        }
        Err(_) => Finding::bad("mail", "the platform gave no clear answer: try again"),
    }])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{job, now};
    use super::*;
    use crate::mail::{refusal::Refusal, tests::sample};
    use desk::{Party, Status, delivery::Failure};

    fn adapter() -> ReporterMail {
        ReporterMail { sender: sample::sender() }
    }

    fn event(what: What) -> Event {
        Event { at: now(), what }
    }

    fn mail<T>(next: Next<T>) -> Mail {
        match next.ok().and_then(Step::sent) {
            Some(Exchange::Mail(mail)) => *mail,
            _ => panic!("no mail"),
        }
    }

    #[test]
    fn the_receipt_goes_to_the_reporter_in_their_language() {
        let mail = mail(adapter().create(&job(), now(), &[]));
        assert_eq!(mail.to.address.to_string(), "an@example.be");
        assert!(mail.text.contains("Uw melding is ontvangen"));
        assert!(mail.text.contains("https://desk.example/status/1234.token"));
        assert_eq!(mail.stop, None);
        assert!(adapter().create(&job(), now(), &[Answer::Sent]).unwrap().done().is_some());
    }

    #[test]
    fn what_the_desk_did_is_told_and_what_the_reporter_did_is_not() {
        let append = |what| adapter().append(&job(), 4, &event(what), now(), &[]);
        let told = mail(append(What::status(Status::Open)));
        assert!(told.text.contains("https://desk.example/mail/stop/1234.token"));
        assert!(told.stop.is_some());
        mail(append(What::Moved { to: "Second line".into() }));
        for what in [
            What::Reply { by: Party::Reporter, text: "Hello".into() },
            What::Delivered { backend: "inbox".into() },
            What::Held { backend: "inbox".into() },
        ] {
            assert!(append(what).unwrap().done().is_some());
        }
    }

    #[test]
    fn who_stopped_them_gets_none() {
        let job = Job { mail_stopped: true, ..job() };
        let event = event(What::status(Status::Open));
        assert!(adapter().append(&job, 4, &event, now(), &[]).unwrap().done().is_some());
        mail(adapter().create(&job, now(), &[]));
    }

    #[test]
    fn a_refused_address_waits_alone_and_a_refused_sender_shuts_all() {
        let create =
            |refusal| adapter().create(&job(), now(), &[Answer::Unsent(refusal)]).err().unwrap().failure;
        assert_eq!(create(Refusal::Recipient), Failure::NeedsPerson);
        assert_eq!(create(Refusal::Sender), Failure::Shut);
        assert_eq!(create(Refusal::Busy(Some(60))), Failure::Transient { retry_after_s: Some(60) });
        assert_eq!(create(Refusal::Unclear), Failure::Unknown);
        let mut job = job();
        job.report.contact.email = desk::Email::parse("an@xn--a.example").unwrap();
        assert_eq!(adapter().create(&job, now(), &[]).err(), Some(Fault::RECIPIENT));
    }

    #[test]
    fn a_check_sends_the_desk_a_mail() {
        let sent = mail(adapter().check(now(), &[]));
        assert_eq!(sent.to.address.to_string(), "help@desk.example");
        let found = |answer| adapter().check(now(), &[answer]).unwrap().done().unwrap().remove(0);
        assert!(found(Answer::Sent).ok);
        for refusal in
            [Refusal::Sender, Refusal::Recipient, Refusal::Busy(None), Refusal::TooLarge, Refusal::Unclear]
        {
            assert!(!found(Answer::Unsent(refusal)).ok);
        }
    }
}
