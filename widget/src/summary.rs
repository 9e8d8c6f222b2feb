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

    /// Brings the summary in line with what the fields show, so the two can never differ. Lines
    /// that stay are left alone: a screen reader says what is new, not the whole list again.
    /// `others` are faults that have no field on the screen.
    pub fn list(&self, heading: &str, others: &[&Notice]) {
        let shown = Field::all(&self.ticket).filter_map(|field| Some((Some(link(&field)), field.error()?)));
        let others = others.iter().map(|notice| (None, notice.message.clone()));
        let lines: Vec<(Option<String>, String)> = shown.chain(others).collect();
        self.drop_others(&lines);
        self.head(heading, None);
        for (at, (link, message)) in (0..).zip(&lines) {
            self.put(at, link.as_deref(), message);
        }
        dom::show(&self.whole, !lines.is_empty());
    }

    /// Says what kept the form from being sent, though nothing in it is wrong.
    pub fn say(&self, heading: &str, text: &str) {
        self.drop_others(&[]);
        self.head(heading, Some(text));
        dom::show(&self.whole, true);
    }

    /// Moves the focus to the summary.
    pub fn focus(&self) {
        dom::focus(&self.whole);
    }

    fn drop_others(&self, lines: &[(Option<String>, String)]) {
        let old = self.list.children();
        for at in (0..old.length()).rev() {
            let Some(line) = old.item(at) else { continue };
            let href = href(&line);
            if href.is_none() || !lines.iter().any(|(link, _)| *link == href) {
                line.remove();
            }
        }
    }

    fn head(&self, heading: &str, text: Option<&str>) -> Option<()> {
        self.heading.set_text_content(Some(heading));
        if let Some(old) = dom::find(&self.whole, "p") {
            old.remove();
        }
        let line = self.list.owner_document()?.create_element("p").ok()?;
        line.set_text_content(Some(text?));
        self.list.before_with_node_1(&line).ok()
    }

    /// Makes the line at that place say that message, with a link to the field.
    fn put(&self, at: u32, link: Option<&str>, message: &str) -> Option<()> {
        let place = self.list.children().item(at);
        if link.is_some() && place.as_ref().and_then(href).as_deref() == link {
            let text = dom::find(place.as_ref()?, "a")?;
            if text.text_content().as_deref() != Some(message) {
                text.set_text_content(Some(message));
            }
            return Some(());
        }
        let document = self.list.owner_document()?;
        let item = document.create_element("li").ok()?;
        match link {
            Some(link) => {
                let text = document.create_element("a").ok()?;
                dom::set(&text, "href", link);
                text.set_text_content(Some(message));
                item.append_child(&text).ok()?;
            }
            None => item.set_text_content(Some(message)),
        }
        self.list.insert_before(&item, place.as_deref()).ok()?;
        Some(())
    }
}

fn link(field: &Field) -> String {
    ["#", &field.id()].concat()
}

fn href(line: &Element) -> Option<String> {
    dom::find(line, "a")?.get_attribute("href")
}
