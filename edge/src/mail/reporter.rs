//! The letters to a reporter: the receipt, and what happens to the ticket after it.

use super::{
    Mail, Place, Whom,
    address::Mailbox,
    letter::{Block, Letter, Note, html, plain},
    line::{Line, NAME_MAX},
    link::Link,
    sender::{Behind, Sender},
};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use desk::{Category, Lang, Party, Report, Status, TicketNumber, What, Why};

/// Everything about a ticket that a letter to its reporter may speak of.
pub struct Ticket<'a> {
    /// The desk that has it.
    pub sender: &'a Sender,
    /// Its number.
    pub number: TicketNumber,
    /// The language that its reporter reads.
    pub lang: Lang,
    /// What was reported.
    pub report: &'a Report,
    /// The reporter's own page about it.
    pub status: Option<Link>,
    /// Where the reporter stops mails about it.
    pub stop: Option<Link>,
    /// When the desk promised an answer, if it did.
    pub answer_by: Option<DateTime<Utc>>,
    /// When it closes, unless the reporter answers; nothing where it does not wait for them.
    pub closes_at: Option<DateTime<Utc>>,
}

impl Ticket<'_> {
    /// The receipt; nothing where the reporter's address cannot exist.
    pub fn receipt(&self, at: DateTime<Utc>) -> Option<Mail> {
        let texts = Texts::of(self.lang);
        let mut blocks = Vec::new();
        if self.report.category == Category::Emergency {
            let number = self.number.to_string();
            blocks.push(Block::Alarm(texts.get("done-emergency"), self.sender.emergency_phone(at)));
            blocks.push(Block::Term(texts.get("done-emergency-quote"), number));
        }
        blocks.push(Block::Section(texts.get("done-next")));
        blocks.push(match self.answer_by {
            Some(at) => Block::Term(texts.get("done-answer-by"), texts.moment(at, self.sender.zone)),
            None => Block::Words(texts.get("done-answer")),
        });
        blocks.extend(self.passing_on(texts).map(Block::Words));
        if self.status.is_some() {
            blocks.push(Block::Words(texts.get("mail-follow")));
        }
        blocks.extend(self.page(texts));
        blocks.push(Block::Call(texts.get("done-call"), &self.sender.phone));
        let stranger = Note::Words(texts.get("mail-stranger"));
        self.mail(&self.letter(texts, texts.get("done-title"), blocks, Some(stranger)), None, at)
    }

    /// Whether there is a letter about such an event.
    pub fn is_news(&self, what: &What) -> bool {
        said(Texts::of(self.lang), "", what).is_some()
    }

    /// The letter about an event; nothing for one that the reporter is not told, or did themselves,
    /// nor where the reporter's address cannot exist.
    pub fn news(&self, seq: i64, what: &What, at: DateTime<Utc>) -> Option<Mail> {
        let texts = Texts::of(self.lang);
        let (heading, mut blocks) = said(texts, self.sender.name(self.lang), what)?;
        if let (What::Status { to: Status::Waiting, .. }, Some(at)) = (what, self.closes_at) {
            let when = texts.day(at, self.sender.zone);
            blocks.push(Block::Words(texts.with("closes-on", &[("when", when.into())])));
        }
        blocks.extend(self.page(texts));
        let stop = self.stop.clone().map(|link| Note::Link(texts.get("mail-stop"), link));
        self.mail(&self.letter(texts, heading, blocks, stop), Some(seq), at)
    }

    fn letter<'a>(
        &'a self,
        texts: &'a Texts,
        heading: String,
        mut blocks: Vec<Block<'a>>,
        note: Option<Note>,
    ) -> Letter<'a> {
        let first = usize::from(matches!(blocks.first(), Some(Block::Alarm(..)))) * 2;
        blocks.insert(first, Block::Number(self.number));
        let why = texts.with("mail-why", &[("desk", self.sender.name(self.lang).into())]);
        let notes =
            [self.beyond(texts), Some(why)].into_iter().flatten().map(Note::Words).chain(note).collect();
        let title = self.report.title.as_str();
        Letter { texts, sender: self.sender, heading, number: self.number, title, blocks, notes }
    }

    /// That a reseller passes on what it cannot answer, and what that means.
    fn passing_on(&self, texts: &Texts) -> Option<String> {
        let behind = self.sender.behind.as_ref().filter(|behind| behind.gets_some)?;
        let name = self.sender.name(self.lang);
        let desk = behind.name.get(self.lang);
        Some(texts.with("answered-by-passes-on", &[("reseller", name.into()), ("desk", desk.into())]))
    }

    /// Whom to turn to where a reseller does not help.
    fn beyond(&self, texts: &Texts) -> Option<String> {
        let Behind { name, email, phone, .. } = self.sender.behind.as_ref()?;
        let reseller = self.sender.name(self.lang);
        let names = [("reseller", reseller.into()), ("desk", name.get(self.lang).into())];
        Some(format!("{} {phone}, {email}", texts.with("answered-beyond", &names)))
    }

    fn page<'a>(&self, texts: &Texts) -> Option<Block<'a>> {
        self.status.clone().map(|link| Block::Link(texts.get("done-status-link"), link))
    }

    fn mail(&self, letter: &Letter, seq: Option<i64>, at: DateTime<Utc>) -> Option<Mail> {
        let contact = &self.report.contact;
        Some(Mail {
            from: self.sender.from(self.lang),
            to: Mailbox::of(contact.name.as_str(), &contact.email)?,
            reply_to: Some(self.sender.reply_to(self.lang)),
            subject: letter.subject(),
            place: Place::Ticket { number: self.number, whom: Whom::Reporter, seq },
            date: at,
            automatic: true,
            stop: seq.map(|_| self.sender.stop(self.number, self.stop.clone())),
            lang: self.lang,
            text: plain(letter),
            html: Some(html(letter)),
            files: Vec::new(),
        })
    }
}

/// What a letter about an event says: its heading, and what follows.
fn said<'a>(texts: &Texts, name: &str, what: &'a What) -> Option<(String, Vec<Block<'a>>)> {
    Some(match what {
        What::Reply { by: Party::Desk, text } => {
            (texts.get("mail-reply"), vec![Block::Quote(text), Block::Words(texts.get("mail-reply-do"))])
        }
        What::Status { why: Some(Why::Reminder), .. } => {
            (texts.get("mail-reminder"), vec![Block::Words(texts.get("mail-status-waiting-do"))])
        }
        What::Status { why: Some(Why::Silence), .. } => {
            (texts.get("mail-silence"), vec![Block::Words(texts.get("mail-silence-do"))])
        }
        What::Status { to, why: None } => {
            let key = format!("mail-status-{}", to.as_str());
            (texts.get(&key), vec![Block::Words(texts.get(&format!("{key}-do")))])
        }
        What::Moved { to } => {
            let to = Line::of(to, NAME_MAX).to_string();
            (texts.get("mail-moved"), vec![Block::Words(texts.with("mail-moved-do", &[("to", to.into())]))])
        }
        What::PassedOn { to } => {
            let to = Line::of(to, NAME_MAX).to_string();
            let words = texts.with("mail-passed-on", &[("to", to.into()), ("reseller", name.into())]);
            (texts.get("mail-moved"), vec![Block::Words(words)])
        }
        What::Elsewhere { .. }
        | What::Reply { by: Party::Reporter, .. }
        | What::Status { why: Some(Why::Answer), .. }
        | What::Received
        | What::Delivered { .. }
        | What::Held { .. } => return None,
    })
}
