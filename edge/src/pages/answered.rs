//! Who answers the reporters of a site, and how they are reached without the form.

use super::{
    channels::{self, phone_link},
    mail_link,
};
use crate::texts::{FluentValue, Texts};
use chrono::{DateTime, Utc};
use desk::{
    Phone,
    config::{Answerer, Desk, Reseller, Site},
};
use maud::{Markup, html};

/// Who answers: the desk, or the reseller of the site that keeps the contact.
pub(super) fn answerer<'a>(desk: &'a Desk, site: Option<&Site>) -> Answerer<'a> {
    site.map_or_else(|| desk.own_answerer(), |site| desk.answerer(site))
}

/// A line that names them; nothing where a site has no reseller.
pub(super) fn line(desk: &Desk, site: &Site, texts: &Texts) -> Markup {
    html! { @if let Some(words) = words(desk, site, texts) { p.ticket-answerer { (words) } } }
}

/// The same in words.
pub(super) fn words(desk: &Desk, site: &Site, texts: &Texts) -> Option<String> {
    let reseller = desk.reseller(site)?;
    let key = match reseller.counter() {
        Some(_) if reseller.passes_on() => "answered-by-passes-on",
        Some(_) => "answered-by",
        None => "answered-by-desk",
    };
    Some(texts.with(key, &names(desk, reseller, texts)))
}

/// What stands above how to reach them.
pub(super) fn heading(desk: &Desk, site: &Site) -> &'static str {
    if desk.contact_keeper(site).is_some() { "form-help" } else { channels::heading(desk) }
}

/// Where to call them.
pub(super) fn phone(desk: &Desk, site: &Site, texts: &Texts, now: DateTime<Utc>) -> Markup {
    match desk.contact_keeper(site) {
        Some((reseller, _)) => phone_link(&reseller.phone),
        None => channels::own_phone(desk, texts, now),
    }
}

/// The same number on its own.
pub(super) fn phone_of<'a>(desk: &'a Desk, site: &'a Site) -> &'a Phone {
    desk.contact_keeper(site).map_or(&desk.phone, |(reseller, _)| &reseller.phone)
}

/// How to reach them; and whom to turn to where a reseller does not help. The desk's channels are its
/// own, so a reseller's customers see none of them.
pub(super) fn contact(desk: &Desk, site: Option<&Site>, texts: &Texts, now: Option<DateTime<Utc>>) -> Markup {
    let keeper = site.and_then(|site| desk.contact_keeper(site));
    let Some((reseller, _)) = keeper else { return channels::list(desk, texts, now) };
    html! {
        ul.ticket-contact {
            li { (texts.get("contact-phone")) " " (phone_link(&reseller.phone)) }
            li { (texts.get("contact-email")) " " (mail_link(reseller.email.as_str())) }
            @if let Some(url) = &reseller.url {
                li { (texts.get("contact-web")) " " a dir="ltr" href=(url) rel="noopener" { (url) } }
            }
        }
        p.ticket-beyond {
            (texts.with("answered-beyond", &names(desk, reseller, texts)))
            " " (phone_link(&desk.phone)) ", " (mail_link(desk.email.as_str()))
        }
    }
}

/// Their names, as texts take them.
fn names<'a>(desk: &'a Desk, reseller: &'a Reseller, texts: &Texts) -> [(&'static str, FluentValue<'a>); 2] {
    let lang = texts.lang();
    [("desk", desk.name.get(lang).into()), ("reseller", reseller.name.get(lang).into())]
}
