//! The reporter's own page about a ticket.

pub mod answer;
mod steps;
pub mod summary;

use super::{
    Place, announcements, answered, form::kinds::label, heading, icons, layout::Layout, moment, moment_short,
};
use crate::texts::Texts;
use answer::AnswerForm;
use chrono::{DateTime, Utc};
use desk::{
    Attachment, Category, Event, Party, Status, TicketNumber, What,
    announcement::Announcement,
    config::{Desk, Site},
    stage::Stage,
};
use maud::{Markup, html};

/// What the page shows of a ticket.
pub struct StatusView<'a> {
    /// The desk that has it.
    pub desk: &'a Desk,
    /// The site that it is about.
    pub site: &'a Site,
    /// The texts, which carry the page's language.
    pub texts: &'a Texts,
    /// The ticket's number.
    pub number: TicketNumber,
    /// The reporter's title.
    pub title: &'a str,
    /// What the reporter wrote of it.
    pub error: &'a str,
    /// What kind of request it is, where that is known.
    pub category: Option<Category>,
    /// What was filled in beside, labelled.
    pub extras: Vec<(String, String)>,
    /// Where it is.
    pub status: Status,
    /// Where that is in the row of steps.
    pub stage: Stage,
    /// When the desk received it.
    pub received_at: DateTime<Utc>,
    /// When the desk promised an answer, if it did.
    pub answer_by: Option<DateTime<Utc>>,
    /// When it closes, unless the reporter answers; nothing where it does not wait for them.
    pub closes_at: Option<DateTime<Utc>>,
    /// The form for an answer.
    pub answer: &'a AnswerForm<'a>,
    /// A sealed text came along; what it holds is not known here.
    pub sealed: bool,
    /// The files that came with it.
    pub attachments: &'a [Attachment],
    /// What the desk has announced.
    pub announcements: &'a [Announcement],
    /// When the page is shown.
    pub now: DateTime<Utc>,
    /// What happened, the oldest first; what is not public is left out here.
    pub events: &'a [Event],
}

/// The whole page.
pub fn page(view: &StatusView) -> Markup {
    let StatusView { desk, site, texts, status, .. } = view;
    let lang = texts.lang();
    let number = view.number.to_string();
    let title = texts.with("status-title", &[("number", number.as_str().into())]);
    let done = matches!(status, Status::Resolved | Status::Closed);
    // Who only hears the tab's title knows at once that something is left to do.
    let prefix =
        view.answer.problem.map(|_| format!("{}: ", texts.get("form-error-prefix"))).unwrap_or_default();
    let content = html! {
        div.ticket lang=(lang) dir=(lang.dir()) data-site=(site.id) {
            (heading(Place::Page, &title))
            (steps::now(view))
            p.ticket-subject dir="auto" { (view.title) }
            (answered::line(desk, site, texts))
            (answer::note(view))
            (announcements::markup(view.announcements, site.id, texts, desk.zone, view.now, Place::Page))
            dl.ticket-facts {
                dt { (texts.get("status-about")) }
                dd { (site.name.get(lang)) " (" (site.id) ")" }
                @if let Some(kind) = view.category.filter(|_| site.rules.kinds.len() > 1) {
                    dt { (texts.get("status-category")) }
                    dd { (label(desk, kind, texts)) }
                }
                dt { (texts.get("status-received-at")) }
                dd { (moment(texts, view.received_at, desk.zone)) }
                @if let Some(at) = view.answer_by {
                    dt { (texts.get("status-answer-by")) }
                    dd { (moment(texts, at, desk.zone)) }
                }
                @if view.sealed {
                    dt { (texts.get("status-sealed")) }
                    dd { (texts.get("status-sealed-there")) }
                }
                @if !view.attachments.is_empty() {
                    dt { (texts.get("status-files")) }
                    dd { ul.ticket-files { @for file in view.attachments { li { (named(texts, file)) } } } }
                }
            }
            @if !view.error.is_empty() || !view.extras.is_empty() {
                details {
                    summary { (texts.get("status-told")) }
                    @if !view.error.is_empty() { blockquote.ticket-words dir="auto" { (view.error) } }
                    (extras(&view.extras))
                }
            }
            h2 { (texts.get("status-timeline")) }
            ol.ticket-timeline {
                @for event in view.events.iter().filter(|event| event.what.is_public()) { (happened(view, event)) }
            }
            (answer::markup(view))
            p { (texts.get("status-call")) }
            @if done {
                p { a href={ "/form/" (site.id) "?lang=" (lang) "&previous=" (number) } { (texts.get("status-again-previous")) } }
            } @else {
                p { a href={ "/form/" (site.id) "?lang=" (lang) } { (texts.get("status-again")) } }
            }
        }
    };
    let title = format!("{prefix}{title}");
    Layout {
        texts,
        desk: Some(desk),
        site: Some(site),
        title: &title,
        header: None,
        now: Some(view.now),
        inbox: false,
    }
    .page(&content)
}

/// What was filled in beside, as a list.
pub(super) fn extras(extras: &[(String, String)]) -> Markup {
    html! {
        @if !extras.is_empty() {
            dl.ticket-facts {
                @for (label, text) in extras {
                    dt { (label) }
                    dd.ticket-words dir="auto" { (text) }
                }
            }
        }
    }
}

/// A file by its name and size.
pub(super) fn named(texts: &Texts, file: &Attachment) -> Markup {
    html! { bdi { (file.name) } " " span.ticket-hint { (texts.size(file.size)) } }
}

/// A status as a word that stands out.
pub(super) fn badge(texts: &Texts, status: Status) -> Markup {
    let done = matches!(status, Status::Resolved | Status::Closed);
    html! {
        span.ticket-badge data-status=(status.as_str()) {
            @if done { (icons::check()) }
            (texts.status(status))
        }
    }
}

/// That a reseller passed it on, and what that means for the answer.
fn passed_on(view: &StatusView, to: &str) -> String {
    let reseller = view.desk.answerer(view.site).name.get(view.texts.lang());
    view.texts.with("status-passed-on", &[("reseller", reseller.into()), ("to", to.into())])
}

fn happened(view: &StatusView, event: &Event) -> Markup {
    let texts = view.texts;
    html! {
        li {
            p.ticket-when { (moment_short(texts, event.at, view.desk.zone)) }
            @match &event.what {
                What::Received => p { (texts.get("event-received")) },
                What::Status { to, why } => p { (texts.changed(*to, *why)) },
                What::Reply { by, text } => {
                    p { (texts.get(match by { Party::Desk => "event-reply-desk", Party::Reporter => "event-reply-reporter" })) }
                    blockquote.ticket-words dir="auto" { (text) }
                },
                What::Moved { to } => p { (texts.with("event-moved", &[("to", to.as_str().into())])) },
                What::PassedOn { to } => p { (passed_on(view, to)) },
                What::Delivered { .. } | What::Held { .. } | What::Elsewhere { .. } => {},
            }
        }
    }
}
