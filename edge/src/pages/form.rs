//! The form: the body of the hosted page, and the fragment that the widget takes.
//!
//! `.ticket-messages` holds what the widget says by itself, one `<p data-code>` each:
//!
//! | code | where it is for |
//! |---|---|
//! | the codes of `desk::Code` that a form can find | beside its field, and in the summary; `{about}` stands for the name of a file |
//! | `summary` | the summary's heading over faults |
//! | `not-sent` | the summary's heading over one of the next four |
//! | `network`, `unavailable` | nothing came back, or 503 |
//! | `rate-limited` | 429; `{seconds}` stands for the number of seconds |
//! | `refused` | 403, 404 and whatever else a second try does not cure |
//! | `key-reused` | 422 because the form was sent before with another text |
//! | the codes of `desk::Secret` | beside its field, where its text looks like a secret |
//! | `sending` | the status line |
//! | `draft`, `prefilled` | where text came from that the reporter did not type just now |
//! | `discard`, `files-again` | beside `draft`: the button that takes it away, and before the names of files |
//! | `waiting`, `retry`, `cancel`, `first`, `returned` | a ticket that waits for the network, and what can be done with it |
//! | `blocked`, `policy`, `copy`, `copied`, `mail` | something keeps it from the desk: what, and other ways |
//! | `again`, `close` | buttons |
//! | `unverified` | the confirmation, where the login of a CMS could not be confirmed |
//!
//! The codes of an extra field have its pointer behind them, and texts of their own for each field.
//!
//! `.ticket-blank` holds the confirmation with nothing filled in; see [`super::confirmation`].

mod along;
mod answers;
mod field;
mod files;
pub mod kinds;
mod sealed;
pub(super) mod summary;

use super::{Place, announcements, answered, confirmation, contract, heading, hours, layout::Layout};
use crate::{files::kept::Kept, texts::Texts};
use chrono::{DateTime, Utc};
use desk::{
    Category, Code, Fault, Faults, Lang, Secret, Submission, TicketNumber, Urgency,
    announcement::Announcement,
    config::{Desk, Site},
    extra,
    submission::Asked,
};
pub(super) use field::Field;
use maud::{Markup, PreEscaped, html};

/// What the form is made of.
pub struct FormView<'a> {
    /// The desk that takes the report.
    pub desk: &'a Desk,
    /// The site that it is about.
    pub site: &'a Site,
    /// The texts, which carry the form's language.
    pub texts: &'a Texts,
    /// The desk's own origin, without a slash at the end.
    pub base: &'a str,
    /// The idempotency key; empty in a fragment, whose widget makes one.
    pub key: &'a str,
    /// What was filled in so far.
    pub submission: &'a Submission,
    /// The files that came with it and were kept.
    pub kept: &'a [Kept],
    /// Files came along that could not be kept, though nothing is wrong with them.
    pub files_lost: bool,
    /// What is wrong with it.
    pub faults: Option<&'a Faults>,
    /// What kept it from being sent.
    pub notice: Option<Notice>,
    /// What the desk has announced.
    pub announcements: &'a [Announcement],
    /// When it is shown.
    pub now: DateTime<Utc>,
}

/// What kept a report from being sent, though nothing in it is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Too many at once.
    RateLimited {
        /// When to try again.
        seconds: u32,
    },
    /// The ledger could not be reached.
    Unavailable,
    /// Files could not be stored.
    StoreFailed,
    /// The key took another report before; the form holds a new key now.
    KeyReused,
}

impl Notice {
    /// What to do, in words.
    fn text(self, texts: &Texts) -> String {
        match self {
            Notice::RateLimited { seconds } => texts.with("say-rate-limited", &[("seconds", seconds.into())]),
            Notice::Unavailable => texts.get("say-unavailable"),
            Notice::StoreFailed => texts.get("say-store-failed"),
            Notice::KeyReused => texts.get("say-key-reused"),
        }
    }
}

/// The fragment for the widget: the form under an `h2`.
pub fn element(view: &FormView) -> Markup {
    markup(view, Place::Fragment)
}

/// The hosted page: the form under its `h1`.
pub fn page(view: &FormView) -> Markup {
    let texts = view.texts;
    let heading = title(view);
    let unsent = view.faults.is_some() || view.notice.is_some();
    // Who only hears the tab's title knows at once that something is left to do.
    let title = if unsent { format!("{}: {heading}", texts.get("form-error-prefix")) } else { heading };
    // Another language is another page, on which what was typed here would be gone.
    let header = (!unsent).then(|| languages(view));
    let (desk, site, now) = (Some(view.desk), Some(view.site), Some(view.now));
    let content = html! { (markup(view, Place::Page)) script type="module" src="/ticket-page.js" {} };
    Layout { texts, desk, site, title: &title, header, now, inbox: false }.page(&content)
}

fn title(view: &FormView) -> String {
    view.texts.get(if kinds::differ(view) { "form-title-any" } else { "form-title" })
}

fn markup(view: &FormView, place: Place) -> Markup {
    let FormView { desk, site, texts, base, key, .. } = view;
    let lang = texts.lang();
    let (about, contacts) = (Field::about(view), Field::contact(view));
    let required = match (site.rules.customer_id, site.rules.phone_optional) {
        (Asked::Optional, _) => "form-required-but-some",
        _ if site.rules.fields.iter().any(|field| !field.required) => "form-required-but-some",
        (_, true) => "form-required-but-phone",
        (_, false) => "form-required",
    };
    html! {
        div.ticket lang=(lang) dir=(lang.dir()) data-site=(site.id) {
            (heading(place, &title(view)))
            p.ticket-site {
                (texts.with("form-site", &[("site", site.name.get(lang).into()), ("id", site.id.to_string().into())]))
            }
            @if place == Place::Page {
                // The loader comes here with this anchor, where it could not fetch the form.
                p.ticket-announcement #ticket-elsewhere { (texts.get("form-elsewhere")) }
            }
            (answered::line(desk, site, texts))
            (previous(view))
            (hours::line(desk, site, texts, view.now))
            (announcements::markup(view.announcements, site.id, texts, desk.zone, view.now, place))
            (summary::markup(view, &about.iter().chain(&contacts).collect::<Vec<_>>(), place))
            form.ticket-form method="post" action={ (base) "/v1/tickets?lang=" (lang) } enctype="multipart/form-data"
                novalidate {
                input type="hidden" name="siteId" value=(site.id);
                input type="hidden" name="idempotencyKey" value=(key);
                @for (name, value) in unseen(view) {
                    input type="hidden" name=(name) value=(value);
                }
                (emergency(view))
                p.ticket-required { (texts.get(required)) }
                @for field in &about { (field.markup(view)) }
                (sealed::markup(view))
                fieldset.ticket-group {
                    legend { (texts.get("form-contact")) }
                    @for field in &contacts { (field.markup(view)) }
                }
                (along::markup(view, place))
                (contract::terms(desk, site, texts))
                p.ticket-status role="status" {}
                button.ticket-submit type="submit" part="submit" { (texts.get("form-submit")) }
            }
            @if place == Place::Fragment {
                div.ticket-help {
                    p { (texts.get(answered::heading(desk, site))) }
                    (answered::contact(desk, Some(site), texts, Some(view.now)))
                }
            }
            template.ticket-messages { (messages(view)) }
            template.ticket-blank { (confirmation::blank(desk, site, texts, view.now)) }
        }
    }
}

/// The earlier ticket that it refers to.
fn previous(view: &FormView) -> Markup {
    let number = TicketNumber::parse(&view.submission.previous).ok();
    let number = number.filter(|number| number.site() == view.site.id).map(|number| number.to_string());
    html! {
        @if let Some(number) = number {
            p.ticket-previous { (view.texts.with("form-previous", &[("number", number.into())])) }
        }
    }
}

/// What to do first in an emergency; shown while it is chosen, where there is a choice.
fn emergency(view: &FormView) -> Markup {
    let offered = kinds::offered(view).any(|kind| kind == Category::Emergency);
    let chosen = Category::parse(&view.submission.category) == Some(Category::Emergency);
    let kinds = (kinds::offered(view).count() > 1).then(|| kinds::words(&[Category::Emergency]));
    html! {
        @if offered || chosen {
            p.ticket-first data-kinds=[kinds] { (view.texts.get("form-emergency")) }
        }
    }
}

/// Fields that the form does not show and that survive all the same. What is wrong with one of
/// them is left out: the reporter could not correct it.
fn unseen<'a>(view: &FormView<'a>) -> Vec<(&'static str, &'a str)> {
    let FormView { submission, site, .. } = *view;
    let right = |pointer: &str| view.faults.is_none_or(|faults| faults.of(pointer).is_none());
    Submission::FIELDS
        .into_iter()
        .filter_map(|name| Some((name, submission.field(name).filter(|value| !value.is_empty())?)))
        .filter(|(name, value)| match *name {
            "previous" => TicketNumber::parse(value).is_ok() && right("/previous"),
            // Where there is a choice, it shows what was chosen.
            kinds::CATEGORY => site.rules.kinds.is_empty() && site.rules.kind(value).is_ok(),
            "urgency" => Urgency::parse(value).is_some(),
            "customerId" => site.rules.customer_id == Asked::None && right("/customerId"),
            _ => false,
        })
        .collect()
}

/// What the widget says by itself, beside faults.
pub(crate) const SAYS: [&str; 24] = [
    "summary",
    "not-sent",
    "network",
    "unavailable",
    "rate-limited",
    "refused",
    "key-reused",
    "sending",
    "draft",
    "discard",
    "files-again",
    "waiting",
    "retry",
    "cancel",
    "first",
    "returned",
    "blocked",
    "policy",
    "copy",
    "copied",
    "mail",
    "prefilled",
    "again",
    "close",
];

fn messages(view: &FormView) -> Markup {
    let (texts, can_seal) = (view.texts, view.desk.sealing_of(view.site).is_some());
    let said = Code::ALL.iter().filter(|code| !code.is_for_the_desk() && !code.is_of_extra());
    // Nor what is about a field that this form does not have, or does not leave to its reporter.
    let said = said.filter(|code| match code.pointer() {
        "/siteId" | "/category" | "/previous" | "/urgency" | "" => false,
        "/customerId" => view.site.rules.customer_id != Asked::None,
        "/sealed" => can_seal,
        _ => true,
    });
    let of_extras = Code::ALL.iter().filter(|code| code.is_of_extra());
    let labels = &view.desk.kinds.fields;
    let extras = || view.site.rules.fields.iter().filter_map(|rule| labels.get_key_value(&rule.name));
    html! {
        @for code in said { p data-code=(code.as_str()) { (texts.fault_of(*code)) } }
        @for code in of_extras {
            @for (name, field) in extras().filter(|(_, field)| field.rule.can_have(*code)) {
                @let at = extra::pointer(name);
                @let about = Some(field.label.get(texts.lang()).to_owned());
                @let fault = Fault { about, limit: Some(field.rule.limit), ..Fault::at(*code, at.clone()) };
                p data-code={ (code.as_str()) (at) } { (texts.fault(&fault)) }
            }
        }
        @for secret in Secret::ALL {
            p data-code=(secret.code()) { (texts.warning(secret, can_seal)) }
        }
        @if !view.site.editor_secrets.is_empty() {
            p data-code="unverified" { (texts.get("say-unverified")) }
        }
        @for say in SAYS {
            p data-code=(say) { (texts.with(&format!("say-{say}"), &[("seconds", "{seconds}".into())])) }
        }
    }
}

/// The same form in the desk's other languages.
fn languages(view: &FormView) -> Markup {
    let current = view.texts.lang();
    let name = |lang: Lang| Texts::of(lang).get("language-name");
    let previous = TicketNumber::parse(&view.submission.previous);
    let again = previous.map(|number| format!("&previous={number}")).unwrap_or_default();
    let kind = view.site.rules.kind(&view.submission.category).ok().map(|kind| kind.category.as_str());
    let kind = kind.filter(|kind| view.submission.category == *kind).map(|kind| format!("&category={kind}"));
    if view.desk.languages.len() < 2 {
        return PreEscaped(String::new());
    }
    html! {
        nav.ticket-languages aria-label=(view.texts.get("page-languages")) {
            ul {
                @for lang in &view.desk.languages {
                    li {
                        a href={ "/form/" (view.site.id) "?lang=" (lang) (again) (kind.as_deref().unwrap_or_default()) }
                            lang=(lang) hreflang=(lang)
                            aria-current=[(*lang == current).then_some("true")] { (name(*lang)) }
                    }
                }
            }
        }
    }
}
