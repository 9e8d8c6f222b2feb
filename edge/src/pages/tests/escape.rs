//! What people type reaches every page as text.

use super::sample;
use crate::{
    pages::{
        form::{self, FormView},
        inbox::{
            alert::ShutBackend,
            list::{self, ListView, Show, TicketRow},
            ticket::{self, MessageView, ReplyFault, TicketView},
            undelivered::{self, UndeliveredRow},
        },
        status::{self, StatusView},
    },
    texts::Texts,
};
use desk::turn::Rank;
use desk::{Event, Fault, Faults, Lang, Party, Status, Submission, What};

/// What breaks out of text, of an attribute and of a textarea or pre.
const EVIL: &str = "</textarea></pre><script>alert(1)</script>\"'&{$x}";

/// The page holds no markup of the reporter's, and the text all the same.
fn harmless(html: &str, times: usize) {
    let html = sample::without_own_script(html);
    assert!(!html.contains("<script") && !html.contains("alert(1)</script>"), "{html}");
    let shown = "&lt;/textarea&gt;&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;{$x}";
    assert_eq!(html.matches(shown).count(), times, "{html}");
}

#[test]
fn in_the_form() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let mut submission = Submission::default();
    for name in Submission::FIELDS.into_iter().filter(|name| *name != "siteId") {
        submission.set(name, EVIL.to_owned()).unwrap();
    }
    let faults = Faults::from(Fault::at(desk::Code::FieldUnknown, EVIL));
    let view = FormView { faults: Some(&faults), ..sample::form(&desk, site, Lang::Nl, &submission) };
    // Six fields, the customer ID that nobody asked for, four parts of context that are shown as well, and
    // the pointer in the summary.
    harmless(&form::page(&view).into_string(), 16);
    harmless(&form::page(&FormView { key: EVIL, faults: None, ..view }).into_string(), 16);
}

#[test]
fn in_the_status_page() {
    let desk = sample::desk();
    let events = [Event {
        at: sample::at("2026-03-27T15:00:00Z"),
        what: What::Reply { by: Party::Desk, text: EVIL.to_owned() },
    }];
    let site = desk.site("1234").unwrap();
    let view = StatusView { title: EVIL, error: EVIL, ..sample::status(&desk, site, Lang::Nl, &events) };
    harmless(&status::page(&view).into_string(), 3);
}

#[test]
fn in_the_inbox() {
    let desk = sample::desk();
    let at = sample::at("2026-03-27T15:00:00Z");
    let evil = || EVIL.to_owned();
    let row = TicketRow {
        number: sample::number(1),
        title: evil(),
        status: Status::New,
        received_at: at,
        channel: desk::Via::Form,
        category: desk::Category::Problem,
        rank: Rank::Usual,
    };
    let shut = [ShutBackend { backend: evil(), fault: evil(), count: 1 }];
    let view =
        ListView { desk: &desk, shut: &shut, rows: &[row], show: Show::All, next: Some(evil()), paged: true };
    let html = list::page(&view).into_string();
    // The alert says its backend three times and its fault once.
    harmless(&html, 5);
    assert!(html.contains("href=\"/inbox?status=all&amp;from=%3C%2Ftextarea"));
    let held = UndeliveredRow {
        number: sample::number(1),
        backend: evil(),
        failures: 1,
        last_error: evil(),
        next_attempt: None,
    };
    harmless(&undelivered::page(&desk, &[], &[held], 0).into_string(), 4);
    let view = TicketView {
        title: evil(),
        error: evil(),
        url: evil(),
        name: evil(),
        email: evil(),
        phone: Some(evil()),
        customer_id: Some(evil()),
        contract: Some(EVIL),
        context: serde_json::from_value(
            serde_json::json!({ "browser": EVIL, "language": EVIL, "window": EVIL, "errors": EVIL }),
        )
        .unwrap(),
        messages: vec![MessageView { at, by: Party::Reporter, whose: None, text: evil() }],
        action: evil(),
        reply: Some((evil(), ReplyFault::Long)),
        ..sample::ticket(&desk)
    };
    // The action stands in both forms.
    harmless(&ticket::page(&view).into_string(), 16);
}

#[test]
fn an_address_that_the_desk_would_not_take_is_no_link() {
    let desk = sample::desk();
    let view = TicketView { url: "javascript:alert(1)".to_owned(), ..sample::ticket(&desk) };
    let html = ticket::page(&view).into_string();
    assert!(html.contains("<dd>javascript:alert(1)</dd>") && !html.contains("href=\"javascript"));
}

#[test]
fn in_a_text_s_arguments() {
    let text = Texts::of(Lang::En).with("form-site", &[("site", EVIL.into()), ("id", "1234".into())]);
    harmless(&maud::html! { (text) }.into_string(), 1);
}
