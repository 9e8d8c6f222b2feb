//! What the letters say.

use super::sample::{self, at, now, report, sender, ticket};
use crate::{
    mail::{Mail, sender::Sender},
    texts::Texts,
};
use desk::{Category, Lang, Party, Status, What, config::Desk};

const TITLE: &str = "Het formulier geeft een fout";

fn receipt(lang: Lang, answer_by: Option<&str>) -> Mail {
    let (sender, report) = (sender(), report(TITLE, "An Peeters"));
    let mut ticket = ticket(&sender, &report, lang);
    ticket.answer_by = answer_by.map(at);
    ticket.receipt(now()).unwrap()
}

fn news(lang: Lang, what: &What) -> Option<Mail> {
    let (sender, report) = (sender(), report(TITLE, "An Peeters"));
    ticket(&sender, &report, lang).news(7, what, now())
}

/// What stands in both parts.
fn both(mail: &Mail, wanted: &str) {
    let html = mail.html.as_deref().unwrap();
    assert!(mail.text.contains(wanted), "{wanted} is not in the text:\n{}", mail.text);
    assert!(html.contains(wanted), "{wanted} is not in the HTML:\n{html}");
}

#[test]
fn a_receipt_says_all_that_the_confirmation_says() {
    for lang in Lang::ALL {
        let texts = Texts::of(lang);
        let mail = receipt(lang, None);
        for wanted in ["1234-00057-39", TITLE, sample::STATUS, "+32 2 555 01 00", "help@desk.example"] {
            both(&mail, wanted);
        }
        for key in ["done-title", "done-answer", "done-call", "mail-follow", "mail-stranger"] {
            both(&mail, &texts.get(key));
        }
        let html = mail.html.unwrap();
        assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{html}");
        assert!(html.contains(&format!("href=\"{}\"", sample::STATUS)), "{html}");
        assert!(html.contains("href=\"tel:+3225550100\""), "{html}");
    }
}

#[test]
fn an_emergency_says_whom_to_call_before_all_else() {
    let source = sample::DESK.replacen("phone =", "emergency-phone = \"+32 475 55 01 00\"\nphone =", 1);
    let sender = Sender::of(&Desk::parse(&source).unwrap()).unwrap();
    let mut report = report(TITLE, "An Peeters");
    report.category = Category::Emergency;
    let mail = ticket(&sender, &report, Lang::En).receipt(now()).unwrap();
    both(&mail, "Call now: +32 475 55 01 00");
    let html = mail.html.as_deref().unwrap();
    let call = html.find("href=\"tel:+32475550100\"").unwrap();
    assert!(call < html.find("href=\"https://").unwrap(), "{html}");
    assert!(mail.text.contains("and quote this number: 1234-00057-39"), "{}", mail.text);
    assert!(!receipt(Lang::En, None).text.contains("Call now"));
}

#[test]
fn a_promised_time_stands_in_it_in_the_desk_s_zone() {
    both(&receipt(Lang::Nl, Some("2026-03-30T10:00:00Z")), "maandag 30 maart 2026 om 12:00");
    assert!(!receipt(Lang::Nl, None).text.contains("uiterlijk"));
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    let what = What::Reply { by: Party::Desk, text: "<img src=x onerror=alert(1)> https://a.example".into() };
    for mail in [receipt(Lang::De, None), news(Lang::De, &what).unwrap()] {
        let html = mail.html.unwrap();
        for sign in ["<img", "src=\"", "url(", "<script", "<link", "@import", "<table", "<iframe", "<form"] {
            assert!(!html.contains(sign), "{sign} in {html}");
        }
    }
}

#[test]
fn an_answer_of_the_desk_is_quoted_as_it_was_written() {
    let text = "Dag An,\n\n  <b>welke</b> browser?\u{1b}[31m\n-- \nDe helpdesk";
    let mail = news(Lang::Nl, &What::Reply { by: Party::Desk, text: text.into() }).unwrap();
    assert!(mail.text.contains("> Dag An,\n> \n>   <b>welke</b> browser?␛[31m\n> -- \n> De helpdesk"));
    let html = mail.html.as_deref().unwrap();
    assert!(html.contains("Dag An,\n\n  &lt;b&gt;welke&lt;/b&gt; browser?␛[31m"), "{html}");
    both(&mail, sample::STOP);
    both(&mail, &Texts::of(Lang::Nl).get("mail-stop"));
}

#[test]
fn a_very_long_answer_is_cut_and_says_so() {
    let text = "é".repeat(30_000);
    let mail = news(Lang::Fr, &What::Reply { by: Party::Desk, text }).unwrap();
    both(&mail, &Texts::of(Lang::Fr).get("mail-cut"));
    assert!(mail.text.chars().filter(|c| *c == 'é').count() < 20_100);
}

#[test]
fn each_status_has_a_sentence_of_its_own() {
    for lang in Lang::ALL {
        let said: std::collections::BTreeSet<String> =
            Status::ALL.iter().map(|to| news(lang, &What::status(*to)).unwrap().text).collect();
        assert_eq!(said.len(), Status::ALL.len());
    }
    both(&news(Lang::En, &What::status(Status::Closed)).unwrap(), "Your report is closed");
}

#[test]
fn a_report_that_was_passed_on_says_to_what() {
    let mail = news(Lang::En, &What::Moved { to: "Change\nrequest\u{202e}".into() }).unwrap();
    both(&mail, "under: Change request.");
}

#[test]
fn what_the_reporter_did_or_may_not_see_is_no_news() {
    for what in [
        What::Received,
        What::Reply { by: Party::Reporter, text: "Hello".into() },
        What::Delivered { backend: "b".into() },
        What::Held { backend: "b".into() },
    ] {
        assert_eq!(news(Lang::En, &what), None, "{what:?}");
    }
}

#[test]
fn a_reporter_whose_address_cannot_exist_gets_none() {
    let sender = sender();
    let mut report = report(TITLE, "An Peeters");
    report.contact.email = desk::Email::parse("an@xn--a.example").unwrap();
    assert_eq!(ticket(&sender, &report, Lang::En).receipt(now()), None);
}

#[test]
fn a_title_of_the_other_direction_or_of_markup_stays_text() {
    let sender = sender();
    let report = report("</p><h1>Win</h1> \"مرحبا\" & more", "An Peeters");
    let mail = ticket(&sender, &report, Lang::En).receipt(now()).unwrap();
    let html = mail.html.unwrap();
    assert!(html.contains("&lt;/p&gt;&lt;h1&gt;Win&lt;/h1&gt; &quot;مرحبا&quot; &amp; more"), "{html}");
    assert!(html.contains("dir=\"auto\""));
}

#[test]
fn a_reseller_that_keeps_the_contact_writes_in_its_own_name() {
    let desk = crate::pages::tests::sample::reseller_desk();
    let (own, report) = (sender(), report(TITLE, "An Peeters"));
    for (id, name, passes_on) in [("atelier", "Atelier Zuid", false), ("bureau", "Bureau Oost", true)] {
        let sender = own.for_reseller(&desk.resellers[id]).unwrap();
        for lang in Lang::ALL {
            let mail = ticket(&sender, &report, lang).receipt(now()).unwrap();
            assert_eq!(mail.from.name.as_str(), name);
            assert_eq!(mail.from.address, *own.from_address());
            assert_eq!(
                mail.reply_to.as_ref().unwrap().address.to_string(),
                desk.resellers[id].email.as_str()
            );
            let names = [("reseller", name.into()), ("desk", own.name(lang).into())];
            both(&mail, &Texts::of(lang).with("answered-beyond", &names));
            let told = Texts::of(lang).with("answered-by-passes-on", &names);
            assert_eq!(mail.text.contains(&told), passes_on, "{}", mail.text);
        }
        let letter = ticket(&sender, &report, Lang::En);
        let news = letter.news(7, &What::PassedOn { to: "Zeewind Hosting".into() }, now()).unwrap();
        both(&news, &format!("The answer still comes from {name}."));
        let aside = What::Elsewhere { whose: "Zeewind".into(), did: Box::new(What::Received) };
        assert!(letter.news(8, &aside, now()).is_none());
    }
}
