//! Any helpdesk that takes mail: the ticket as one letter to its address, with the files attached.
//!
//! Mail cannot be searched, so a letter whose outcome is unknown is sent again. Its Message-ID is the
//! same each time.

use super::{
    Adapter, Answer, Attached, Exchange, Fault, Finding, Job, Next, Step, Taken, describe, reporter_mail,
};
use crate::{
    mail::{
        Enclosed, Mail, Place, Whom,
        address::Mailbox,
        line::{Line, NAME_MAX, SUBJECT_MAX},
        refusal::Refusal,
        sender::Sender,
        visible::visible,
    },
    texts::Texts,
};
use chrono::{DateTime, Utc};
use desk::{
    Email, Event, Lang, Party, What,
    config::{Desk, Reseller},
    delivery::Failure,
};

/// How many bytes of files a letter carries: first as many as a Worker can hold while it writes them
/// down; then, where the platform finds that too large, what fits into its 5 MiB for addresses that
/// are not verified (a third more in base64, and the letter); then none. All of them stand in the
/// letter as links too.
const FILES: [u64; 3] = [10 * 1_048_576, 3_670_016, 0];

/// A helpdesk's mailbox.
pub struct Mailroom {
    sender: Sender,
    to: Mailbox,
    lang: Lang,
    /// The helpdesk answers reporters by itself, so nothing may keep it from that.
    answers: bool,
    /// It only reads along: what it answers goes to the desk.
    copy: bool,
}

impl Mailroom {
    /// The mailbox at an address; nothing where the desk sends no mail, or the address cannot exist.
    pub fn new(desk: &Desk, to: &Email, answers: bool) -> Option<Self> {
        let lang = desk.first_language();
        let to = Mailbox::of(desk.name.get(lang), to)?;
        Some(Self { sender: Sender::of(desk)?, to, lang, answers, copy: false })
    }

    /// The mailbox of a reseller that reads along; nothing where the desk sends no mail, or the address
    /// cannot exist.
    pub fn copy(desk: &Desk, reseller: &Reseller) -> Option<Self> {
        let lang = desk.first_language();
        let to = Mailbox::of(reseller.name.get(lang), &reseller.email)?;
        Some(Self { sender: Sender::of(desk)?, to, lang, answers: false, copy: true })
    }

    fn letter(&self, job: &Job, seq: Option<i64>, text: &str, now: DateTime<Utc>) -> Mail {
        let contact = &job.report.contact;
        let reporter = || Mailbox::of(contact.name.as_str(), &contact.email);
        let whom = if self.copy { Whom::Reseller } else { Whom::Desk };
        Mail {
            from: self.sender.from(self.lang),
            to: self.to.clone(),
            reply_to: if self.copy { Some(self.sender.reply_to(self.lang)) } else { reporter() },
            subject: Line::of(&describe::subject(job), SUBJECT_MAX),
            place: Place::Ticket { number: job.number, whom, seq },
            date: now,
            // It would keep the helpdesk from sending a receipt: wanted where the desk sends one.
            automatic: !self.answers,
            stop: None,
            lang: self.lang,
            text: format!("{}\n", visible(text)),
            html: None,
            files: Vec::new(),
        }
    }
}

impl Adapter for Mailroom {
    fn create(&self, job: &Job, now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        match answers.last() {
            None | Some(Answer::Unsent(Refusal::TooLarge)) => {
                let choices = choices(&job.attachments);
                let files = choices.get(answers.len()).ok_or(REFUSED)?;
                let mut letter = self.letter(job, None, &describe::text(job), now);
                letter.files = files.iter().filter_map(|file| enclosed(file)).collect();
                Ok(Step::Send(Exchange::Mail(Box::new(letter))))
            }
            Some(answer) => own_address(answer).map(|()| Step::Done(Taken::default())),
        }
    }

    fn carries_files(&self) -> bool {
        true
    }

    fn append(&self, job: &Job, seq: i64, event: &Event, now: DateTime<Utc>, answers: &[Answer]) -> Next<()> {
        if let Some(answer) = answers.first() {
            return own_address(answer).map(Step::Done);
        }
        Ok(match told(Texts::of(self.lang), &event.what) {
            Some(text) => Step::Send(Exchange::Mail(Box::new(self.letter(job, Some(seq), &text, now)))),
            None => Step::Done(()),
        })
    }

    fn check(&self, now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        Ok(reporter_mail::check(&self.sender, answers, || self.sender.check(self.to.clone(), now)))
    }
}

/// The platform does not take the letter, however small.
const REFUSED: Fault = Fault { failure: Failure::NeedsPerson, label: "refused" };

/// All tickets go to this one address, so where it is refused none of them gets anywhere.
fn own_address(answer: &Answer) -> Result<(), Fault> {
    answer.sent().map_err(|fault| if fault == Fault::RECIPIENT { Fault::NOT_CONFIGURED } else { fault })
}

/// What may be attached, the most first; each choice smaller than the one before.
fn choices(files: &[Attached]) -> Vec<Vec<&Attached>> {
    let mut choices: Vec<Vec<&Attached>> = Vec::new();
    for room in FILES {
        let mut left = room;
        let mut fits = |file: &&Attached| {
            let fits = file.file.size <= left;
            left -= if fits { file.file.size } else { 0 };
            fits
        };
        let choice: Vec<_> = files.iter().filter(&mut fits).collect();
        if choices.last().is_none_or(|before| before.len() > choice.len()) {
            choices.push(choice);
        }
    }
    choices
}

fn enclosed(attached: &Attached) -> Option<Enclosed> {
    let bytes = attached.bytes.clone()?;
    Some(Enclosed { name: Line::of(&attached.file.name, NAME_MAX), media: attached.file.media, bytes })
}

/// What happened elsewhere, in words; nothing for what concerns no helpdesk.
fn told(texts: &Texts, what: &What) -> Option<String> {
    Some(match what {
        What::Status { to, why } => texts.changed(*to, *why),
        What::Reply { by, text } => {
            let who = match by {
                Party::Desk => "inbox-by-desk",
                Party::Reporter => "inbox-by-reporter",
            };
            let label = texts.with("mail-label", &[("label", texts.get(who).into())]);
            format!("{label}\n\n{text}")
        }
        What::Moved { to } => texts.with("event-moved", &[("to", to.as_str().into())]),
        What::PassedOn { .. } | What::Elsewhere { .. } => return describe::aside(texts.lang(), what),
        What::Received | What::Delivered { .. } | What::Held { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{job, now};
    use super::*;
    use crate::mail::{compose::compose, tests::sample};
    use desk::Status;
    use mail_parser::{MessageParser, MimeHeaders};

    fn mailroom(answers: bool) -> Mailroom {
        let mut desk = sample::desk();
        desk.languages = vec![Lang::En];
        Mailroom::new(&desk, &Email::parse("support@helpdesk.example").unwrap(), answers).unwrap()
    }

    fn mail<T>(next: Next<T>) -> Mail {
        match next.ok().and_then(Step::sent) {
            Some(Exchange::Mail(mail)) => *mail,
            _ => panic!("no mail"),
        }
    }

    /// A ticket with files of these sizes.
    fn with_files(sizes: &[usize]) -> Job {
        let mut job = job();
        let first = job.attachments.remove(0);
        for (size, n) in sizes.iter().zip(1..) {
            let mut attached = first.clone();
            attached.file.n = n;
            attached.file.size = *size as u64;
            attached.bytes = Some(vec![b'x'; *size]);
            job.attachments.push(attached);
        }
        job
    }

    #[test]
    fn the_helpdesk_gets_everything_and_answers_the_reporter() {
        let mut job = with_files(&[3]);
        job.attachments[0].bytes = Some(vec![0x89, 0, 0xff]);
        let raw = compose(&mail(mailroom(false).create(&job, now(), &[])));
        let message = MessageParser::new().parse(&raw).unwrap();
        assert_eq!(message.subject(), Some("[1234-00057-39] The \"form\" fails"));
        assert_eq!(message.from().unwrap().first().unwrap().address(), Some("tickets@mail.desk.example"));
        let reply_to = message.reply_to().unwrap().first().unwrap();
        assert_eq!((reply_to.name(), reply_to.address()), (Some("An Example"), Some("an@example.be")));
        assert_eq!(message.to().unwrap().first().unwrap().address(), Some("support@helpdesk.example"));
        let text = message.body_text(0).unwrap().replace("\r\n", "\n");
        for told in ["Error 500\nBcc: x@y.example", "02 555 01 00", "https://town.example/", "Phone number"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        let file = message.attachment(0).unwrap();
        assert_eq!(
            (file.attachment_name(), file.contents()),
            (Some("schermafbeelding.png"), &[0x89, 0, 0xff][..])
        );
        assert_eq!(message.header_raw("Bcc"), None);
    }

    #[test]
    fn its_own_receipt_is_wanted_or_kept_away() {
        let automatic = |answers| mail(mailroom(answers).create(&job(), now(), &[])).automatic;
        assert!(automatic(false));
        assert!(!automatic(true));
    }

    #[test]
    fn what_is_too_large_goes_with_fewer_files() {
        let job = with_files(&[3_000_000, 4_000_000, 100]);
        let too_large = Answer::Unsent(Refusal::TooLarge);
        let files = |answers: &[Answer]| {
            let mail = mail(mailroom(false).create(&job, now(), answers));
            mail.files.iter().map(|file| file.bytes.len()).collect::<Vec<_>>()
        };
        assert_eq!(files(&[]), [3_000_000, 4_000_000, 100]);
        assert_eq!(files(std::slice::from_ref(&too_large)), [3_000_000, 100]);
        assert_eq!(files(&vec![too_large.clone(); 2]), [] as [usize; 0]);
        let end = mailroom(false).create(&job, now(), &vec![too_large.clone(); 3]);
        assert_eq!(end.err(), Some(REFUSED));
        let without = with_files(&[]);
        assert_eq!(mailroom(false).create(&without, now(), &[too_large]).err(), Some(REFUSED));
    }

    #[test]
    fn a_refused_address_of_its_own_shuts_it() {
        let fault = mailroom(false).create(&job(), now(), &[Answer::Unsent(Refusal::Recipient)]).err();
        assert_eq!(fault, Some(Fault::NOT_CONFIGURED));
        assert!(mailroom(false).create(&job(), now(), &[Answer::Sent]).unwrap().done().is_some());
    }

    #[test]
    fn what_happened_elsewhere_is_told_in_the_same_thread() {
        let append = |what| mailroom(false).append(&job(), 4, &Event { at: now(), what }, now(), &[]);
        let reply = mail(append(What::Reply { by: Party::Reporter, text: "It is back.".into() }));
        assert_eq!(reply.subject.as_str(), "[1234-00057-39] The \"form\" fails");
        assert!(reply.text.contains("Reporter:\n\nIt is back."), "{}", reply.text);
        let status = mail(append(What::status(Status::Closed)));
        assert!(status.text.contains("New status: Closed"));
        assert!(append(What::Held { backend: "rt".into() }).unwrap().done().is_some());
    }

    #[test]
    fn a_reseller_that_reads_along_answers_the_desk() {
        let mut desk = sample::desk();
        desk.languages = vec![Lang::En];
        let resellers = crate::pages::tests::sample::reseller_desk().resellers;
        let copy = Mailroom::copy(&desk, &resellers["comptoir"]).unwrap();
        let mail = mail(copy.create(&job(), now(), &[]));
        assert_eq!(mail.to.address.to_string(), "aide@comptoir.example");
        assert_eq!(mail.reply_to.as_ref().unwrap().address.to_string(), "help@desk.example");
        let ours = self::mail(mailroom(false).create(&job(), now(), &[]));
        assert_ne!(compose(&mail), compose(&ours));
        assert_ne!(mail.place, ours.place);
        assert!(mail.automatic);
    }
}
