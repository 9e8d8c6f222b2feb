//! The ways to reach a desk beside the form, and when each is attended.

use crate::{
    Code, Email, PageUrl, Phone,
    config::LocalText,
    hours::{Calendar, State},
    report::words,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// What kind of way it is.
    ChannelKind {
        /// Pages that answer what is asked often.
        KnowledgeBase = "knowledge-base",
        /// Writing a mail.
        Email = "e-mail",
        /// Calling.
        Phone = "phone",
        /// Writing back and forth in a browser.
        Chat = "chat",
    }
}

/// Where a way leads; its kind says what is written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The first page of a knowledge base.
    KnowledgeBase(PageUrl),
    /// A mailbox.
    Email(Email),
    /// A number to call.
    Phone(Phone),
    /// The page on which somebody answers.
    Chat(PageUrl),
}

impl Address {
    /// Reads what is written at a way of that kind.
    pub fn parse(kind: ChannelKind, text: &str) -> Result<Self, Code> {
        Ok(match kind {
            ChannelKind::KnowledgeBase => Self::KnowledgeBase(PageUrl::parse(text)?),
            ChannelKind::Email => Self::Email(Email::parse(text)?),
            ChannelKind::Phone => Self::Phone(Phone::parse(text)?),
            ChannelKind::Chat => Self::Chat(PageUrl::parse(text)?),
        })
    }

    /// What kind of way it is.
    pub fn kind(&self) -> ChannelKind {
        match self {
            Self::KnowledgeBase(_) => ChannelKind::KnowledgeBase,
            Self::Email(_) => ChannelKind::Email,
            Self::Phone(_) => ChannelKind::Phone,
            Self::Chat(_) => ChannelKind::Chat,
        }
    }
}

/// A way to reach the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// What the desk calls it; nothing for the usual word.
    pub name: Option<LocalText>,
    /// Where it leads.
    pub address: Address,
    /// When somebody attends to it, with every closure in it that it does not outlast.
    pub calendar: Calendar,
    /// Whether desk.toml lists it. Of the desk's own phone and address, which it need not list, no hours
    /// are told.
    pub is_listed: bool,
}

impl Channel {
    /// Whether somebody attends to it, and until when, or from when on.
    pub fn state(&self, now: DateTime<Utc>) -> State {
        self.calendar.state(now)
    }
}

/// The number to call with an emergency, once it is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// The number.
    pub phone: Phone,
    /// When it takes calls that the desk's own phone would take else; nothing where it always does.
    pub calendar: Option<Calendar>,
    /// When the desk itself is open; nothing where it does not say.
    pub desk: Option<Calendar>,
}

impl Emergency {
    /// Whether this is the number to call. Where the desk itself is closed there is no other.
    pub fn takes_calls(&self, now: DateTime<Utc>) -> bool {
        let is_open = |calendar: &Calendar| matches!(calendar.state(now), State::Open { .. });
        self.calendar.as_ref().is_none_or(is_open) || self.desk.as_ref().is_some_and(|desk| !is_open(desk))
    }
}
