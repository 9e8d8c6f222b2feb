//! Writing a mail down as a message (RFC 5322, MIME). The library encodes and folds; all that it
//! could make up by itself, a date, an id or a boundary, is given to it, so one mail is one message.

use super::{Enclosed, Mail, Place, Stop, address::Mailbox, line::Line};
use hmac_sha256::Hash;
use mail_builder::{
    MessageBuilder,
    headers::{
        address::Address, content_type::ContentType, date::Date, message_id::MessageId, raw::Raw, text::Text,
    },
    mime::MimePart,
};
use std::fmt::Write as _;

/// The message, as it goes out.
pub fn compose(mail: &Mail) -> Vec<u8> {
    let domain = mail.from.address.domain();
    let mut message = MessageBuilder::new()
        .from(mailbox(&mail.from))
        .to(mailbox(&mail.to))
        .subject(text(&mail.subject))
        .date(Date::new(mail.date.timestamp()))
        .message_id(id(mail, domain));
    if let Place::Ticket { number, .. } = mail.place {
        message = message
            // All mails about a ticket refer to the same, so that readers show them together.
            .references(MessageId::new(format!("{number}@{domain}")))
            .header("X-Ticket-Number", Raw::new(number.to_string()));
    }
    if let Some(address) = &mail.reply_to {
        message = message.reply_to(mailbox(address));
    }
    if mail.automatic {
        message = message.header("Auto-Submitted", Raw::new("auto-generated"));
    }
    if let Some(stop) = &mail.stop {
        message = message.header("List-Unsubscribe", Raw::new(stop.value()));
        if stop.is_one_click() {
            message = message.header("List-Unsubscribe-Post", Raw::new("List-Unsubscribe=One-Click"));
        }
    }
    message
        .header("Content-Language", Raw::new(mail.lang.tag()))
        .body(body(mail))
        .write_to_vec()
        // Writing into memory does not fail.
        .unwrap_or_default()
}

fn mailbox(mailbox: &Mailbox) -> Address<'_> {
    let name = (!mailbox.name.is_empty()).then(|| unencoded(&mailbox.name));
    Address::new_address(name, mailbox.address.to_string())
}

fn text(line: &Line) -> Text<'_> {
    Text::new(unencoded(line))
}

/// A line in which nothing looks like an encoded word (RFC 2047), which readers would decode into
/// what the line's type keeps out.
fn unencoded(line: &Line) -> String {
    line.as_str().replace("=?", "= ?")
}

/// The Message-ID. The platform sets its own in its place; it is asked for all the same.
fn id(mail: &Mail, domain: &str) -> MessageId<'static> {
    MessageId::new(match mail.place {
        Place::Ticket { number, whom, seq: None } => format!("{number}.{}@{domain}", whom.as_str()),
        Place::Ticket { number, whom, seq: Some(seq) } => {
            format!("{number}.{}.{seq}@{domain}", whom.as_str())
        }
        Place::Check => format!("check.{}@{domain}", mail.date.timestamp_millis()),
    })
}

impl Stop {
    /// One click needs an encrypted page (RFC 8058, section 3.1).
    fn is_one_click(&self) -> bool {
        self.page.as_ref().is_some_and(super::link::Link::is_secure)
    }

    fn value(&self) -> String {
        let mut value = String::new();
        if let Some(page) = self.page.as_ref().filter(|_| self.is_one_click()) {
            let _ = write!(value, "<{page}>, ");
        }
        let address = percent(&self.address.to_string());
        let _ = write!(value, "<mailto:{address}?subject=Stop%20{}>", self.number);
        value
    }
}

/// An address inside a mailto (RFC 6068), where these would mean something else.
fn percent(address: &str) -> String {
    address.chars().fold(String::new(), |mut out, c| {
        if matches!(c, '%' | '?' | '&' | '#' | '"' | '`' | '^' | '{' | '|' | '}' | '/' | '=' | '\'') {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
        out
    })
}

fn body(mail: &Mail) -> MimePart<'_> {
    let words = MimePart::new(plain("text/plain"), mail.text.as_str());
    let words = match &mail.html {
        None => words,
        Some(html) => {
            let html = MimePart::new(plain("text/html"), html.as_str());
            MimePart::new(multipart("alternative", mail), vec![words, html])
        }
    };
    if mail.files.is_empty() {
        return words;
    }
    let mut parts = vec![words];
    parts.extend(mail.files.iter().map(enclosed));
    MimePart::new(multipart("mixed", mail), parts)
}

fn plain(kind: &'static str) -> ContentType<'static> {
    ContentType::new(kind).attribute("charset", "utf-8")
}

fn multipart(kind: &str, mail: &Mail) -> ContentType<'static> {
    ContentType::new(format!("multipart/{kind}")).attribute("boundary", boundary(kind, mail))
}

/// A boundary that nothing in the mail can hold: it is made of the mail's own words, and whoever
/// wrote those could not know it.
fn boundary(kind: &str, mail: &Mail) -> String {
    let mut hash = Hash::new();
    for part in [kind, &mail.text, mail.html.as_deref().unwrap_or_default()] {
        hash.update(part);
        hash.update([0]);
    }
    for file in &mail.files {
        hash.update(&file.bytes);
    }
    let digits = hash.finalize().iter().take(12).fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    // What follows the equals sign cannot stand in quoted-printable.
    format!("=_{digits}")
}

fn enclosed(file: &Enclosed) -> MimePart<'_> {
    // A file is bytes, also where they are text: programs rewrite what calls itself text on its way.
    let essence = file.media.essence();
    let kind = if essence.starts_with("text/") { "application/octet-stream" } else { essence };
    let kind = ContentType::new(kind).attribute("name", unencoded(&file.name));
    MimePart::new(kind, file.bytes.as_slice()).attachment(unencoded(&file.name))
}
