//! The files' field: what can be chosen, and what came when the form was sent before.

use crate::{
    files::kept::Kept,
    intake::{FILES_FIELD, KEPT_FIELD},
    texts::Texts,
};
use desk::{
    MediaType,
    limits::{FILE_MAX, FILES_COUNT, FILES_MAX},
};
use maud::{Markup, html};

/// What may be chosen, with the limits.
pub(super) fn hint(texts: &Texts) -> String {
    texts.with(
        "field-attachments-hint",
        &[
            ("count", FILES_COUNT.into()),
            ("each", texts.size(FILE_MAX).into()),
            ("total", texts.size(FILES_MAX).into()),
        ],
    )
}

/// The field itself.
pub(super) fn control(id: &str, invalid: Option<&str>, described: Option<&str>) -> Markup {
    html! {
        input id=(id) name=(FILES_FIELD) type="file" multiple accept=(accept()) part="input"
            aria-invalid=[invalid] aria-describedby=[described];
    }
}

/// The button that takes a picture of the page, shown where a browser can do that.
pub(super) fn capture(texts: &Texts) -> Markup {
    html! {
        div.ticket-capture hidden {
            button.ticket-quiet type="button" aria-describedby="ticket-capture-hint" { (texts.get("capture-take")) }
            p.ticket-hint #ticket-capture-hint { (texts.get("capture-hint")) }
        }
    }
}

/// Endings for computers, types for phones: an iPhone then turns its own format into a JPEG.
fn accept() -> String {
    let endings =
        MediaType::ALL.iter().flat_map(|media| media.extensions()).map(|ending| format!(".{ending}"));
    let types =
        MediaType::ALL.iter().filter(|media| media.is_image()).map(|media| media.essence().to_owned());
    endings.chain(types).collect::<Vec<_>>().join(",")
}

/// Files that are here already. Without script a page cannot put them back into the field, so each is
/// a box that is ticked.
pub(super) fn kept(files: &[Kept], texts: &Texts) -> Markup {
    html! {
        div.ticket-kept role="group" aria-labelledby="ticket-kept" {
            p #ticket-kept { (texts.get("field-attachments-kept")) }
            @for file in files {
                label {
                    input type="checkbox" name=(KEPT_FIELD) value=(file.claim()) checked;
                    span { (file.name) " " span.ticket-hint { (texts.size(file.size)) } }
                }
            }
        }
    }
}
