//! One field of the form: label, hint, error and control, in that order.

use super::{FormView, files};
use crate::{files::kept::Kept, intake::FILES_FIELD, pages::icons, texts::Texts};
use desk::{
    Secret,
    submission::{Asked, pointer},
};
use maud::{Markup, html};

/// A field that the reporter sees.
pub(in crate::pages) struct Field<'a> {
    /// Its name in the form.
    pub name: &'static str,
    label: String,
    hint: Option<String>,
    value: &'a str,
    optional: bool,
    kept: &'a [Kept],
    /// What the reporter should know of its text, though nothing is wrong with it. A page without script
    /// says it when it comes back for another reason; it is never a reason by itself.
    warning: Option<String>,
    /// What to do about it, where something is wrong.
    pub fault: Option<String>,
}

/// Names in the form, and the keys of their texts.
const FIELDS: [(&str, &str, Option<&str>); 8] = [
    ("title", "field-title", Some("field-title-hint")),
    ("error", "field-error", Some("field-error-hint")),
    (FILES_FIELD, "field-attachments", Some("field-attachments-hint")),
    ("url", "field-url", Some("field-url-hint")),
    ("contact.name", "field-name", None),
    ("contact.email", "field-email", Some("field-email-hint")),
    ("contact.phone", "field-phone", Some("field-phone-hint")),
    (CUSTOMER_ID, "field-customer-id", Some("field-customer-id-hint")),
];

/// The name of the field that stands there only where the site's contract asks for it.
const CUSTOMER_ID: &str = "customerId";

impl<'a> Field<'a> {
    /// How many fields are about the problem; the others are about the reporter.
    pub const ABOUT: usize = 4;

    /// All fields, in the order of the form.
    pub fn all(view: &FormView<'a>) -> Vec<Self> {
        let texts = view.texts;
        let rules = &view.site.rules;
        FIELDS
            .into_iter()
            .filter(|(name, ..)| *name != CUSTOMER_ID || rules.customer_id != Asked::None)
            .map(|(name, label, hint)| {
                let is_files = name == FILES_FIELD;
                let may_be_empty = match name {
                    "contact.phone" => rules.phone_optional.then_some("field-phone-optional"),
                    CUSTOMER_ID => {
                        (rules.customer_id == Asked::Optional).then_some("field-customer-id-optional")
                    }
                    _ => None,
                };
                Self {
                    name,
                    label: texts.get(may_be_empty.unwrap_or(label)),
                    hint: hint.map(|key| if is_files { files::hint(texts) } else { texts.get(key) }),
                    value: view.submission.field(name).unwrap_or_default(),
                    optional: may_be_empty.is_some() || is_files,
                    kept: if is_files { view.kept } else { &[] },
                    warning: view
                        .submission
                        .field(name)
                        .filter(|_| can_warn(name))
                        .and_then(Secret::find)
                        .map(|secret| texts.warning(secret, view.desk.sealing_of(view.site).is_some())),
                    fault: view.faults.and_then(|faults| {
                        // There can be something about each of several files.
                        let at = pointer(name);
                        let words: Vec<String> = faults.at(&at).map(|fault| texts.fault(fault)).collect();
                        (!words.is_empty()).then(|| words.join(" "))
                    }),
                }
            })
            .collect()
    }

    /// A field of another form that has its own markup, for the summary.
    pub fn elsewhere(name: &'static str, fault: Option<String>) -> Self {
        Self {
            name,
            label: String::new(),
            hint: None,
            value: "",
            optional: false,
            kept: &[],
            warning: None,
            fault,
        }
    }

    /// Whether files are chosen in it.
    pub fn is_files(&self) -> bool {
        self.name == FILES_FIELD
    }

    /// The id of its control.
    pub fn id(&self) -> String {
        format!("ticket-{}", self.name.replace('.', "-"))
    }

    /// All of it.
    pub fn markup(&self, texts: &Texts) -> Markup {
        let id = self.id();
        html! {
            div.ticket-field.ticket-field-wrong[self.fault.is_some()] data-field=(self.name) {
                label for=(id) { (self.label) }
                @if let Some(hint) = &self.hint { p.ticket-hint id={ (id) "-hint" } { (hint) } }
                p.ticket-error id={ (id) "-error" } hidden[self.fault.is_none()] {
                    (icons::alert())
                    span.ticket-hidden { (texts.get("form-error-prefix")) ":" }
                    " "
                    span.ticket-error-text { @if let Some(fault) = &self.fault { (fault) } }
                }
                (self.control(&id))
                @if self.name == FILES_FIELD { (files::capture(texts)) }
                // There from the start: screen readers say what changes in it.
                @if can_warn(self.name) {
                    p.ticket-warning id={ (id) "-warning" } role="status" { @if let Some(warning) = &self.warning { (warning) } }
                }
                @if !self.kept.is_empty() { (files::kept(self.kept, texts)) }
            }
        }
    }

    fn control(&self, id: &str) -> Markup {
        let required = (!self.optional).then_some("true");
        let invalid = self.fault.as_ref().map(|_| "true");
        let described = [
            self.fault.as_ref().map(|_| format!("{id}-error")),
            self.hint.as_ref().map(|_| format!("{id}-hint")),
            can_warn(self.name).then(|| format!("{id}-warning")),
        ];
        let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let described = (!described.is_empty()).then_some(described);
        if self.name == "error" {
            // A browser drops a line break right after the tag, so one is there to be dropped.
            return html! {
                textarea id=(id) name=(self.name) rows="6" part="input" aria-required=[required]
                    aria-invalid=[invalid] aria-describedby=[described] { "\n" (self.value) }
            };
        }
        if self.name == FILES_FIELD {
            return files::control(id, invalid, described.as_deref());
        }
        let Input { kind, mode, complete, verbatim } = Input::of(self.name);
        html! {
            input id=(id) name=(self.name) type=(kind) inputmode=[mode] autocomplete=[complete]
                spellcheck=[verbatim.then_some("false")] autocapitalize=[verbatim.then_some("none")]
                part="input" value=(self.value) aria-required=[required] aria-invalid=[invalid]
                aria-describedby=[described];
        }
    }
}

/// Whether the field's text is looked at for secrets.
fn can_warn(name: &str) -> bool {
    Secret::FIELDS.contains(&name)
}

/// How a browser treats a one-line field.
struct Input {
    kind: &'static str,
    mode: Option<&'static str>,
    complete: Option<&'static str>,
    /// Taken letter by letter: no spelling check, no capital at the start.
    verbatim: bool,
}

impl Input {
    fn of(name: &str) -> Self {
        let (kind, mode, complete, verbatim) = match name {
            "url" => ("url", Some("url"), None, true),
            "contact.name" => ("text", None, Some("name"), false),
            "contact.email" => ("email", Some("email"), Some("email"), true),
            "contact.phone" => ("tel", Some("tel"), Some("tel"), false),
            CUSTOMER_ID => ("text", None, None, true),
            _ => ("text", None, None, false),
        };
        Self { kind, mode, complete, verbatim }
    }
}
