//! A phone call, written down by whoever takes it: the reporter's own form with the choices that only
//! the desk has, on one screen, and then the number to read out.

use super::{Part, page as inbox_page, texts};
use crate::{
    pages::{
        Place,
        form::{Field, FormView, kinds, summary},
        heading, icons,
    },
    texts::Texts,
};
use desk::{
    Category, Lang, Receipt,
    config::{Desk, Site},
};
use maud::{Markup, html};
use std::iter;

/// What the page is made of.
pub struct CallView<'a> {
    /// The form. Its site is the chosen one, or any where none is chosen yet.
    pub form: FormView<'a>,
    /// The language that the caller reads.
    pub lang: Lang,
}

/// The page with the form.
pub fn page(view: &CallView) -> Markup {
    let form = &view.form;
    let texts = form.texts;
    let site_fault =
        form.faults.and_then(|faults| faults.of("/siteId")).map(|_| texts.get("call-site-missing"));
    let site_field = Field::elsewhere("siteId", site_fault.clone());
    let about: Vec<Field> =
        Field::about(form).into_iter().filter(|field| !field.is_files() && !field.is_choice()).collect();
    let contacts = Field::contact(form);
    let fields: Vec<&Field> = iter::once(&site_field).chain(&about).chain(&contacts).collect();
    let heading_text = texts.get("call-title");
    let unsent = form.faults.is_some() || form.notice.is_some();
    let title = if unsent {
        format!("{}: {heading_text}", texts.get("form-error-prefix"))
    } else {
        heading_text.clone()
    };
    let content = html! {
        div.ticket {
            (heading(Place::Page, &heading_text))
            (summary::markup(form, &fields, Place::Page))
            form.ticket-form.ticket-call method="post" action="/inbox/tickets/new" novalidate {
                input type="hidden" name="idempotencyKey" value=(form.key);
                div.ticket-columns {
                    div {
                        (site(view, site_fault.as_deref()))
                        @for field in &contacts { (field.markup(form)) }
                        (lang(view))
                    }
                    div {
                        (kind(view))
                        @for field in &about { (field.markup(form)) }
                    }
                }
                button.ticket-submit type="submit" { (texts.get("call-submit")) }
            }
        }
    };
    inbox_page(form.desk, Part::Call, &title, &content)
}

/// The choice among sites, with the fault that none was chosen.
fn site(view: &CallView, fault: Option<&str>) -> Markup {
    let FormView { desk, texts, submission, .. } = &view.form;
    let chosen = submission.site_id.as_str();
    html! {
        div.ticket-field.ticket-field-wrong[fault.is_some()] data-field="siteId" {
            label for="ticket-siteId" { (texts.get("inbox-site")) }
            @if let Some(fault) = fault {
                p.ticket-error #ticket-siteId-error {
                    (icons::alert())
                    span.ticket-hidden { (texts.get("form-error-prefix")) ":" }
                    " " span.ticket-error-text { (fault) }
                }
            }
            select #ticket-siteId name="siteId" aria-required="true"
                aria-invalid=[fault.map(|_| "true")]
                aria-describedby=[fault.map(|_| "ticket-siteId-error")] {
                @if chosen.is_empty() { option value="" selected { (texts.get("call-site-choose")) } }
                @for site in desk.sites.values() {
                    @let id = site.id.to_string();
                    option value=(id) selected[id == chosen] { (site.name.get(texts.lang())) " (" (id) ")" }
                }
            }
        }
    }
}

/// The language in which the caller gets mail and reads the ticket's page.
fn lang(view: &CallView) -> Markup {
    let FormView { desk, texts, .. } = &view.form;
    html! {
        @if desk.languages.len() > 1 {
            div.ticket-field {
                label for="ticket-lang" { (texts.get("call-lang")) }
                select #ticket-lang name="lang" {
                    @for lang in &desk.languages {
                        option value=(lang) lang=(lang) selected[*lang == view.lang] {
                            (Texts::of(*lang).get("language-name"))
                        }
                    }
                }
            }
        }
    }
}

fn kind(view: &CallView) -> Markup {
    let FormView { desk, site, texts, submission, .. } = &view.form;
    let rules = &site.rules;
    let offered: Vec<Category> =
        Category::ALL.iter().copied().filter(|kind| rules.kind(kind.as_str()).is_ok()).collect();
    let chosen = rules.kind(&submission.category).or_else(|_| rules.kind("")).ok();
    html! {
        div.ticket-field data-field="category" {
            label for="ticket-category" { (texts.get("inbox-category")) }
            select #ticket-category name="category" {
                @for category in offered {
                    option value=(category.as_str()) selected[chosen.is_some_and(|it| it.category == category)] {
                        (kinds::label(desk, category, texts))
                    }
                }
            }
        }
    }
}

/// The page after it: the number to read out, large, and the link.
pub fn done(desk: &Desk, site: &Site, receipt: &Receipt, is_mailed: bool) -> Markup {
    let texts = texts(desk);
    let number = receipt.number.to_string();
    let title = format!("{}: {number}", texts.get("call-done"));
    let told = texts.get(if is_mailed { "call-mailed" } else { "call-not-mailed" });
    let content = html! {
        div.ticket.ticket-done {
            div.ticket-done-top { (icons::check()) (heading(Place::Page, &texts.get("call-done"))) }
            p.ticket-site { (site.name.get(texts.lang())) " (" (site.id) ")" }
            div.ticket-receipt {
                p #ticket-number-label { (texts.get("call-read")) }
                // One group at a time is how numbers are read out; copied, it is the number as it is.
                output.ticket-number.ticket-read aria-labelledby="ticket-number-label" {
                    @for (at, group) in number.split('-').enumerate() { @if at > 0 { "-" } span { (group) } }
                }
            }
            p { (told) }
            p {
                (texts.get("done-status-link")) ": "
                a.ticket-status-link href=(receipt.status_url) { (receipt.status_url) }
            }
            p.ticket-paging {
                a href={ "/inbox/tickets/new?site=" (site.id) } { (texts.get("call-again")) }
                a href="/inbox" { (texts.get("inbox-back")) }
            }
        }
    };
    inbox_page(desk, Part::Call, &title, &content)
}
