//! The mails that a server has sent: the files that its local binding writes, read by another library
//! than the one that wrote them.

use crate::{server::Server, until::until};
use mail_parser::{Address, Message, MessageParser, MimeHeaders};
use std::{fs, path::PathBuf, time::Duration};

/// How soon a mail goes out, restarts included.
const PATIENCE: Duration = Duration::from_mins(1);

/// The mails of one server.
#[derive(Debug, Clone)]
pub struct Mails {
    folder: PathBuf,
}

/// A mail as it went out.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its bytes.
    pub raw: Vec<u8>,
    message: Message<'static>,
}

impl Mails {
    /// The mails that this server sends.
    pub fn of(server: &Server) -> Self {
        Self { folder: server.folder().join(".wrangler/tmp/email") }
    }

    /// All of them in the order in which they were written; each start of the server has its own folder.
    pub fn all(&self) -> Vec<Letter> {
        let sessions = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let files = sessions.filter_map(|session| fs::read_dir(session.path().join("email")).ok()).flatten();
        let mut files: Vec<_> = files
            .filter_map(|file| {
                let file = file.ok()?;
                Some((file.metadata().ok()?.modified().ok()?, file.path()))
            })
            .collect();
        files.sort();
        files.iter().filter_map(|(_, path)| Letter::read(fs::read(path).ok()?)).collect()
    }

    /// Those about a ticket to an address.
    pub fn about(&self, number: &str, to: &str) -> Vec<Letter> {
        let wanted = |letter: &Letter| {
            letter.header("X-Ticket-Number").as_deref() == Some(number) && letter.to().1 == to
        };
        self.all().into_iter().filter(wanted).collect()
    }

    /// Waits until there are so many of them.
    ///
    /// # Panics
    /// At the deadline.
    pub fn wait(&self, number: &str, to: &str, count: usize) -> Vec<Letter> {
        until(&format!("mail {count} about {number} to {to}"), PATIENCE, || {
            Some(self.about(number, to)).filter(|letters| letters.len() >= count)
        })
    }
}

impl Letter {
    /// Reads a file; nothing where it is not written to its end yet.
    fn read(raw: Vec<u8>) -> Option<Self> {
        let message = MessageParser::new().parse(&raw)?.into_owned();
        let whole = match message.header_raw("Content-Type")? {
            kind if kind.contains("multipart/") => raw.ends_with(b"--\r\n"),
            _ => raw.ends_with(b"\r\n"),
        };
        whole.then_some(Self { raw, message })
    }

    /// The names of its headers, in order.
    pub fn header_names(&self) -> Vec<String> {
        self.message.headers().iter().map(|header| header.name().to_owned()).collect()
    }

    /// A header, unfolded.
    pub fn header(&self, name: &'static str) -> Option<String> {
        self.message.header_raw(name).map(|value| value.replace("\r\n", "").trim().to_owned())
    }

    /// Its subject.
    pub fn subject(&self) -> &str {
        self.message.subject().unwrap_or_default()
    }

    /// Who sent it: name and address.
    pub fn from(&self) -> (String, String) {
        one(self.message.from())
    }

    /// Who got it.
    pub fn to(&self) -> (String, String) {
        one(self.message.to())
    }

    /// Where an answer goes.
    pub fn reply_to(&self) -> (String, String) {
        one(self.message.reply_to())
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.message.body_text(0).unwrap_or_default().replace("\r\n", "\n")
    }

    /// Its words as HTML; empty where it has none.
    pub fn html(&self) -> String {
        let own = self.message.html_bodies().any(mail_parser::MessagePart::is_text_html);
        if own { self.message.body_html(0).unwrap_or_default().replace("\r\n", "\n") } else { String::new() }
    }

    /// Its files: name and bytes.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let name = |part: &mail_parser::MessagePart| part.attachment_name().unwrap_or_default().to_owned();
        self.message.attachments().map(|part| (name(part), part.contents().to_vec())).collect()
    }

    /// The first link in its text that holds these words.
    ///
    /// # Panics
    /// When there is none.
    pub fn link(&self, words: &str) -> String {
        let text = self.text();
        let link = text.split_whitespace().find(|word| word.starts_with("http") && word.contains(words));
        link.unwrap_or_else(|| panic!("no link to {words} in {text}")).to_owned()
    }
}

/// The one address of a header.
fn one(address: Option<&Address>) -> (String, String) {
    let list = address.and_then(Address::as_list).unwrap_or_default();
    assert_eq!(list.len(), 1, "not one address: {list:?}");
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    (text(list[0].name()), text(list[0].address()))
}
