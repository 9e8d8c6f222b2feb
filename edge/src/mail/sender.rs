//! The desk, as far as its letters speak of it.

use super::{
    Mail, Place, Stop,
    address::{Address, Mailbox},
    line::{Line, NAME_MAX, SUBJECT_MAX},
    link::Link,
};
use crate::texts::Texts;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk::{
    Email, Lang, Phone, TicketNumber,
    channel::Emergency,
    config::{Desk, LocalText, Reseller},
};

/// Who writes the letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Where they come from.
    from: Address,
    /// Where answers go.
    answers: Address,
    /// The desk's name.
    name: LocalText,
    /// The language that the desk reads.
    lang: Lang,
    /// Where people write to the desk, as it wants to be shown.
    pub email: Email,
    /// Where people call it.
    pub phone: Phone,
    /// Where people call with an emergency; nothing where that is the same.
    emergency: Option<Emergency>,
    /// The zone of its times.
    pub zone: Tz,
    /// The desk behind a reseller that keeps the contact; nothing where the desk writes itself.
    pub behind: Option<Behind>,
}

/// The desk behind a reseller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Its name.
    pub name: LocalText,
    /// Where people write to it.
    pub email: Email,
    /// Where people call it.
    pub phone: Phone,
    /// Whether the reseller passes requests on to it.
    pub gets_some: bool,
}

impl Sender {
    /// The desk as a sender; nothing where it sends no mail, or one of its addresses cannot exist.
    pub fn of(desk: &Desk) -> Option<Self> {
        Some(Self {
            from: Address::of(&desk.mail.as_ref()?.from)?,
            answers: Address::of(&desk.email)?,
            name: desk.name.clone(),
            lang: desk.first_language(),
            email: desk.email.clone(),
            phone: desk.phone.clone(),
            emergency: desk.emergency.clone(),
            zone: desk.zone,
            behind: None,
        })
    }

    /// A reseller as the sender: letters still come from the desk's address, which is the only one that
    /// the platform sends from. Nothing where the reseller's address cannot exist.
    pub fn for_reseller(&self, reseller: &Reseller) -> Option<Self> {
        Some(Self {
            answers: Address::of(&reseller.email)?,
            name: reseller.name.clone(),
            email: reseller.email.clone(),
            phone: reseller.phone.clone(),
            emergency: None,
            behind: Some(Behind {
                name: self.name.clone(),
                email: self.email.clone(),
                phone: self.phone.clone(),
                gets_some: reseller.passes_on(),
            }),
            ..self.clone()
        })
    }

    /// The desk's name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// Where people call with an emergency at a moment.
    pub fn emergency_phone(&self, now: DateTime<Utc>) -> &Phone {
        self.emergency.as_ref().filter(|it| it.takes_calls(now)).map_or(&self.phone, |it| &it.phone)
    }

    /// The mailbox that letters come from.
    pub fn from(&self, lang: Lang) -> Mailbox {
        Mailbox { name: Line::of(self.name(lang), NAME_MAX), address: self.from.clone() }
    }

    /// The mailbox that answers go to.
    pub fn reply_to(&self, lang: Lang) -> Mailbox {
        Mailbox { name: Line::of(self.name(lang), NAME_MAX), address: self.answers.clone() }
    }

    /// The address that letters come from.
    pub fn from_address(&self) -> &Address {
        &self.from
    }

    /// The desk's own mailbox.
    pub fn own(&self) -> Mailbox {
        self.reply_to(self.lang)
    }

    /// How letters about a ticket are stopped.
    pub fn stop(&self, number: TicketNumber, page: Option<Link>) -> Stop {
        Stop { page, address: self.answers.clone(), number }
    }

    /// A mail that shows whether mail arrives.
    pub fn check(&self, to: Mailbox, now: DateTime<Utc>) -> Mail {
        let texts = Texts::of(self.lang);
        let name = self.name(self.lang);
        Mail {
            from: self.from(self.lang),
            to,
            reply_to: None,
            subject: Line::of(&texts.get("mail-check"), SUBJECT_MAX),
            place: Place::Check,
            date: now,
            automatic: true,
            stop: None,
            lang: self.lang,
            text: format!("{}\n", texts.with("mail-check-do", &[("desk", name.into())])),
            html: None,
            files: Vec::new(),
        }
    }
}
