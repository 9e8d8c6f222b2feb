//! Which headers a message has, whatever its reporter typed.

use super::sample::{self, now, report, sender, ticket};
use crate::mail::{
    Enclosed, Mail, Place, Whom,
    address::Mailbox,
    compose::compose,
    line::{Line, NAME_MAX, SUBJECT_MAX},
};
use desk::{Email, Lang, MediaType, Party, What};
use mail_parser::{Message, MessageParser, MimeHeaders};
use proptest::prelude::*;

/// The headers of the message itself, in order.
fn names(message: &Message) -> Vec<String> {
    message.headers().iter().map(|header| header.name().to_owned()).collect()
}

/// What holds of every message, as bytes.
fn check_form(raw: &[u8]) {
    assert!(raw.is_ascii(), "a byte beyond ASCII");
    let text = String::from_utf8(raw.to_vec()).unwrap();
    assert_eq!(text.replace("\r\n", "").find(['\r', '\n', '\0']), None, "a bare line end or a NUL");
    assert!(text.split("\r\n").all(|line| line.len() <= 998), "a line that servers refuse");
}

fn header<'a>(message: &'a Message, name: &'a str) -> &'a str {
    message.header_raw(name).unwrap_or_else(|| panic!("no {name}")).trim()
}

const RECEIPT: [&str; 11] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "X-Ticket-Number",
    "Reply-To",
    "Auto-Submitted",
    "Content-Language",
    "Content-Type",
];

fn is_receipt(message: &Message) {
    let names: Vec<String> = names(message).into_iter().filter(|name| name != "MIME-Version").collect();
    assert_eq!(names, RECEIPT);
}

#[test]
fn a_receipt_has_its_headers_and_none_to_unsubscribe() {
    let (sender, report) = (sender(), report("Het formulier geeft een fout", "An Peeters"));
    let mail = ticket(&sender, &report, Lang::Nl).receipt(now()).unwrap();
    let raw = compose(&mail);
    check_form(&raw);
    let message = MessageParser::new().parse(&raw).unwrap();
    is_receipt(&message);
    assert_eq!(message.subject(), Some("[1234-00057-39] Het formulier geeft een fout"));
    let from = message.from().unwrap().first().unwrap();
    assert_eq!(from.address(), Some("tickets@mail.desk.example"));
    assert_eq!(from.name(), Some("Helpdesk Voorbeeldstad"));
    assert_eq!(message.reply_to().unwrap().first().unwrap().address(), Some("help@desk.example"));
    let to = message.to().unwrap().first().unwrap();
    assert_eq!((to.name(), to.address()), (Some("An Peeters"), Some("an.peeters@town.example")));
    assert_eq!(header(&message, "Auto-Submitted"), "auto-generated");
    assert_eq!(header(&message, "Content-Language"), "nl");
    assert_eq!(header(&message, "X-Ticket-Number"), "1234-00057-39");
    assert_eq!(message.message_id(), Some("1234-00057-39.reporter@mail.desk.example"));
    assert_eq!(message.date().unwrap().to_timestamp(), now().timestamp());
}

#[test]
fn news_can_be_stopped_with_one_click() {
    let (sender, report) = (sender(), report("Het formulier geeft een fout", "An Peeters"));
    let what = What::Reply { by: Party::Desk, text: "Opgelost.".into() };
    let mail = ticket(&sender, &report, Lang::Nl).news(7, &what, now()).unwrap();
    let raw = compose(&mail);
    let message = MessageParser::new().parse(&raw).unwrap();
    let value = header(&message, "List-Unsubscribe").split_whitespace().collect::<Vec<_>>().join(" ");
    let mailto = "<mailto:help@desk.example?subject=Stop%201234-00057-39>";
    assert_eq!(value, format!("<{}>, {mailto}", sample::STOP));
    assert_eq!(header(&message, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert_eq!(message.message_id(), Some("1234-00057-39.reporter.7@mail.desk.example"));
    assert_eq!(header(&message, "References"), "<1234-00057-39@mail.desk.example>");
}

#[test]
fn one_click_needs_an_encrypted_page() {
    let (sender, report) = (sender(), report("Het formulier geeft een fout", "An Peeters"));
    let mut ticket = ticket(&sender, &report, Lang::Nl);
    ticket.stop = crate::mail::link::Link::parse("http://127.0.0.1:8787/mail/stop/x");
    let what = What::status(desk::Status::Open);
    let raw = compose(&ticket.news(7, &what, now()).unwrap());
    let message = MessageParser::new().parse(&raw).unwrap();
    assert!(header(&message, "List-Unsubscribe").starts_with("<mailto:help@desk.example?"));
    assert_eq!(message.header_raw("List-Unsubscribe-Post"), None);
}

#[test]
fn a_mail_is_the_same_message_each_time() {
    let (sender, report) = (sender(), report("Het formulier geeft een fout", "An Peeters"));
    let ticket = ticket(&sender, &report, Lang::Fr);
    assert_eq!(compose(&ticket.receipt(now()).unwrap()), compose(&ticket.receipt(now()).unwrap()));
}

#[test]
fn an_encoded_word_that_was_typed_is_not_decoded() {
    let (sender, report) = (sender(), report("=?utf-8?Q?=0D=0ABcc=3A_x?= fails", "=?utf-8?B?DQpCY2M6?="));
    let raw = compose(&ticket(&sender, &report, Lang::En).receipt(now()).unwrap());
    let message = MessageParser::new().parse(&raw).unwrap();
    is_receipt(&message);
    assert_eq!(message.subject(), Some("[1234-00057-39] = ?utf-8?Q?=0D=0ABcc=3A_x?= fails"));
    assert_eq!(message.to().unwrap().first().unwrap().name(), Some("= ?utf-8?B?DQpCY2M6?="));
}

/// A mail with whatever somebody may have typed into each of its parts.
fn letter(subject: &str, name: &str, text: &str, html: &str, files: Vec<Enclosed>) -> Mail {
    let email = Email::parse("an@town.example").unwrap();
    Mail {
        from: sample::sender().from(Lang::En),
        to: Mailbox::of(name, &email).unwrap(),
        reply_to: Mailbox::of(name, &email),
        subject: Line::of(subject, SUBJECT_MAX),
        place: Place::Ticket { number: sample::number(), whom: Whom::Desk, seq: None },
        date: now(),
        automatic: true,
        stop: None,
        lang: Lang::En,
        text: text.to_owned(),
        html: Some(html.to_owned()),
        files,
    }
}

fn same_words(got: Option<&str>, text: &str) {
    let lines = |text: &str| text.replace("\r\n", "\n").trim_end_matches('\n').to_owned();
    assert_eq!(lines(got.unwrap_or_default()), lines(text));
}

/// Texts that somebody who wants to break out would type, and any others.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zé:\\r\\n \"<>@,;()=?_\\\\\\x00\\u{202e}\\u{2028}-]{0,200}",
        "(\\r\\n|\\n|\\r)?(Bcc|To|Subject|Content-Type): x@y\\.example(\\r\\n){0,2}.{0,40}",
        "=\\?utf-8\\?[QB]\\?[A-Za-z0-9=_+/]{0,30}\\?=",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_a_header(subject in typed(), name in typed(), words in "[ -~é\\n]{0,400}") {
        let mail = letter(&subject, &name, &words, &words, Vec::new());
        let raw = compose(&mail);
        check_form(&raw);
        let message = MessageParser::new().parse(&raw).unwrap();
        is_receipt(&message);
        let plain = |line: &Line| line.as_str().replace("=?", "= ?");
        prop_assert_eq!(message.subject().unwrap_or_default(), plain(&mail.subject));
        for address in [message.to().unwrap(), message.reply_to().unwrap()] {
            prop_assert_eq!(address.as_list().map(<[_]>::len), Some(1));
            let address = address.first().unwrap();
            prop_assert_eq!(address.address(), Some("an@town.example"));
            prop_assert_eq!(address.name().unwrap_or_default(), plain(&mail.to.name));
        }
        same_words(message.body_text(0).as_deref(), &words);
        same_words(message.body_html(0).as_deref(), &words);
    }

    #[test]
    fn a_file_arrives_as_it_was(name in typed(), bytes in prop::collection::vec(any::<u8>(), 0..600), kind in 0..MediaType::ALL.len()) {
        let media = MediaType::ALL[kind];
        let file = Enclosed { name: Line::of(&name, NAME_MAX), media, bytes };
        let mail = letter("Files", "An", "Words", "<p>Words</p>", vec![file.clone(), file.clone()]);
        let raw = compose(&mail);
        check_form(&raw);
        let message = MessageParser::new().parse(&raw).unwrap();
        prop_assert_eq!(message.attachment_count(), 2);
        for part in message.attachments() {
            prop_assert_eq!(part.contents(), file.bytes.as_slice());
            // Readers unfold (RFC 5322, section 2.2.3); this library leaves it to its caller.
            let name = part.attachment_name().unwrap_or_default().replace("\r\n", "");
            prop_assert_eq!(name, file.name.as_str().replace("=?", "= ?"));
        }
        same_words(message.body_text(0).as_deref(), "Words");
    }

    #[test]
    fn a_boundary_that_was_seen_in_one_mail_ends_nothing_in_another(words in "[a-z ]{0,40}") {
        let boundary = |raw: &[u8]| {
            let text = String::from_utf8(raw.to_vec()).unwrap();
            text.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let seen = boundary(&compose(&letter("Words", "An", &words, &words, Vec::new())));
        let text = format!("{words}\n--{seen}\nContent-Type: text/html\n\n<b>Win</b>\n--{seen}--");
        let raw = compose(&letter("Words", "An", &text, &text, Vec::new()));
        prop_assert_ne!(boundary(&raw), seen);
        let message = MessageParser::new().parse(&raw).unwrap();
        same_words(message.body_text(0).as_deref(), &text);
        prop_assert_eq!((message.text_body_count(), message.html_body_count()), (1, 1));
    }

    #[test]
    fn a_text_that_looks_like_a_boundary_ends_nothing(text in "(--=_[0-9a-f]{24}(--)?\\n|--\\n|[a-z ]{0,20}\\n){0,9}") {
        let raw = compose(&letter("Words", "An", &text, &text, Vec::new()));
        let message = MessageParser::new().parse(&raw).unwrap();
        prop_assert_eq!((message.text_body_count(), message.html_body_count(), message.attachment_count()), (1, 1, 0));
        same_words(message.body_text(0).as_deref(), &text);
    }
}
