//! The receipt: in the reporter's language, whole, and with no header that was typed.

use crate::{FROM, mails, world};
use serde_json::json;
use tests::{
    client::Receipt,
    fixtures::{EMAIL, Ticket, with},
    mail::Letter,
};

/// The headers of a receipt, apart from what the library and the platform order as they like.
const HEADERS: [&str; 12] = [
    "Auto-Submitted",
    "Content-Language",
    "Content-Type",
    "Date",
    "From",
    "MIME-Version",
    "Message-ID",
    "References",
    "Reply-To",
    "Subject",
    "To",
    "X-Ticket-Number",
];

fn has_its_headers_alone(letter: &Letter) {
    let mut names = letter.header_names();
    names.sort();
    assert_eq!(names, HEADERS, "{}", String::from_utf8_lossy(&letter.raw));
}

#[test]
fn it_comes_in_the_reporter_s_language() {
    for (lang, words, next) in [
        ("nl", "Uw melding is ontvangen", "Wat er nu gebeurt"),
        ("fr", "Votre signalement est bien arrivé", "Et maintenant"),
        ("de", "Ihre Meldung ist eingegangen", "Wie es weitergeht"),
        ("en", "Your report has been received", "What happens next"),
    ] {
        let ticket = Ticket::new(&world().site());
        let receipt = Receipt::of(&world().client.ticket(&ticket).lang(lang).send());
        let letter = mails().wait(&receipt.number, EMAIL, 1).remove(0);
        has_its_headers_alone(&letter);
        assert_eq!(letter.subject(), format!("[{}] {}", receipt.number, ticket.title));
        assert_eq!(letter.from(), ("Test desk".to_owned(), FROM.to_owned()));
        assert_eq!(letter.reply_to().1, "help@desk.example");
        assert_eq!(letter.to(), (ticket.name.clone(), EMAIL.to_owned()));
        assert_eq!(letter.header("Content-Language").as_deref(), Some(lang));
        assert_eq!(letter.header("Auto-Submitted").as_deref(), Some("auto-generated"));
        let (text, html) = (letter.text(), letter.html());
        assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{html}");
        assert!(html.contains(next) && text.to_lowercase().contains(&next.to_lowercase()), "{text}");
        for part in [text, html] {
            for wanted in [words, &receipt.number, &ticket.title, &receipt.status_url, "+32 2 555 01 00"] {
                assert!(part.contains(wanted), "{wanted} is not in {part}");
            }
        }
    }
}

#[test]
fn its_link_opens_the_ticket_s_page() {
    let receipt = crate::filed();
    let letter = mails().about(&receipt.number, EMAIL).remove(0);
    let link = letter.link("/status/");
    assert_eq!(link, receipt.status_url);
    let page = world().client.get(&link).header("Accept", "text/html").send();
    assert_eq!(page.status, 200);
    assert!(page.text().contains(&receipt.number));
    assert!(letter.html().contains(&format!("href=\"{link}\"")));
}

#[test]
fn nothing_that_was_typed_makes_a_header() {
    for (title, name) in [
        ("=?utf-8?Q?=0D=0ABcc:_x@evil.example?=", "=?utf-8?B?DQpCY2M6IHhAZXZpbC5leGFtcGxl?="),
        ("Bcc: x@evil.example", "An\" <x@evil.example>, \"Other"),
        ("a\u{202e}txt.exe \u{2066}x", "\u{202e}nA \u{200b}"),
        ("مشكلة في النموذج", "日本語 太郎"),
        ("👩‍👩‍👧 Zoë’s “form” — fails; (really), \\ 100%", "O'Neil (Desk); <b>Zoë</b>, \\\""),
        (&"é".repeat(150), &"ü ".repeat(50)),
        (&"x".repeat(150), &"x".repeat(100)),
    ] {
        let ticket = Ticket { name: name.to_owned(), ..Ticket::new(&world().site()).title(title) };
        let receipt = world().client.file(&ticket);
        let letter = mails().wait(&receipt.number, EMAIL, 1).remove(0);
        has_its_headers_alone(&letter);
        assert!(letter.raw.is_ascii(), "{title}");
        assert_eq!(letter.to().1, EMAIL);
        assert!(letter.subject().starts_with(&format!("[{}] ", receipt.number)), "{}", letter.subject());
        let hidden = ['\r', '\n', '\u{202e}', '\u{2066}', '\u{200b}'];
        assert!(!letter.subject().contains(hidden) && !letter.to().0.contains(hidden), "{title}");
    }
}

#[test]
fn a_line_end_never_gets_that_far() {
    let ticket = Ticket::new(&world().site()).json();
    for (pointer, value) in [
        ("/title", "Form\r\nBcc: x@evil.example"),
        ("/title", "Form\u{2028}Bcc: x@evil.example"),
        ("/contact/name", "An\nBcc: x@evil.example"),
        ("/contact/email", "an@town.example\r\nBcc: x@evil.example"),
        ("/contact/email", "an@town.example, x@evil.example"),
    ] {
        let answer = world().client.submission(&with(&ticket, pointer, json!(value))).send();
        assert_eq!(answer.status, 422, "{pointer} {value:?}: {answer}");
    }
}

#[test]
fn an_address_in_another_script_is_written_as_servers_know_it() {
    let ticket = with(&Ticket::new(&world().site()).json(), "/contact/email", json!("an@münchen.example"));
    let receipt = Receipt::of(&world().client.submission(&ticket).send());
    let letter = mails().wait(&receipt.number, "an@xn--mnchen-3ya.example", 1).remove(0);
    has_its_headers_alone(&letter);
}

#[test]
fn the_same_report_sent_twice_has_one_receipt() {
    let request = world().client.ticket(&Ticket::new(&world().site()));
    let first = Receipt::of(&request.clone().send());
    assert_eq!(Receipt::of(&request.send()), first);
    crate::settle();
    assert_eq!(mails().about(&first.number, EMAIL).len(), 1);
}
