//! A ticket in words, for helpdesks that have no fields for everything.

use super::Job;
use crate::texts::Texts;
use desk::{Category, Lang, Party, What};
use std::fmt::Write;

/// The ticket's line in every helpdesk: `[1234-00057-39] title`. The number stands first, so that it
/// survives a title that is cut.
pub fn subject(job: &Job) -> String {
    format!("[{}] {}", job.number, job.report.title)
}

/// All that the reporter told, labelled, in the desk's language. Nothing depends on the helpdesk's
/// own fields: what those drop stands here.
pub fn text(job: &Job) -> String {
    let texts = Texts::of(job.desk_lang);
    let report = &job.report;
    let mut text = match report.error.as_str() {
        // A picture shows it.
        "" => String::new(),
        error => format!("{error}\n\n"),
    };
    if report.category == Category::Emergency {
        // Somebody is about to call, so it stands before all else.
        text.insert_str(0, &format!("{}\n\n", texts.get("inbox-emergency")));
    }
    let mut line = |key: &str, value: &str| {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{}: {value}", texts.get(key));
    };
    line("inbox-number", &job.number.to_string());
    if let Some(previous) = &report.previous {
        line("inbox-previous", &previous.to_string());
    }
    line("inbox-site", &report.site_id.to_string());
    line("inbox-url", report.url.as_str());
    if let Some(customer) = &job.customer {
        line("inbox-customer", customer);
    }
    line("field-name", report.contact.name.as_str());
    line("field-email", report.contact.email.as_str());
    if let Some(phone) = &report.contact.phone {
        line("field-phone", phone.as_str());
    }
    if let Some(id) = &report.customer_id {
        line("field-customer-id", id.as_str());
    }
    if let Some(reporter) = texts.reporter(&job.standing) {
        line("inbox-sender", &reporter);
    }
    if let Some(vouched) = &job.standing.vouched {
        line("inbox-verified", &texts.vouched(vouched));
    }
    if let Some(contract) = &job.contract {
        line("inbox-contract", &texts.contract(contract, job.standing.priority));
    }
    if let Some(at) = job.answer_by {
        line("inbox-answer-by", &texts.moment(at, job.zone));
    }
    line("inbox-category", &texts.category(report.category));
    if let Some(name) = &job.line_name {
        line("inbox-line", name);
    }
    line("inbox-urgency", &texts.urgency(report.urgency));
    if !report.channel.is_form() {
        line("inbox-channel", &texts.via(report.channel));
    }
    for (label, value) in &job.extras {
        let _ = writeln!(text, "{label}: {value}");
    }
    for (name, value) in report.context.parts() {
        // Several script errors stand below their label, each on its line.
        let gap = if value.contains('\n') { '\n' } else { ' ' };
        let _ = writeln!(text, "{}:{gap}{value}", texts.get(&format!("inbox-context-{name}")));
    }
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{}: {value}", texts.get(key));
    };
    for shown in &report.answers_shown {
        line("inbox-answers-shown", &texts.shown_answer(shown));
    }
    for attached in &job.attachments {
        line("inbox-file", &format!("{} {}", attached.file.name, attached.url));
    }
    if let Some(url) = &job.pass_on_url {
        line("inbox-pass-on", url);
    }
    if let Some(sealed) = &report.sealed {
        // On a line of its own, so that it can be copied.
        let (what, how) = (texts.get("inbox-sealed"), texts.get("inbox-sealed-do"));
        let _ = write!(text, "\n{what}: {how}\n{sealed}\n");
    }
    text.truncate(text.trim_end().len());
    text
}

/// What happened among those who share a ticket, in words that are no reporter's to read; nothing for
/// what concerns no helpdesk.
pub fn aside(lang: Lang, what: &What) -> Option<String> {
    let texts = Texts::of(lang);
    let (whose, did) = match what {
        What::PassedOn { to } => return Some(texts.with("event-passed-on", &[("to", to.as_str().into())])),
        What::Elsewhere { whose, did } => (whose.as_str(), did.as_ref()),
        _ => return None,
    };
    match did {
        What::Reply { by: Party::Desk, text } => {
            Some(format!("{}\n\n{text}", texts.with("event-elsewhere-reply", &[("whose", whose.into())])))
        }
        What::Status { to, .. } => {
            let status = texts.status(*to);
            Some(texts.with("event-elsewhere-status", &[("whose", whose.into()), ("status", status.into())]))
        }
        What::Moved { to } => {
            let to = to.as_str();
            Some(texts.with("event-elsewhere-moved", &[("whose", whose.into()), ("to", to.into())]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::job;
    use super::*;
    use desk::{
        ContextFields, CustomerId, Email, Name,
        editors::Reporter,
        standing::{Standing, Vouched},
    };

    #[test]
    fn whom_a_cms_vouched_for() {
        let mut job = job();
        let vouched = Vouched {
            account: "7".to_owned(),
            name: Name::parse("Edith Example").unwrap(),
            email: Email::parse("edith@town.example").unwrap(),
            phone: None,
        };
        job.standing =
            Standing { reporter: Some(Reporter::Editor), vouched: Some(vouched), ..Standing::default() };
        let text = text(&job);
        for told in [
            "Role: Editor of the site, logged in to its CMS\n",
            "Verified by the CMS: Edith Example, edith@town.example, account 7\n",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
    }

    #[test]
    fn whose_ticket_it_is_and_whether_it_goes_first() {
        let mut job = job();
        job.report.customer_id = Some(CustomerId::parse("K-2001").unwrap());
        job.contract = Some("Gold".to_owned());
        job.standing = Standing {
            reporter: Some(Reporter::Visitor),
            vouched: None,
            contract: Some("gold".to_owned()),
            priority: true,
        };
        let text = text(&job);
        for told in
            ["Customer ID: K-2001", "Contract: Gold (goes first)", "Role: Visitor, not an editor of the site"]
        {
            assert!(text.contains(told), "{told}: {text}");
        }
    }

    #[test]
    fn which_known_answers_were_shown() {
        let mut job = job();
        assert!(!text(&job).contains("Shown before sending"));
        job.report.answers_shown = desk::ShownAnswer::list("https://help.example/a *https://help.example/b");
        let text = text(&job);
        assert!(text.contains("Shown before sending: https://help.example/a\n"), "{text}");
        assert!(text.contains("Shown before sending: https://help.example/b (opened)\n"), "{text}");
    }

    #[test]
    fn an_emergency_and_a_phone_call_are_known_as_such() {
        let mut job = job();
        assert!(!text(&job).contains("Channel"));
        job.report.category = Category::Emergency;
        job.report.channel = desk::Via::Phone;
        let text = text(&job);
        assert!(text.starts_with("Emergency: the reporter was told to call now"), "{text}");
        assert!(text.contains("Kind: Emergency") && text.contains("Channel: Phone"), "{text}");
    }

    #[test]
    fn what_the_browser_told_is_labelled_and_errors_keep_their_lines() {
        let mut job = job();
        let (browser, errors) = ("Chromium 149, Linux".to_owned(), "first\nsecond".to_owned());
        job.report.context = ContextFields { browser, errors, ..ContextFields::default() }.parse().unwrap();
        let text = text(&job);
        assert!(text.contains("\nBrowser: Chromium 149, Linux\nScript errors:\nfirst\nsecond\n"), "{text}");
        assert!(!text.contains("Window:"), "{text}");
    }

    #[test]
    fn what_the_others_did_is_told_by_their_name() {
        let told = |did| {
            let what = What::Elsewhere { whose: "Hosting".into(), did: Box::new(did) };
            aside(Lang::En, &what)
        };
        let reply = told(What::Reply { by: Party::Desk, text: "Mended".into() }).unwrap();
        assert_eq!(reply, "Hosting wrote:\n\nMended");
        assert!(told(What::status(desk::Status::Resolved)).unwrap().starts_with("Hosting: "));
        assert!(told(What::Moved { to: "Bug".into() }).unwrap().contains("Bug"));
        assert_eq!(told(What::Received), None);
    }

    #[test]
    fn a_reseller_finds_where_to_pass_it_on_and_the_desk_whose_it_is() {
        let url = "https://desk.example/pass-on/1234-00057-39.x";
        let job = Job { pass_on_url: Some(url.into()), customer: Some("An Example".into()), ..job() };
        let text = text(&job);
        assert!(text.contains(url) && text.contains("Customer of the reseller: An Example"), "{text}");
    }

    #[test]
    fn everything_that_was_told_stands_in_it() {
        let text = text(&job());
        for told in [
            "Error 500\nBcc: x@y.example",
            "1234-00057-39",
            "https://town.example/",
            "An Example",
            "an@example.be",
            "02 555 01 00",
            "Server: w3",
            "Answer at the latest: Monday 21 September 2026 at 20:13\n",
            "Line: Second line\n",
            "schermafbeelding.png https://desk.example/files/",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("inbox-") && !text.contains("field-"), "{text}");
        let bare = Job { answer_by: None, line_name: None, ..job() };
        let bare = super::text(&bare);
        assert!(!bare.contains("Answer at the latest") && !bare.contains("Line:"), "{bare}");
        assert_eq!(subject(&job()), "[1234-00057-39] The \"form\" fails");
    }
}
