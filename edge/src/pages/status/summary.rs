//! A ticket in a few lines of plain text: what the confirmation says, to keep without a script.

use crate::{pages::answered, texts::Texts};
use chrono::{DateTime, Utc};
use desk::{
    TicketNumber,
    config::{Desk, Site},
};

/// What the lines are made of.
pub struct Summary<'a> {
    /// The desk that has it.
    pub desk: &'a Desk,
    /// The site that it is about.
    pub site: &'a Site,
    /// The texts, which carry the language.
    pub texts: &'a Texts,
    /// The ticket's number.
    pub number: TicketNumber,
    /// The reporter's title, on one line as every title is.
    pub title: &'a str,
    /// When the desk promised an answer, if it did.
    pub answer_by: Option<DateTime<Utc>>,
    /// The reporter's page.
    pub url: &'a str,
}

impl Summary<'_> {
    /// The lines, ended as every system's plain editor shows them.
    pub fn text(&self) -> String {
        let Summary { desk, site, texts, .. } = self;
        let lang = texts.lang();
        let name = answered::answerer(desk, Some(site)).name.get(lang);
        let about = &[("site", site.name.get(lang).into()), ("id", site.id.to_string().into())];
        let answer = match self.answer_by {
            Some(at) => {
                let when = texts.moment(at, desk.zone);
                format!("{} {when} ({})", texts.get("done-answer-by"), desk.zone.name())
            }
            None => texts.get("done-answer"),
        };
        let lines = [
            name.to_owned(),
            texts.with("form-site", about),
            format!("{} {}", texts.get("done-number"), self.number),
            self.title.to_owned(),
            answer,
            format!("{} {}", texts.get("done-follow"), self.url),
            format!("{} {}", texts.get("done-call"), answered::phone_of(desk, site)),
        ];
        lines.map(|line| line + "\r\n").join("\r\n")
    }
}
