//! The kinds of request: the choice between them, and what differs with it.
//!
//! What belongs to some kinds only carries `data-kinds` with their names, and the style sheet hides it
//! while another kind is chosen. So it works without script, and nothing that was typed goes away.

use super::{FormView, field::Field};
use crate::texts::Texts;
use desk::{
    Category,
    config::{Desk, LocalText},
};
use maud::{Markup, html};

/// The name of the field in which a kind is chosen.
pub const CATEGORY: &str = "category";

/// The names of kinds as `data-kinds` has them.
pub fn words(kinds: &[Category]) -> String {
    kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" ")
}

/// What a desk calls a kind of request.
pub fn label(desk: &Desk, kind: Category, texts: &Texts) -> String {
    let own = desk.kinds.offered.get(&kind).and_then(|offered| offered.label.as_ref());
    own.map_or_else(|| texts.category(kind), |label| label.get(texts.lang()).to_owned())
}

/// The kinds that the form offers; none where there is no choice.
pub(super) fn offered<'a>(view: &FormView<'a>) -> impl Iterator<Item = Category> + use<'a> {
    view.site.rules.kinds.iter().map(|kind| kind.category)
}

/// Whether the form takes anything but problems.
pub(super) fn differ(view: &FormView) -> bool {
    offered(view).any(|kind| kind != Category::Problem)
}

/// A text of which each kind has its own. Kinds with the same text share it.
pub(super) fn each(view: &FormView, of: impl Fn(Category) -> String) -> Markup {
    let mut texts: Vec<(String, Vec<Category>)> = Vec::new();
    for kind in offered(view) {
        let text = of(kind);
        match texts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, kinds)) => kinds.push(kind),
            None => texts.push((text, vec![kind])),
        }
    }
    html! {
        @match &texts[..] {
            [] => (of(Category::Problem)),
            [(text, _)] => (text),
            _ => @for (text, kinds) in &texts { span data-kinds=(words(kinds)) { (text) } " " },
        }
    }
}

/// What the big field is called, and what belongs in it.
pub fn error_key(kind: Category, end: &str) -> String {
    match kind {
        Category::Problem => format!("field-error{end}"),
        kind => format!("field-error-{}{end}", kind.as_str()),
    }
}

/// The choice between kinds: buttons that all show, each with its help.
pub(super) fn choice(view: &FormView, field: &Field, error: &Markup) -> Markup {
    let rules = &view.site.rules;
    let chosen = rules.kind(&view.submission.category).or_else(|_| rules.kind("")).ok();
    let error_id = format!("{}-error", field.id());
    html! {
        fieldset.ticket-field.ticket-kinds.ticket-field-wrong[field.fault.is_some()] data-field=(CATEGORY)
            aria-describedby=[field.fault.as_ref().map(|_| &error_id)] {
            legend { (view.texts.get("field-category")) }
            (error)
            @for (at, kind) in offered(view).enumerate() {
                // The first one stands for all: the summary leads to it.
                @let id = if at == 0 { field.id() } else { format!("{}-{}", field.id(), kind.as_str()) };
                @let hint = format!("{}-{}-hint", field.id(), kind.as_str());
                div.ticket-kind {
                    input type="radio" id=(id) name=(CATEGORY) value=(kind.as_str()) part="choice"
                        checked[chosen.is_some_and(|it| it.category == kind)] aria-describedby=(hint);
                    div {
                        label for=(id) { (label(view.desk, kind, view.texts)) }
                        p.ticket-hint id=(hint) { (help(view, kind)) }
                    }
                }
            }
        }
    }
}

fn help(view: &FormView, kind: Category) -> String {
    let own = view.desk.kinds.offered.get(&kind).and_then(|offered| offered.help.as_ref());
    let usual = || view.texts.get(&format!("kind-help-{}", kind.as_str()));
    own.map_or_else(usual, |help: &LocalText| help.get(view.texts.lang()).to_owned())
}
