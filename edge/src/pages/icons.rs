//! The one small set of icons, as inline SVG. Words stand beside each, so none has a name.

use maud::{Markup, html};

/// Something to correct.
pub(super) fn alert() -> Markup {
    icon(
        "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm-.9 3.2h1.8l-.2 5H7.300l-.2-5zM8 10.400a1.050 1.050 0 1 1 0 2.100 1.050 1.050 0 0 1 0-2.100z",
    )
}

/// Done.
pub(super) fn check() -> Markup {
    icon(
        "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm3.700 5.300-4.400 5L4.300 8.600l1.100-1.200 1.800 1.600 3.300-3.800z",
    )
}

/// To take something away.
pub(super) fn cross() -> Markup {
    icon(
        "M3.400 2 8 6.600 12.600 2 14 3.400 9.400 8 14 12.600 12.600 14 8 9.400 3.400 14 2 12.600 6.600 8 2 3.400z",
    )
}

/// One path on a grid of 16. It takes the colour of the text around it.
fn icon(path: &str) -> Markup {
    html! {
        svg.ticket-icon viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
            path fill="currentColor" fill-rule="evenodd" d=(path) {}
        }
    }
}
