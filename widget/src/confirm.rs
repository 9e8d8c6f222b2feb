//! The confirmation: the markup that came with the form, with the receipt filled in.

use crate::{answer::Receipt, dom, events};
use desk::Phone;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement};

/// Puts the confirmation in place of the form and moves the focus to it.
pub fn show(ticket: &Element, receipt: &Receipt) -> Option<()> {
    let blank: HtmlTemplateElement = dom::find_as(ticket, ".ticket-blank")?;
    let blank = blank.content().first_element_child()?;
    let done: Element = blank.clone_node_with_deep(true).ok()?.unchecked_into();
    dom::find(&done, ".ticket-number")?.set_text_content(Some(&receipt.number));
    dom::set(&dom::find(&done, ".ticket-status-link")?, "href", &receipt.status_url);
    if let Some(moment) = &receipt.answer_by {
        promise(&done, moment);
    }
    let call = receipt.emergency_phone.as_ref().and_then(|phone| emergency(&done, phone, &receipt.number));
    ticket.replace_with_with_node_1(&done).ok()?;
    dom::focus(&call.or_else(|| dom::find(&done, ".ticket-heading"))?);
    Some(())
}

/// Says whom to call, and answers the link that does.
fn emergency(done: &Element, phone: &str, number: &str) -> Option<Element> {
    let call = dom::find(done, ".ticket-emergency-call")?;
    dom::set(&call, "href", &["tel:", &Phone::parse(phone).ok()?.dial()].concat());
    dom::find(done, ".ticket-emergency-phone")?.set_text_content(Some(phone));
    dom::find(done, ".ticket-emergency-number")?.set_text_content(Some(number));
    dom::show(&dom::find(done, ".ticket-emergency")?, true);
    Some(call)
}

/// Says when the answer comes, in the reporter's language and the desk's own time zone, by the
/// browser.
fn promise(done: &Element, moment: &str) -> Option<()> {
    let line = dom::find(done, ".ticket-answer-by")?;
    let time = dom::find(&line, "time")?;
    let zone = line.get_attribute("data-zone")?;
    let style = [("dateStyle", "full"), ("timeStyle", "short"), ("timeZone", &zone)];
    let lang = done.get_attribute("lang")?;
    let text = js_sys::Date::new(&moment.into()).to_locale_string(&lang, &events::object(&style));
    time.set_text_content(text.as_string().as_deref());
    dom::set(&time, "datetime", moment);
    dom::show(&line, true);
    dom::show(&dom::find(done, ".ticket-answer")?, false);
    Some(())
}
