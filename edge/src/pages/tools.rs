//! The tool for files, which the form's script takes when files come near: `www/ticket-files.js` puts
//! its parts into the form. It is the same for every desk and site.

pub(crate) mod mark;

use super::icons;
use crate::texts::Texts;
use desk::limits::{PICTURE_READABLE, PICTURE_SIDE};
use maud::{Markup, html};

/// What the script says by itself; `{file}` stands for the name of a file.
pub(crate) const SAYS: [&str; 11] = [
    "name",
    "none-taken",
    "added",
    "left-out",
    "removed",
    "mark",
    "marked",
    "unmarked",
    "remove",
    "sending",
    "stopped",
];

/// All its parts.
pub fn element(texts: &Texts) -> Markup {
    html! {
        div.ticket-tools lang=(texts.lang()) data-side=(PICTURE_SIDE) data-readable=(PICTURE_READABLE) {
            ul.ticket-files aria-label=(texts.get("files-list")) hidden {}
            p.ticket-hint.ticket-way { (texts.get("files-way")) }
            p.ticket-hidden.ticket-said role="status" {}
            div.ticket-sending hidden {
                button.ticket-quiet type="button" { (texts.get("files-stop")) }
            }
            template.ticket-row { (row(texts)) }
            template.ticket-marker { (mark::dialog(texts)) }
            template.ticket-words {
                @for say in SAYS {
                    p data-code=(say) { (texts.with(&format!("files-{say}"), &[("file", "{file}".into())])) }
                }
            }
        }
    }
}

/// One file of the list.
fn row(texts: &Texts) -> Markup {
    html! {
        li {
            // Twice as many pixels as it takes on a screen of the usual kind.
            canvas.ticket-thumb width="88" height="88" aria-hidden="true" hidden {}
            span.ticket-file {
                span.ticket-file-name {}
                " "
                span.ticket-hint {}
                progress max="1" value="0" hidden {}
            }
            button.ticket-quiet type="button" data-do="mark" hidden { (texts.get("files-mark")) }
            button.ticket-quiet type="button" data-do="remove" { (icons::cross()) }
        }
    }
}
