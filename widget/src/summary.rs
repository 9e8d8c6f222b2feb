//! The summary of errors above the form.

use crate::{dom, field::Field, notice::Notice};
use web_sys::Element;

/// The summary of one form.
pub struct Summary {
    ticket: Element,
    whole: Element,
    heading: Element,
    list: Element,
}

impl Summary {
    /// The summary in the form's markup.
    pub fn of(ticket: &Element) -> Option<Self> {
        let whole = dom::find(ticket, ".ticket-summary")?;
        let list = dom::find(&whole, "ul")?;
        let heading = dom::find(&whole, "h2,h3")?;
        Some(Self { ticket: ticket.clone(), whole, heading, list })
    }

    /// Lists what the fields show, so the two can never differ, and `others`, which have no field on
    /// the screen.
    pub fn list(&self, heading: &str, others: &[&Notice]) {
        self.head(heading, None);
        for field in Field::all(&self.ticket) {
            if let Some(message) = field.error() {
                self.add(Some(&field.id()), &message);
            }
        }
        for notice in others {
            self.add(None, &notice.message);
        }
        dom::show(&self.whole, self.list.first_element_child().is_some());
    }

    /// Follows a change at one field. The other lines are left alone: a screen reader says what is
    /// new, not the whole list again.
    pub fn amend(&self, heading: &str, field: &Field) {
        let line = dom::find(&self.list, &(String::from("[href=\"#") + &field.id() + "\"]"));
        match (line, field.error()) {
            (Some(line), Some(message)) => line.set_text_content(Some(&message)),
            (Some(line), None) => {
                if let Some(item) = line.parent_element() {
                    item.remove();
                }
                dom::show(&self.whole, self.list.first_element_child().is_some());
            }
            (None, _) => self.list(heading, &[]),
        }
    }

    /// Says what kept the form from being sent, though nothing in it is wrong.
    pub fn say(&self, heading: &str, text: &str) {
        self.head(heading, Some(text));
        dom::show(&self.whole, true);
    }

    /// Moves the focus to the summary.
    pub fn focus(&self) {
        dom::focus(&self.whole);
    }

    /// Starts anew, with a heading and perhaps a text below it.
    fn head(&self, heading: &str, text: Option<&str>) {
        self.heading.set_text_content(Some(heading));
        self.list.set_text_content(None);
        if let Some(old) = dom::find(&self.whole, "p") {
            old.remove();
        }
        if let Some(line) = text.and_then(|text| self.make("p", text)) {
            let _ = self.list.before_with_node_1(&line);
        }
    }

    fn add(&self, id: Option<&str>, message: &str) {
        let line = match id {
            None => self.make("li", message),
            Some(id) => self.make("li", "").zip(self.make("a", message)).map(|(line, link)| {
                dom::set(&link, "href", &(String::from("#") + id));
                let _ = line.append_child(&link);
                line
            }),
        };
        if let Some(line) = line {
            let _ = self.list.append_child(&line);
        }
    }

    fn make(&self, name: &str, text: &str) -> Option<Element> {
        let element = self.list.owner_document()?.create_element(name).ok()?;
        element.set_text_content(Some(text));
        Some(element)
    }
}
