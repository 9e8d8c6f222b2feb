//! What happens when: the reporter leaves a field, presses the button, gets an answer.

use crate::{
    answer::{Answer, Failure, KEY_REUSED, Text},
    confirm, dom, events,
    field::Field,
    form::{FILES, Form},
    listener::Listener,
    messages::Messages,
    notice::Notice,
    send,
    summary::Summary,
};
use desk::Faults;
use js_sys::Array;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, FocusEvent};

const BUTTON: &str = ".ticket-submit";

/// One form, and how far the reporter is with it.
pub struct Behaviour {
    ticket: Element,
    host: EventTarget,
    form: Form,
    summary: Summary,
    status: Element,
    messages: Messages,
    /// The reporter has pressed the button once; fields are checked on leaving them from then on.
    tried: Cell<bool>,
    sending: Cell<bool>,
}

impl Behaviour {
    /// The behaviour of the form inside `ticket`; nothing where there is none.
    pub fn new(ticket: Element, host: EventTarget) -> Option<Rc<Self>> {
        Some(Rc::new(Self {
            form: Form::of(&ticket)?,
            summary: Summary::of(&ticket)?,
            status: dom::find(&ticket, ".ticket-status")?,
            messages: Messages::of(&ticket),
            // A form that was sent without this module comes back with its errors.
            tried: Cell::new(dom::find(&ticket, "[aria-invalid]").is_some()),
            sending: Cell::new(false),
            ticket,
            host,
        }))
    }

    /// Starts to listen.
    pub fn listen(self: &Rc<Self>) -> [Listener; 3] {
        let form = self.form.element();
        let (sender, leaver) = (Rc::clone(self), Rc::clone(self));
        [
            Listener::on(form, "submit", move |event| sender.submitted(&event)),
            Listener::on(form, "focusout", move |event| leaver.left(&event)),
            Listener::on(form, "pointerdown", |event| pressed(&event)),
        ]
    }

    /// The reporter sends the form. A second press while it is under way is swallowed; the key
    /// would make it the same ticket anyway.
    fn submitted(self: &Rc<Self>, event: &Event) {
        event.prevent_default();
        if self.sending.get() {
            return;
        }
        self.tried.set(true);
        if let Err(faults) = self.form.check() {
            self.refuse(&self.notices(&faults));
            return;
        }
        self.mark(&[]);
        self.status.set_text_content(Some(&self.messages.get("sending")));
        self.sending.set(true);
        let this = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move { this.deliver().await });
    }

    /// The reporter leaves a field. Leaving it for the button is no news: pressing it checks
    /// everything, and a line that comes or goes now would move the button from under the pointer.
    fn left(self: &Rc<Self>, event: &Event) {
        if !self.tried.get() {
            return;
        }
        let Some(field) = Field::around(event) else { return };
        let to = event.unchecked_ref::<FocusEvent>().related_target();
        if to.is_some_and(|to| to.unchecked_into::<Element>().matches(BUTTON).unwrap_or_default()) {
            return;
        }
        self.check(&field);
    }

    /// Other files stand in the form than before.
    pub fn files_changed(&self) {
        if let Some(field) = Field::named(&self.ticket, FILES) {
            self.check(&field);
        }
    }

    /// Says at a field what is wrong with it now. The summary comes with the first try to send, and
    /// follows from then on.
    fn check(&self, field: &Field) {
        let faults = self.form.check().err();
        let notices = faults.map(|faults| self.notices(&faults)).unwrap_or_default();
        let error = said(&notices, &field.pointer());
        if error != field.error() {
            field.mark(error.as_deref());
            if self.tried.get() {
                self.summary.amend(&self.messages.get("summary"), field);
            }
        }
    }

    async fn deliver(&self) {
        let answer = send::send(&self.form).await;
        self.sending.set(false);
        self.status.set_text_content(None);
        match answer {
            Answer::Received(receipt, detail) => {
                confirm::show(&self.ticket, &receipt);
                events::send(&self.host, "ticket-submitted", &detail);
            }
            Answer::Refused(notices) => self.refuse(&notices),
            Answer::Failed(failure) => self.fail(failure),
            // Whoever stopped it knows, and is told by what they stopped it with.
            Answer::Stopped => {}
        }
    }

    fn refuse(&self, notices: &[Notice]) {
        self.mark(notices);
        self.summary.focus();
        let detail = events::object(&[]);
        events::set(&detail, "errors", &notices.iter().map(Notice::detail).collect::<Array>());
        events::send(&self.host, "ticket-invalid", &detail);
    }

    fn fail(&self, failure: Failure) {
        let message = match failure.text {
            Text::Message(code) => {
                if code == KEY_REUSED {
                    self.form.renew_key();
                }
                self.messages.get(code)
            }
            Text::Wait(seconds) => self.messages.with("rate-limited", &seconds),
            Text::Said(words) => words,
        };
        self.summary.say(&self.messages.get("not-sent"), &message);
        self.summary.focus();
        let detail = events::object(&[("message", &message)]);
        events::set(&detail, "status", &failure.status.into());
        events::send(&self.host, "ticket-failed", &detail);
    }

    /// Marks every field and fills the summary.
    fn mark(&self, notices: &[Notice]) {
        let mut others: Vec<&Notice> = notices.iter().collect();
        for field in Field::all(&self.ticket) {
            let pointer = field.pointer();
            field.mark(said(notices, &pointer).as_deref());
            others.retain(|notice| !notice.is_at(&pointer));
        }
        self.summary.list(&self.messages.get("summary"), &others);
    }

    fn notices(&self, faults: &Faults) -> Vec<Notice> {
        let notice = |fault: &desk::Fault| Notice {
            pointer: fault.pointer.as_ref().to_owned(),
            code: fault.code.as_str().to_owned(),
            message: match &fault.about {
                Some(name) => self.messages.with(fault.code.as_str(), name),
                // Each extra field has texts of its own.
                None if fault.code.is_of_extra() => {
                    self.messages.get(&[fault.code.as_str(), &fault.pointer].concat())
                }
                None => self.messages.get(fault.code.as_str()),
            },
        };
        faults.iter().map(notice).collect()
    }
}

/// All that is said of a field: there can be something about each of several files.
fn said(notices: &[Notice], pointer: &str) -> Option<String> {
    let mut all = String::new();
    for notice in notices.iter().filter(|notice| notice.is_at(pointer)) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&notice.message);
    }
    (!all.is_empty()).then_some(all)
}

/// Safari gives a pressed button no focus, and then nobody could tell where the focus went.
fn pressed(event: &Event) {
    if let Some(button) = dom::around(event, BUTTON) {
        dom::focus(&button);
    }
}
