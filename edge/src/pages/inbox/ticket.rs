//! One ticket in the inbox: all that the reporter sent, what was said since, and what to do.

use super::{Part, list::site, page as inbox_page, texts};
use crate::{
    pages::{
        Place,
        form::kinds::label,
        heading, icons, mail_link, moment, moment_short,
        status::{badge, extras, named},
    },
    texts::Texts,
};
use chrono::{DateTime, Utc};
use desk::{
    Attachment, Category, Context, PageUrl, Party, Phone, ShownAnswer, Status, TicketNumber, Urgency, Via,
    config::{Desk, Reseller},
    limits,
    standing::Standing,
};
use maud::{Markup, html};

/// A ticket with all its fields.
pub struct TicketView<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Its number.
    pub number: TicketNumber,
    /// Where it is.
    pub status: Status,
    /// When the desk received it.
    pub received_at: DateTime<Utc>,
    /// When the desk promised an answer, if it did.
    pub answer_by: Option<DateTime<Utc>>,
    /// The reporter's title.
    pub title: String,
    /// The full error message; empty where a picture shows it.
    pub error: String,
    /// The files that came with it, each with its address.
    pub attachments: Vec<(Attachment, String)>,
    /// The address of the page.
    pub url: String,
    /// The reporter's name.
    pub name: String,
    /// The reporter's e-mail address.
    pub email: String,
    /// The reporter's phone number, if there is one.
    pub phone: Option<String>,
    /// The customer ID, if there is one.
    pub customer_id: Option<String>,
    /// The name of the contract that it came under.
    pub contract: Option<&'a str>,
    /// What the desk knew of the reporter.
    pub standing: &'a Standing,
    /// The earlier ticket that it refers to.
    pub previous: Option<TicketNumber>,
    /// The kind of request.
    pub category: Category,
    /// How much it presses.
    pub urgency: Urgency,
    /// How it came in.
    pub channel: Via,
    /// What its kind of request asked beside, labelled.
    pub extras: Vec<(String, String)>,
    /// The known answers that the reporter saw.
    pub answers_shown: Vec<ShownAnswer>,
    /// What the page knew.
    pub context: Context,
    /// A sealed text, as the desk's own program takes it.
    pub sealed: Option<String>,
    /// What was said since, the oldest first.
    pub messages: Vec<MessageView>,
    /// The ID of the next action, so that a double submit is one action.
    pub action: String,
    /// The reply that could not be taken, with the reason.
    pub reply: Option<(String, ReplyFault)>,
}

/// A message between the desk and the reporter.
pub struct MessageView {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who wrote it.
    pub by: Party,
    /// Their name, where it is the reseller that keeps the contact.
    pub whose: Option<String>,
    /// What they wrote.
    pub text: String,
}

/// What is wrong with a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyFault {
    /// There is none.
    Missing,
    /// It is longer than [`limits::REPLY_MAX`].
    Long,
}

/// The whole page.
pub fn page(view: &TicketView) -> Markup {
    let texts = texts(view.desk);
    let title = view.number.to_string();
    let content = html! {
        div.ticket {
            p { a href="/inbox" { (texts.get("inbox-back")) } }
            (heading(Place::Page, &title))
            p.ticket-subject dir="auto" { (view.title) }
            div.ticket-columns {
                div {
                    @if !view.error.is_empty() {
                        h2 { (texts.get("inbox-error")) }
                        pre.ticket-words dir="auto" tabindex="0" { "\n" (view.error) }
                    }
                    (sealed(view, texts))
                    (attachments(view, texts))
                    h2 { (texts.get("inbox-messages")) }
                    (messages(view, texts))
                    (reply(view, texts))
                }
                div {
                    h2 { (texts.get("inbox-status")) }
                    (status(view, texts))
                    h2 { (texts.get("inbox-report")) }
                    (report(view, texts))
                    (extras(&view.extras))
                    (shown(view, texts))
                    (reporter(view, texts))
                    (context(&view.context, texts))
                }
            }
        }
    };
    inbox_page(view.desk, Part::Tickets, &title, &content)
}

fn status(view: &TicketView, texts: &Texts) -> Markup {
    html! {
        p { (badge(texts, view.status)) }
        form.ticket-inline method="post" action={ "/inbox/tickets/" (view.number) "/status" } {
            input type="hidden" name="id" value=(view.action);
            label for="ticket-set-status" { (texts.get("inbox-new-status")) }
            select #ticket-set-status name="status" {
                @for status in Status::ALL {
                    option value=(status.as_str()) selected[*status == view.status] { (texts.status(*status)) }
                }
            }
            button.ticket-quiet type="submit" { (texts.get("inbox-set-status")) }
        }
    }
}

fn report(view: &TicketView, texts: &Texts) -> Markup {
    html! {
        dl.ticket-facts {
            dt { (texts.get("inbox-site")) }
            dd { (site(view.desk, view.number.site())) }
            dt { (texts.get("inbox-url")) }
            dd { (url(&view.url)) }
            dt { (texts.get("inbox-received")) }
            dd { (moment(texts, view.received_at, view.desk.zone)) }
            @if let Some(at) = view.answer_by {
                dt { (texts.get("inbox-answer-by")) }
                dd { (moment(texts, at, view.desk.zone)) }
            }
            @if let Some(previous) = view.previous {
                dt { (texts.get("inbox-previous")) }
                dd { a href={ "/inbox/tickets/" (previous) } { (previous) } }
            }
            dt { (texts.get("inbox-category")) }
            dd { (label(view.desk, view.category, texts)) }
            dt { (texts.get("inbox-urgency")) }
            dd { (texts.urgency(view.urgency)) }
            dt { (texts.get("inbox-channel")) }
            dd { (texts.via(view.channel)) }
        }
    }
}

fn shown(view: &TicketView, texts: &Texts) -> Markup {
    html! {
        @if !view.answers_shown.is_empty() {
            dl.ticket-facts {
                dt { (texts.get("inbox-answers-shown")) }
                @for shown in &view.answers_shown {
                    dd {
                        a href=(shown.url.as_str()) target="_blank" rel="noreferrer noopener" dir="ltr" {
                            (texts.shown_answer(shown))
                        }
                    }
                }
            }
        }
    }
}

fn sealed(view: &TicketView, texts: &Texts) -> Markup {
    html! {
        @if let Some(sealed) = &view.sealed {
            h2 #ticket-sealed { (texts.get("inbox-sealed")) }
            p { (texts.get("inbox-sealed-do")) }
            pre.ticket-words.ticket-jwe tabindex="0" aria-labelledby="ticket-sealed" { (sealed) }
        }
    }
}

fn attachments(view: &TicketView, texts: &Texts) -> Markup {
    html! {
        @if !view.attachments.is_empty() {
            h2 { (texts.get("inbox-files")) }
            ul.ticket-files {
                @for (file, address) in &view.attachments {
                    li { a href=(address) download=(file.name) { (named(texts, file)) } }
                }
            }
        }
    }
}

fn reporter(view: &TicketView, texts: &Texts) -> Markup {
    html! {
        h2 { (texts.get(if keeper(view).is_some() { "inbox-reseller" } else { "inbox-reporter" })) }
        dl.ticket-facts {
            dt { (texts.get("field-name")) }
            dd dir="auto" { (view.name) }
            dt { (texts.get("contact-email")) }
            dd { (mail_link(&view.email)) }
            @if let Some(phone) = &view.phone {
                dt { (texts.get("contact-phone")) }
                dd {
                    @match Phone::parse(phone) {
                        Ok(number) => a dir="ltr" href={ "tel:" (number.dial()) } { (phone) },
                        Err(_) => (phone),
                    }
                }
            }
            @if let Some(id) = &view.customer_id {
                dt { (texts.get("field-customer-id")) }
                dd { (id) }
            }
            @if let Some(contract) = view.contract {
                dt { (texts.get("inbox-contract")) }
                dd { (texts.contract(contract, view.standing.priority)) }
            }
            @if let Some(reporter) = texts.reporter(view.standing) {
                dt { (texts.get("inbox-sender")) }
                dd { (reporter) }
            }
            @if let Some(vouched) = &view.standing.vouched {
                dt { (texts.get("inbox-verified")) }
                dd dir="auto" { (texts.vouched(vouched)) }
            }
        }
    }
}

/// A link only where the address is one that the desk would take: a row is data, not a promise.
fn url(address: &str) -> Markup {
    html! {
        @match PageUrl::parse(address) {
            Ok(_) => a href=(address) target="_blank" rel="noreferrer noopener" { (address) },
            Err(_) => (address),
        }
    }
}

fn context(context: &Context, texts: &Texts) -> Markup {
    html! {
        @if context.parts().next().is_some() {
            h2 { (texts.get("inbox-context")) }
            dl.ticket-facts {
                @for (name, value) in context.parts() {
                    dt { (texts.get(&format!("inbox-context-{name}"))) }
                    dd.ticket-words { (value) }
                }
            }
        }
    }
}

fn messages(view: &TicketView, texts: &Texts) -> Markup {
    html! {
        @if view.messages.is_empty() { p { (texts.get("inbox-messages-none")) } }
        @else {
            ol.ticket-timeline {
                @for message in &view.messages {
                    li {
                        p.ticket-when {
                            @match (&message.whose, message.by) {
                                (Some(whose), _) => bdi { (whose) },
                                (None, Party::Desk) => (texts.get("inbox-by-desk")),
                                (None, Party::Reporter) => (texts.get("inbox-by-reporter")),
                            }
                            ", " (moment_short(texts, message.at, view.desk.zone))
                        }
                        blockquote.ticket-words dir="auto" { (message.text) }
                    }
                }
            }
        }
    }
}

/// The reseller that passed it on and keeps the contact; nothing where the desk answers itself.
fn keeper<'a>(view: &TicketView<'a>) -> Option<&'a Reseller> {
    let site = view.desk.sites.get(&view.number.site())?;
    view.desk.contact_keeper(site).map(|(reseller, _)| reseller)
}

fn reply_hint(view: &TicketView, texts: &Texts) -> String {
    let limit = texts.count(limits::REPLY_MAX).into();
    match keeper(view) {
        Some(reseller) => {
            let name = reseller.name.get(texts.lang()).into();
            texts.with("inbox-reply-hint-reseller", &[("reseller", name), ("limit", limit)])
        }
        None => texts.with("inbox-reply-hint", &[("limit", limit)]),
    }
}

fn reply(view: &TicketView, texts: &Texts) -> Markup {
    let limit = [("limit", texts.count(limits::REPLY_MAX).into())];
    let wrong = view.reply.as_ref().map(|(_, fault)| match fault {
        ReplyFault::Missing => texts.get("inbox-reply-missing"),
        ReplyFault::Long => texts.with("inbox-reply-long", &limit),
    });
    let text = view.reply.as_ref().map_or("", |(text, _)| text);
    let described =
        if wrong.is_some() { "ticket-reply-error ticket-reply-hint" } else { "ticket-reply-hint" };
    html! {
        form.ticket-form method="post" action={ "/inbox/tickets/" (view.number) "/reply" } novalidate {
            input type="hidden" name="id" value=(view.action);
            div.ticket-field.ticket-field-wrong[wrong.is_some()] {
                label for="ticket-reply" { (texts.get("inbox-reply")) }
                p.ticket-hint #ticket-reply-hint { (reply_hint(view, texts)) }
                @if let Some(wrong) = &wrong {
                    p.ticket-error #ticket-reply-error {
                        (icons::alert())
                        span.ticket-hidden { (texts.get("form-error-prefix")) ":" }
                        " " span.ticket-error-text { (wrong) }
                    }
                }
                textarea #ticket-reply name="text" rows="6" aria-required="true"
                    aria-invalid=[wrong.as_ref().map(|_| "true")] aria-describedby=(described)
                    autofocus[wrong.is_some()] { "\n" (text) }
            }
            button.ticket-submit type="submit" { (texts.get("inbox-reply-send")) }
        }
    }
}
