//! One field of the form: label, hint, error and control, in that order.

use super::{
    FormView, answers, files,
    kinds::{self, CATEGORY},
};
use crate::{files::kept::Kept, intake::FILES_FIELD, pages::icons};
use desk::{
    Category, Lang, Secret,
    config::ExtraField,
    extra::PREFIX,
    submission::{Asked, pointer},
};
use maud::{Markup, html};

/// A field that the reporter sees.
pub(in crate::pages) struct Field<'a> {
    /// Its name in the form.
    pub name: String,
    label: Markup,
    hint: Option<Markup>,
    value: &'a str,
    optional: bool,
    kept: &'a [Kept],
    /// What it takes, where it is an extra field.
    extra: Option<&'a ExtraField>,
    /// What the reporter should know of its text, though nothing is wrong with it. A page without script
    /// says it when it comes back for another reason; it is never a reason by itself.
    warning: Option<String>,
    /// What to do about it, where something is wrong.
    pub fault: Option<String>,
}

/// What the form asks about the matter: names in the form, and the keys of their texts.
const ABOUT: [(&str, &str, Option<&str>); 4] = [
    ("title", "field-title", Some("field-title-hint")),
    (ERROR, "field-error", Some("field-error-hint")),
    (FILES_FIELD, "field-attachments", Some("field-attachments-hint")),
    ("url", "field-url", Some("field-url-hint")),
];

/// What it asks about the reporter.
const CONTACT: [(&str, &str, Option<&str>); 4] = [
    ("contact.name", "field-name", None),
    ("contact.email", "field-email", Some("field-email-hint")),
    ("contact.phone", "field-phone", Some("field-phone-hint")),
    (CUSTOMER_ID, "field-customer-id", Some("field-customer-id-hint")),
];

/// The name of the big field, which holds the error message, or whatever a kind of request is about.
const ERROR: &str = "error";

/// The name of the field that stands there only where the site's contract asks for it.
const CUSTOMER_ID: &str = "customerId";

impl<'a> Field<'a> {
    /// The fields about the matter, in the order of the form.
    pub fn about(view: &FormView<'a>) -> Vec<Self> {
        let choice = kinds::offered(view).count() > 1;
        let choice = choice.then(|| Self::new(view, CATEGORY, html! {}, None, false));
        let fixed = ABOUT.into_iter().map(|(name, label, hint)| Self::fixed(view, name, label, hint));
        choice.into_iter().chain(fixed).chain(Self::extras(view)).collect()
    }

    /// The fields about the reporter, in the order of the form.
    pub fn contact(view: &FormView<'a>) -> Vec<Self> {
        let rules = &view.site.rules;
        CONTACT
            .into_iter()
            .filter(|(name, ..)| *name != CUSTOMER_ID || rules.customer_id != Asked::None)
            .map(|(name, label, hint)| Self::fixed(view, name, label, hint))
            .collect()
    }

    fn fixed(view: &FormView<'a>, name: &str, label: &str, hint: Option<&str>) -> Self {
        let (texts, rules) = (view.texts, &view.site.rules);
        let may_be_empty = match name {
            "contact.phone" => rules.phone_optional.then_some("field-phone-optional"),
            CUSTOMER_ID => (rules.customer_id == Asked::Optional).then_some("field-customer-id-optional"),
            _ => None,
        };
        let own = |end: &'static str| kinds::each(view, |kind| texts.get(&kinds::error_key(kind, end)));
        let (label, hint) = match name {
            ERROR => (own(""), Some(own("-hint"))),
            FILES_FIELD => (html! { (texts.get(label)) }, Some(html! { (files::hint(texts)) })),
            "title" if kinds::differ(view) => {
                (html! { (texts.get(label)) }, Some(html! { (texts.get("field-title-hint-any")) }))
            }
            _ => (
                html! { (texts.get(may_be_empty.unwrap_or(label))) },
                hint.map(|key| html! { (texts.get(key)) }),
            ),
        };
        let is_files = name == FILES_FIELD;
        let kept = if is_files { view.kept } else { &[] };
        Self { kept, ..Self::new(view, name, label, hint, may_be_empty.is_some() || is_files) }
    }

    /// What the kinds of request ask beside, each once.
    fn extras(view: &FormView<'a>) -> Vec<Self> {
        let (texts, known) = (view.texts, &view.desk.kinds);
        let mut names: Vec<&String> = Vec::new();
        let offered: Vec<Category> = kinds::offered(view).collect();
        for name in offered.iter().filter_map(|kind| known.offered.get(kind)).flat_map(|kind| &kind.fields) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let extra = |name: &String| {
            let field = known.fields.get(name)?;
            let label = field.label.get(texts.lang());
            let asking = field.rule.kinds.iter().filter(|kind| offered.contains(kind));
            let only: Vec<String> = asking.map(|kind| kinds::label(view.desk, *kind, texts)).collect();
            let label = html! {
                @if field.rule.required { (label) }
                @else { (texts.with("field-optional", &[("label", label.into())])) }
                @if only.len() < offered.len() {
                    span.ticket-only { " " (texts.with("field-only", &[("kinds", only.join(", ").into())])) }
                }
            };
            let hint = field.hint.as_ref().map(|hint| html! { (hint.get(texts.lang())) });
            let name = [PREFIX, name].concat();
            let plain = Self::new(view, &name, label, hint, !field.rule.required);
            Some(Self { extra: Some(field), ..plain })
        };
        names.into_iter().filter_map(extra).collect()
    }

    fn new(view: &FormView<'a>, name: &str, label: Markup, hint: Option<Markup>, optional: bool) -> Self {
        Self {
            name: name.to_owned(),
            label,
            hint,
            value: view.submission.field(name).unwrap_or_default(),
            optional,
            kept: &[],
            extra: None,
            warning: view
                .submission
                .field(name)
                .filter(|_| can_warn(name))
                .and_then(Secret::find)
                .map(|secret| view.texts.warning(secret, view.desk.sealing_of(view.site).is_some())),
            fault: view.faults.and_then(|faults| {
                // There can be something about each of several files.
                let at = pointer(name);
                let words: Vec<String> = faults.at(&at).map(|fault| view.texts.fault(fault)).collect();
                (!words.is_empty()).then(|| words.join(" "))
            }),
        }
    }

    /// A field of another form that has its own markup, for the summary.
    pub fn elsewhere(name: &str, fault: Option<String>) -> Self {
        Self {
            name: name.to_owned(),
            label: Markup::default(),
            hint: None,
            value: "",
            optional: false,
            kept: &[],
            extra: None,
            warning: None,
            fault,
        }
    }

    /// Whether files are chosen in it.
    pub fn is_files(&self) -> bool {
        self.name == FILES_FIELD
    }

    /// Whether a kind of request is chosen in it.
    pub fn is_choice(&self) -> bool {
        self.name == CATEGORY
    }

    /// The id of its control.
    pub fn id(&self) -> String {
        format!("ticket-{}", self.name.replace('.', "-"))
    }

    /// All of it.
    pub fn markup(&self, view: &FormView) -> Markup {
        let id = self.id();
        let error = self.error(view, &id);
        if self.name == CATEGORY {
            return kinds::choice(view, self, &error);
        }
        let rule = self.extra.map(|field| &field.rule);
        let kinds = rule.map(|rule| kinds::words(&rule.kinds));
        let limit = rule.filter(|rule| !rule.is_choice()).map(|rule| rule.limit);
        html! {
            div.ticket-field.ticket-field-wrong[self.fault.is_some()] data-field=(self.name) data-kinds=[kinds]
                data-limit=[limit] {
                label for=(id) { (self.label) }
                @if let Some(hint) = &self.hint { p.ticket-hint id={ (id) "-hint" } { (hint) } }
                (error)
                (self.control(view, &id))
                // There from the start: screen readers say what changes in it.
                @if can_warn(&self.name) {
                    p.ticket-warning id={ (id) "-warning" } role="status" { @if let Some(warning) = &self.warning { (warning) } }
                }
                @if self.name == "title" { (answers::markup(view)) }
                @if self.name == FILES_FIELD { (files::capture(view.texts)) }
                @if !self.kept.is_empty() { (files::kept(self.kept, view.texts)) }
            }
        }
    }

    fn error(&self, view: &FormView, id: &str) -> Markup {
        html! {
            p.ticket-error id={ (id) "-error" } hidden[self.fault.is_none()] {
                (icons::alert())
                span.ticket-hidden { (view.texts.get("form-error-prefix")) ":" }
                " "
                span.ticket-error-text { @if let Some(fault) = &self.fault { (fault) } }
            }
        }
    }

    fn control(&self, view: &FormView, id: &str) -> Markup {
        let required = (!self.optional).then_some("true");
        let invalid = self.fault.as_ref().map(|_| "true");
        let described = [
            self.fault.as_ref().map(|_| format!("{id}-error")),
            self.hint.as_ref().map(|_| format!("{id}-hint")),
            can_warn(&self.name).then(|| format!("{id}-warning")),
        ];
        let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let described = (!described.is_empty()).then_some(described);
        let dir = dir(&self.name, view.texts.lang());
        if self.name == ERROR || self.extra.is_some_and(|field| field.rule.long) {
            // A browser drops a line break right after the tag, so one is there to be dropped.
            return html! {
                textarea id=(id) name=(self.name) rows="6" part="input" aria-required=[required]
                    aria-invalid=[invalid] aria-describedby=[described] { "\n" (self.value) }
            };
        }
        if self.name == FILES_FIELD {
            return files::control(id, invalid, described.as_deref());
        }
        if let Some(field) = self.extra.filter(|field| field.rule.is_choice()) {
            let lang = view.texts.lang();
            return html! {
                select id=(id) name=(self.name) part="input" aria-required=[required] aria-invalid=[invalid]
                    aria-describedby=[described] {
                    option value="" { (view.texts.get("field-choose")) }
                    @for option in &field.options {
                        option value=(option.value) selected[option.value == self.value] { (option.label.get(lang)) }
                    }
                }
            };
        }
        let Input { kind, mode, complete, verbatim } = Input::of(&self.name);
        html! {
            input id=(id) name=(self.name) type=(kind) dir=[dir] inputmode=[mode] autocomplete=[complete]
                spellcheck=[verbatim.then_some("false")] autocapitalize=[verbatim.then_some("none")]
                part="input" value=(self.value) aria-required=[required] aria-invalid=[invalid]
                aria-describedby=[described];
        }
    }
}

/// Which way a field is written where the form goes from right to left: addresses and numbers from the
/// left all the same. What people tell goes as they tell it, by the style sheet.
fn dir(name: &str, lang: Lang) -> Option<&'static str> {
    (lang.is_rtl() && (Input::of(name).verbatim || name == "contact.phone")).then_some("ltr")
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
